import { MANIFESTS } from '../../model/manifests.ts'
import { baseNameOf } from '../../model/source-file.ts'
import { tomlStrings } from '../../toml/toml-strings.ts'
import type { Workspace } from '../../workspace/workspace.ts'

const known = new WeakMap<Workspace, ReadonlySet<string>>()

/**
 * The entry-point groups that manifests of the tree declare. A group is a key that distributions share, whatever module it is spelled like
 * (packaging.python.org, "Entry points specification"), so it stays on both sides: in the manifest and where code reads it.
 */
export function entryPointGroups(workspace: Workspace): ReadonlySet<string> {
  const groups = known.get(workspace) ?? search(workspace)
  known.set(workspace, groups)
  return groups
}

/** `[options.entry_points]` of setuptools, `[entry_points]` of pbr. */
const SECTION = /^\[(?:options\.)?entry_points\]([\s\S]*?)(?=^\[|(?![\s\S]))/gm

function search(workspace: Workspace): ReadonlySet<string> {
  const groups = new Set<string>()
  for (const path of workspace.list(...MANIFESTS)) {
    const text = workspace.glance(path)
    if (baseNameOf(path) === 'setup.cfg') {
      for (const [, section = ''] of text.matchAll(SECTION))
        for (const match of section.matchAll(/^([\w.-]+)\s*=/gm)) groups.add(match[1] ?? '')
    } else if (baseNameOf(path) === 'setup.py') {
      const table = /\bentry_points\s*=\s*\{([\s\S]*?)\}/.exec(text)?.[1] ?? ''
      for (const match of table.matchAll(/["']([\w.-]+)["']\s*:/g)) groups.add(match[1] ?? '')
    } else {
      const read = tomlStrings(text)
      for (const { keys } of 'problem' in read ? [] : read.strings) {
        if (keys[0] === 'project' && keys[1] === 'entry-points' && keys[2] !== undefined) groups.add(keys[2])
        if (keys[1] === 'poetry' && keys[2] === 'plugins' && keys[3] !== undefined) groups.add(keys[3])
      }
    }
  }
  return groups
}
