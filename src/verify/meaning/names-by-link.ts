import { prefixesOf } from '../../model/names.ts'
import { baseNameOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'
import { leadsTo, treeOf } from './links.ts'
import { movedPaths } from './moved-paths.ts'
import type { OldName } from './old-names.ts'

/** Words with dots or slashes, as names of modules and paths have them. */
const WORD = /(?<![\w./\\@-])(?:\.\/)?[A-Za-z_][\w-]*(?:[./][A-Za-z_][\w-]*)+(?![\w-])/g

/** The texts of the final tree that may name something by a symbolic link. */
export function textsWithLinks(scene: Scene): readonly RepoPath[] {
  const words = wordsOf(scene)
  return words.length === 0 ? [] : scene.final.matching(wordQuery(words))
}

/** Names of modules and paths of a text that led to a Python file or a folder by a symbolic link, and lead nowhere now (`q.till`, `q/till.py` with `q -> shop`). */
export function namesByLink(scene: Scene, text: string): readonly OldName[] {
  const words = wordsOf(scene)
  if (!words.some((word) => text.includes(word))) return []
  const [before, after] = [treeOf(scene.base), treeOf(scene.final)]
  const roots = [...new Set([...scene.before.roots, ''])].map((root) => (root === '' ? '' : `${root}/`))
  return [...text.matchAll(WORD)].flatMap((match): readonly OldName[] => {
    const [old] = match
    if (!old.split(/[./]/).some((word) => words.includes(word))) return []
    // What a module has may stand behind it (`q.till.total`).
    const ways = old.includes('/') ? [old.replace(/^\.\//, '')] : prefixesOf(old).filter((name) => name.includes('.'))
    return ways.flatMap((way) => wayLost(way, match.index)).slice(0, 1)
  })

  function wayLost(way: string, start: number): readonly OldName[] {
    const path = way.replaceAll('.', '/')
    const said = way.includes('/')
      ? [way]
      : roots.flatMap((root) => [`${root}${path}/__init__.py`, `${root}${path}.py`])
    const lost = said.find(isLost)
    const was = lost === undefined ? undefined : leadsTo(before, lost)
    const now = was === undefined ? undefined : movedPaths(scene).goneTo(was)
    return now === undefined ? [] : [{ span: { start, end: start + way.length }, old: way, now, how: 'link' }]
  }

  function isLost(path: RepoPath): boolean {
    return !before.files.has(path) && leadsTo(before, path) !== undefined && leadsTo(after, path) === undefined
  }
}

/** The names of links that lead to Python or to a folder, without an ending. */
function wordsOf(scene: Scene): readonly string[] {
  const links = scene.base.links()
  if (links.length === 0 || movedPaths(scene).isEmpty) return []
  const words = links.map(({ path }) => baseNameOf(path).replace(/\.py$/, '')).filter((word) => /^\w+$/.test(word))
  return [...new Set(words)]
}
