import type { Binding } from '../facts/facts.ts'
import type { Node } from './syntax-tree.ts'
import { ANY, cutOfName, several } from './text-pieces.ts'
import type { TextValue } from './text-pieces.ts'
import { columnOf, displayed, tableOf } from './text-reading.ts'
import type { Reading } from './text-reading.ts'

/** One element of a display, with its key in a mapping. */
export interface Element {
  readonly key?: string | undefined
  readonly values: readonly TextValue[]
}

/** What reads expressions: the texts they can give, and the elements of what they give. */
export interface Readers {
  readonly valuesOf: (
    reading: Reading,
    node: Node | null | undefined,
    depth: number,
    isFar: boolean,
  ) => readonly TextValue[]
  readonly elements: (
    reading: Reading,
    node: Node | null | undefined,
    depth: number,
    isFar: boolean,
  ) => readonly Element[] | undefined
}

/** The first part of the name of a module, cut at a dot; undefined for other texts. */
export function cutText(
  { valuesOf }: Readers,
  reading: Reading,
  node: Node | null,
  { depth, isFar }: { readonly depth: number; readonly isFar: boolean },
): readonly TextValue[] | undefined {
  const found = cutOfName(node)
  const [value, ...more] = found === undefined ? [] : valuesOf(reading, found.object, depth + 1, isFar)
  const [piece, ...rest] = value ?? []
  if (found === undefined || more.length > 0 || rest.length > 0 || piece?.kind !== 'name') return undefined
  return piece.changes === undefined && piece.cut === undefined ? [[{ ...piece, cut: found.cut }]] : undefined
}

/** What the first name of `ROOT, _, _ = __name__.rpartition(".")` gets; undefined for a name that is bound in another way. */
export function firstOfUnpacked(
  readers: Readers,
  reading: Reading,
  binding: Binding,
  depth: number,
): readonly TextValue[] | undefined {
  const name = reading.root.descendantForIndex(binding.span.start)
  const { parent: targets } = name
  if (targets?.type !== 'pattern_list' || targets.parent?.type !== 'assignment') return undefined
  if (name.startIndex !== targets.startIndex) return [[ANY]]
  return cutText(readers, reading, targets.parent.childForFieldName('right'), { depth, isFar: true }) ?? [[ANY]]
}

/** What a loop or a comprehension gives to its variable. */
export function targetValues(
  readers: Readers,
  reading: Reading,
  binding: Binding,
  depth: number,
): readonly TextValue[] {
  const target = reading.root.descendantForIndex(binding.span.start)
  const loop = target.parent
  if (loop?.type === 'pattern_list' || loop?.type === 'tuple_pattern')
    return partValues(readers, reading, loop, target, depth)
  if (loop === null || !/^(for_statement|for_in_clause)$/.test(loop.type)) return [[ANY]]
  return several(
    (readers.elements(reading, loop.childForFieldName('right'), depth, true) ?? []).map((one) => one.values),
  )
}

/** The same for one of several variables: `for package, name in product(PACKAGES, NAMES)`, `zip`, `{...}.items()`, pairs that are written down. */
function partValues(
  { valuesOf, elements }: Readers,
  reading: Reading,
  targets: Node,
  target: Node,
  depth: number,
): readonly TextValue[] {
  const loop = targets.parent
  const at = targets.namedChildren.findIndex((one) => one.startIndex === target.startIndex)
  if (loop === null || !/^(for_statement|for_in_clause)$/.test(loop.type)) return [[ANY]]
  const right = loop.childForFieldName('right')
  const column = columnOf(right, at)
  if (column !== undefined)
    return several((elements(reading, column, depth, true) ?? [{ values: [[ANY]] }]).map((one) => one.values))
  const rows = displayed(reading, tableOf(right))
  if (rows === undefined) return [[ANY]]
  return several(rows.map((row) => valuesOf(reading, row.namedChildren[at], depth + 1, true)))
}
