import type { Edit } from '../../model/edit.ts'
import { insert } from '../../model/edit.ts'
import type { ModuleFacts } from '../facts/facts.ts'
import { codeStart } from './import-head.ts'
import type { ImportStyle } from './import-lines.ts'
import { isBlank, lineStart, nextLine } from '../facts/lines.ts'

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
