import type { QualifiedName } from '../model/names.ts'

/** The import names that an environment has, each with the distributions that install it; of a namespace package its parts. */
export type InstalledNames = ReadonlyMap<QualifiedName, readonly string[]>

/** What a `*.dist-info` (or `*.egg-info`) folder holds; undefined for a file that is not there. */
export interface InstalledMetadata {
  /** The name of the folder. */
  readonly folder: string
  /** `METADATA` or `PKG-INFO` (core metadata specification). */
  readonly metadata: string | undefined
  /** `RECORD`: what was installed, as CSV (packaging.python.org, "Recording installed projects"). */
  readonly record: string | undefined
  /** `top_level.txt`, which setuptools writes. */
  readonly topLevel: string | undefined
}

/**
 * Which distributions install which import names. What an editable installation leaves behind (a `.pth` and its finder) names no
 * module, so such a distribution is known by its `top_level.txt` or not at all. Texts that make no sense are passed over.
 */
export function installedNames(all: Iterable<InstalledMetadata>): InstalledNames {
  const names = new Map<QualifiedName, string[]>()
  for (const one of all) {
    const distribution = distributionOf(one)
    if (distribution === undefined) continue
    const recorded = one.record === undefined ? [] : recordedNames(one.record)
    const listed = (one.topLevel ?? '').split(/\r?\n/).map((line) => line.trim().replaceAll('/', '.'))
    for (const name of new Set(
      recorded.length > 0 ? recorded : listed.filter((name) => name.split('.').every(isWord)),
    )) {
      const owners = names.get(name) ?? []
      if (!owners.includes(distribution)) names.set(name, [...owners, distribution])
    }
  }
  return names
}

function distributionOf({ metadata, folder }: InstalledMetadata): string | undefined {
  // Headers end at the first empty line.
  const headers = metadata?.split(/\r?\n\r?\n/, 1)[0] ?? ''
  return /^Name:[ \t]*(\S+)/im.exec(headers)?.[1] ?? /^([A-Za-z0-9._]+)-[^-]+\.(?:dist|egg)-info$/.exec(folder)?.[1]
}

/** The modules and packages that a RECORD lists, without those inside a package that has an `__init__` of its own. */
function recordedNames(record: string): readonly QualifiedName[] {
  const modules = new Set<QualifiedName>()
  const packages = new Set<QualifiedName>()
  for (const line of record.split('\n')) {
    const path = /^"?([^",]+)/.exec(line)?.[1]?.replaceAll('\\', '/')
    if (path === undefined || path.startsWith('..') || path.startsWith('/')) continue
    // An extension module may carry the tag of its interpreter: `name.cpython-312-x86_64-linux-gnu.so`.
    const stem = /^(.+?)(?:\.py|(?:\.[\w-]+)?\.(?:so|pyd))$/.exec(path)?.[1]
    const words = stem?.split('/') ?? []
    if (words.length === 0 || !words.every(isWord) || /^_+editable_/.test(words[0] ?? '')) continue
    if (words.at(-1) === '__init__') packages.add(words.slice(0, -1).join('.'))
    else modules.add(words.join('.'))
  }
  packages.delete('')
  const isInside = (name: QualifiedName): boolean => {
    const words = name.split('.')
    return words.some((_, at) => at > 0 && packages.has(words.slice(0, at).join('.')))
  }
  return [...packages, ...modules].filter((name) => !isInside(name))
}

function isWord(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text)
}
