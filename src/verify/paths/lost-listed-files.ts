import type { Finding } from '../../model/finding.ts'
import { accepts } from '../../model/recipe.ts'
import { foldersAround, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { queryOf } from '../../workspace/text-query.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A list of names of files alone that a name at the top has, at least two. */
const LIST =
  /^(\w+)\s*(?::[^=\n]+)?=\s*[[(]((?:\s*(?:#[^\n]*\n\s*)*(["'])[\w-]+(?:\/[\w-]+)*\.\w+\3\s*,?)+)\s*(?:#[^\n]*\n\s*)*[\])]/gm
const PLACE = /\b__file__\b/

/**
 * Lists of files that code finds from its own place and goes through: where each word named a file from one folder around the code, each
 * one does so from there afterwards.
 */
export function lostListedFiles(scene: Scene): readonly Finding[] {
  const goals = new Map(scene.plan.files.map((move) => [move.from, move.to]))
  if (goals.size === 0) return []
  return scene.base.matching(queryOf(PLACE, ['__file__']), '.py').flatMap((origin): readonly Finding[] => {
    const path = goals.get(origin) ?? origin
    if (path !== origin || accepts(scene.plan.recipe, 'place-read', origin)) return []
    const was = listsIn(scene.base.glance(origin))
    const now = was.length === 0 ? [] : listsIn(scene.final.glance(path))
    return was.flatMap(({ name, words }): readonly Finding[] => {
      const home = foldersAround(origin).find((folder) => missingFrom(scene.base, folder, words) === undefined)
      const said = now.find((one) => one.name === name)?.words
      const lost = home === undefined || said === undefined ? undefined : missingFrom(scene.final, home, said)
      if (lost === undefined) return []
      return [
        {
          code: 'place-lost',
          level: 'error',
          reason: `${path} lists "${lost}" in ${name} among files of one folder, and no such file is there any more`,
          advice: 'Let the file move along, or write the way to it anew.',
          place: { path },
        },
      ]
    })
  })
}

function listsIn(text: string): readonly { readonly name: string; readonly words: readonly string[] }[] {
  return [...text.matchAll(LIST)].flatMap(([, name = '', body = '']) => {
    const words = [...body.replace(/#[^\n]*/g, '').matchAll(/(["'])([^"']+)\1/g)].map(([, , word = '']) => word)
    const isWalked = new RegExp(String.raw`\bin\s+(?:\w+\(\s*)?${name}\b`).test(text)
    return words.length > 1 && isWalked ? [{ name, words }] : []
  })
}

function missingFrom(tree: Workspace, folder: RepoPath, words: readonly string[]): string | undefined {
  return words.find((word) => !tree.has(joinPath(folder, word)))
}
