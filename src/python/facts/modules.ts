import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { baseNameOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'

const IDENTIFIER = /^[\p{L}_][\p{L}\p{N}_]*$/u

/** Whether a word can be a Python identifier (language reference 2.3, without the keyword test). */
export function isIdentifier(word: string): boolean {
  return IDENTIFIER.test(word)
}

/** Whether a path is Python source or a stub. */
export function isPython(path: RepoPath): boolean {
  return path.endsWith('.py') || path.endsWith('.pyi')
}

/** Whether a file is the `__init__` of a package. */
export function isInit(path: RepoPath): boolean {
  return /^__init__\.pyi?$/.test(baseNameOf(path))
}

/**
 * The dotted name under which a file is imported, counted from the deepest root that holds it;
 * undefined for a file whose path holds something that is no identifier (`my-script.py`).
 */
export function moduleNameOf(path: RepoPath, roots: readonly RepoPath[]): QualifiedName | undefined {
  if (!isPython(path)) return undefined
  let best: string | undefined
  for (const root of roots) {
    const inside = root === '' ? path : path.startsWith(root + '/') ? path.slice(root.length + 1) : undefined
    if (inside !== undefined && (best === undefined || inside.length < best.length)) best = inside
  }
  if (best === undefined) return undefined
  const parts = best.replace(/\.pyi?$/, '').split('/')
  if (parts.at(-1) === '__init__') parts.pop()
  if (parts.length === 0 || !parts.every(isIdentifier)) return undefined
  return joinName(...parts)
}

/** The paths a module may have below a root, in the order Python looks: package before module. */
export function pathsOf(module: QualifiedName, root: RepoPath, suffix: '.py' | '.pyi' = '.py'): readonly RepoPath[] {
  const stem = joinPath(root, ...module.split('.'))
  return [joinPath(stem, '__init__' + suffix), stem + suffix]
}

/**
 * Where dotted names start, when the recipe does not say: the repository itself, and every `src`
 * folder beside a `pyproject.toml`, `setup.py` or `setup.cfg` (the packaging guide's src layout).
 */
export function findRoots(paths: readonly RepoPath[]): readonly RepoPath[] {
  const projects = new Set<RepoPath>()
  for (const path of paths) {
    if (/(^|\/)(pyproject\.toml|setup\.py|setup\.cfg)$/.test(path))
      projects.add(path.slice(0, Math.max(0, path.lastIndexOf('/'))))
  }
  const roots = new Set<RepoPath>([''])
  for (const path of paths) {
    if (!path.endsWith('.py')) continue
    for (const project of projects) {
      const source = joinPath(project, 'src')
      if (path.startsWith(source + '/') && !path.slice(source.length + 1).startsWith('__init__')) roots.add(source)
    }
  }
  return [...roots].sort()
}
