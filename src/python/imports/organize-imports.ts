import { firstPartOf } from '../../model/names.ts'
import { insert, replace } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import type { Span } from '../../model/span.ts'
import type { ImportFacts, ImportStatement, ModuleFacts } from '../facts/facts.ts'
import { lineIndexOf } from '../../text/line-index.ts'
import { indentationOf } from '../facts/indentation.ts'
import { importRuns, isCrowded } from './import-blocks.ts'
import type { ImportRun } from './import-blocks.ts'
import type { ImportEntry } from './import-entries.ts'
import type { FileRules } from './import-rules.ts'
import { sameRules } from './import-rules.ts'
import { joinedRun } from './join-statements.ts'
import { mappedEdits } from './mapped-edits.ts'
import type { MappedEdits } from './mapped-edits.ts'
import { gapBelow, renderRun } from './render-imports.ts'
import type { BlockLayout, Extent } from './render-imports.ts'
import { sortableParts, splitText } from './split-runs.ts'

/** What organizing needs to know of one text that is about to be edited. */
export interface Organizing {
  readonly facts: ModuleFacts
  readonly edits: readonly Edit[]
  /** What of the text after the edits concerns its imports; it has grown from the text before. */
  readonly importsOf: (text: string, grownFrom: string) => ImportFacts
  /** All facts of that text; asked where the text before does not say how it is indented. */
  readonly factsOf: (text: string) => ModuleFacts
  /** The rules a block may have been kept by: where the project says how, what it says; else what is usual. The first that fits counts. */
  readonly before: readonly FileRules[]
  /** The same rules as they read the file afterwards, one for each of `before`. */
  readonly after: readonly (FileRules | undefined)[]
  readonly newline: string
  /** Whether a formatter wants a blank line between imports and the code of a suite. */
  readonly isFormatted: boolean
  readonly passing: Passing
  /** The text stays and its place does not, so that the rules may want another order of what stands there. */
  readonly isElsewhere?: boolean
  /** A tool holds the project to the order: where a block keeps another one, it is told so (`# isort: split`). */
  readonly splitsHeld?: boolean
  /** Told of a block that was in order, keeps the order it has now for what two of its imports do, and would have another. */
  readonly onHeld?: (held: HeldBlock) => void
}

/** Two imports of a block that keep their order, the first of them first: statements as they are in the text after the edits. */
export interface HeldBlock {
  readonly first: string
  readonly second: string
  /** They bind the same name; else each does something to others when it is loaded. */
  readonly isSameName: boolean
  /** 1-based, in the text after the edits. */
  readonly line: number
}

/** What is known of the order in which the imports of one file load. */
export interface Passing {
  /** Whether it makes no difference which of two imports comes first. */
  readonly mayPass: (one: ImportEntry, other: ImportEntry) => boolean
  /** The names that the star of an import may bind; undefined where nobody knows. */
  readonly starNames: (entry: ImportEntry) => readonly string[] | undefined
  /**
   * Whether imports in their new order do to others what the statements of today did, in the same order; what a block did not load
   * before may come anywhere.
   */
  readonly loadsAlike: (was: readonly ImportStatement[], now: readonly ImportEntry[]) => boolean
}

/**
 * The edits of a text, with each block of imports they leave written as the project's rules want it, if it was kept so before: in
 * order, names of one module in one statement, blank lines between sections. A block that was not in order keeps its order, and one
 * that is new is in order. No import is taken across a statement of another kind, for a block ends there.
 */
export function organizedEdits(input: Organizing): readonly Edit[] {
  const { facts, edits } = input
  if ((edits.length === 0 && input.isElsewhere !== true) || facts.errors.length > 0) return edits
  const mapped = mappedEdits(facts.text, edits)
  const rewrites = importRewrites(input, mapped)
  return rewrites.length === 0 ? edits : mapped.with(rewrites)
}

/** The blocks that come out otherwise, as edits of the text of a file that is created: all of it is new. */
export function organizedText(text: string, input: Omit<Organizing, 'facts' | 'edits'>): readonly Edit[] {
  const edits = [insert(0, text)]
  const rewrites = importRewrites({ ...input, facts: input.factsOf(''), edits }, mappedEdits('', edits))
  return rewrites.map(({ span, text: anew }) => replace(span.start, span.end, anew))
}

