import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * The text of a `.gitignore` without the lines at its end that let new files of the run in: `!/FOLDER/` of a folder above one, with `/FOLDER/*`
 * behind it for what else is in there, `!/FILE`, and `!/FOLDER/*.ENDING`. Any other line stays, and has no reason.
 */
export function withoutLetIn(scene: Scene, before: SourceFile, after: SourceFile): string {
  const linesOf = (text: string): readonly string[] => text.split(/(?<=\n)/).filter((line) => line !== '')
  const [was, is] = [linesOf(before.text), linesOf(after.text)]
  const here = folderOf(after.path)
  const added = scene.changed.flatMap(({ path, kind }) => (kind === 'added' ? [path] : []))
  const isOurs = (line: string, above: string): boolean => letsIn(line, above, here, added)
  const own = is.slice(was.length)
  if (!own.every((line, at) => isOurs(line.trimEnd(), own[at - 1]?.trimEnd() ?? ''))) return after.text
  const kept = is.slice(0, was.length).join('')
  return before.text.endsWith('\n') ? kept : kept.replace(/\r?\n$/, '')
}

function letsIn(line: string, above: string, here: RepoPath, added: readonly RepoPath[]): boolean {
  if (above.startsWith('!/') && line === `${above.slice(1)}*`) return true
  const [, pattern = '', ending = ''] = /^!\/(.+?)(\/|\/\*\.\w+)?$/.exec(line) ?? []
  const path = joinPath(here, pattern.replace(/\\(.)/g, '$1'))
  if (pattern === '') return false
  if (ending === '') return added.includes(path)
  if (ending === '/') return added.some((one) => one.startsWith(`${path}/`))
  return added.some((one) => folderOf(one) === path && one.endsWith(ending.slice(2)))
}
