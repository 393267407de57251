/** How a file writes Python: its newline, its quotes, one step of indentation, the longest line. */
export interface PythonStyle {
  readonly newline: '\n' | '\r\n'
  readonly quote: '"' | "'"
  readonly indent: string
  readonly lineLength: number
}

/**
 * The code that gives the attributes of a module when they are first asked for (PEP 562), as text that ends with a
 * newline. `names` maps each attribute to `module` or `module:name`, in the order given; `table` is what the
 * mapping is called. With `along`, modules that are imported too, so that they are reachable as attributes. The value is stored, so that the next access finds it without a call and `mock.patch` and
 * assignments work as on any module. Python 3.8 and later.
 */
export function lazyAccess(
  names: readonly { readonly name: string; readonly from: string; readonly along: readonly string[] }[],
  table: string,
  style: PythonStyle,
): string {
  const brought = names.filter((entry) => entry.along.length > 0)
  const { quote: q, indent, newline } = style
  const lines = [
    '# Imported when first used (PEP 562).',
    `${table} = {`,
    ...names.map((entry) => `${indent}${q}${entry.name}${q}: ${q}${entry.from}${q},`),
    '}',
    ...alongTable(brought, `${table}_TOO`, style),
    '',
    '',
    'def __getattr__(name: str) -> object:',
    `${indent}from importlib import import_module`,
    '',
    `${indent}if name not in ${table}:`,
    `${indent}${indent}raise AttributeError(f${q}module {__name__!r} has no attribute {name!r}${q})`,
    `${indent}module, _, attribute = ${table}[name].partition(${q}:${q})`,
    `${indent}value = import_module(module)`,
    ...(brought.length === 0
      ? []
      : [`${indent}for other in ${table}_TOO.get(name, ()):`, `${indent}${indent}import_module(other)`]),
    `${indent}if attribute:`,
    `${indent}${indent}value = getattr(value, attribute)`,
    `${indent}globals()[name] = value`,
    `${indent}return value`,
    '',
    '',
    `def __dir__() -> ${q}list[str]${q}:`,
    `${indent}return sorted({*globals(), *${table}})`,
  ]
  return lines.map((line) => line + newline).join('')
}

/** Modules below a module that used to come with the package. */
function alongTable(
  names: readonly { readonly name: string; readonly along: readonly string[] }[],
  table: string,
  style: PythonStyle,
): readonly string[] {
  if (names.length === 0) return []
  const { quote: q, indent } = style
  return [
    `${table} = {`,
    ...names.map((entry) => `${indent}${q}${entry.name}${q}: [${entry.along.map((m) => q + m + q).join(', ')}],`),
    '}',
  ]
}

/** `__all__` with the names in the order given; those in `perhaps` are offered when they are there. Ends with a newline. */
export function dunderAll(names: readonly string[], perhaps: readonly string[], style: PythonStyle): string {
  const { quote: q, newline } = style
  const quoted = names.map((name) => `${q}${name}${q}`)
  const head = `__all__ = ${listed(quoted, ['[', ']'], 11, style)}${newline}`
  if (perhaps.length === 0) return head
  const some = listed(
    perhaps.map((name) => `${q}${name}${q}`),
    ['(', perhaps.length === 1 ? ',)' : ')'],
    style.indent.length + 12,
    style,
    style.indent,
  )
  const inner = ['name', `for name in ${some}`, 'if name in globals()']
  return `${head}__all__ += [${newline}${inner.map((line) => style.indent + line + newline).join('')}]${newline}`
}

/** `__all__` with the public names of some mappings, which are expressions, but for one name. Ends with a newline. */
export function dunderAllOf(mappings: readonly string[], except: string | undefined, style: PythonStyle): string {
  const { quote: q, newline, indent } = style
  const isOther = except === undefined ? '' : ` and name != ${q}${except}${q}`
  const inner = [
    'name',
    `for name in (${mappings.map((one) => `*${one}`).join(', ')})`,
    `if not name.startswith(${q}_${q})${isOther}`,
  ]
  const line = `__all__ = [${inner.join(' ')}]`
  if (line.length <= style.lineLength) return line + newline
  return `__all__ = [${newline}${inner.map((one) => indent + one + newline).join('')}]${newline}`
}

/** Names as a list or tuple display, one a line when they would not fit beside `__all__ += `. */
export function nameList(names: readonly string[], isTuple: boolean, style: PythonStyle): string {
  const quoted = names.map((name) => `${style.quote}${name}${style.quote}`)
  if (!isTuple) return listed(quoted, ['[', ']'], 11, style)
  return listed(quoted, ['(', names.length === 1 ? ',)' : ')'], 11, style)
}

function listed(
  items: readonly string[],
  [open, close]: readonly [open: string, close: string],
  used: number,
  style: PythonStyle,
  outer = '',
): string {
  const line = open + items.join(', ') + close
  if (line.length + used <= style.lineLength) return line
  const inner = items.map((item) => `${outer}${style.indent}${item},${style.newline}`).join('')
  return `${open}${style.newline}${inner}${outer}${close.at(-1) ?? ''}`
}
