import type { PythonStyle } from './lazy-access.ts'

/** What stands at the old name of a module that moved away. */
export interface ShimModule {
  readonly old: string
  readonly now: string
  /** The release in which the old name goes away. */
  readonly until: string
  /** Import statements for type checkers, indented, as text that ends with a newline; `''` for none. */
  readonly typed: string
  /** `__all__` as text that ends with a newline; `''` for none. */
  readonly all: string
  /** Names that went to another module than the rest, or that begin with two underscores. */
  readonly elsewhere: readonly { readonly name: string; readonly home: string }[]
  /** Whether the module does something when it is run (`python -m`). */
  readonly runs: boolean
}

/** The first line of the docstring of such a module, by which a later run knows it again. */
export function shimTitle(old: string, now: string): string {
  return `Deprecated: \`${old}\` is now \`${now}\`.`
}

/**
 * A module that gives every name of another one, with a `DeprecationWarning` for the code that asks (`stacklevel=2`:
 * the import system's own frames do not count). Nothing of the other module is imported before. Python 3.7 and later.
 */
export function shimModule(shim: ShimModule, style: PythonStyle): string {
  const { quote: q, indent } = style
  const table = shim.elsewhere.length > 0
  const dunder = `${indent}if name.startswith(${q}__${q})${table ? ' and name not in _ELSEWHERE' : ''}:`
  const lines = [
    ...docstring(shimTitle(shim.old, shim.now), shim.until, style),
    '',
    'import warnings',
    'from importlib import import_module',
    ...(shim.typed === '' ? [] : ['from typing import TYPE_CHECKING', '', 'if TYPE_CHECKING:', ...split(shim.typed)]),
    '',
    ...(shim.all === '' ? [] : [...split(shim.all), '']),
    ...(table ? ['_ELSEWHERE = {', ...homes(shim.elsewhere, style), '}', ''] : []),
    ...warning(`${q}${shim.old} is now ${shim.now}; the old name goes away in ${shim.until}${q}`, '', indent),
    '',
    '',
    'def __getattr__(name: str) -> object:',
    dunder,
    ...missing(`${indent}${indent}`, q),
    `${indent}home = ${table ? `_ELSEWHERE.get(name, ${q}${shim.now}${q})` : `${q}${shim.now}${q}`}`,
    `${indent}module = import_module(home)`,
    `${indent}if not hasattr(module, name):`,
    ...missing(`${indent}${indent}`, q),
    ...warning(
      `f${q}{__name__}.{name} is now {home}.{name}; the old name goes away in ${shim.until}${q}`,
      indent,
      indent,
    ),
    `${indent}return getattr(module, name)`,
    '',
    '',
    `def __dir__() -> ${q}list[str]${q}:`,
    `${indent}return sorted({*globals(), *dir(import_module(${q}${shim.now}${q}))})`,
    ...(shim.runs ? ['', '', ...asScript(shim.now, style)] : []),
  ]
  return lines.map((line) => line + style.newline).join('')
}

function asScript(now: string, style: PythonStyle): string[] {
  const { quote: q, indent } = style
  return [
    `if __name__ == ${q}__main__${q}:`,
    `${indent}import runpy`,
    '',
    `${indent}runpy.run_module(${q}${now}${q}, run_name=${q}__main__${q}, alter_sys=True)`,
  ]
}

/** What runs a package by its old name (`python -m`). */
export function shimMain(old: string, now: string, until: string, style: PythonStyle): string {
  const { quote: q, indent } = style
  const lines = [
    ...docstring(shimTitle(old, now), until, style),
    '',
    'import runpy',
    'import warnings',
    '',
    `if __name__ == ${q}__main__${q}:`,
    ...warning(`${q}${old} is now ${now}; the old name goes away in ${until}${q}`, indent, indent),
    `${indent}runpy.run_module(${q}${now}${q}, run_name=${q}__main__${q}, alter_sys=True)`,
  ]
  return lines.map((line) => line + style.newline).join('')
}

/** What a module gives for names that have left it. */
export interface ShimNames {
  readonly moved: readonly { readonly name: string; readonly home: string }[]
  /** The name of the table. */
  readonly table: string
  /** The release in which the old names go away. */
  readonly until: string
  /** What is done to `__all__`, as text that ends with a newline; `''` for nothing. */
  readonly all: string
}

/** The end of a module that some names have left: they are still given, with a warning. */
export function shimNames({ moved, table, until, all }: ShimNames, style: PythonStyle): string {
  const { quote: q, indent } = style
  const lines = [
    `# Moved; the old names go away in ${until}.`,
    `${table} = {`,
    ...homes(moved, style),
    '}',
    ...(all === '' ? [] : split(all)),
    '',
    '',
    'def __getattr__(name: str) -> object:',
    `${indent}import warnings`,
    `${indent}from importlib import import_module`,
    '',
    `${indent}if name not in ${table}:`,
    ...missing(`${indent}${indent}`, q),
    `${indent}home = ${table}[name]`,
    ...warning(`f${q}{__name__}.{name} is now {home}.{name}; the old name goes away in ${until}${q}`, indent, indent),
    `${indent}return getattr(import_module(home), name)`,
  ]
  return lines.map((line) => line + style.newline).join('')
}

function docstring(title: string, until: string, style: PythonStyle): string[] {
  const rest = `The old name goes away in ${until}.`
  const line = `"""${title} ${rest}"""`
  return line.length <= style.lineLength ? [line] : [`"""${title}`, '', rest, '"""']
}

function homes(names: readonly { readonly name: string; readonly home: string }[], style: PythonStyle): string[] {
  const { quote: q, indent } = style
  return names.map((entry) => `${indent}${q}${entry.name}${q}: ${q}${entry.home}${q},`)
}

function missing(margin: string, q: string): string[] {
  return [`${margin}raise AttributeError(f${q}module {__name__!r} has no attribute {name!r}${q})`]
}

function warning(message: string, margin: string, indent: string): string[] {
  return [
    `${margin}warnings.warn(`,
    `${margin}${indent}${message},`,
    `${margin}${indent}DeprecationWarning,`,
    `${margin}${indent}stacklevel=2,`,
    `${margin})`,
  ]
}

function split(text: string): string[] {
  return text.trimEnd().split(/\r?\n/)
}
