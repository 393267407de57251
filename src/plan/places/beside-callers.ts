import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import type { FileMove } from '../../model/plan.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { StringFact } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'

/** Functions that look for a folder beside the file that calls them, and the argument that says which (Hydra, "Config path"). */
const LOOKS_BESIDE = new Map([
  ['hydra.main', 'config_path'],
  ['hydra.initialize', 'config_path'],
])

/** Folders that a library finds from the file of its caller, where that file gets another folder and what it names does not go along. */
export function besideCallers(index: SymbolIndex, files: readonly FileMove[]): readonly Finding[] {
  const goals = new Map(files.map((move) => [move.from, move.to]))
  const asking = new Set(index.workspace.matching(wordQuery(['config_path']), '.py'))
  return files.flatMap(({ from, to }): readonly Finding[] => {
    const facts = asking.has(from) && folderOf(from) !== folderOf(to) ? index.facts(from) : undefined
    if (facts === undefined) return []
    return facts.strings.flatMap((fact): readonly Finding[] => {
      const said = facts.text.slice(fact.content.start, fact.content.end)
      if (fact.isFormat || said === '' || /^\/|:\/\//.test(said) || !isAsked(index, from, fact)) return []
      const [old, now] = [joinPath(folderOf(from), said), joinPath(folderOf(to), said)]
      const inside = index.workspace.list().filter((path) => path.startsWith(`${old}/`))
      if (inside.length === 0 || inside.every((path) => (goals.get(path) ?? path).startsWith(`${now}/`))) return []
      return [
        {
          code: 'place-read',
          level: 'error',
          reason: `${from} names the folder "${said}" beside itself (\`${fact.call?.callee ?? ''}\`); from ${to} that would be ${now}, and it stays ${old}`,
          advice: `Let the folder go along with its file, or name it so that it is found from anywhere first (\`pkg://...\`, an absolute path).`,
          place: { path: from, span: fact.span },
        },
      ]
    })
  })
}

function isAsked(index: SymbolIndex, path: string, { call }: StringFact): boolean {
  const facts = index.facts(path)
  const reference = facts === undefined || call === undefined ? undefined : referenceStartingAt(facts, call.span.start)
  if (facts === undefined || call === undefined || reference === undefined) return false
  const meaning = meaningOf(facts, reference, index.identityOf(path))
  if (meaning.kind !== 'imported') return false
  const argument = LOOKS_BESIDE.get(joinName(meaning.name, ...reference.attributes.map((step) => step.name)))
  return argument !== undefined && (call.argument === argument || call.argument === 0)
}