/** Blocks of imports of the text after the edits, as they are to be written. */
function importRewrites(
  input: Organizing,
  mapped: MappedEdits,
): readonly { readonly span: Span; readonly text: string }[] {
  const { facts, newline } = input
  const after = input.importsOf(mapped.after, facts.text)
  if (after.errors.length > 0 || after.imports.length === 0) return []
  const runs = importRuns(facts)
  const unit = indentationOf(facts, true) ?? indentationAfter(input, mapped.after) ?? '    '
  return importRuns(after).flatMap((run) => {
    if (!run.isWhole) return []
    const { before } = mapped.before({ start: run.span.start, end: run.span.end })
    const own = runs.filter((one) => one.span.start < before.end && before.start < one.span.end)
    const sorted = sortedRun(input, { facts: after, run }, own, { newline, unit })
    const isSeparate = input.isFormatted && isCrowded(after, run) && !own.some((one) => isCrowded(facts, one))
    const [first] = input.after
    const joined =
      sorted !== undefined || first === undefined
        ? undefined
        : joinedRun(after, run, { text: facts.text, statements: own.flatMap((one) => one.statements) }, first.rules)
    const { end, text: written } = sorted ?? {
      end: run.span.end,
      text: joined ?? after.text.slice(run.span.start, run.span.end),
    }
    const anew = written + (isSeparate ? newline : '')
    return isSame(anew, after.text.slice(run.span.start, end))
      ? []
      : [{ span: { start: run.span.start, end }, text: anew }]
  })
}

/** One level of indentation by the text after the edits, of which not all facts are asked for where no line is indented. */
function indentationAfter({ factsOf }: Organizing, after: string): string | undefined {
  return /^[ \t]/m.test(after) ? indentationOf(factsOf(after), true) : undefined
}

/** A block in order, with the blank lines below it up to `end`; undefined where it keeps its order: `own` is what it was before. */
function sortedRun(
  input: Organizing,
  { facts, run }: { readonly facts: ImportFacts; readonly run: ImportRun },
  own: readonly ImportRun[],
  layout: { readonly newline: string; readonly unit: string },
): { readonly end: number; readonly text: string } | undefined {
  const kept = manner(input.facts, own, input.before, layout)
  const rules = kept === undefined ? undefined : input.after[kept.at]
  if (kept === undefined || rules === undefined) return undefined
  const { text: sorted, gap, entries } = renderRun(facts, run, rules, { ...layout, extent: kept.extent })
  let text = sorted
  const was = own.flatMap((one) => one.statements)
  const bound = heldPair(entries, (one, other) => bindDifferently(one, other, input.passing))
  const loud = bound ?? heldPair(entries, input.passing.mayPass)
  if (loud !== undefined && (bound !== undefined || !input.passing.loadsAlike(was, entries))) {
    // What came along within a function or class stays as it was there.
    if (own.length === 0 && run.indent !== '') return undefined
    input.onHeld?.(heldBlock(facts, run, loud, bound !== undefined))
    if (input.splitsHeld !== true) return undefined
    text = splitRun(input, { facts, run }, rules, { ...layout, extent: kept.extent })
  }
  const earlier = input.before[kept.at]
  const isGapKept = earlier !== undefined && own.every((one) => gapOf(input.facts.text, one) === gapBelow(one, earlier))
  return isGapKept ? { end: run.gapEnd, text: text + layout.newline.repeat(gap) } : { end: run.span.end, text }
}

/** A block that keeps its order, in parts that are each in order. */
function splitRun(
  { passing }: Organizing,
  { facts, run }: { readonly facts: ImportFacts; readonly run: ImportRun },
  rules: FileRules,
  layout: BlockLayout,
): string {
  const parts = sortableParts(facts, run, (part) => {
    const { entries } = renderRun(facts, part, rules, layout)
    return (
      heldPair(entries, (one, other) => bindDifferently(one, other, passing)) === undefined &&
      heldPair(entries, passing.mayPass) === undefined
    )
  })
  return splitText(facts, parts, (part) => renderRun(facts, part, rules, layout).text, layout.newline)
}

/** Line ends alone are no reason to write a block anew. */
function isSame(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n')
}

/** Two imports, by their order of today, in words. */
function heldBlock(
  { text }: ImportFacts,
  run: ImportRun,
  pair: readonly [ImportEntry, ImportEntry],
  isSameName: boolean,
): HeldBlock {
  const [first, second] = [...pair].sort((one, other) => Math.min(...one.statements) - Math.min(...other.statements))
  const said = (entry: ImportEntry | undefined): string =>
    entry === undefined ? '' : `${entry.kind} ${'.'.repeat(entry.level)}${entry.module}`
  return { first: said(first), second: said(second), isSameName, line: lineIndexOf(text).lineOf(run.span.start) }
}

