import { literalPattern } from '../../model/literal-pattern.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { SourceFile } from '../../model/source-file.ts'
import { INI_SETTINGS } from '../../plan/manifests/ini-settings.ts'
import { codeMoves } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * A file of settings (INI, `pyrightconfig.json`) as it would be had it not been told of new modules: without each line that says of one what the line above says of the file
 * that its code comes from, and without its name in headers of mypy that have the other.
 */
export function withoutNewSettings(scene: Scene, before: SourceFile, after: SourceFile): string {
  const name = baseNameOf(after.path)
  if (!INI_SETTINGS.test(name) && name !== 'pyrightconfig.json') return after.text
  const folder = folderOf(after.path)
  const inFolder = (path: string): string => (folder === '' ? path : path.slice(folder.length + 1))
  const goals = new Map(scene.plan.files.map(({ from, to }) => [from, to]))
  const made = codeMoves(scene).filter(({ to }) => !scene.base.has(to))
  const lines: string[] = []
  let last = ''
  for (const line of after.text.split('\n')) {
    const isTold = made.some(({ from, to }) => {
      const [was, is] = [goals.get(from) ?? from, to].map(inFolder)
      if (was === undefined || is === undefined || before.text.includes(is) || !last.includes(was)) return false
      return line === last.replace(was, () => is)
    })
    if (isTold) continue
    last = line
    lines.push(line)
  }
  const pairs = made.flatMap(({ from, to, source, module }) => [
    [goals.get(from) ?? from, to].map(inFolder),
    [scene.map.moduleTo(source), module],
  ])
  const names = made.flatMap(({ source, module }) =>
    before.text.includes(module) ? [] : [[scene.map.moduleTo(source), module] as const],
  )
  return withoutListed(before.text, lines.join('\n'), pairs)
    .split('\n')
    .map((line) => {
      const [, head, said = '', rest = ''] = /^(\[mypy-)([^\]]+)(\].*)$/.exec(line) ?? []
      if (head === undefined) return line
      const all = said.split(',')
      const isFresh = (name: string): boolean =>
        names.some(([source, module]) => module === name && all.some((one) => one.trim() === source))
      return head + all.filter((name) => !isFresh(name)).join(',') + rest
    })
    .join('\n')
}

/** A text without new words that stand in a list right behind the old ones of their pairs, in the same quotes, on the same line or the next one. */
function withoutListed(before: string, after: string, pairs: readonly (readonly string[])[]): string {
  return pairs.reduce((text, [was = '', is = '']) => {
    if (was === '' || is === '' || before.includes(is)) return text
    const listed = new RegExp(
      `(?<![\\w./*-])((["']?)${literalPattern(was)}\\2),\\s*\\2${literalPattern(is)}\\2(?![\\w./*-])`,
      'g',
    )
    return text.replace(listed, '$1')
  }, after)
}
