/** What modules reach through the generated module: an attribute of it, and the import that gives its value. */
export interface DependencyAttribute {
  readonly name: string
  /** The module that is imported: `tensorstore`, `google.cloud.storage`. */
  readonly module: string
  /** For `from module import symbol`; undefined when the attribute is the module. */
  readonly symbol: string | undefined
  /** The import name of the optional dependency it belongs to. */
  readonly dependency: string
  /** A comment for type checkers that stood behind an import, such as `# type: ignore[import-untyped]`; `''` for none. */
  readonly pragma: string
}

/** The imports that type checkers see, with the names offered to other modules; `''` for no attributes. */
export function attributeImports(attributes: readonly DependencyAttribute[]): string {
  if (attributes.length === 0) return ''
  // As isort has them: `import` before `from`.
  const order = ({ module, symbol }: DependencyAttribute): string =>
    `${symbol === undefined ? 0 : 1}${module.toLowerCase()}\0${symbol ?? ''}`
  const lines = attributes
    .toSorted((one, other) => (order(one) < order(other) ? -1 : 1))
    .map((entry) => `    ${importText(entry, entry.name)}${entry.pragma === '' ? '' : `  ${entry.pragma}`}\n`)
  const names = attributes.map((entry) => `    "${entry.name}",\n`)
  return `\nif TYPE_CHECKING:\n${lines.join('')}\n__all__ = [\n${names.join('')}]\n`
}

/**
 * The `__getattr__` of the generated module (PEP 562). It is hidden from type checkers, so that a misspelt attribute stays
 * an error for them. `dependencies`: all import names of the module.
 */
export function attributeAccess(
  attributes: readonly DependencyAttribute[],
  dependencies: readonly string[],
): readonly string[] {
  if (attributes.length === 0) return []
  const used = dependencies.filter((name) => attributes.some((entry) => entry.dependency === name))
  return [
    `if not TYPE_CHECKING:\n\n    def __getattr__(name):\n${DOC}${used.map((name) => branch(name, attributes)).join('')}${TAIL}`,
  ]
}

const DOC = `        """Import a dependency when it is first read; without it, say what to install."""
`

const TAIL = `        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")`

/** The attributes of one dependency: what its imports raise is about it. */
function branch(dependency: string, attributes: readonly DependencyAttribute[]): string {
  const own = attributes.filter((entry) => entry.dependency === dependency)
  const names = own.map((entry) => `"${entry.name}"`)
  const line = `        if name in (${names.join(', ')}${names.length === 1 ? ',' : ''}):\n`
  const head =
    names.length === 1
      ? `        if name == ${names[0] ?? ''}:\n`
      : line.length <= 89
        ? line
        : `        if name in (\n${names.map((name) => `            ${name},\n`).join('')}        ):\n`
  const imports =
    own.length === 1
      ? `                ${importText(own[0], 'value')}\n`
      : own
          .map(
            (entry, at) =>
              `                ${at === 0 ? 'if' : 'elif'} name == "${entry.name}":\n                    ${importText(entry, 'value')}\n`,
          )
          .join('')
  return `${head}            try:
${imports}            except ImportError as error:
                _allow_missing(error, "${dependency}")
                raise _missing(__package__, "${dependency}") from None
            globals()[name] = value
            return value
`
}

function importText(entry: DependencyAttribute | undefined, bound: string): string {
  if (entry === undefined) return ''
  const { module, symbol } = entry
  if (symbol !== undefined) return `from ${module} import ${symbol}${symbol === bound ? '' : ` as ${bound}`}`
  return `import ${module}${module === bound ? '' : ` as ${bound}`}`
}