/** Two imports that would change places and may not pass each other; undefined where all may stand as `entries` has them. */
function heldPair(
  entries: readonly ImportEntry[],
  mayPass: Passing['mayPass'],
): readonly [ImportEntry, ImportEntry] | undefined {
  const firsts = entries.map(({ statements }) => Math.min(...statements))
  // The first statement among all entries that follow: mostly nothing passes anything.
  const earliest = [...firsts, Infinity]
  for (let at = firsts.length - 1; at >= 0; at -= 1)
    earliest[at] = Math.min(earliest[at] ?? Infinity, earliest[at + 1] ?? Infinity)
  for (const [at, entry] of entries.entries()) {
    const last = Math.max(...entry.statements)
    if ((earliest[at + 1] ?? Infinity) >= last) continue
    const other = entries
      .slice(at + 1)
      .find((later, behind) => (firsts[at + 1 + behind] ?? Infinity) < last && !mayPass(entry, later))
    if (other !== undefined) return [entry, other]
  }
  return undefined
}

/** Whether two imports bind no name that is the same. */
function bindDifferently(one: ImportEntry, other: ImportEntry, passing: Passing): boolean {
  const [names, others] = [boundBy(one, passing), boundBy(other, passing)]
  if (names.includes('*') || others.includes('*')) return false
  return one.kind === 'from' || other.kind === 'from' || one.alias !== undefined || other.alias !== undefined
    ? !names.some((name) => others.includes(name))
    : true
}

/** The names a statement binds, `*` for those of a star that nobody lists; several `import a.b` bind one and the same `a`. */
function boundBy(entry: ImportEntry, { starNames }: Passing): readonly string[] {
  const { kind, module, alias, members } = entry
  if (kind === 'import') return [alias ?? firstPartOf(module)]
  return members.flatMap((member) =>
    member.name === '*' ? (starNames(entry) ?? ['*']) : (member.alias ?? member.name),
  )
}

const EXTENTS: readonly Extent[] = ['layout', 'order', 'modules']
/** So many statements do not stand in order by chance. */
const TELLING = 4

/** By which of the rules, and how far, blocks were kept; undefined where they fit none. Blocks that were not there fit the first. */
function manner(
  facts: ModuleFacts,
  runs: readonly ImportRun[],
  rules: readonly FileRules[],
  layout: { readonly newline: string; readonly unit: string },
): { readonly at: number; readonly extent: Extent } | undefined {
  const modules = [...new Set(runs.flatMap((run) => run.statements.flatMap(modulesOf)))]
  const different = [...rules.entries()].filter(
    ([at, file]) => !rules.slice(0, at).some((earlier) => saysTheSame(earlier, file, modules)),
  )
  const isTelling = runs.reduce((sum, run) => sum + run.statements.length, 0) >= TELLING
  for (const extent of isTelling ? EXTENTS : EXTENTS.slice(0, 2))
    for (const [at, file] of different) {
      if (file.rules.isGuess && (extent !== 'layout' || !isTelling || runs.some(hasRelative))) continue
      const fits = runs.every(
        (run) =>
          run.isWhole &&
          sameLines(renderRun(facts, run, file, { ...layout, extent }).text, textOf(facts.text, run.span)),
      )
      if (fits) return { at, extent }
    }
  return undefined
}

function hasRelative({ statements }: ImportRun): boolean {
  return statements.some(({ level }) => level > 0)
}

/** What a statement names before the names it takes. */
function modulesOf({ kind, module, items }: ImportStatement): readonly string[] {
  return kind === 'from' ? [module] : items.map((item) => item.name)
}

/** Whether two sets of rules put imports of some modules in the same order: before and after a step they mostly do. */
function saysTheSame(one: FileRules, other: FileRules, modules: readonly string[]): boolean {
  return (
    one.ownPackage === other.ownPackage &&
    one.isStub === other.isStub &&
    sameRules(one.rules, other.rules) &&
    modules.every((module) => one.isInSource(module) === other.isInSource(module))
  )
}

/** Sorters do not look at indentation inside a statement. */
function sameLines(a: string, b: string): boolean {
  const lines = (text: string): string =>
    text
      .trimEnd()
      .replace(/\r?\n[ \t]*/g, '\n')
      .trimStart()
  return lines(a) === lines(b)
}

function textOf(text: string, span: Span): string {
  return text.slice(span.start, span.end)
}

function gapOf(text: string, { span, gapEnd }: ImportRun): number {
  return text.slice(span.end, gapEnd).split('\n').length - 1
}
