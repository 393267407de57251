import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, joinName, parentOf } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { RUNS_TEXT } from './built-code.ts'
import { ENDS_WITH_IMPORTER } from './importers.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { changedText, isBuiltText, isSum, literalText } from '../../python/parse/text-pieces.ts'
import type { NameCut, TextChange, TextPiece, TextValue } from '../../python/parse/text-pieces.ts'
import { packageNamed } from '../../python/index/package-place.ts'
import { textReader } from '../../python/parse/text-values.ts'
import type { TextReader } from '../../python/parse/text-reading.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'

/** A piece of a text that is made at run time: what it says before, and where that is written. */
export type KnownPiece =
  | Extract<TextPiece, { kind: 'text' }>
  /** The name of a module, which a program asks it for; `cut` out of that of the module `of`. */
  | {
      readonly kind: 'module'
      readonly value: QualifiedName
      readonly of?: QualifiedName
      readonly cut?: NameCut
    }
  /** The same after `replace`: the name that the changes are made to is `of`. */
  | {
      readonly kind: 'changed'
      readonly value: string
      readonly of: QualifiedName
      readonly changes: readonly TextChange[]
    }
  | Extract<TextPiece, { kind: 'any' }>

/** A place where a text is put together, and what it can say. */
export interface BuiltSite {
  /** `import`: a module is imported by it; `attribute`: looked up in the namespace of a module; `code`: it is run; `text`: nobody known takes it. */
  readonly kind: 'import' | 'attribute' | 'code' | 'text'
  /** The expression. */
  readonly node: Node
  /** The whole names it can say, `parent` included; for `attribute` behind the name of the module. */
  readonly values: readonly (readonly KnownPiece[])[]
  /** What stands before the text: the package of a relative name, the module of a namespace. */
  readonly base: readonly KnownPiece[]
  /** What may be handed over as the package that a name counts from which begins with a dot. */
  readonly within: readonly (readonly KnownPiece[])[]
}

const MODULES = /(^|\.)sys\.modules(\.(get|pop))?$/

/** Every place of a module at which a text is put together that may name something; plain literals are none. */
export function builtSites(index: SymbolIndex, facts: ModuleFacts, self: ModuleIdentity): readonly BuiltSite[] {
  const reader = textReader(facts)
  const known = (value: TextValue): readonly (readonly KnownPiece[])[] => knownPieces(index, facts, self, value)
  const sites: BuiltSite[] = []
  const add = (kind: BuiltSite['kind'], node: Node, base: readonly KnownPiece[] = [], within?: Node): void => {
    const values = reader.valuesOf(node).flatMap(known)
    sites.push({ kind, node, base, values, within: within === undefined ? [] : reader.valuesOf(within).flatMap(known) })
  }
  // Below a sum without any string no text is put together; what was read as a part of something else is no site of its own.
  let plainUntil = 0
  let done: readonly Span[] = []
  for (const node of reader.root.descendantsOfType('call', 'subscript', 'binary_operator', 'string')) {
    const { startIndex: at } = node
    if (done.some((span) => span.start <= at && at < span.end)) continue
    const isPlain = at < plainUntil
    const asked = importAsked(reader, facts, self, node)
    if (asked !== undefined) {
      const [base = []] = asked.within === undefined ? [] : reader.valuesOf(asked.within).flatMap(known)
      const isRelative = literalText(asked.name)?.startsWith('.') === true
      // A relative name with a literal package, or with the module's own, changes by itself.
      const isBySelf = asked.within?.type === 'string' || isOwnPackage(facts, asked.within)
      const isBuilt = asked.name.type !== 'concatenated_string' && literalText(asked.name) === undefined
      if (isRelative ? !isBySelf : isBuilt) add('import', asked.name, isRelative ? base : [], asked.within)
    }
    const looked = asked === undefined ? namespaceLookUp(index, reader, facts, self, node) : undefined
    const found = looked === undefined ? attributeOfImported(reader, facts, self, node) : undefined
    for (const base of found === undefined ? [] : reader.valuesOf(found.name).flatMap(known))
      add('attribute', found?.key ?? node, base)
    if (looked !== undefined) add('attribute', looked.key, [{ kind: 'module', value: looked.module }])
    const isText = !isPlain && isBuiltText(node)
    if (asked === undefined && looked === undefined && isText) {
      const caller = node.parent?.type === 'keyword_argument' ? node.parent.parent?.parent : node.parent?.parent
      const isRun = caller?.type === 'call' && RUNS_TEXT.test(caller.childForFieldName('function')?.text ?? '')
      add(isRun ? 'code' : 'text', node)
      done = [...done.filter(({ end }) => end > at), spanOf(node)]
      continue
    }
    if (!isText && isSum(node)) plainUntil = Math.max(plainUntil, node.endIndex)
    for (const part of [asked?.name, looked?.key])
      if (part?.parent === node) done = [...done.filter(({ end }) => end > at), spanOf(part)]
  }
  return sites
}

