import { firstPartOf } from '../../model/names.ts'
import type { ImportFacts } from '../facts/facts.ts'
import type { ImportRun } from './import-blocks.ts'
import { entriesOf, isPragma } from './import-entries.ts'
import type { ImportEntry, ImportMember } from './import-entries.ts'
import { orderEntries, orderMembers } from './import-order.ts'
import type { FileRules, ImportRules, ImportSection } from './import-rules.ts'
import { sectionFor } from './import-sections.ts'
import { splitAtAliases } from './split-at-aliases.ts'
import { gridLines } from './wrapped-names.ts'

/**
 * How far a block is written anew: each statement in the layout of the rules too; the order of statements and of their names; or the order of
 * statements alone.
 */
export type Extent = 'layout' | 'order' | 'modules'

/** How a block is written besides the rules. */
export interface BlockLayout {
  readonly newline: string
  /** One level of indentation. */
  readonly unit: string
  readonly extent: Extent
}

/** A run as the rules want it: its lines, each ended, and the number of blank lines below. */
export interface RenderedRun {
  readonly text: string
  readonly gap: number
  /** The statements in their order. */
  readonly entries: readonly ImportEntry[]
}

/** Write a run of imports as its project's rules want it; statements that are made of one and in order keep their text under `order`. */
export function renderRun(facts: ImportFacts, run: ImportRun, file: FileRules, layout: BlockLayout): RenderedRun {
  const { rules } = file
  const whole = entriesOf(facts, run, rules).map((entry) =>
    withoutHeadings(
      layout.extent === 'modules' ? withJoinedMembers(entry, run, rules) : withOrderedMembers(entry, rules),
      rules,
    ),
  )
  const entries = rules.splitsAtAliases ? splitAtAliases(whole, rules) : whole
  const sorted: ImportEntry[] = []
  const groups = separated(entries, rules.forcedSeparate)
    .map((group) => linesOf(group, file, run.indent, layout, sorted))
    .filter((lines) => lines.length > 0)
  const lines = groups.flatMap((group, at) => (at === 0 ? group : ['', ...group]))
  const text = lines.map((line) => (line === '' ? '' : run.indent + line) + layout.newline).join('')
  return { text, gap: gapBelow(run, file), entries: sorted }
}

/** The number of blank lines the rules want below a run. */
export function gapBelow({ follower }: ImportRun, { rules, isStub }: FileRules): number {
  if (follower === 'nothing') return 0
  const wanted = rules.linesAfterImports
  if (wanted >= 0) return isStub ? Math.min(wanted, 1) : wanted
  return follower === 'definition' && !isStub ? 2 : 1
}

/** Headings belong to sections, and to none of the statements below them. */
function withoutHeadings(entry: ImportEntry, { headings }: ImportRules): ImportEntry {
  if (headings.size === 0) return entry
  const texts = new Set([...headings.values()].map((heading) => `# ${heading}`))
  const { comments } = entry
  return { ...entry, comments: { ...comments, atop: comments.atop.filter((comment) => !texts.has(comment)) } }
}

/** The text of a statement is kept only where its names are in order. */
function withOrderedMembers(entry: ImportEntry, rules: ImportRules): ImportEntry {
  const members = orderMembers(entry.members, rules)
  const isOrdered = members.every((member, at) => member === entry.members[at])
  return { ...entry, members, source: isOrdered ? entry.source : undefined }
}

/** What is made of several statements has its names in order where those of each were. */
function withJoinedMembers(entry: ImportEntry, run: ImportRun, rules: ImportRules): ImportEntry {
  const own = run.statements.filter(({ index }) => entry.statements.includes(index))
  const areOrdered = own.every(({ items }) => orderMembers(items, rules).every((item, at) => item === items[at]))
  return own.length > 1 && areOrdered ? { ...entry, members: orderMembers(entry.members, rules) } : entry
}

/** The entries that no pattern names, then those of each pattern. */
function separated(entries: readonly ImportEntry[], patterns: readonly string[]): readonly (readonly ImportEntry[])[] {
  const groups: ImportEntry[][] = [[], ...patterns.map(() => [])]
  for (const entry of entries) {
    const top = '.'.repeat(entry.level) + firstPartOf(entry.module)
    groups[patterns.findIndex((pattern) => top.startsWith(pattern)) + 1]?.push(entry)
  }
  return groups
}

/** All lines of one group, sections with a blank line between; its statements are added to `sorted`. */
function linesOf(
  entries: readonly ImportEntry[],
  file: FileRules,
  indent: string,
  layout: BlockLayout,
  sorted: ImportEntry[],
): string[] {
  const { rules } = file
  const sections = new Map<ImportSection, ImportEntry[]>(rules.sectionOrder.map((section) => [section, []]))
  for (const entry of entries) sections.get(sectionFor(file, entry.module, entry.level))?.push(entry)
  const lines: string[] = []
  let isPending = false
  for (const section of rules.sectionOrder) {
    if (!rules.noLinesBefore.includes(section)) isPending = true
    const own = sections.get(section) ?? []
    if (own.length === 0) continue
    if (lines.length > 0 && isPending) lines.push('')
    isPending = false
    const ordered = orderEntries(own, section, rules)
    sorted.push(...ordered)
    const heading = rules.headings.get(section)
    // What stands above the first statement is no part of the block.
    if (heading !== undefined && indent === '' && lines.length > 0) lines.push(`# ${heading}`)
    lines.push(...sectionLines(ordered, rules, indent, layout))
  }
  return lines
}

