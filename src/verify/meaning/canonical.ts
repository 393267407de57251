import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, joinName, lastPartOf, parentOf } from '../../model/names.ts'
import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import { wholeStrings } from '../../host/whole-strings.ts'
import type { Binding, ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { typeComment } from '../../python/facts/type-comments.ts'
import { gapsOfAnnotations } from '../../python/facts/joined-literals.ts'
import { absoluteModule, meaningOf, nameOfBinding } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { codeReader } from './code-text.ts'
import { builtNamesIn } from './constant-texts.ts'
import type { OutsideText } from './constant-texts.ts'
import { withoutNeedlessParentheses } from './needless-parentheses.ts'
import { originFrom, originOf } from './origin.ts'
import type { Origin } from './origin.ts'
import { between, withMeanings } from './format-strings.ts'
import { stretchOfImport } from './import-stretches.ts'
import { isStandIn, standInKeywords } from './stand-in-names.ts'
import { pathStrings } from './path-strings.ts'
import type { Scene } from '../proof/proof-input.ts'
import { starOrigin } from './star-origin.ts'
import { twinValues } from './twin-values.ts'
import { statementBinding } from '../../python/facts/by-statement.ts'

/** One stretch of a Python text as the proof compares it: a name by what it means, all else by its characters. */
export interface Part {
  readonly kind: 'code' | 'name' | 'string' | 'comment'
  /** What has to be equal before and after: the final meaning of a name, or the characters. */
  readonly value: string
  readonly span: Span
  /** A string that Python takes for an import path. */
  readonly isPath?: boolean
}

/** A Python text of one of the two trees, and which module it is there. */
export interface Side {
  readonly index: SymbolIndex
  readonly facts: ModuleFacts
  readonly self: ModuleIdentity
  /** The name of a definition in the final tree. */
  readonly finalName: (origin: Origin) => QualifiedName
  /** What names say that texts are put together of, beyond the constants of the file; where it is not given, those alone count. */
  readonly outside?: OutsideText
}

/** What newer versions of Python have in `typing` is the same thing in `typing_extensions`. */
function foreignName(name: QualifiedName): QualifiedName {
  return name.replace(/^typing_extensions\./, 'typing.')
}

/** How definitions of the base tree are called in the final one: modules by the map, moved symbols by their home. */
export function baseNames(scene: Scene): Side['finalName'] {
  const twins = twinValues(scene)
  return ({ module, words }) => {
    const [symbol] = words
    // What is below a renamed package follows, whether its file is there or not: compiled, generated.
    if (module === undefined) return foreignName(scene.map.moduleTo(words.join('.')))
    const home = (symbol === undefined ? undefined : scene.map.homeOf(module, symbol)) ?? module
    const name = joinName(scene.map.moduleTo(home), ...words)
    return twins.get(name) ?? name
  }
}

/** How definitions of the final tree are called; a copy means what its original means. */
export function finalNames(scene: Scene): Side['finalName'] {
  const { map } = scene
  const twins = twinValues(scene)
  const originals = new Map(
    scene.plan.symbols
      .filter((move) => move.copied)
      .map((move) => [
        joinName(map.moduleTo(move.to), move.symbol),
        map.moduleTo(map.homeOf(move.from, move.symbol) ?? move.from),
      ]),
  )
  return ({ module, words }) => {
    const [symbol] = words
    if (module === undefined) return foreignName(words.join('.'))
    const original = symbol === undefined ? undefined : originals.get(joinName(module, symbol))
    const name = joinName(original ?? module, ...words)
    return twins.get(name) ?? name
  }
}

/**
 * The parts of stretches of the text, which are in order and do not overlap. Imports inside them are left out: what they bind
 * shows in the names that are read.
 */
export function partsOf(side: Side, stretches: readonly Span[]): readonly (readonly Part[])[] {
  const pieces = piecesOf(side).toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  const text = withoutNeedlessParentheses(side.facts.text)
  let at = 0
  return stretches.map((within) => {
    while (at < pieces.length && (pieces[at]?.span.start ?? 0) < within.start) at += 1
    const mine: Part[] = []
    for (; at < pieces.length && (pieces[at]?.span.start ?? 0) < within.end; at += 1)
      mine.push(...pieces.slice(at, at + 1))
    return filled(text, within, mine)
  })
}

function piecesOf(side: Side): readonly Part[] {
  const { facts } = side
  const pieces: Part[] = []
  for (const reference of facts.references) {
    const end = reference.attributes.at(-1)?.span.end ?? reference.span.end
    const value = meaningText(side, reference)
    if (value !== undefined) pieces.push({ kind: 'name', value, span: { start: reference.span.start, end } })
  }
  const names = pieces.length
  // A name that is put together says what it says, however it is put together: before the texts, of which it may be one.
  for (const { span, name } of builtNamesIn(facts.text, side.self, side.outside))
    pieces.push({ kind: 'string', value: JSON.stringify(name), span })
  const paths = new Set(pathStrings(facts).map((path) => path.span.start))
  for (const { facts: literals, value, isOneStretch } of wholeStrings(facts)) {
    const [fact] = literals
    if (fact.annotation) continue
    if (!isOneStretch) {
      const span = { start: fact.span.start, end: literals.at(-1)?.span.end ?? fact.span.end }
      const [open, close] = [
        facts.text.slice(span.start, fact.content.start),
        facts.text.slice(fact.content.end, fact.span.end),
      ]
      pieces.push({ kind: 'string', value: open + value + close, span, isPath: paths.has(span.start) })
      continue
    }
    if (fact.isFormat && /\bimport\b/.test(fact.pieces.join(' '))) {
      pieces.push({
        kind: 'string',
        value: withMeanings(facts.text, fact.span, pieces.slice(0, names)),
        span: fact.span,
      })
      continue
    }
    const stretches = fact.isFormat ? between(fact.span, pieces.slice(0, names)) : [fact.span]
    for (const span of stretches)
      pieces.push({
        kind: 'string',
        value: facts.text.slice(span.start, span.end),
        span,
        isPath: paths.has(span.start),
      })
  }
  for (const span of gapsOfAnnotations(facts)) pieces.push({ kind: 'code', value: '', span })
  for (const { span, name } of standInKeywords(facts, side.self)) {
    const origin = originOf(side.index, name)
    if (origin.words.length === 0) pieces.push({ kind: 'name', value: side.finalName(origin), span })
  }
  for (const comment of facts.comments)
    pieces.push({ kind: 'comment', value: commentText(side, comment), span: comment })
  for (const statement of facts.imports)
    pieces.push({ kind: 'code', value: '', span: stretchOfImport(facts, statement) })
  return pieces
}

/** A comment as the proof compares it: what it says as the type of something (PEP 484) stands there by what it means. */
export function commentText(side: Side, comment: Span): string {
  const written = side.facts.text.slice(comment.start, comment.end)
  if (typeComment(written) === undefined) return written
  const names = side.facts.references.flatMap((reference) => {
    const span = { start: reference.span.start, end: reference.attributes.at(-1)?.span.end ?? reference.span.end }
    const value = contains(comment, span) ? meaningText(side, reference) : undefined
    return value === undefined ? [] : [{ value, span }]
  })
  return withMeanings(side.facts.text, comment, names)
}

/** The parts with the code between them; a part inside another one (a name in an f-string) gives way to it. */
function filled(text: string, within: Span, pieces: readonly Part[]): readonly Part[] {
  const parts: Part[] = []
  const codeText = codeReader()
  let at = within.start
  for (const piece of pieces) {
    if (piece.span.start < at) continue
    const code = codeText(text.slice(at, piece.span.start))
    if (code !== '') parts.push({ kind: 'code', value: code, span: { start: at, end: piece.span.start } })
    if (piece.value !== '') parts.push(piece)
    at = piece.span.end
  }
  const rest = codeText(text.slice(at, within.end))
  if (rest !== '') parts.push({ kind: 'code', value: rest, span: { start: at, end: within.end } })
  return merged(parts)
}

function merged(parts: readonly Part[]): readonly Part[] {
  const result: Part[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (part.kind === 'code' && last?.kind === 'code')
      result[result.length - 1] = {
        ...last,
        value: last.value + part.value,
        span: { start: last.span.start, end: part.span.end },
      }
    else result.push(part)
  }
  return result
}

/** What a chain means in the final tree; undefined for a local name, which its characters say. */
function meaningText(side: Side, reference: Reference): string | undefined {
  const meaning = meaningOf(side.facts, reference, side.self)
  const steps = reference.attributes.map((step) => step.name)
  switch (meaning.kind) {
    case 'unbound': {
      const star = starOrigin(side, reference)
      if (star !== undefined) return nameText(side, joinName(star, ...steps), reference)
      // Examples seldom show their imports.
      const isExample = side.self.name === undefined && steps.length > 0 && side.index.isModule(reference.name)
      return isExample ? nameText(side, joinName(reference.name, ...steps), reference) : undefined
    }
    case 'imported': {
      const from = moduleImportedFrom(side, meaning.bindings)
      if (from !== undefined) return side.finalName(originFrom(side.index, from.module, [from.name, ...steps]))
      return nameText(side, joinName(meaning.name, ...steps), reference)
    }
    case 'ambiguous':
      if (hasStandIns(side, meaning.bindings) && meaning.names.every((name) => side.index.isModule(name)))
        return `${reference.name}:${meaning.names
          .map((name) => side.finalName(originOf(side.index, joinName(name, ...steps))))
          .sort()
          .join('|')}`
      if (side.self.name !== undefined && meaning.bindings.every((binding) => binding.scope === 0))
        return joinName(side.finalName(originFrom(side.index, side.self.name, [reference.name])), ...steps)
      return `${reference.name}:${[...new Set(meaning.bindings.flatMap((binding) => finalNameOf(side, binding) ?? []))]
        .sort()
        .join('|')}.${steps.join('.')}`
    case 'own':
      if (meaning.bindings.some((binding) => binding.scope !== 0) || side.self.name === undefined) return undefined
      return joinName(side.finalName(originFrom(side.index, side.self.name, [reference.name])), ...steps)
  }
}

/** Whether a name is imported, or bound to a stand-in for what is imported. */
function hasStandIns({ facts }: Side, bindings: readonly Binding[]): boolean {
  const others = bindings.filter((binding) => binding.imported === undefined)
  return others.length > 0 && others.every((binding) => isStandIn(facts, binding))
}

/** What an import binding stands for, as the final tree calls it; undefined for any other binding. */
function finalNameOf(side: Side, binding: Binding): QualifiedName | undefined {
  const from = moduleImportedFrom(side, [binding])
  if (from !== undefined) return side.finalName(originFrom(side.index, from.module, [from.name]))
  const name = nameOfBinding(side.facts, binding, side.self)
  return name === undefined ? undefined : side.finalName(originOf(side.index, name))
}

/** For names that `from module import name` binds: that module, if it is one of the tree. */
function moduleImportedFrom(
  side: Side,
  bindings: readonly Binding[],
): { readonly module: QualifiedName; readonly name: string } | undefined {
  const imported = bindings[0]?.imported
  const statement = imported === undefined ? undefined : side.facts.imports[imported.statement]
  const name = imported === undefined ? undefined : statement?.items[imported.item]?.name
  if (statement?.kind !== 'from' || name === undefined) return undefined
  const module = absoluteModule(statement, side.self)
  return module !== undefined && side.index.fileOf(module) !== undefined ? { module, name } : undefined
}

/** A first-party name by where it is defined; a foreign one also by how it is written, which the plan never changes. */
function nameText(side: Side, name: QualifiedName, reference: Reference): string {
  const first = firstPartOf(name)
  if (side.index.isModule(first)) return side.finalName(originOf(side.index, name))
  return `${joinName(reference.name, ...reference.attributes.map((step) => step.name))}=${foreignName(name)}`
}

/** The text of the definition a name begins with, for a comparison of last resort, and the module it stands in. */
export function definitionAt(
  index: SymbolIndex,
  name: QualifiedName,
): { readonly module: QualifiedName; readonly text: string } | undefined {
  for (let head = name; head !== ''; head = parentOf(head)) {
    const module = parentOf(head)
    if (!index.isModule(module)) continue
    const facts = index.factsOfModule(module)
    const statement = facts && statementBinding(facts, lastPartOf(head))
    if (facts === undefined || statement === undefined) return undefined
    return { module, text: facts.text.slice(statement.span.start, statement.span.end).replaceAll('\r\n', '\n') }
  }
  return undefined
}
