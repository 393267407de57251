import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { installedNames } from '../workspace/installed-names.ts'
import type { InstalledMetadata, InstalledNames } from '../workspace/installed-names.ts'

const ENVIRONMENTS = ['.venv', 'venv']
/** A RECORD above this size is not read; `top_level.txt` then speaks for its distribution. */
const MAX_RECORD_BYTES = 4 * 1024 * 1024

/**
 * What the environment of a project (`.venv` or `venv` below the OS path) has installed, from the metadata of its distributions
 * alone: nothing is executed, and links are not followed. Empty where there is no environment; what cannot be read is passed over.
 */
export function installedDistributions(root: string): InstalledNames {
  const folders = ENVIRONMENTS.map((name) => join(root, name))
    .filter(isFolder)
    .flatMap(sitePackages)
  return installedNames(folders.flatMap((folder) => metadataIn(folder)))
}

/** `lib/python3.12/site-packages`, on Windows `Lib/site-packages` (docs.python.org, `sysconfig`, schemes `venv`). */
function sitePackages(environment: string): readonly string[] {
  const lib = join(environment, 'lib')
  const versions = namesIn(lib).filter((name) => /^(python|pypy)[\d.]+t?$/.test(name))
  return [
    ...versions.map((name) => join(lib, name, 'site-packages')),
    join(environment, 'Lib', 'site-packages'),
  ].filter(isFolder)
}

function metadataIn(folder: string): readonly InstalledMetadata[] {
  return namesIn(folder)
    .filter((name) => /\.(dist|egg)-info$/.test(name) && isFolder(join(folder, name)))
    .map((name) => ({
      folder: name,
      metadata: textOf(join(folder, name, 'METADATA')) ?? textOf(join(folder, name, 'PKG-INFO')),
      record: textOf(join(folder, name, 'RECORD')),
      topLevel: textOf(join(folder, name, 'top_level.txt')),
    }))
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}

function textOf(path: string): string | undefined {
  try {
    const stats = lstatSync(path)
    return stats.isFile() && stats.size <= MAX_RECORD_BYTES ? readFileSync(path, 'utf8') : undefined
  } catch {
    return undefined
  }
}
