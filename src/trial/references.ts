import { mappingOf } from '../model/mapping.ts'
import type { RepoPath } from '../model/source-file.ts'
import { CONFIG_FILES, configTexts } from '../host/config-texts.ts'
import type { WorkspaceMember } from '../plan/manifests/workspace-members.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** A dotted name that something resolves at run time: on both sides, and where it stands. */
export interface NamedReference {
  /** `scripts:shop`, or the path and the place of a value in it. */
  readonly place: string
  readonly before: string
  /** Undefined where the result has no such entry. */
  readonly after: string | undefined
  /** The file of the result. */
  readonly path: RepoPath
}

const REFERENCE = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+(:[A-Za-z_][\w.]*)?$/

/** Entry points of the distributions on both sides (Entry points specification), matched by group and name. */
export function entryPointReferences(
  before: readonly WorkspaceMember[],
  after: readonly WorkspaceMember[],
): readonly NamedReference[] {
  const now = new Map(after.flatMap((member) => entryPointsOf(member).map((one) => [one.place, one] as const)))
  return before.flatMap((member) =>
    entryPointsOf(member).map(({ place, value, manifest }) => {
      const found = now.get(place)
      return { place, before: value, after: found?.value, path: found?.manifest ?? manifest }
    }),
  )
}

interface EntryPoint {
  readonly place: string
  readonly value: string
  readonly manifest: RepoPath
}

function entryPointsOf({ data, manifest }: WorkspaceMember): readonly EntryPoint[] {
  const project = mappingOf(data['project'])
  const poetry = mappingOf(mappingOf(data['tool'])['poetry'])
  const groups: readonly (readonly [string, unknown])[] = [
    ['scripts', project['scripts'] ?? poetry['scripts']],
    ['gui-scripts', project['gui-scripts']],
    ...Object.entries(mappingOf(project['entry-points'])),
    ...Object.entries(mappingOf(poetry['plugins'])),
  ]
  return groups.flatMap(([group, entries]) =>
    Object.entries(mappingOf(entries)).flatMap(([name, value]) => {
      const target = typeof value === 'string' ? value.replace(/\s*\[.*\]$/, '').replace(/\s/g, '') : ''
      return target === '' ? [] : [{ place: `${group}:${name}`, value: target, manifest }]
    }),
  )
}

/**
 * Every value of a YAML or JSON file that is spelled like a dotted name below one of the packages, on both sides: the value at the same
 * place of the same file. Files whose number of values changed are left out: the proof speaks of those. `without` is the
 * recipe, whose names are those of the base.
 */
export function configReferences(
  before: Workspace,
  after: Workspace,
  originOf: (path: RepoPath) => RepoPath,
  tops: ReadonlySet<string>,
  without: RepoPath | undefined,
): readonly NamedReference[] {
  const isMeant = (value: string): boolean => REFERENCE.test(value) && tops.has(value.split(/[.:]/)[0] ?? '')
  return after.mentioning([...tops], ...CONFIG_FILES).flatMap((path) => {
    const [was, is] = [before.read(originOf(path)), after.read(path)]
    if (path === without) return []
    if (was === undefined || is === undefined) return []
    const [old, now] = [configTexts(was), configTexts(is)]
    if ('problem' in old || 'problem' in now || old.texts.length !== now.texts.length) return []
    return now.texts.flatMap((text, at) => {
      const value = old.texts[at]?.value
      if (value === undefined || !isMeant(value)) return []
      return [{ place: `${path} (value ${at + 1})`, before: value, after: text.value, path }]
    })
  })
}
