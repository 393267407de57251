import { lastPartOf } from '../../model/names.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import { baseNames, definitionAt, finalNames, partsOf } from './canonical.ts'
import type { Part } from './canonical.ts'
import { sameDocument } from './same-layout.ts'
import { earlierImports, textsWithCode, valuesWithCode } from './text-code.ts'
import type { TextsWithCode } from './text-code.ts'
import { lostFrom, withoutImportComments } from './comments-of-imports.ts'
import { importDifference } from './import-difference.ts'
import type { Scene } from '../proof/proof-input.ts'
import { sameWords } from './same-words.ts'

/** Where two texts differ beyond what the map explains. */
export interface PartDifference {
  /** `token`: code; `meaning`: a name stands for something else; `string`; `comment`. */
  readonly kind: 'token' | 'meaning' | 'string' | 'comment'
  readonly was: string
  readonly is: string
  /** The part of the final text it was found at; undefined at the end. */
  readonly at: Part | undefined
}

/** The first difference between the parts of a text before and after that the plan does not ask for. */
export function firstDifference(scene: Scene, was: readonly Part[], is: readonly Part[]): PartDifference | undefined {
  const before = withoutEdges(was)
  const after = withoutEdges(is)
  for (let at = 0; at < Math.max(before.length, after.length); at += 1) {
    const [one, other] = [before[at], after[at]]
    if (one !== undefined && other !== undefined && samePart(scene, one, other)) continue
    if (followsReader(scene, before, after, at)) continue
    const lost = lostComment(scene, before, after)
    if (lost !== undefined) return { kind: 'comment', was: short(lost), is: '', at: other }
    const kind = kindOf(one, other)
    return { kind, ...shownTexts(scene, one, other), at: other }
  }
  return undefined
}

/**
 * `patch.object(module, "name")`: the module may become the one that moved code reads the name in now, as long as that
 * module binds the name.
 */
