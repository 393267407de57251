import type { Finding } from '../../model/finding.ts'
import { accepts } from '../../model/recipe.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A folder of settings that Hydra looks for beside the file that calls it, as the text has it. */
const SAID = /\bconfig_path\s*=\s*["'](?!\/|\w+:\/\/)([^"'\n]+)["']|\binitialize\(\s*["'](?!\/|\w+:\/\/)([^"'\n]+)["']/g

/** Folders that Hydra found beside a file which has another folder now, and does not find there. */
export function lostBesideCallers(scene: Scene): readonly Finding[] {
  return [...scene.touched].flatMap(([path, origin]): readonly Finding[] => {
    if (origin === undefined || folderOf(origin) === folderOf(path) || !path.endsWith('.py')) return []
    const [was, is] = [scene.base.glance(origin), scene.final.read(path)?.text ?? '']
    if (!/\bhydra\b/.test(was) || accepts(scene.plan.recipe, 'place-read', origin)) return []
    const lost = [...is.matchAll(SAID)].find((match) => {
      const said = match[1] ?? match[2] ?? ''
      return was.includes(match[0]) && has(scene.base, origin, said) && !has(scene.final, path, said)
    })
    if (lost === undefined) return []
    return [
      {
        code: 'place-lost',
        level: 'error',
        reason: `${path}: \`${lost[0]}\` is looked for beside the file, and is not there any more`,
        advice: 'Let the folder go along, or write the way to it anew.',
        place: { path, span: { start: lost.index, end: lost.index + lost[0].length } },
      },
    ]
  })
}

function has(workspace: Workspace, path: RepoPath, said: string): boolean {
  const folder = joinPath(folderOf(path), said)
  return workspace.list().some((one) => one.startsWith(`${folder}/`))
}
