import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { followedLinks } from '../meaning/links.ts'
import { movedPaths } from '../meaning/moved-paths.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Residue } from '../proof/proof.ts'

/** The rows of the ledger for symbolic links that say an old path; those that name nothing old have none. */
export function linkRows(scene: Scene): readonly Residue[] {
  const links = scene.base.links()
  const moved = movedPaths(scene)
  if (links.length === 0 || moved.isEmpty) return []
  const followed = new Map(followedLinks(scene).map((one) => [one.link.path, one]))
  return links.flatMap(({ path, target }): Residue[] => {
    const row = { path, line: 1, column: 1, text: target, class: 'path' as const, rule: 'what a symbolic link says' }
    if (target.startsWith('/')) {
      const parts = target.split('/').slice(1)
      const hit = parts.findIndex(
        (_, at) => at < parts.length - 1 && moved.goneTo(parts.slice(at).join('/')) !== undefined,
      )
      return hit < 0 ? [] : [{ ...row, verdict: 'undecided', reason: 'a link to an absolute path of some machine' }]
    }
    const named = walked(folderOf(path), target)
    const goal = named === undefined ? undefined : moved.goneTo(named)
    if (goal === undefined) return []
    const { now, isRight } = followed.get(path) ?? {}
    if (now?.path === path && isImportedBeside(scene, path, named ?? '', goal))
      return [{ ...row, text: path, verdict: 'undecided', reason: `a link that is called as ${goal} was` }]
    const isHeld = now !== undefined && now.path === path && now.target === target
    if (isHeld) return [{ ...row, verdict: 'undecided', reason: `a link that would say the way to ${goal}` }]
    if (now?.target === target) return []
    return [
      { ...row, verdict: 'rewritten', reason: isRight === true ? `the link now says ${now?.target ?? ''}` : 'gone' },
    ]
  })
}

/** Whether a link has the name that what it leads to had, and scripts lie beside it, which may import that by the name of the link. */
function isImportedBeside(scene: Scene, path: RepoPath, named: RepoPath, goal: RepoPath): boolean {
  const called = baseNameOf(path)
  return (
    called === baseNameOf(named) &&
    called !== baseNameOf(goal) &&
    scene.base.list('.py').some((file) => folderOf(file) === folderOf(path))
  )
}

/** The path that a link says, from the root; undefined where it climbs out. */
function walked(folder: RepoPath, target: string): RepoPath | undefined {
  const way = folder === '' ? [] : folder.split('/')
  for (const part of target.split('/')) {
    if (part === '..') {
      if (way.pop() === undefined) return undefined
    } else if (part !== '' && part !== '.') way.push(part)
  }
  return way.join('/')
}
