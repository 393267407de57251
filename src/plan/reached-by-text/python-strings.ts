import type { Edit } from '../../model/edit.ts'
import { replace } from '../../model/edit.ts'
import type { Plan } from '../../model/plan.ts'
import { spanTable } from '../../model/span-table.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import { findMentions } from '../mentions/find-mentions.ts'
import type { MentionOptions } from '../mentions/find-mentions.ts'
import { entryPointGroups } from '../names/entry-point-groups.ts'
import { nameMapOf } from '../names/name-map.ts'
import type { NameMap } from '../names/name-map.ts'
import { askedEdits } from './asked-strings.ts'
import { isHeldByModule, isImportPath, isNamedByPatcher, patchesByVariable } from './import-paths.ts'
import { mayBuildNames } from '../computed-names/built-files.ts'
import { ENDS_WITH_IMPORTER } from '../computed-names/importers.ts'
import { builtNames } from '../computed-names/built-names.ts'
import { oneWordNames } from '../module-names/one-word-names.ts'
import { wholeStrings } from '../../host/whole-strings.ts'
import type { WholeString } from '../../host/whole-strings.ts'

/** Callees whose string argument Python resolves to a module or object: an edit there is certain. */
const RESOLVERS =
  /(^|\.)(import_module|__import__|find_spec|resolve_name|run_module|import_string|locate|getLogger|files|as_file|read_text|open_text|path|patch|setattr|delattr|importorskip|multiple|dict)$/

/** A Python text whose strings and comments are looked through. */
export interface PythonText {
  readonly index: SymbolIndex
  readonly plan: Plan
  readonly facts: ModuleFacts
  /** The text the facts were made from, or the one with IPython magics they were masked out of. */
  readonly original: string
  /** Spans (UTF-16) that are left alone: doctests, which are rewritten on their own. */
  readonly excluded: readonly Span[]
  /** In an example a chain on a name that nothing binds is taken for what it says: documentation seldom shows its imports. */
  readonly isExample: boolean
  readonly self: ModuleIdentity
  /** The names that readers are told: those of docstrings, and of comments and unbound chains of an example. */
  readonly documented: NameMap
}

/**
 * Names in the strings and comments of a Python text. Patch targets follow the code that reads the name, everything else follows the
 * definition; strings in code that are not resolved by anybody known are `review`.
 */
export function pythonMentionEdits(request: PythonText): readonly Edit[] {
  const edits = collector(request.excluded)
  putTogether(request, edits)
  const sight = { ...request, isPatching: patchesByVariable(request.facts) }
  // What `Literal` and `Annotated` hold is data, unless something is called with it that imports by it.
  const strings = wholeStrings(request.facts).filter(
    ({ facts: [fact] }) => !fact.isTypeValue || (fact.call !== undefined && ENDS_WITH_IMPORTER.test(fact.call.callee)),
  )
  const others = strings.filter((string) => {
    const asked = askedEdits(request, string)
    edits.take((asked ?? []).filter(({ span }) => !edits.isTaken(span)))
    return asked === undefined
  })
  for (const string of others) if (!string.facts[0].annotation) saidInString(sight, string, edits)
  saidInComments(request, edits)
  if (request.isExample) saidInChains(request, edits)
  return edits.all
}

/** Edits that are taken as they come: what another reading has edited already, or is left alone, is not edited again. */
interface Collector {
  readonly all: readonly Edit[]
  readonly take: (more: readonly Edit[]) => void
  readonly isTaken: (span: Span) => boolean
  readonly isLeft: (span: Span) => boolean
}

function collector(excluded: readonly Span[]): Collector {
  const [taken, left] = [spanTable(), spanTable(excluded)]
  const all: Edit[] = []
  const take = (more: readonly Edit[]): void => {
    all.push(...more)
    for (const { span } of more) taken.add(span)
  }
  return { all, take, isTaken: (span) => taken.isTaken(span), isLeft: (span) => left.isTaken(span) }
}

/** Names that code puts together, and names of one word. */
function putTogether({ index, plan, facts, self }: PythonText, { take, isTaken, isLeft }: Collector): void {
  const map = nameMapOf(plan)
  const moved = plan.symbols.filter((move) => !move.copied)
  if (mayBuildNames(facts.text, plan.recipe, moved))
    take(builtNames({ index, map, moved, facts, self, path: '' }).edits)
  take(
    oneWordNames({ index, facts, self, to: map.moduleTo })
      .flatMap(({ edit }) => edit ?? [])
      .filter(({ span }) => !isTaken(span) && !isLeft(span)),
  )
}

/** A text, and whether it hands names that stand in variables to what patches them. */
interface Sight extends PythonText {
  readonly isPatching: boolean
}

/** What any other string says. Certain where Python resolves it, or nobody but people reads it. */
function saidInString(request: Sight, string: WholeString, edits: Collector): void {
  const { index, plan, facts } = request
  const [fact] = string.facts
  const map = fact.docstring ? request.documented : nameMapOf(plan)
  if (!map.mayName(string.value)) return
  const isResolved = fact.call !== undefined && RESOLVERS.test(fact.call.callee)
  const isPath = isPathAsked(request, string) || isRun(facts, fact.span.start)
  if (!isPath && !isResolved && entryPointGroups(index.workspace).has(string.value)) return
  const byAttribute = isReadByAttribute(facts, string)
  const options = { bare: isPath || (isResolved && fact.call?.argument === 0), isPath, byAttribute }
  const certainty = isResolved || isPath || fact.docstring ? 'certain' : 'review'
  if (string.isOneStretch) return saidIn(request, fact.content, edits, { map, certainty, options })
  for (const { span, text } of findMentions(masked(string.value), map, index, options)) {
    const more = string.replaced(span.start, span.end, text, certainty)
    if (!more.some((edit) => isCode(facts, edit.span))) edits.take(more)
  }
}

