import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import { workspaceMembers } from '../../plan/manifests/workspace-members.ts'
import { tomlStrings } from '../../toml/toml-strings.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { ResidueClass } from '../proof/proof.ts'

/**
 * Where a TOML file names a distribution, an extra, an entry-point group or a command, as the keys that lead there; `*` is any one key, `**`
 * any number of them (packaging.python.org, "pyproject.toml specification" and "Dependency Groups"; Poetry, PDM, hatch, pixi, uv).
 */
const PLACES: readonly (readonly [ResidueClass, 'key' | 'value', string])[] = [
  ['distribution', 'value', 'project name'],
  ['distribution', 'value', 'project dependencies *'],
  ['distribution', 'value', 'project optional-dependencies * *'],
  ['distribution', 'key', 'project optional-dependencies *'],
  ['distribution', 'value', 'dependency-groups **'],
  ['distribution', 'key', 'dependency-groups **'],
  ['distribution', 'value', 'build-system requires *'],
  ['distribution', 'value', 'tool poetry name'],
  ['distribution', 'key', 'tool poetry dependencies *'],
  ['distribution', 'key', 'tool poetry dev-dependencies *'],
  ['distribution', 'key', 'tool poetry group * dependencies *'],
  ['distribution', 'value', 'tool poetry extras * *'],
  ['distribution', 'value', 'tool pdm dev-dependencies * *'],
  ['distribution', 'value', 'tool uv *-dependencies *'],
  ['distribution', 'key', 'tool uv sources *'],
  ['distribution', 'value', 'tool hatch envs * dependencies *'],
  ['distribution', 'value', 'tool hatch envs * extra-dependencies *'],
  ['distribution', 'key', 'tool pixi ** *dependencies *'],
  ['distribution', 'key', '*dependencies *'],
  ['distribution', 'key', 'feature * *dependencies *'],
  ['distribution', 'value', 'package * name'],
  ['distribution', 'value', 'package * dependencies **'],
  ['entry-point group', 'key', 'project entry-points **'],
  ['entry-point group', 'key', 'project scripts *'],
  ['entry-point group', 'key', 'project gui-scripts *'],
  ['entry-point group', 'key', 'tool poetry scripts *'],
  ['entry-point group', 'key', 'tool poetry plugins **'],
  ['entry-point group', 'key', 'tool flit entrypoints **'],
  ['entry-point group', 'key', 'tool flit scripts *'],
  ['entry-point group', 'key', 'tool pdm plugins **'],
  ['entry-point group', 'key', 'tool pdm entry-points **'],
]

/**
 * Why a word of a TOML file is right to stay: it names a distribution by where it stands, or an entry-point group or a command, or it is the
 * one word that a distribution of the tree is called. Undefined elsewhere, and for a text that cannot be read. `span` is in UTF-16 offsets.
 */
export function keptInToml(
  tree: Workspace,
  text: string,
  span: Span,
): { readonly reason: string; readonly class: ResidueClass } | undefined {
  const read = tomlStrings(text)
  if ('problem' in read) return undefined
  const found = read.strings.find((one) => contains(one.span, span))
  if (found === undefined) return undefined
  const named = placeInToml(found)
  if (named === 'distribution') return { reason: 'the name of a distribution', class: named }
  if (named !== undefined) return { reason: 'the name of an entry-point group or a command', class: named }
  const isOwn = workspaceMembers(tree).some(({ name }) => name === found.value)
  return isOwn ? { reason: 'one word, which a distribution is called as well', class: 'distribution' } : undefined
}

/** What a string of a TOML file names by the keys that lead to it, where those say it. */
export function placeInToml({
  keys,
  isKey,
}: {
  readonly keys: readonly string[]
  readonly isKey: boolean
}): ResidueClass | undefined {
  const kind = isKey ? 'key' : 'value'
  return PLACES.find(([, where, pattern]) => where === kind && fits(pattern.split(' '), keys))?.[0]
}

function fits(pattern: readonly string[], keys: readonly string[]): boolean {
  const [first, ...rest] = pattern
  if (first === undefined) return keys.length === 0
  if (first === '**') return fits(rest, keys) || (keys.length > 0 && fits(pattern, keys.slice(1)))
  const [key, ...more] = keys
  const isOne = first.startsWith('*') ? key?.endsWith(first.slice(1)) === true : key === first
  return isOne && fits(rest, more)
}

/** Whether a name of a `setup.cfg` stands before the `=` of a line of `[options.entry_points]`, or of `[entry_points]`, as pbr has it. */
export function isEntryPointGroup(text: string, { start, end }: Span): boolean {
  const section = text
    .slice(0, start)
    .match(/^\[[^\]\n]*\]/gm)
    ?.at(-1)
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  return (
    /^\[(?:options\.)?entry_points\]$/.test(section ?? '') &&
    /^\s*$/.test(before) &&
    /^\s*=/.test(text.slice(end, end + 20))
  )
}
