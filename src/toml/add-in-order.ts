import type { AST } from 'toml-eslint-parser'
import { insert } from '../model/edit.ts'
import type { Edit } from '../model/edit.ts'
import { appendToArray, quoted } from './append-to-array.ts'
import { indentAt, isSamePath, newlineOf, tomlTree } from './toml-tree.ts'

/** With so few strings that they stand in order says nothing. */
const FEW = 3
/** One string in so many may stand where the order does not put it. */
const OUTLIERS = 8

/**
 * Add a string to an array at its place in the order of the alphabet, where three strings or more are kept in it (as `pyproject-fmt` does), but for
 * one in eight that somebody put elsewhere, above the comments that stand right above what follows; else as `appendToArray` does, which this answers and throws like.
 */
export function addInOrder(text: string, keyPath: readonly string[], value: string): Edit[] | undefined {
  const keys = elementsOf(text, keyPath).map((one) =>
    one.type === 'TOMLValue' && one.kind === 'string' ? sortKey(one.value) : undefined,
  )
  const known = keys.filter((key) => key !== undefined)
  const sorted = known.length < keys.length ? [] : longestRise(known)
  const isSorted = keys.length >= FEW && (keys.length - sorted.length) * OUTLIERS <= keys.length
  const next = isSorted ? sorted.find((at) => (keys[at] ?? '') > sortKey(value)) : undefined
  return addBefore(text, keyPath, next ?? -1, value)
}

/** The indexes of the longest part of some keys that stands in order. */
function longestRise(keys: readonly string[]): readonly number[] {
  const best: (readonly number[])[] = []
  for (const [at, key] of keys.entries()) {
    const below = best.filter((rise) => (keys[rise.at(-1) ?? 0] ?? '') <= key)
    const longest = below.reduce<readonly number[]>((one, other) => (other.length > one.length ? other : one), [])
    best.push([...longest, at])
  }
  return best.reduce<readonly number[]>((one, other) => (other.length > one.length ? other : one), [])
}

/** Add a string to an array above one of its elements (an index), and the comments right above that; at the end for none, as `appendToArray` does. */
export function addBefore(text: string, keyPath: readonly string[], at: number, value: string): Edit[] | undefined {
  const next = elementsOf(text, keyPath)[at]
  if (next === undefined) return appendToArray(text, keyPath, value)
  const start = text.lastIndexOf('\n', next.range[0]) + 1
  const added = quoted(value, next)
  if (text.slice(start, next.range[0]).trim() !== '') return [insert(next.range[0], `${added}, `)]
  return [insert(aboveComments(text, start), `${indentAt(text, next.range[0])}${added},${newlineOf(text)}`)]
}

/** What an array has; nothing where there is none. */
function elementsOf(text: string, keyPath: readonly string[]): readonly AST.TOMLContentNode[] {
  const entry = tomlTree(text).entries.find(
    ({ path, node }) => isSamePath(path, keyPath) && node.value.type === 'TOMLArray',
  )
  return entry?.node.value.type === 'TOMLArray' ? entry.node.value.elements : []
}

/** What requirements are sorted by, as a text: the name without regard to case and to what parts its words, then the rest. */
export function sortKey(value: string): string {
  const name = /^[\w.-]*/.exec(value)?.[0] ?? ''
  return `${name.toLowerCase().replaceAll(/[._-]+/g, '-')} ${value.slice(name.length)}`
}

function aboveComments(text: string, lineStart: number): number {
  let at = lineStart
  for (;;) {
    const above = text.lastIndexOf('\n', at - 2) + 1
    if (at === 0 || !/^[ \t]*#/.test(text.slice(above, at))) return at
    at = above
  }
}
