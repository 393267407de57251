import type { Finding } from '../../model/finding.ts'
import { baseNameOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { gitAttributes } from '../../workspace/git-attributes.ts'
import { isGitIgnored } from '../../workspace/git-ignored.ts'
import { count } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * What git knows of files by their path, and would know no more at their new place: attributes that other lines of `.gitattributes` give
 * there, and files that `.gitignore` catches there and did not catch before. A filter that is lost would change what is committed.
 */
export function lostRules(scene: Scene): readonly Finding[] {
  return [...lostAttributes(scene), ...newlyIgnored(scene)]
}

function lostAttributes(scene: Scene): readonly Finding[] {
  const hasRules = [scene.base, scene.final].some((tree) =>
    tree.list('.gitattributes').some((path) => baseNameOf(path) === '.gitattributes'),
  )
  if (!hasRules) return []
  const groups = new Map<string, RepoPath[]>()
  for (const [path, origin] of scene.touched) {
    if (origin === undefined || origin === path) continue
    const [was, is] = [gitAttributes(scene.base, origin), gitAttributes(scene.final, path)]
    for (const name of new Set([...was.keys(), ...is.keys()])) {
      const key = `${name}\0${was.get(name) ?? ''}\0${is.get(name) ?? ''}`
      if (was.get(name) !== is.get(name)) groups.set(key, [...(groups.get(key) ?? []), path])
    }
  }
  return [...groups].map(([key, paths]): Finding => {
    const [name = '', was = '', is = ''] = key.split('\0')
    const [first = ''] = paths
    const isLost = name === 'filter' && was !== ''
    return {
      code: 'attributes-changed',
      level: isLost ? 'error' : 'warning',
      reason: `.gitattributes says ${spelled(name, was)} of ${count(paths.length, 'file')} at the old place and ${spelled(name, is)} at the new one: ${listed(paths)}`,
      advice: `Add a line for the new place to the .gitattributes at the root first, such as \`${first} ${was === '' ? `!${name}` : spelled(name, was)}\`.`,
      place: { path: first },
    }
  })
}

function spelled(name: string, value: string): string {
  if (value === '') return `nothing about ${name}`
  return value === 'true' ? name : value === 'false' ? `-${name}` : `${name}=${value}`
}

function newlyIgnored(scene: Scene): readonly Finding[] {
  const hasNewRules = [...scene.touched.keys()].some((path) => baseNameOf(path) === '.gitignore')
  const asked = hasNewRules
    ? scene.final.list()
    : scene.changed.flatMap(({ path, kind }) => (kind === 'added' ? [path] : []))
  const caught = asked.filter((path) => {
    if (!isGitIgnored(scene.final, path)) return false
    const origin = scene.touched.get(path) ?? path
    return !scene.base.has(origin) || !isGitIgnored(scene.base, origin)
  })
  const [first] = caught
  if (first === undefined) return []
  return [
    {
      code: 'ignored-at-new-place',
      level: 'warning',
      reason: `.gitignore catches ${count(caught.length, 'file')} at the new place: ${listed(caught)}`,
      advice: `Put the line \`!/${caughtFolder(scene, first)}\` below the pattern in .gitignore first. The run commits them all the same, but git will not see files that are added beside them, nor these where you commit them yourself (\`--no-commits\`).`,
      place: { path: first },
    },
  ]
}

/** The topmost folder of a path that a pattern catches, with a slash behind it; the path itself where it is caught alone. */
function caughtFolder(scene: Scene, path: RepoPath): string {
  const parts = path.split('/')
  const folders = parts.slice(0, -1).map((_, at) => parts.slice(0, at + 1).join('/'))
  // A name that only a pattern for folders catches.
  const folder = folders.find((one) => isGitIgnored(scene.final, `${one}/\u0001`))
  return folder === undefined ? path : `${folder}/`
}

function listed(paths: readonly RepoPath[]): string {
  return `${paths.slice(0, 3).join(', ')}${paths.length > 3 ? `, and ${paths.length - 3} more` : ''}`
}
