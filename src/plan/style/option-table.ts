import { mappingOf } from '../../model/mapping.ts'

/** The options of one tool, by their names with dashes; those of a nearer file stand before those it extends. */
export interface OptionTable {
  readonly number: (name: string) => number | undefined
  readonly flag: (name: string) => boolean | undefined
  readonly text: (name: string) => string | undefined
  readonly list: (name: string) => readonly string[] | undefined
  /** Every option that is set, with the list it holds: for names that the project makes up. */
  readonly lists: () => ReadonlyMap<string, readonly string[]>
}

/** Values as TOML has them (or INI, where all are text), under their keys; `_` in a key is read as `-`. */
export function optionTable(values: Readonly<Record<string, unknown>>): OptionTable {
  const byName = new Map(Object.entries(values).map(([key, value]) => [key.toLowerCase().replaceAll('_', '-'), value]))
  const list = (name: string): readonly string[] | undefined => {
    const value = byName.get(name)
    if (Array.isArray(value)) return value.map(String)
    return typeof value !== 'string' ? undefined : value.split(/[\n,]/).flatMap((part) => part.trim() || [])
  }
  return {
    number(name) {
      const value = byName.get(name)
      const number = typeof value === 'string' ? Number.parseInt(value, 10) : value
      return typeof number === 'number' && !Number.isNaN(number) ? number : undefined
    },
    flag(name) {
      const value = byName.get(name)
      if (typeof value === 'string') return /^(true|1|yes|on)$/i.test(value.trim())
      return typeof value === 'boolean' ? value : undefined
    },
    text(name) {
      const value = byName.get(name)
      return typeof value === 'string' ? value.trim() : undefined
    },
    list,
    lists: () => new Map([...byName.keys()].map((key) => [key, list(key) ?? []])),
  }
}

/** The value under a path of keys; undefined where there is none. */
export function valueUnder(data: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => mappingOf(value)[key], data)
}
