import type { QualifiedName } from '../../model/names.ts'
import type { Edit } from '../../model/edit.ts'
import { insert, replace } from '../../model/edit.ts'
import type { ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'
import { renderItem, renderPlain } from '../../python/edit/import-lines.ts'
import { aboveComments, contentEnd, lineStart } from '../../python/facts/lines.ts'
import { placeOf } from '../../python/edit/remove-items.ts'
import { requireName } from '../../templates/imports-module.ts'
import type { StandIn } from './guard-decisions.ts'
import type { OptionalDependency } from '../names/optional-dependencies.ts'
import type { OptionalImport } from './optional-imports.ts'

/** What happens when a dependency is missing while its module is imported. */
export interface MissingBranch {
  readonly dependency: OptionalDependency
  /** The module cannot do without it: the error says what to install. */
  readonly stops: boolean
  readonly module: QualifiedName
  readonly width: number
  /** What the strings of the file stand in. */
  readonly quote: string
  /** A name for the caught error that the module does not use. */
  readonly error: string
  /** Names that need a value all the same. */
  readonly standIns: readonly (readonly [bound: string, standIn: StandIn])[]
}

/** The helpers a branch calls. */
export function helpersOf(branch: MissingBranch): readonly string[] {
  if (branch.stops) return [requireName(branch.dependency.importName)]
  return ['_allow_missing', ...(branch.standIns.length > 0 ? ['_stand_in'] : [])]
}

/** The `except` clause of a guarded import, lines without indentation and without the last newline. */
export function exceptClause(branch: MissingBranch): string {
  const { importName } = branch.dependency
  const { quote } = branch
  if (branch.stops)
    return `except ImportError:\n    ${requireName(importName)}(${quote}${branch.module}${quote})\n    raise`
  const lines = branch.standIns.map(([bound, standIn]) => standInLine(bound, standIn, branch.width))
  return [
    `except ImportError as ${branch.error}:`,
    `    _allow_missing(${branch.error}, ${quote}${importName}${quote})`,
    ...lines,
  ].join('\n')
}

function standInLine(bound: string, { name, evaluated, decorators, classes }: StandIn, width: number): string {
  const list = (names: ReadonlySet<string>): string[] => [...names].sort().map((entry) => `"${entry}"`)
  const rest = list(evaluated).filter((entry) => entry !== `"${name}"`)
  const marked = (keyword: string, names: ReadonlySet<string>): string[] =>
    names.size === 0 ? [] : [`${keyword}=(${list(names).join(', ')}${names.size === 1 ? ',' : ''})`]
  const parts = [`"${name}"`, ...rest, ...marked('decorators', decorators), ...marked('classes', classes)]
  const line = `    ${bound} = _stand_in(${parts.join(', ')})`
  if (line.length <= width) return line
  return `    ${bound} = _stand_in(\n${parts.map((part) => `        ${part},\n`).join('')}    )`
}

/** A guarded import at the end of the imports: the statements as they were, and the clause. */
export function guardBlock(statements: readonly string[], branch: MissingBranch): string {
  const body = statements.map((text) => text.replace(/^(?=.)/gm, '    '))
  return ['try:', ...body, exceptClause(branch)].join('\n')
}

/** The text of an import for its guard, with the comments that are its own. */
export function guardedText(facts: ModuleFacts, { statement, items }: OptionalImport): string {
  if (items.size < statement.items.length) return [...items].map((item) => renderOne(statement, item)).join('\n')
  const place = placeOf(facts, statement)
  if (!place.alone) return facts.text.slice(statement.span.start, statement.span.end)
  const start = ownComments(facts, statement, place.lineStart)
  return facts.text.slice(start, contentEnd(facts.text, statement.span.end)).replaceAll('\r\n', '\n')
}

function renderOne(statement: ImportStatement, item: number): string {
  const one = statement.items[item]
  if (one === undefined) return ''
  return statement.kind === 'import'
    ? renderPlain(one.name, one.alias)
    : `from ${statement.module} import ${renderItem(one.name, one.alias)}`
}

/** Where the comment lines of an import begin: those right above, unless another import follows on the next line; then they head a group. */
export function ownComments(facts: ModuleFacts, statement: ImportStatement, at: number): number {
  const next = facts.statements[statement.statement + 1]
  const following = facts.text.slice(contentEnd(facts.text, statement.span.end), next?.span.start ?? 0)
  const isGroup = next?.kind === 'import' && /^\r?\n$/.test(following)
  return isGroup ? at : aboveComments(facts.text, at)
}

/** Guard an import where it stands; `above` is a line put in front of the `try`. */
export function guardInPlace(
  facts: ModuleFacts,
  statement: ImportStatement,
  branch: MissingBranch,
  above: string,
  newline: string,
): Edit {
  const place = placeOf(facts, statement)
  const text = facts.text.slice(place.lineStart, contentEnd(facts.text, statement.span.end)).replaceAll('\r\n', '\n')
  const ended = facts.text.slice(0, place.lineEnd).endsWith('\n') ? '\n' : ''
  const block = above + guardBlock([text], branch) + ended
  return replace(place.lineStart, place.lineEnd, block.replaceAll('\n', newline))
}

/** Put the calls at the top of a function or block: above the comments of its first statement. */
export function requireEdit(
  facts: ModuleFacts,
  at: number,
  ownLine: boolean,
  calls: readonly string[],
  newline: string,
): Edit {
  if (!ownLine) return insert(at, calls.map((call) => `${call}; `).join(''))
  const start = lineStart(facts.text, at)
  const indent = facts.text.slice(start, at)
  return insert(aboveComments(facts.text, start, indent), calls.map((call) => indent + call + newline).join(''))
}
