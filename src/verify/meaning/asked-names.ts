import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, isWithin } from '../../model/names.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Part } from './canonical.ts'
import { firstDifference } from './compare-parts.ts'

/** What leaves a package that stays: the names, spelled as a comparison of `__module__` may spell them. */
export function namesThatLeave(scene: Scene, word: QualifiedName): ReadonlySet<string> {
  const names = new Set<string>()
  if (!scene.before.isModule(word) || scene.map.moduleTo(word) !== word) return names
  for (const module of scene.before.modulesBelow(word)) {
    const final = scene.map.moduleTo(module)
    if (isWithin(final, word)) continue
    for (const name of [final, firstPartOf(final)]) names.add(name).add(`${name}.`)
  }
  return names
}

/** Whether a text reads `__module__` and spells a package that modules leave, so that names may be added to it. */
export function asksForPackages(scene: Scene, text: string): boolean {
  return (
    text.includes('__module__') &&
    [...text.matchAll(/["']([\w.]+?)\.?["']/g)].some((match) => namesThatLeave(scene, match[1] ?? '').size > 0)
  )
}

/**
 * Whether two texts differ in nothing but in what a `__module__` may be: a package that modules leave, and the names they have now. Names
 * that were added are left out of the new text, with the brackets and words they need, and what is left has to say the old one.
 */
export function explainsAskedNames(scene: Scene, was: readonly Part[], is: readonly Part[]): boolean {
  if (!is.some((part) => part.value.includes('__module__'))) return false
  const text = written(is)
  const less = withoutAdded(scene, text, is)
  return less !== text && firstDifference(scene, equalised(was), equalised(partsIn(less, is))) === undefined
}

/** A pattern of a filter of warnings, and what was put beside it: names of packages, whole or with a dot behind. */
const WIDENED = /^(\w*["'])\(\?:(.*)((?:\|\w+\(\?:\[\.\]\|\$\))+)\)(["'])$/s

/** Whether two texts differ in nothing but in patterns of `filterwarnings` that match, besides, the new names of what left packages that stay. */
export function explainsWidenedFilters(scene: Scene, was: readonly Part[], is: readonly Part[]): boolean {
  if (!is.some((part) => part.value.includes('filterwarnings'))) return false
  const homes = new Set(
    scene.plan.modules.map(({ to }) => firstPartOf(to)).filter((one) => !scene.before.isModule(one)),
  )
  const narrow = is.map((part): Part => {
    const [, head = '', said = '', added = '', quote = ''] =
      part.kind === 'string' ? (WIDENED.exec(part.value) ?? []) : []
    const names = added.match(/(?<=\|)\w+(?=\(\?:)/g) ?? []
    return quote !== '' && names.every((name) => homes.has(name)) ? { ...part, value: head + said + quote } : part
  })
  return firstDifference(scene, was, narrow) === undefined
}

/** All in one text: code as it stands, for the rest its number, strings in `\u0003` and `\u0004`. */
function written(parts: readonly Part[]): string {
  return parts
    .map(({ kind, value }, at) => {
      if (kind === 'code') return value
      return kind === 'string' ? `\u0003${String(at)}\u0004` : `\u0001${String(at)}\u0002`
    })
    .join('')
}

/** The parts that a text says; pieces of code that meet are one. */
function partsIn(text: string, parts: readonly Part[]): readonly Part[] {
  const [edge = { start: 0, end: 0 }] = parts.map((part) => part.span)
  return text
    .split(/([\u0001\u0003]\d+[\u0002\u0004])/)
    .flatMap((piece) => (/^[\u0001\u0003]/.test(piece) ? (parts[Number(piece.slice(1, -1))] ?? []) : code(piece, edge)))
}

function code(value: string, span: Part['span']): readonly Part[] {
  return value === '' ? [] : [{ kind: 'code', value, span }]
}

/** Blanks around an equality do not count. */
function equalised(parts: readonly Part[]): readonly Part[] {
  return parts.map((part) =>
    part.kind === 'code' ? { ...part, value: part.value.replace(/[ \t]*([=!]=)[ \t]*/g, '$1') } : part,
  )
}

/** The text without names that were added to a package they left; `\u0005` stands where brackets may be around one name. */
function withoutAdded(scene: Scene, text: string, parts: readonly Part[]): string {
  const nameOf = (piece: string): string =>
    /^["']([\w.]+)["']$/.exec(parts[Number(/\d+/.exec(piece)?.[0] ?? '')]?.value ?? '')?.[1] ?? ''
  const several = /(\u0003\d+\u0004)((?:,\s*\u0003\d+\u0004)+)/g
  return text
    .replace(several, (all) => {
      const listed = all.split(/,\s*/)
      const isNew = (piece: string): boolean =>
        listed.some((one) => namesThatLeave(scene, nameOf(one).replace(/\.$/, '')).has(nameOf(piece)))
      const kept = listed.filter((piece) => !isNew(piece))
      if (kept.length === listed.length || kept.length === 0) return all
      return kept.join(', ') + (kept.length === 1 ? '\u0005' : '')
    })
    .replace(
      /[ \t]*(?:\b(not)[ \t]+)?\bin[ \t]*\((\u0003\d+\u0004)\u0005\)/g,
      (_all, not: string | undefined, one: string) => `${not === undefined ? '==' : '!='}${one}`,
    )
    .replace(/\((\u0003\d+\u0004)\u0005\)/g, '$1')
    .replaceAll('\u0005', '')
}
