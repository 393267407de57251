import type { Finding } from '../../model/finding.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { asidesOf } from '../../python/facts/asides.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { isPython } from '../../python/facts/modules.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Scene } from '../proof/proof-input.ts'

/** What imports by the text that it is given. */
const IMPORTS = /(?:import_module|__import__|find_spec|resolve_name|run_module|import_string|locate)\s*\(\s*$/

/** Texts that `Literal` and `Annotated` hold as values (PEP 586, 593) say the same in all touched files together: definitions may take them along. */
export function changedTypeValues(scene: Scene): readonly Finding[] {
  const touched = [...scene.touched].filter(([path]) => isPython(path))
  const origins = new Set(touched.flatMap(([path, origin]) => [origin ?? path]))
  const sources = scene.plan.symbols.flatMap(({ from }) => scene.before.fileOf(from) ?? [])
  const was = new Set([...origins, ...sources].flatMap((path) => valuesOf(scene.before, path)))
  return touched.flatMap(([path]): readonly Finding[] => {
    const fresh = valuesOf(scene.after, path).find((value) => !was.has(value))
    if (fresh === undefined) return []
    return [
      {
        code: 'string-changed',
        level: 'error',
        reason: `${path}: \`${fresh}\` is a value in the brackets of Literal or Annotated, and another one stood there`,
        advice: 'Nothing was written. This is a mistake of the tool: please report it.',
        place: { path },
      },
    ]
  })
}

function valuesOf(index: SymbolIndex, path: RepoPath): readonly string[] {
  const facts = index.facts(path)
  return facts === undefined ? [] : valuesIn(facts)
}

/** The texts in the brackets of `Literal`, and behind the first comma in those of `Annotated`. */
function valuesIn(facts: ModuleFacts): readonly string[] {
  const { text, strings } = facts
  if (!/\b(?:Literal|Annotated)\s*\[/.test(text)) return []
  const { isInString, isComment } = asidesOf(facts)
  return [...text.matchAll(/\b(Literal|Annotated)\s*\[/g)].flatMap((match) => {
    if (isInString(match.index) || isComment(match.index)) return []
    const open = match.index + match[0].length
    let [depth, at] = [1, open]
    let from = match[1] === 'Literal' ? open : undefined
    for (; at < text.length && depth > 0; at += 1) {
      if (isInString(at) || isComment(at)) continue
      const char = text[at] ?? ''
      if ('([{'.includes(char)) depth += 1
      else if (')]}'.includes(char)) depth -= 1
      else if (char === ',' && depth === 1) from ??= at
    }
    return strings
      .filter(({ span }) => from !== undefined && span.start >= from && span.end <= at)
      .filter(({ span }) => !IMPORTS.test(text.slice(Math.max(0, span.start - 60), span.start)))
      .map(({ content }) => text.slice(content.start, content.end))
  })
}
