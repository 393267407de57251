import type { ImportEntry, ImportMember } from './import-entries.ts'
import type { ImportRules } from './import-rules.ts'

/**
 * Compare names as isort and ruff do: runs of digits by their number, where one begins with 0 digit by digit; all else by character.
 */
export function compareNaturally(a: string, b: string): number {
  let [left, right] = [0, 0]
  while (left < a.length && right < b.length) {
    const [x, y] = [a[left] ?? '', b[right] ?? '']
    if (isDigit(x) && isDigit(y)) {
      const [one, other] = [digitsAt(a, left), digitsAt(b, right)]
      const length = x === '0' || y === '0' ? 0 : one.length - other.length
      const difference = length !== 0 ? length : compareText(one, other)
      if (difference !== 0) return difference
      left += one.length
      right += other.length
      continue
    }
    if (x !== y) return x < y ? -1 : 1
    left += 1
    right += 1
  }
  return a.length - left - (b.length - right)
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9'
}

function digitsAt(text: string, at: number): string {
  let end = at
  while (isDigit(text[end] ?? '')) end += 1
  return text.slice(at, end)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A place in an order: numbers, and names that are compared naturally; undefined comes first. */
type Key = readonly (number | string | undefined)[]

function compareKeys(a: Key, b: Key): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const [x, y] = [a[at], b[at]]
    if (x === y) continue
    if (x === undefined) return -1
    if (y === undefined) return 1
    const difference = typeof x === 'number' && typeof y === 'number' ? x - y : compareNaturally(String(x), String(y))
    if (difference !== 0) return difference
  }
  return 0
}

/** CONSTANTS, then Classes, then the rest: by the project's lists, else by how a name is written. */
function typeOf(name: string, rules: ImportRules): number {
  if (rules.constants.includes(name)) return 0
  if (rules.classes.includes(name)) return 1
  if (rules.variables.includes(name)) return 2
  if (name.length > 1 && name !== name.toLowerCase() && name === name.toUpperCase()) return 0
  const first = name.charAt(0)
  return first !== first.toLowerCase() ? 1 : 2
}

function memberKey({ name, alias }: Pick<ImportMember, 'name' | 'alias'>, rules: ImportRules): Key {
  return [
    name === '*' ? 0 : 1,
    rules.orderByType ? typeOf(name, rules) : 0,
    rules.lengthSort ? name.length : 0,
    rules.caseSensitive ? '' : name.toLowerCase(),
    name,
    alias,
  ]
}

function entryKey(entry: ImportEntry, rules: ImportRules): Key {
  const { module, level, kind } = entry
  const name = module === '' ? undefined : module
  const isByLength = rules.lengthSort || (rules.lengthSortStraight && kind === 'import')
  const distance = rules.relativeOrder === 'closest-to-furthest' ? level : -level
  const [first] = entry.members
  return [
    rules.forceToTop.includes(module) ? 0 : 1,
    isByLength ? module.length + level : 0,
    level === 0 ? 1 : 0,
    distance,
    rules.caseSensitive ? undefined : name?.toLowerCase(),
    name,
    ...(first === undefined ? Array<undefined>(6).fill(undefined) : memberKey(first, rules)),
    kind === 'import' ? entry.alias : undefined,
  ]
}

/** Names of one statement in the order of the rules. */
export function orderMembers<T extends Pick<ImportMember, 'name' | 'alias'>>(
  members: readonly T[],
  rules: ImportRules,
): readonly T[] {
  return members.toSorted((a, b) => compareKeys(memberKey(a, rules), memberKey(b, rules)))
}

/** Statements of one section in the order of the rules; their own names are in order already. */
export function orderEntries(
  entries: readonly ImportEntry[],
  section: string,
  rules: ImportRules,
): readonly ImportEntry[] {
  const isFromFirst = section === 'future' || (rules.fromFirst && !rules.forceSortWithinSections)
  const isMixed = section !== 'future' && rules.forceSortWithinSections
  const rank = (entry: ImportEntry): number => (isMixed || (entry.kind === 'from') === isFromFirst ? 0 : 1)
  return entries.toSorted((a, b) => rank(a) - rank(b) || compareKeys(entryKey(a, rules), entryKey(b, rules)))
}