/** Whether an expression is the module's own package: `__package__`, `__name__.rpartition(".")[0]`. */
function isOwnPackage(facts: ModuleFacts, within: Node | undefined): boolean {
  if (within === undefined || /^__(name|package)__$/.test(within.text)) return within !== undefined
  const named = packageNamed(facts, within.startIndex)
  return named?.kind === 'own' && named.argument.end === within.endIndex
}

function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex }
}

/** The name a call or a look-up in `sys.modules` asks for, and the package it is relative to. */
function importAsked(
  reader: TextReader,
  facts: ModuleFacts,
  self: ModuleIdentity,
  node: Node,
): { readonly name: Node; readonly within: Node | undefined } | undefined {
  if (node.type === 'subscript') {
    const [key] = node.childrenForFieldName('subscript')
    const isModules = MODULES.test(node.childForFieldName('value')?.text ?? '')
    return key !== undefined && isModules ? { name: key, within: undefined } : undefined
  }
  const callee = node.type === 'call' ? node.childForFieldName('function') : null
  if (callee === null) return undefined
  const reference = reader.referenceAt(callee)
  const name = reference === undefined ? callee.text : fullName(facts, self, reference)
  if (!ENDS_WITH_IMPORTER.test(name) && !MODULES.test(name)) return undefined
  const given = (node.childForFieldName('arguments')?.namedChildren ?? []).filter((child) => child.type !== 'comment')
  const positional = given.filter((child) => child.type !== 'keyword_argument')
  const keyword = (key: string): Node | undefined =>
    given.find((child) => child.childForFieldName('name')?.text === key)?.childForFieldName('value') ?? undefined
  const first = positional[0] ?? keyword('name')
  const second = /(^|\.)(import_module|find_spec|resolve_name)$/.test(name)
    ? (positional[1] ?? keyword('package'))
    : undefined
  return first === undefined ? undefined : { name: first, within: second }
}

/** `vars(module)[key]`, `module.__dict__[key]`, `getattr(module, key)`, where the key is no plain name for `getattr`. */
function namespaceLookUp(
  index: SymbolIndex,
  reader: TextReader,
  facts: ModuleFacts,
  self: ModuleIdentity,
  node: Node,
): { readonly module: QualifiedName; readonly key: Node } | undefined {
  const found = objectAndKey(node)
  const reference = found === undefined ? undefined : reader.referenceAt(found.object)
  if (found === undefined || reference === undefined) return undefined
  const name = fullName(facts, self, reference).replace(/\.__dict__(\.get|\.pop)?$/, '')
  return index.isModule(name) ? { module: name, key: found.key } : undefined
}

/** `getattr(import_module(name), key)`: a name looked up in a module that is imported by what is put together. */
function attributeOfImported(
  reader: TextReader,
  facts: ModuleFacts,
  self: ModuleIdentity,
  node: Node,
): { readonly name: Node; readonly key: Node } | undefined {
  if (node.type !== 'call' || !/^(getattr|hasattr)$/.test(node.childForFieldName('function')?.text ?? ''))
    return undefined
  const [object, key] = node.childForFieldName('arguments')?.namedChildren ?? []
  const asked = object === undefined ? undefined : importAsked(reader, facts, self, object)
  if (asked === undefined || asked.within !== undefined || key === undefined) return undefined
  return { name: asked.name, key }
}

