import type { ImportStatement, ModuleFacts } from '../facts/facts.ts'
import { aboveComments, isBlank, lineStart, nextLine } from '../facts/lines.ts'
import type { ImportHost } from './import-host.ts'
import { afterHead, belowImport } from './import-head.ts'
import type { ImportLine, Section } from './import-lines.ts'
import { sectionOf } from './import-lines.ts'

/** Where a line goes, and what blank lines stand around it. */
export interface ImportSlot {
  readonly at: number
  readonly before: string
  readonly after: string
}

/**
 * Where a new import goes among those at the head that stay: behind the imports of its own isort section, in alphabetical place when that
 * section is sorted, else at its end. `isFollowed`: something is going to stand below the head in any case.
 */
export function slotFor(
  { facts, isFirstParty }: ImportHost,
  head: readonly ImportStatement[],
  line: ImportLine,
  isFollowed: boolean,
): ImportSlot {
  const sectionOfStatement = (entry: ImportStatement): Section => sectionOfImport(entry, isFirstParty)
  const peers = head.filter((entry) => sectionOfStatement(entry) === line.section)
  if (peers.length > 0) return slotAmong(facts, peers, line)
  // Where sections stand together, a new one does too.
  const gap = areParted(facts, head, sectionOfStatement) ? '\n' : ''
  const lower = head.filter((entry) => sectionOfStatement(entry) < line.section).at(-1)
  if (lower !== undefined) {
    const at = belowImport(facts.text, lower.span.end)
    const follows = isFollowed || head.some((entry) => entry.span.start > lower.span.end)
    return { at, before: gap, after: follows || isBlank(facts.text.slice(at, nextLine(facts.text, at))) ? '' : '\n' }
  }
  const first = head[0]
  if (first !== undefined && startsLine(facts, first))
    return { at: aboveComments(facts.text, lineStart(facts.text, first.span.start)), before: '', after: gap }
  const at = afterHead(facts)
  const before = at > 0 && !isBlank(facts.text.slice(lineStart(facts.text, at - 1), at)) ? '\n' : ''
  const rest = facts.text.slice(at)
  const spaced = isBlank(rest.slice(0, nextLine(rest, 0))) || rest === ''
  return { at, before, after: spaced ? '' : firstIsDefinition(facts, at) ? '\n\n' : '\n' }
}

/** The place among the imports `below` the head that are of the section of a line; undefined where the head has one, or these have none. */
export function slotBelow(
  { facts, isFirstParty }: ImportHost,
  head: readonly ImportStatement[],
  below: readonly ImportStatement[],
  line: ImportLine,
): ImportSlot | undefined {
  const isPeer = (entry: ImportStatement): boolean => sectionOfImport(entry, isFirstParty) === line.section
  const peers = below.filter(isPeer)
  return peers.length === 0 || head.some(isPeer) ? undefined : slotAmong(facts, peers, line)
}

function sectionOfImport(
  { kind, module, items, level }: ImportStatement,
  isFirstParty: ImportHost['isFirstParty'],
): Section {
  return sectionOf(kind === 'from' ? module : (items[0]?.name ?? ''), level, isFirstParty)
}

/** Among imports of its section: in alphabetical place when they are sorted, else at their end. */
function slotAmong(facts: ModuleFacts, peers: readonly ImportStatement[], line: ImportLine): ImportSlot {
  const keys = peers.map(keyOf)
  const sorted = keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') <= key)
  const next = sorted ? peers.find((entry) => keyOf(entry) > line.key) : undefined
  if (next !== undefined && startsLine(facts, next))
    return { at: aboveComments(facts.text, lineStart(facts.text, next.span.start)), before: '', after: '' }
  return { at: belowImport(facts.text, peers.at(-1)?.span.end ?? 0), before: '', after: '' }
}

/** Whether a blank line stands wherever imports of two sections follow each other. */
function areParted(
  { text }: ModuleFacts,
  head: readonly ImportStatement[],
  sectionOfStatement: (entry: ImportStatement) => Section,
): boolean {
  return head.every((entry, at) => {
    const before = head[at - 1]
    if (before === undefined || sectionOfStatement(before) === sectionOfStatement(entry)) return true
    return /\n[ \t\f]*\r?\n/.test(text.slice(before.span.end, entry.span.start))
  })
}

function firstIsDefinition(facts: ModuleFacts, at: number): boolean {
  const next = facts.statements.find((statement) => statement.span.start >= at)
  return next?.kind === 'function' || next?.kind === 'class'
}

function keyOf(entry: ImportStatement): string {
  return entry.kind === 'import'
    ? `0${(entry.items[0]?.name ?? '').toLowerCase()}`
    : `1${'.'.repeat(entry.level)}${entry.module.toLowerCase()}`
}

function startsLine(facts: ModuleFacts, entry: ImportStatement): boolean {
  return isBlank(facts.text.slice(lineStart(facts.text, entry.span.start), entry.span.start))
}
