import type { Edit } from '../../model/edit.ts'
import { firstPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { appendToArray } from '../../toml/append-to-array.ts'

/** Lists of top-level import names in tables of tools: whoever lists the monolith means the new package too. */
const LISTS: readonly (readonly string[])[] = [
  ['tool', 'ruff', 'lint', 'isort', 'known-first-party'],
  ['tool', 'ruff', 'isort', 'known-first-party'],
  ['tool', 'isort', 'known_first_party'],
  ['tool', 'coverage', 'run', 'source'],
  ['tool', 'coverage', 'run', 'source_pkgs'],
]

/**
 * Edits of a root manifest that name the new package wherever a list names the package it leaves: first-party names for
 * sorting imports, sources for coverage. `data` is the parsed text; the layout and the comments of each list stay.
 */
export function toolEdits(
  text: string,
  data: Readonly<Record<string, unknown>>,
  from: QualifiedName,
  to: QualifiedName,
): readonly Edit[] {
  const [top, own] = [firstPartOf(from), firstPartOf(to)]
  if (parentOf(from) === '' || top === own) return []
  return LISTS.flatMap((keys) => {
    const list = keys.reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      data,
    )
    if (!Array.isArray(list) || !list.includes(top) || list.includes(own)) return []
    return appendToArray(text, keys, own) ?? []
  })
}