function objectAndKey(node: Node): { readonly object: Node; readonly key: Node } | undefined {
  if (node.type === 'subscript') {
    const value = node.childForFieldName('value')
    const [key] = node.childrenForFieldName('subscript')
    if (value === null || key === undefined) return undefined
    if (value.type === 'attribute' && /\.__dict__$/.test(value.text)) return { object: value, key }
    const inner = value.type === 'call' && value.childForFieldName('function')?.text === 'vars'
    const object = inner ? value.childForFieldName('arguments')?.firstNamedChild : undefined
    return object === null || object === undefined ? undefined : { object, key }
  }
  if (node.type !== 'call') return undefined
  const callee = node.childForFieldName('function')
  const [first, second] = node.childForFieldName('arguments')?.namedChildren ?? []
  if (callee === null || first === undefined) return undefined
  if (/^(getattr|hasattr|delattr)$/.test(callee.text) && second !== undefined && literalText(second) === undefined)
    return { object: first, key: second }
  return /\.__dict__\.(get|pop)$/.test(callee.text) ? { object: callee, key: first } : undefined
}

function fullName(facts: ModuleFacts, self: ModuleIdentity, reference: Reference): string {
  const meaning = meaningOf(facts, reference, self)
  const steps = reference.attributes.map((step) => step.name)
  return joinName(meaning.kind === 'imported' ? meaning.name : reference.name, ...steps)
}

/** The same with what other modules say in place of names. */
function knownPieces(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
  value: TextValue,
): readonly (readonly KnownPiece[])[] {
  return value.reduce<readonly (readonly KnownPiece[])[]>(
    (heads, piece) => {
      const tails = piece.kind === 'name' ? changedPieces(index, facts, self, piece) : [[piece]]
      return heads.flatMap((head) => tails.map((tail) => [...head, ...tail])).slice(0, 40)
    },
    [[]],
  )
}

/** What a name stands for, after the changes that are made to its text. */
function changedPieces(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
  piece: Extract<TextPiece, { kind: 'name' }>,
): readonly (readonly KnownPiece[])[] {
  const { changes = [], cut } = piece
  const values = piecesOfName(index, facts, self, piece).map((value) =>
    cut === undefined ? value : value.map((one) => cutPiece(one, cut)),
  )
  if (changes.length === 0) return values
  return values.map((value) =>
    value.map((one): KnownPiece => {
      if (one.kind === 'module')
        return { kind: 'changed', value: changedText(one.value, changes), of: one.value, changes }
      return one.kind === 'text' ? { ...one, value: changedText(one.value, changes), isFar: false } : { kind: 'any' }
    }),
  )
}

/** What is cut out of a piece. */
function cutPiece(piece: KnownPiece, cut: NameCut): KnownPiece {
  return piece.kind === 'module' && piece.cut === undefined
    ? { kind: 'module', value: cutName(piece.value, cut), of: piece.value, cut }
    : { kind: 'any' }
}

/** The part of a dotted name before its last dot, or before its first one. */
export function cutName(name: QualifiedName, cut: NameCut): QualifiedName {
  return cut === 'above' ? parentOf(name) : firstPartOf(name)
}

function piecesOfName(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
  { name, reference }: Extract<TextPiece, { kind: 'name' }>,
): readonly (readonly KnownPiece[])[] {
  const unknown: readonly (readonly KnownPiece[])[] = [[{ kind: 'any' }]]
  if (/^__(name|package)__$/.test(name)) {
    if (self.name === undefined) return unknown
    const isWhole = name === '__name__' || self.isPackage
    if (isWhole) return [[{ kind: 'module', value: self.name }]]
    return [[{ kind: 'module', value: parentOf(self.name), of: self.name, cut: 'above' }]]
  }
  const full = reference === undefined ? '' : fullName(facts, self, reference)
  const asked = /^(.*)\.__(name|package)__$/.exec(full)?.[1]
  if (asked !== undefined)
    return index.isModule(asked) ? [[{ kind: 'module', value: asked }]] : [[{ kind: 'any', isOwnName: true }]]
  const target = index.lookup(full)
  if (target.kind !== 'symbol' || target.rest.length > 0) return unknown
  const home = index.definitionOf(target.module, target.symbol)
  const other = home === undefined ? undefined : index.factsOfModule(home.module)
  if (home === undefined || other === undefined) return unknown
  // The other module sees to what it says itself.
  return textReader(other)
    .valuesOfName(home.symbol)
    .map((value): readonly KnownPiece[] => {
      if (value.some((piece) => piece.kind !== 'text')) return [{ kind: 'any' }]
      const text = value.map((piece) => (piece.kind === 'text' ? piece.value : '')).join('')
      return [{ kind: 'text', value: text, source: undefined, isFar: true }]
    })
}
