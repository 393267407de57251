import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import { tomlStrings } from '../../toml/toml-strings.ts'
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
]

/**
 * What a word of a TOML file names that is no module: a distribution, or an entry-point group or command. Undefined for any other place,
 * and for a text that cannot be read. `span` is in UTF-16 offsets of the text.
 */
export function manifestName(text: string, span: Span): ResidueClass | undefined {
  const read = tomlStrings(text)
  if ('problem' in read) return undefined
  const found = read.strings.find((one) => contains(one.span, span))
  if (found === undefined) return undefined
  const kind = found.isKey ? 'key' : 'value'
  return PLACES.find(([, where, pattern]) => where === kind && fits(pattern.split(' '), found.keys))?.[0]
}

function fits(pattern: readonly string[], keys: readonly string[]): boolean {
  const [first, ...rest] = pattern
  if (first === undefined) return keys.length === 0
  if (first === '**') return fits(rest, keys) || (keys.length > 0 && fits(pattern, keys.slice(1)))
  const [key, ...more] = keys
  const isOne = first.startsWith('*') ? key?.endsWith(first.slice(1)) === true : key === first
  return isOne && fits(rest, more)
}
