import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { accepts } from '../../model/recipe.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { asidesOf } from '../../python/facts/asides.ts'
import type { Scene } from '../proof/proof-input.ts'

/** What a definition says of its module, compared with what a module says of itself. */
const COMPARED =
  /__module__\b[^\n=!]*?(?:[=!]=|\bin\s*[[({]|\.startswith\()\s*__name__\b|\b__name__\s*[=!]=\s*[^\n]*\.\s*__module__\b/
/** A class that reads names of the module it says it is from. */
const OWN_MODULE =
  /(?:\bmodules\s*\[|\bimport_module\s*\(|\bgetmodule\s*\()\s*(?:type\s*\(\s*)?(?:self|cls|__class__)\b\s*\)?[^\])\n]*[\])]+\s*(?:\.\s*(?!__)|,\s*["'])(\w+)/g

/**
 * What is answered by the module that a definition says it is from: whether it is the own one, which names that has, and whether a filter
 * of warnings is about it. Read off the lines of the final tree, in the modules that a definition left and came to.
 */
export function lostModuleAnswers(scene: Scene): readonly Finding[] {
  return scene.plan.symbols.flatMap((move) => (move.copied ? [] : answersOf(scene, move)))
}

function answersOf(scene: Scene, move: SymbolMove): readonly Finding[] {
  const { map, after } = scene
  const target = map.moduleTo(move.to)
  const facts = after.factsOfModule(target)
  const path = after.fileOf(target)
  const statement = facts?.statements.find(({ names }) => names.includes(move.symbol))
  if (facts === undefined || path === undefined || statement === undefined) return []
  const own = facts.text.slice(statement.span.start, statement.span.end)
  const missing = [...own.matchAll(OWN_MODULE)]
    .map((match) => match[1] ?? '')
    .find((name) => !after.binds(target, name))
  const isDefined = statement.kind === 'class' || statement.kind === 'function'
  const asking = [path, after.fileOf(map.moduleTo(move.from))].find((one) => isDefined && asks(scene, one))
  const filter = isDefined && /\bwarn\w*\s*\((?![^()]*\bstacklevel\b)/.test(own) ? filterOf(scene, move) : undefined
  return [
    ...(missing === undefined || accepts(scene.plan.recipe, 'module-name-read', path)
      ? []
      : [lost(path, `${move.symbol} reads ${missing} of the module it says it is from, and ${target} has none`)]),
    ...(asking === undefined || accepts(scene.plan.recipe, 'module-compared', asking)
      ? []
      : [
          lost(
            asking,
            `${asking} asks whether \`__module__\` is its own name, and ${move.symbol} says another one now`,
          ),
        ]),
    ...(filter === undefined
      ? []
      : [lost(filter, `${filter} filters warnings of ${move.from}, and ${move.symbol} warns from ${target} now`)]),
  ]
}

function asks({ after }: Scene, path: RepoPath | undefined): boolean {
  const facts = path === undefined ? undefined : after.facts(path)
  if (facts === undefined || !COMPARED.test(facts.text)) return false
  const code = asidesOf(facts).withoutRemarks({ start: 0, end: facts.text.length })
  return [...code.matchAll(new RegExp(COMPARED, 'g'))].some(
    // Where all names of a module are gone through, the listing is what counts.
    ({ index }) => !/\b(?:getmembers|vars|globals|dir)\(|__dict__/.test(code.slice(Math.max(0, index - 200), index)),
  )
}

/** A file with a filter for the old module, as pytest and `-W` write it, and none for the new one. */
function filterOf({ final, map }: Scene, { from, to }: SymbolMove): RepoPath | undefined {
  const filtering = (module: string): RegExp =>
    new RegExp(
      String.raw`\b(?:error|ignore|always|all|default|module|once):[^:\n]*:[^:\n]*:${literalPattern(module)}(?![\w.])`,
    )
  return final.mentioning([from], '.toml', '.cfg', '.ini', '.py').find((path) => {
    const text = final.glance(path)
    return filtering(from).test(text) && !filtering(map.moduleTo(to)).test(text)
  })
}

function lost(path: RepoPath, reason: string): Finding {
  return {
    code: 'module-compared',
    level: 'error',
    reason,
    advice: 'Nothing was written. This is a mistake of the tool: please report it.',
    place: { path },
  }
}
