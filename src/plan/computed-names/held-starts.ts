import { literalPattern } from '../../model/literal-pattern.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { Reference } from '../../python/facts/facts.ts'
import { absoluteModule, meaningOf } from '../../python/facts/resolve.ts'
import { calleesOf } from '../../python/index/callees.ts'
import type { Home } from '../../python/index/callees.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { behindModules, moduleOffered } from '../../python/index/through-module-attributes.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import { literalText } from '../../python/parse/text-pieces.ts'
import type { TextReader } from '../../python/parse/text-reading.ts'
import { textReader } from '../../python/parse/text-values.ts'
import { walkDown } from '../../python/parse/walk-down.ts'
import { LOADS, loadedModule } from '../module-names/module-expression.ts'
import { argumentOf, attributeOf } from '../module-names/names-handed-in.ts'
import { isOfOwnClass } from '../module-names/own-class.ts'
import { endingIn, mayEndIn, mayLoad, stepsToModule } from './held-words.ts'

/** What other files may take the module from. */
export interface Offered {
  /** `module:name` for names at the top of modules that have it. */
  readonly names: Set<string>
  /** The functions that give it, by their names, with the files they are in. */
  readonly functions: Map<string, Set<RepoPath>>
  /** The attributes and properties that hold it, with the modules of their classes. */
  readonly attributes: Map<string, Set<QualifiedName>>
  /** The last words of the names: those of `names`, and `wordsForModule`. */
  readonly words: Set<string>
}

/** Whether a text may have an expression that is the module: `startsIn` finds none in other texts. */
export function mayStartIn(text: string, module: QualifiedName, offered: Offered): boolean {
  return (
    mayLoad(text, module) ||
    [...offered.functions.keys()].some((name) => text.includes(name)) ||
    mayEndIn(text, offered.words)
  )
}

/** Where the whole of an expression is the module: the offsets at which such expressions begin and end. */
export function startsIn(
  index: SymbolIndex,
  home: Home,
  module: QualifiedName,
  offered: Offered,
): ReadonlyMap<number, number> {
  const starts = new Map<number, number>()
  const add = ({ start, end }: Span): void => void starts.set(start, end)
  const { facts, path } = home
  const self = index.identityOf(path)
  for (const reference of endingIn(facts, offered.words)) {
    if (reference.annotation || reference.quoted || reference.typeChecking || reference.context !== 'load') continue
    const meaning = meaningOf(facts, reference, self)
    const names = meaning.kind === 'imported' ? [meaning.name] : meaning.kind === 'ambiguous' ? meaning.names : []
    const end = names.flatMap((name) => endOfModule(index, reference, name, module, offered) ?? [])[0]
    if (end !== undefined) add({ start: reference.span.start, end })
  }
  const isLoading = mayLoad(facts.text, module)
  const isAsking = [...offered.functions.keys()].some((name) => facts.text.includes(name))
  if (!isLoading && !isAsking) return starts
  const reader = textReader(facts)
  walkDown(reader.root, (node) => {
    if (isLoading && isLoadOf(index, home, reader, node, module)) add({ start: node.startIndex, end: node.endIndex })
    if (isAsking && node.type === 'call' && givesIt(index, home, offered, node))
      add({ start: node.startIndex, end: node.endIndex })
    return node.namedChildren
  })
  return starts
}

/** Whether an expression loads the module by its name, by one that may be its name, or gives the module of something defined there. */
function isLoadOf(index: SymbolIndex, home: Home, reader: TextReader, node: Node, module: QualifiedName): boolean {
  const { facts, path } = home
  if (node.type === 'attribute' && attributeOf(node) === '__globals__')
    return isFrom(index, home, reader, node.childForFieldName('object'), module)
  if (node.type !== 'call' && node.type !== 'subscript') return false
  if (loadedModule({ index, facts, path }, reader, node) === module) return true
  const callee = (node.childForFieldName('function') ?? node.childForFieldName('value'))?.text ?? ''
  const [first, second] =
    node.type === 'call' ? [argumentOf(node, 0), argumentOf(node, 1)] : node.childrenForFieldName('subscript')
  if (first === undefined) return false
  if (callee === 'map' && LOADS.test(first.text) && second !== undefined)
    return second.descendantsOfType('string').some((one) => literalText(one) === module)
  if (/(?:^|\.)getmodule$/.test(callee)) return isFrom(index, home, reader, first, module)
  if (!LOADS.test(callee)) return false
  if (first.text === '__name__') return home.module === module
  if (attributeOf(first) === '__module__') return isFrom(index, home, reader, first.childForFieldName('object'), module)
  const self = index.identityOf(path)
  const parent = self.isPackage ? home.module : parentOf(home.module)
  const values = reader.valuesOf(first)
  // The table of a lazy package says which module each name is in: who reads it follows the names.
  if ((values.length > 1 || values[0]?.some(({ kind }) => kind !== 'text') === true) && isInGetattr(node)) return false
  return values.some((value) => {
    const [head] = value
    const isWhole = value.every((piece) => piece.kind === 'text')
    if (isWhole && value.map((piece) => (piece.kind === 'text' ? piece.value : '')).join('') === module) return true
    if (head?.kind !== 'text' || !/\./.test(head.value)) return false
    const isBelow = head.value.startsWith('.') && second !== undefined
    if (!isBelow && isWhole) return false
    const up = /^\.*/.exec(head.value)?.[0].length ?? 0
    const above = parent
      .split('.')
      .slice(0, parent.split('.').length - Math.max(0, up - 1))
      .join('.')
    const said = value.map((piece) =>
      piece.kind === 'text' ? literalPattern(piece.value.replace(/^\.+(?=\w|$)/, '')) : '.+',
    )
    const whole = isBelow ? `${literalPattern(above)}\\.${said.join('')}` : said.join('')
    return new RegExp(`^${whole}$`).test(module)
  })
}

