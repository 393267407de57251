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

/** An array one entry a line, as dependency lists are written. */
export function tomlLines(entries: readonly string[]): string {
  return entries.length === 0 ? '[]' : `[\n${entries.map((entry) => `  ${tomlString(entry)},\n`).join('')}]`
}
