import type { ReviewPlace } from './review-places.ts'

/** Who reads a file: the later in the list, the less breaks where an edit to it is wrong. */
export const READERS = ['code', 'builds', 'programs', 'people'] as const

export type Reader = (typeof READERS)[number]

/** Who reads, in the words of a heading. */
export const READER_TITLES: Readonly<Record<Reader, string>> = {
  code: 'in code that runs',
  builds: 'in builds, scripts and CI',
  programs: 'in configs and data',
  people: 'in documents',
}

/** Edits to look at by who reads them, those that break most first; each group in the order of paths and lines. */
export function byRisk(places: readonly ReviewPlace[]): readonly (readonly [Reader, readonly ReviewPlace[]])[] {
  const sorted = places.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0) || a.line - b.line)
  return READERS.flatMap((reader) => {
    const own = sorted.filter(({ path }) => readerOf(path) === reader)
    return own.length === 0 ? [] : [[reader, own] as const]
  })
}

/** By the kind of the file alone: this orders a list, and decides nothing. */
function readerOf(path: string): Reader {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (/\.pyi?$/.test(name)) return 'code'
  if (/^\.(github|gitlab|circleci)\//.test(path) || /\.(sh|bash|zsh|ps1|mk)$/.test(name)) return 'builds'
  if (
    /^(Dockerfile|Makefile|justfile|noxfile|tox\.ini|setup\.cfg|pyproject\.toml|\.pre-commit-config\.yaml)/.test(name)
  )
    return 'builds'
  return /\.(md|rst|txt|adoc|html|ipynb|markdown)$/i.test(name) || !name.includes('.') ? 'people' : 'programs'
}
