import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Quoted names of Python files (`"lines.py"`) in files that ask imported modules for `__file__`: where a file of that name lay in
 * the folder of such a module or below, one still does.
 */
export function lostFileNames(scene: Scene): readonly Finding[] {
  if (scene.plan.files.length === 0 && !scene.isByHand) return []
  const goals = new Map(scene.plan.files.map((move) => [move.from, move.to]))
  const [was, is] = [scene.base.list('.py'), scene.final.list('.py')]
  return scene.base.matching(wordQuery(['__file__']), '.py').flatMap((origin): readonly Finding[] => {
    const path = goals.get(origin) ?? origin
    const text = scene.final.glance(path)
    const quoted = new Set([...text.matchAll(/["'](\w+\.py)["']/g)].map((match) => match[1] ?? ''))
    const homes = quoted.size === 0 ? [] : askedFolders(scene, goals, origin, text)
    const lost = [...quoted].find((name) =>
      homes.some(([before, after]) => holds(was, before, name) && !holds(is, after, name)),
    )
    return lost === undefined
      ? []
      : [
          {
            code: 'place-lost',
            level: 'error',
            reason: `${path} names ${lost} and asks modules for their \`__file__\`; beside them no file of that name is left`,
            advice: 'Take the name of the file from the module itself.',
            place: { path },
          },
        ]
  })
}

/** The folders of the modules a file asks for `__file__`, in both trees. */
function askedFolders(
  scene: Scene,
  goals: ReadonlyMap<RepoPath, RepoPath>,
  origin: RepoPath,
  text: string,
): readonly (readonly [before: RepoPath, after: RepoPath])[] {
  const facts = scene.before.facts(origin)
  const self = scene.before.identityOf(origin)
  if (facts === undefined || !text.includes('.__file__')) return []
  return [...facts.text.matchAll(/(?<![\w.])([\w.]+)\.__file__/g)].flatMap((match) => {
    const reference = referenceStartingAt(facts, match.index)
    const meaning = reference === undefined ? undefined : meaningOf(facts, reference, self)
    if (meaning?.kind !== 'imported') return []
    const file = scene.before.fileOf(joinName(meaning.name, ...(match[1] ?? '').split('.').slice(1)))
    return file === undefined ? [] : [[folderOf(file), folderOf(goals.get(file) ?? file)] as const]
  })
}

function holds(files: readonly RepoPath[], folder: RepoPath, name: string): boolean {
  const start = folder === '' || folder.endsWith('/') ? folder : `${folder}/`
  return files.some((file) => file.startsWith(start) && `/${file}`.endsWith(`/${name}`))
}