function isInGetattr(node: Node): boolean {
  for (let at: Node | null = node; at !== null; at = at.parent)
    if (at.type === 'function_definition' && at.childForFieldName('name')?.text === '__getattr__') return true
  return false
}

/** Whether an expression is a function, a class, or an instance that the module defines. */
function isFrom(index: SymbolIndex, home: Home, reader: TextReader, node: Node | null, module: QualifiedName): boolean {
  if (node === null) return false
  const holder = /^(?:type\((self|cls)\)|(self|cls)(?:\.__class__)?|(__class__))$/.exec(node.text)
  if (holder !== null && home.module === module) {
    const name = holder[1] ?? holder[2]
    const scope = home.facts.references.find(({ span }) => span.start >= node.startIndex)?.scope ?? 0
    return name === undefined || isOfOwnClass(home.facts, scope, name)
  }
  const reference = /^(?:identifier|attribute)$/.test(node.type) ? reader.referenceAt(node) : undefined
  if (reference === undefined) return false
  const meaning = meaningOf(home.facts, reference, index.identityOf(home.path))
  if (meaning.kind === 'own')
    return (
      home.module === module &&
      meaning.bindings.every(({ scope, kind }) => scope === 0 && /^(?:function|class)$/.test(kind))
    )
  if (meaning.kind !== 'imported') return false
  const steps = reference.attributes.filter((step) => step.span.end <= node.endIndex).map((step) => step.name)
  const target = behindModules(index, joinName(meaning.name, ...steps))
  return (
    target.kind === 'symbol' && (index.definitionOf(target.module, target.symbol)?.module ?? target.module) === module
  )
}

/** Where the part of a chain ends that is the module; what is read of it behind that, `__dict__` and its like alone. */
function endOfModule(
  index: SymbolIndex,
  reference: Reference,
  name: QualifiedName,
  module: QualifiedName,
  offered: Offered,
): number | undefined {
  const { span, attributes } = reference
  const steps = stepsToModule(reference)
  const count = steps.length
  const whole = joinName(name, ...steps)
  const target = behindModules(index, whole)
  if (target.kind === 'missing' && joinName(target.module, target.word) === whole)
    return isBehindStar(index, target.module, target.word, module)
      ? (attributes[count - 1]?.span.end ?? span.end)
      : undefined
  const isIt =
    target.kind === 'module'
      ? target.module === module
      : target.kind === 'symbol' &&
        target.rest.length === 0 &&
        (moduleOffered(index, target.module, target.symbol) === module ||
          offered.names.has(`${target.module}:${target.symbol}`))
  return isIt ? (attributes[count - 1]?.span.end ?? span.end) : undefined
}

/** `kit.views` below `from kit.parts import *` in `kit`: a star without `__all__` gives the submodules that were loaded (language reference 7.11). */
function isBehindStar(index: SymbolIndex, holder: QualifiedName, name: string, module: QualifiedName): boolean {
  const path = index.fileOf(holder)
  const self = path === undefined ? undefined : index.identityOf(path)
  if (self === undefined || name !== lastPartOf(module)) return false
  const imports = index.factsOfModule(holder)?.imports ?? []
  return imports.some((one) => one.star && one.scope === 0 && absoluteModule(one, self) === parentOf(module))
}

/** Whether a call is one of a function that gives the module. */
function givesIt(index: SymbolIndex, home: Home, { functions }: Offered, call: Node): boolean {
  const callee = call.childForFieldName('function')
  const name = callee?.childForFieldName('attribute')?.text ?? callee?.text ?? ''
  const files = functions.get(name)
  const reference = files === undefined ? undefined : referenceStartingAt(home.facts, callee?.startIndex ?? -1)
  if (files === undefined || reference === undefined) return false
  return calleesOf(index, home, reference).some((one) => {
    if (one.kind === 'function' || one.kind === 'method') return one.scope.name === name && files.has(one.home.path)
    return one.kind === 'unknown' && files.has(home.path)
  })
}
