import type { FileMove } from '../../model/plan.ts'
import { joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { placesOf } from './known-places.ts'

/** A word of a list, without its quotes, and what it says once its file has moved. */
export interface ListedFile {
  readonly span: Span
  readonly text: string
}

/**
 * Words of a list that name files from one folder which the file knows by its place (`FILES = ["tree.py", "parsers/lalr.py"]`, gone through and joined):
 * every word has to be a file there, and of no other such folder, and the list has to be all that its name is given. `facts` may be those of the text as
 * transforms left it, `origin` is where that was; files that move out of the folder are left.
 */
export function listedFiles(
  index: SymbolIndex,
  origin: RepoPath,
  facts: ModuleFacts,
  moves: readonly FileMove[],
): readonly ListedFile[] {
  const old = index.facts(origin)
  const goals = new Map(moves.map(({ from, to }) => [from, to]))
  if (old === undefined || goals.has(origin)) return []
  let places: readonly RepoPath[] | undefined
  return facts.statements.flatMap(({ index: at, kind, names: [name = ''], span }): readonly ListedFile[] => {
    const text = facts.text.slice(span.start, span.end)
    if (kind !== 'assign' || !/^\w+\s*(?::[^=\n]+)?=\s*[[(][\s\S]*[\])]$/.test(text)) return []
    const words = facts.strings.filter((fact) => fact.statement === at)
    const said = words.map((fact) => wordOf(facts, fact))
    if (words.length < 2 || said.includes(undefined) || !isWalked(facts, name)) return []
    places ??= [...new Set(placesOf(index, origin, old))]
    const [base, ...others] = places.filter((place) =>
      said.every((word) => word !== undefined && index.workspace.has(joinPath(place, word))),
    )
    if (base === undefined || others.length > 0) return []
    return words.flatMap(({ content }): readonly ListedFile[] => {
      const goal = goals.get(joinPath(base, facts.text.slice(content.start, content.end)))
      const isWithin = goal !== undefined && (base === '' || goal.startsWith(`${base}/`))
      return isWithin ? [{ span: content, text: base === '' ? goal : goal.slice(base.length + 1) }] : []
    })
  })
}

/** A whole literal that may be the way to a file. */
function wordOf({ text }: ModuleFacts, fact: StringFact): string | undefined {
  const said = text.slice(fact.content.start, fact.content.end)
  const isPlain = !fact.isFormat && !fact.joined && !fact.hasEscapes && fact.call === undefined
  return isPlain && /^[\w-]+(?:\/[\w-]+)*\.\w+$/.test(said) ? said : undefined
}

/** Whether each read of a name goes through it, and there is one. */
function isWalked(facts: ModuleFacts, name: string): boolean {
  const reads = facts.references.filter(
    (one) => one.name === name && visibleBindings(facts, one).some(({ scope }) => scope === 0),
  )
  return (
    reads.length > 0 &&
    reads.every(({ span, attributes }) => {
      const line = facts.text.slice(facts.text.lastIndexOf('\n', span.start) + 1, span.start)
      return attributes.length === 0 && /\bfor\s[\w\s,()]+\sin\s+(?:enumerate\(\s*|sorted\(\s*)?$/.test(line)
    })
  )
}
