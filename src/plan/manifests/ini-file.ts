/** One entry of an INI text (Python's `configparser`), with its values line by line. */
export interface IniEntry {
  readonly section: string
  readonly key: string
  /** The 1-based line of the key. */
  readonly line: number
  /** Where the key stands (UTF-16). */
  readonly start: number
  /** Each line of the value that is not empty and no comment, trimmed, with the offsets (UTF-16) of what is said on it. */
  readonly lines: readonly {
    readonly text: string
    readonly line: number
    readonly start: number
    readonly end: number
  }[]
}

/** The entries of an INI text, in order; keys are lower-cased, as `configparser` has them. */
export function iniEntries(text: string): readonly IniEntry[] {
  const found: { section: string; key: string; line: number; start: number; lines: IniEntry['lines'][number][] }[] = []
  let section = ''
  let at = 0
  for (const [index, raw] of text.split('\n').entries()) {
    const start = at
    at += raw.length + 1
    const line = index + 1
    const header = /^\[([^\]]+)\]/.exec(raw)?.[1]
    if (header !== undefined) {
      section = header.trim()
      continue
    }
    if (/^\s*[#;]/.test(raw) || raw.trim() === '') continue
    const entry = /^([^\s=:#;][^=:]*?)\s*[=:]\s*/.exec(raw)
    const isMore = /^\s/.test(raw)
    if (!isMore && entry !== null) {
      found.push({ section, key: (entry[1] ?? '').toLowerCase(), line, start, lines: [] })
      add(raw, entry[0].length, start, line)
    } else if (isMore) add(raw, 0, start, line)
  }
  return found

  function add(raw: string, from: number, start: number, line: number): void {
    const value = raw.slice(from).replace(/\s[#;].*$/, '')
    const text = value.trim()
    if (text === '') return
    const offset = start + from + value.indexOf(text)
    found.at(-1)?.lines.push({ text, line, start: offset, end: offset + text.length })
  }
}

/** The entry of a section by its key; a section may be written with dashes or underscores in the key. */
export function iniEntry(entries: readonly IniEntry[], section: string, key: string): IniEntry | undefined {
  return entries.findLast(
    (entry) => entry.section === section && entry.key.replaceAll('-', '_') === key.replaceAll('-', '_'),
  )
}
