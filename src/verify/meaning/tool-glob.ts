import { baseNameOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'

/**
 * Whether a glob of ruff's configuration picks a path from the root of the repository. `root` is the folder of the configuration. It is tried
 * on the path and on the last name of it, `withFolders` on each folder above as well; a star stands for slashes too, and `!` turns it round
 * (ruff, "per-file-ignores" and "exclude"; globset).
 */
export function toolGlob(root: RepoPath, glob: string, withFolders: boolean): (path: RepoPath) => boolean {
  const isTurned = glob.startsWith('!')
  const plain = glob.slice(isTurned ? 1 : 0)
  const pattern = patternOf(plain.replace(/^\.\//, '').replace(/\/$/, ''))
  if (pattern === undefined) return () => false
  const isPicked = (path: RepoPath): boolean => {
    const below = root === '' ? path : path.slice(root.length + 1)
    const parts = below.split('/')
    const candidates = withFolders ? parts.map((_, at) => parts.slice(0, at + 1).join('/')) : [below]
    return candidates.some((one) => pattern.test(one) || pattern.test(baseNameOf(one)))
  }
  return (path) => (root === '' || path.startsWith(`${root}/`)) && isPicked(path) !== isTurned
}

function patternOf(glob: string): RegExp | undefined {
  let depth = 0
  const source = glob.replace(/\*\*\/|\*+|\?|\[[!^]?\]?[^\]]*\]|[{},]|\\.|[.+^$()|\]\\]/g, (part) => {
    if (part === '**/') return '(?:.*/)?'
    if (part.startsWith('*')) return '.*'
    if (part === '?') return '.'
    if (part.startsWith('[')) return part.replace(/^\[[!^]/, '[^').replaceAll('\\', '\\\\')
    if (part === '{') return ((depth += 1), '(?:')
    if (part === '}') return depth > 0 ? ((depth -= 1), ')') : '\\}'
    if (part === ',') return depth > 0 ? '|' : ','
    return part.startsWith('\\') && part.length > 1 ? part : `\\${part}`
  })
  try {
    return new RegExp(`^${source}$`)
  } catch {
    return undefined
  }
}
