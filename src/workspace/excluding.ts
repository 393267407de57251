import picomatch from 'picomatch'
import type { FileSource } from './file-source.ts'

/**
 * The file source without the paths that match one of the globs (picomatch, dot files included). A glob that
 * matches a folder leaves out everything below it.
 */
export function excluding(source: FileSource, globs: readonly string[]): FileSource {
  if (globs.length === 0) return source
  const folders = globs.map((glob) => glob.replace(/^\.\/|\/+$/g, ''))
  const isExcluded = picomatch([...folders, ...folders.map((folder) => `${folder}/**`)], { dot: true })
  const paths = source.list().filter((path) => !isExcluded(path))
  const kept = new Set(paths)
  return {
    list: () => paths,
    bytes: (path) => (kept.has(path) ? source.bytes(path) : undefined),
    leftOut: () => source.leftOut().filter((file) => !isExcluded(file.path)),
    links: () => source.links().filter((link) => !isExcluded(link.path)),
  }
}
