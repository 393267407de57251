import type { ImportEntry, ImportMember } from './import-entries.ts'
import { orderMembers } from './import-order.ts'
import type { ImportRules } from './import-rules.ts'

/**
 * Statements as isort has them unless it combines aliases: names of one module in order, and where one of them gets another name,
 * it stands alone and those behind it are in a statement of their own.
 */
export function splitAtAliases(entries: readonly ImportEntry[], rules: ImportRules): readonly ImportEntry[] {
  const aliased = new Map<string, ImportMember[]>()
  const keyOf = ({ module, level }: ImportEntry): string => `${level} ${module}`
  for (const entry of entries) {
    const [only] = entry.members
    if (entry.kind !== 'from' || only?.alias === undefined) continue
    aliased.set(keyOf(entry), [...(aliased.get(keyOf(entry)) ?? []), only])
  }
  return entries.flatMap((entry) => {
    const marks = entry.kind === 'from' ? aliased.get(keyOf(entry)) : undefined
    if (marks === undefined || entry.members.length < 2) return [entry]
    const parts: ImportMember[][] = [[]]
    for (const member of orderMembers([...entry.members, ...marks], rules))
      if (member.alias === undefined) parts.at(-1)?.push(member)
      else parts.push([])
    const filled = parts.filter((part) => part.length > 0)
    if (filled.length < 2) return [entry]
    return filled.map((members, at): ImportEntry => {
      const comments = at === 0 ? entry.comments : { atop: [], inline: [], trailing: [] }
      return { ...entry, members, comments, source: undefined }
    })
  })
}