function sectionLines(
  entries: readonly ImportEntry[],
  rules: ImportRules,
  indent: string,
  layout: BlockLayout,
): string[] {
  const lines: string[] = []
  const isBetween = rules.linesBetweenTypes > 0 && !rules.forceSortWithinSections
  let before: ImportEntry['kind'] | undefined
  let isDone = false
  entries.forEach((entry, at) => {
    const leading = rules.fromFirst ? 'from' : 'import'
    if (isBetween && !isDone && before === leading && entry.kind !== leading) {
      lines.push(...Array<string>(rules.linesBetweenTypes).fill(''))
      isDone = true
    }
    before = entry.kind
    if (at > 0 && entry.comments.atop.length > 0) lines.push('')
    lines.push(...entry.comments.atop, ...statementLines(entry, rules, indent, layout))
  })
  return lines
}

function statementLines(entry: ImportEntry, rules: ImportRules, indent: string, layout: BlockLayout): string[] {
  if (layout.extent !== 'layout' && entry.source !== undefined) return keptLines(entry.source, indent)
  if (entry.kind === 'import')
    return [withComments(`import ${entry.module}${asText(entry.alias)}`, entry.comments.inline)]
  const [first] = entry.members
  if (entry.members.length === 1 && first?.name === '*') return [onOneLine(entry)]
  const count = entry.members.length
  const isWrapped =
    (rules.forceWrapAliases && count > 1 && entry.members.some((one) => one.alias)) ||
    (rules.wrapsFrom > 0 && count >= rules.wrapsFrom)
  const isPlain = entry.members.length === 1 || entry.members.every((member) => !hasComments(member))
  if (!entry.hasComma && isPlain && !isWrapped) {
    const measured = onOneLine(entry, (comment) => rules.measuresMarks || !isPragma(comment))
    if (widthOf(indent + measured, rules) <= rules.lineLength) return [onOneLine(entry)]
  }
  const isBare = entry.members.every((member) => !hasComments(member)) && entry.comments.inline.length === 0
  if (rules.wrapping === 'hanging' || !isBare || entry.comments.trailing.length > 0)
    return onManyLines(entry, layout.unit, rules)
  const names = entry.members.map((member) => member.name + asText(member.alias))
  return gridLines({ opening: opening(entry), names, unit: layout.unit, indent: indent.length }, rules)
}

/** Lines of a statement as they stand, without the indentation of its block. */
function keptLines(source: string, indent: string): string[] {
  return source.split(/\r?\n/).map((line, at) => (at > 0 && line.startsWith(indent) ? line.slice(indent.length) : line))
}

function widthOf(line: string, { tabWidth }: ImportRules): number {
  return line.replaceAll('\t', ' '.repeat(tabWidth)).length
}

function hasComments({ comments }: ImportMember): boolean {
  return comments.atop.length + comments.inline.length + comments.trailing.length > 0
}

function asText(alias: string | undefined): string {
  return alias === undefined ? '' : ` as ${alias}`
}

function withComments(line: string, comments: readonly string[]): string {
  return [line, ...comments].join('  ')
}

function opening({ level, module }: ImportEntry): string {
  return `from ${'.'.repeat(level)}${module} import `
}

function onOneLine(entry: ImportEntry, isShown: (comment: string) => boolean = () => true): string {
  const names = entry.members.map((member) => member.name + asText(member.alias)).join(', ')
  const behind = entry.members.flatMap(({ comments }) => [...comments.atop, ...comments.inline, ...comments.trailing])
  const all = [...entry.comments.inline, ...behind, ...entry.comments.trailing]
  return withComments(opening(entry) + names, all.filter(isShown))
}

function onManyLines(entry: ImportEntry, unit: string, { endsInComma }: ImportRules): string[] {
  // A mark behind the only name is about the statement: linters look for it on the first line.
  const [only] = entry.members.length === 1 ? entry.members : []
  const marks = only?.comments.inline.filter(isPragma) ?? []
  const names = entry.members.flatMap(({ name, alias, comments }, at) => [
    ...comments.atop.map((comment) => unit + comment),
    withComments(
      `${unit}${name}${asText(alias)}${endsInComma || at < entry.members.length - 1 ? ',' : ''}`,
      comments.inline.filter((comment) => !marks.includes(comment)),
    ),
    ...comments.trailing.map((comment) => unit + comment),
  ])
  return [
    withComments(`${opening(entry)}(`, [...entry.comments.inline, ...marks]),
    ...names,
    withComments(')', entry.comments.trailing),
  ]
}