/** Callees that follow a path by the attributes of the package (unittest.mock, pytest, Django, pydoc, Hydra, `eval`), and keys of tables that name such a path. */
const BY_ATTRIBUTE =
  /(^|\.)(patch|patch\.dict|patch\.multiple|setattr|delattr|import_string|import_from_string|locate|get_method|get_class|get_object|instantiate|eval|attrgetter)$/
const KEY_OF_OBJECT = /(["'])(?:_target_|class_path|target|callable|func|function|factory)\1\s*:\s*$/

/** Whether a string is followed from attribute to attribute: what a package binds under the word of its module is that. */
function isReadByAttribute({ text }: ModuleFacts, { facts: [fact] }: WholeString): boolean {
  if (fact.call !== undefined && fact.call.argument === 0 && BY_ATTRIBUTE.test(fact.call.callee)) return true
  if (/^\s*\)?\s*\.\s*split\s*\(/.test(text.slice(fact.span.end, fact.span.end + 20))) return true
  return KEY_OF_OBJECT.test(text.slice(Math.max(0, fact.span.start - 40), fact.span.start))
}

/** Whether code stands there and no text: what a replacement field reads (`f"{shop.version}"`) was decided by scope. */
function isCode(facts: ModuleFacts, { start }: Span): boolean {
  return referenceStartingAt(facts, start)?.quoted === false
}

/** Whether a string is the path of an import: by how it is used, or by the constant it is held in. */
function isPathAsked({ index, facts, self, isPatching }: Sight, string: WholeString): boolean {
  if (isImportPath(facts, string)) return true
  if (!/^\w+(\.\w+){2,}$/.test(string.value) || !isHeldByModule(index, string.value)) return false
  return isPatching || isNamedByPatcher(index, self.name, constantsOf(facts, string))
}

function saidInComments(request: PythonText, edits: Collector): void {
  const { comments, strings } = request.facts
  // Sphinx prints `#:` as it does docstrings (autodoc, "autoattribute").
  const mapOf = (comment: Span): NameMap =>
    request.isExample || request.facts.text.startsWith('#:', comment.start)
      ? request.documented
      : nameMapOf(request.plan)
  const literals = spanTable(comments.length === 0 ? [] : strings.map(({ span }) => span))
  for (const comment of comments)
    if (!literals.isTaken(comment))
      saidIn(request, comment, edits, { map: mapOf(comment), certainty: 'certain', options: {} })
}

/** Chains of an example on names that nothing binds. */
function saidInChains(request: PythonText, edits: Collector): void {
  const { facts } = request
  for (const reference of facts.references) {
    const last = reference.attributes.at(-1)
    if (last === undefined || visibleBindings(facts, reference).length > 0) continue
    const chain = { start: reference.span.start, end: last.span.end }
    saidIn(request, chain, edits, { map: request.documented, certainty: 'review', options: {}, isCode: true })
  }
}

/** How sure an edit is, and what counts as a mention. */
interface Reading {
  readonly map: NameMap
  readonly certainty: 'certain' | 'review'
  readonly options: MentionOptions
  /** The part is code itself, and not a text in which code may stand. */
  readonly isCode?: boolean
}

/** Every mention in a part of the text. */
function saidIn({ index, facts, original }: PythonText, part: Span, edits: Collector, reading: Reading): void {
  const value = masked(original.slice(part.start, part.end))
  for (const { span, text } of findMentions(value, reading.map, index, reading.options)) {
    const at = { start: part.start + span.start, end: part.start + span.end }
    if (!edits.isLeft(at) && !edits.isTaken(at) && (reading.isCode === true || !isCode(facts, at)))
      edits.take([replace(at.start, at.end, text, reading.certainty)])
  }
}

/** The constants of the module that a string is the value of, or stands in. */
function constantsOf(facts: ModuleFacts, { facts: [fact] }: WholeString): readonly string[] {
  const statement = facts.statements[fact.statement]
  return statement?.kind === 'assign' && fact.scope === 0 && fact.call === undefined ? statement.names : []
}

/** Escapes in a string are no letters of a name: `\\tshop.invoicing` names `shop.invoicing`. Offsets stay. */
function masked(text: string): string {
  return text.includes('\\') ? text.replace(/\\[abfnrtv0'"]/g, '  ') : text
}

/** Behind `sys.executable, "-m"` in a list of arguments stands the name of a module. */
function isRun(facts: ModuleFacts, start: number): boolean {
  const before = facts.text.slice(Math.max(0, start - 200), start)
  return (
    before.includes('-m') &&
    /(?:\bexecutable|["'][^"'\s]*\bpython[\d.]*["'])\s*,\s*(?:["']-\w+["']\s*,\s*)*["']-m["']\s*,\s*$/.test(before)
  )
}
