import type { Edit } from '../../model/edit.ts'
import { insert } from '../../model/edit.ts'
import type { ModuleFacts, Statement } from '../facts/facts.ts'
import { codeStart } from './import-head.ts'
import type { ImportStyle } from './import-lines.ts'
import { isBlank, lineStart, nextLine } from '../facts/lines.ts'

/** The list of a module whose imports Python makes lazy (PEP 810): the plain strings in it, and the statement. */
export interface LazyModules {
  readonly names: ReadonlySet<string>
  readonly statement: Statement
}

/**
 * The `__lazy_modules__` of a module; undefined when it assigns none at its top level. Imports of the modules it names, at the
 * top level and outside any `try`, wait until what they bind is read; before Python 3.15 it is a variable like any other.
 */
export function lazyModulesOf(facts: ModuleFacts): LazyModules | undefined {
  const statement = facts.statements.find(
    (candidate) => candidate.kind === 'assign' && candidate.names.includes('__lazy_modules__'),
  )
  if (statement === undefined) return undefined
  const own = facts.strings.filter((fact) => fact.statement === statement.index && !fact.isFormat)
  return { statement, names: new Set(own.map(({ content }) => facts.text.slice(content.start, content.end))) }
}

/**
 * Give a module that has none a `__lazy_modules__`: below the docstring, the comments at the top and the `__future__` imports,
 * above all other code (PEP 8, module level dunder names). `names` in the order they are written.
 */
export function insertLazyModules(facts: ModuleFacts, names: readonly string[], style: ImportStyle): Edit {
  const { newline } = style
  const quoted = names.map((name) => `"${name}"`)
  const line = `__lazy_modules__ = [${quoted.join(', ')}]`
  const text =
    line.length <= style.lineLength
      ? line
      : `__lazy_modules__ = [${newline}${quoted.map((name) => `    ${name},${newline}`).join('')}]`
  const future = facts.imports.filter((statement) => statement.future).at(-1)
  const at = future === undefined ? codeStart(facts) : nextLine(facts.text, future.span.end)
  const isFirst = at === 0 || facts.text.slice(0, at) === '\ufeff'
  const above = isFirst || isBlank(facts.text.slice(lineStart(facts.text, at - 1), at)) ? '' : newline
  const below = at < facts.text.length && isBlank(facts.text.slice(at, nextLine(facts.text, at))) ? '' : newline
  return insert(at, above + text + newline + below)
}