function followsReader(scene: Scene, was: readonly Part[], is: readonly Part[], at: number): boolean {
  const [one, other, comma, name, same] = [was[at], is[at], is[at + 1], is[at + 2], was[at + 2]]
  if (one?.kind !== 'name' || other?.kind !== 'name' || name?.kind !== 'string' || name.value !== same?.value)
    return false
  if (comma?.kind !== 'code' || !/^\s*,\s*(?:(?:attribute|name)\s*=\s*)?$/.test(comma.value)) return false
  if (!/\(\s*(?:target\s*=\s*)?$/.test(is[at - 1]?.value ?? '')) return false
  const word = /^(['"])(\w+)\1$/.exec(name.value)?.[2]
  const goals = scene.plan.symbols
    .filter((move) => scene.map.moduleTo(move.from) === one.value)
    .map((move) => scene.map.moduleTo(move.to))
  return word !== undefined && goals.includes(other.value) && scene.after.binds(other.value, word)
}

/** The comment that is all two texts differ in. */
function lostComment(scene: Scene, was: readonly Part[], is: readonly Part[]): Part | undefined {
  const bare = (parts: readonly Part[]): readonly Part[] => [
    {
      kind: 'code',
      span: { start: 0, end: 0 },
      value: parts
        .map((part) => (part.kind === 'code' ? part.value : part.kind === 'comment' ? '' : '\0'))
        .join('')
        .replace(/\s+/g, ''),
    },
    ...parts.filter((part) => part.kind !== 'code' && part.kind !== 'comment'),
  ]
  const [one, other] = [bare(was), bare(is)]
  if (one.length !== other.length || !one.every((part, at) => samePart(scene, part, other[at] ?? part)))
    return undefined
  const left = is.filter((part) => part.kind === 'comment')
  return was.find((part) => part.kind === 'comment' && !left.some((comment) => samePart(scene, part, comment)))
}

function kindOf(one: Part | undefined, other: Part | undefined): PartDifference['kind'] {
  if (one?.kind === 'comment' || other?.kind === 'comment') return 'comment'
  if (one?.kind === 'string' && other?.kind === 'string') return 'string'
  return one?.kind === 'name' && other?.kind === 'name' ? 'meaning' : 'token'
}

function short(part: Part | undefined): string {
  return shortText(part?.value ?? '')
}

function shortText(whole: string): string {
  const text = whole.trim().split('\n')[0] ?? ''
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

/** Blanks at both ends of a statement are no part of it: a trailing import may have been all that followed. */
function withoutEdges(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part, at) => {
    if (part.kind !== 'code' || at !== parts.length - 1) return [part]
    const value = part.value.trimEnd()
    return value === '' ? [] : [{ ...part, value }]
  })
}

function samePart(scene: Scene, was: Part, is: Part): boolean {
  if (was.kind !== is.kind) return false
  if (was.value === is.value) return true
  if (was.kind === 'code') return false
  if (was.kind === 'name') return sameDefinition(scene, was.value, is.value)
  const isSame = (one: string, other: string): boolean => sameWords(scene, one, other)
  return (
    sameWords(scene, was.value, is.value, was.isPath === true) ||
    sameCode(scene, was.value, is.value) ||
    (was.kind === 'string' && sameDocument(isSame, was.value, is.value))
  )
}

/** A guard that was copied along is as good as the one that was meant. Of other definitions `twinValues` knows which say the same. */
function sameDefinition(scene: Scene, was: string, is: string): boolean {
  // One side may reach a foreign name through a guard, which does not say how it is written.
  if (was.includes('=') !== is.includes('=') && meant(was) === meant(is)) return true
  if (lastPartOf(was) !== lastPartOf(is)) return false
  const [own, other] = [definitionAt(scene.after, was), definitionAt(scene.after, is)]
  if (own === undefined || own.text !== other?.text) return false
  return own.module === other.module || /^(?:try|if|with)\b/.test(own.text)
}

function meant(name: string): string {
  return name.slice(name.indexOf('=') + 1)
}

/** A literal that is Python, or has examples: they mean and import the same, and around them only old names became new ones. */
function sameCode(scene: Scene, was: string, is: string): boolean {
  const texts = textsWithCode(was, is)
  return texts !== undefined && sameWords(scene, ...texts.around) && codeDifference(scene, texts) === undefined
}

/** Whether two values of a config differ in the Python of their commands alone, and that means and imports what it did. */
export function sameProgram(scene: Scene, was: string, is: string): boolean {
  const texts = valuesWithCode(was, is)
  return texts !== undefined && sameWords(scene, ...texts.around) && codeDifference(scene, texts) === undefined
}

/** The first difference between the Python of two texts, in what it says or in what it imports. */
function codeDifference(scene: Scene, { code }: TextsWithCode): Pick<PartDifference, 'was' | 'is'> | undefined {
  const [was, is] = [code.map(([one]) => one), code.map(([, other]) => other)]
  return (
    examplesDifference(
      scene,
      was.map((text) => ({ text })),
      is.map((text) => ({ text })),
    ) ?? importDifference(scene, was.join('\n'), is.join('\n'))
  )
}

/** What two strings or comments differ in: of many lines the first that the plan does not explain, in code what it says. */
function shownTexts(scene: Scene, one: Part | undefined, other: Part | undefined): Pick<PartDifference, 'was' | 'is'> {
  const whole = { was: short(one), is: short(other) }
  if (one === undefined || other === undefined || !/\n/.test(one.value + other.value)) return whole
  if (one.kind === 'code' || other.kind !== one.kind) return whole
  const texts = textsWithCode(one.value, other.value)
  if (texts !== undefined && sameWords(scene, ...texts.around)) return codeDifference(scene, texts) ?? whole
  const [was, is] = texts?.around ?? [one.value, other.value]
  const [lines, others] = [was.split('\n'), is.split('\n')]
  const at = lines.findIndex((line, index) => !sameWords(scene, line, others[index] ?? ''))
  return at < 0 ? whole : { was: shortText(lines[at] ?? ''), is: shortText(others[at] ?? '') }
}

/** A Python text that is no module; `written`: what it was before IPython was masked. */
export interface Example {
  readonly text: string
  readonly written?: string
}

/** The first difference between examples that are typed one after the other, before and after; there are as many of either. */
export function examplesDifference(
  scene: Scene,
  was: readonly Example[],
  is: readonly Example[],
): PartDifference | undefined {
  const [before, after] = [was, is].map((examples) => earlierImports(examples.map(({ text }) => text)))
  for (const [at, one] of was.entries()) {
    const difference = exampleDifference(scene, below(before?.[at], one), below(after?.[at], is[at]))
    if (difference !== undefined) return difference
  }
  return undefined
}

function below(imports = '', { text, written = text }: Example = { text: '' }): Required<Example> {
  return { text: imports + text, written: imports + written }
}

function exampleDifference(scene: Scene, was: Required<Example>, is: Required<Example>): PartDifference | undefined {
  if (was.text === is.text) return undefined
  const self = { name: undefined, isPackage: false }
  const [own, final] = [factsOfText(was.text), factsOfText(is.text)]
  const before = { index: scene.before, facts: own, self, finalName: baseNames(scene) }
  const after = { index: scene.after, facts: final, self, finalName: finalNames(scene) }
  const parts = partsOf(before, [{ start: 0, end: was.text.length }])[0] ?? []
  const others = partsOf(after, [{ start: 0, end: is.text.length }])[0] ?? []
  const one = withoutImportComments(asWritten(parts, was.written), own)
  const other = withoutImportComments(asWritten(others, is.written), final)
  const lost = lostFrom(one.ofImports, other.ofImports, (a, b) => samePart(scene, a, b))
  if (lost !== undefined) return { kind: 'comment', was: short(lost.was), is: short(lost.is), at: lost.is }
  return firstDifference(scene, one.rest, other.rest)
}

/** Comments as the author wrote them: lines of IPython are comments only to Python. */
function asWritten(parts: readonly Part[], text: string): readonly Part[] {
  return parts.map((part) =>
    part.kind === 'comment' ? { ...part, value: text.slice(part.span.start, part.span.end) } : part,
  )
}
