/** A plain value as TOML 1.0 source on one line; arrays and inline tables have a blank inside their brackets. */
export function tomlValue(value: unknown): string {
  if (typeof value === 'string') return tomlString(value)
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${value.map(tomlValue).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, entry]) => `${tomlKey(key)} = ${tomlValue(entry)}`)
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
  }
  return '""'
}

/** A basic string; TOML's escapes are JSON's, as far as JSON has them. */
export function tomlString(text: string): string {
  return JSON.stringify(text)
}

/** A bare key where that is allowed, else a quoted one. */
export function tomlKey(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : tomlString(key)
}

/** An array one entry a line, as dependency lists are written; `indent` stands before each entry. */
export function tomlLines(entries: readonly unknown[], indent = '  '): string {
  return entries.length === 0 ? '[]' : `[\n${entries.map((entry) => `${indent}${tomlValue(entry)},\n`).join('')}]`
}

/** How long a line of a manifest may be. */
const WIDTH = 100

/** What stands behind `key = `: a value on the same line, or an array one entry a line where that would get too long. */
export function tomlFor(key: string, value: unknown, indent = '  '): string {
  const plain = tomlValue(value)
  const isShort = tomlKey(key).length + 3 + plain.length <= WIDTH
  return isShort || !Array.isArray(value) ? plain : tomlLines(value, indent)
}

/** `key = value`, as `tomlFor` writes the value. */
export function tomlEntry(key: string, value: unknown, indent = '  '): string {
  return `${tomlKey(key)} = ${tomlFor(key, value, indent)}`
}

/** The lines of a table with its header; tables in it that would make a line too long follow with headers of their own. */
export function tomlTable(
  path: readonly string[],
  entries: Readonly<Record<string, unknown>>,
  indent = '  ',
): readonly string[] {
  const tooLong = Object.entries(entries).filter(
    ([key, value]) =>
      typeof value === 'object' && !Array.isArray(value) && tomlEntry(key, value, indent).length > WIDTH,
  )
  const own = Object.entries(entries).filter(([key]) => !tooLong.some(([other]) => other === key))
  return [
    `[${path.map(tomlKey).join('.')}]`,
    ...own.map(([key, value]) => tomlEntry(key, value, indent)),
    ...tooLong.flatMap(([key, value]) => ['', ...tomlTable([...path, key], value as Record<string, unknown>, indent)]),
  ]
}
