import type { QualifiedName } from '../../model/names.ts'
import { joinName, prefixesOf } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { Binding } from '../../python/facts/facts.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { flowOf } from '../../python/index/value-flow.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import { literalText } from '../../python/parse/text-pieces.ts'
import type { TextReader } from '../../python/parse/text-reading.ts'
import { textReader } from '../../python/parse/text-values.ts'
import { walkDown } from '../../python/parse/walk-down.ts'
import { fits } from './built-asks.ts'
import { queryOf } from '../../workspace/text-query.ts'
import { lookForHeld } from './held-files.ts'
import { heldValues, mayBeHeld } from './held-values.ts'
import type { HeldIn } from './held-values.ts'
import { argumentOf, attributeOf } from '../module-names/names-handed-in.ts'

/** An expression that asks an object for an attribute; without a name it may be any. */
interface Ask {
  readonly object: Node
  readonly name: Node | undefined
  /** What is found is asked in turn: by a text with dots, or by one word after the other. */
  readonly walks?: boolean
}

/** A name that code works out and asks a module for. */
export interface ComputedName {
  readonly path: RepoPath
  readonly span: Span
  /** Whether it may be this name, or this path of names. */
  readonly mayBe: (wanted: string) => boolean
  readonly walks: boolean
  /** It is written out, which others follow. */
  readonly isLiteral: boolean
}

const WORDS = [
  'getattr',
  'getattr_static',
  'attrgetter',
  'methodcaller',
  '__getattribute__',
  '__dict__',
  'vars',
  'eval',
  'rgetattr',
  'hasattr',
  '__globals__',
]
const MAY_ASK = new RegExp(`\\b(?:${WORDS.join('|')})\\b`)
const WALKING = ['rgetattr', 'attrgetter', 'methodcaller', 'reduce', 'getattr']
const MAY_WALK = /\brgetattr\b|\battrgetter\(\s*(?!["'])|\breduce\(\s*getattr\b|(?<![\w.])(\w+)\s*=\s*getattr\(\s*\1\b/
const BY_NAME = /^(?:builtins\.)?(?:getattr|hasattr)$|(?:^|\.)(?:getattr_static|rgetattr)$/
const GETS = /^(?:get|pop|setdefault|__getitem__|__contains__)$/

/**
 * Moved names that a module may be asked for by a name which only a run knows: `getattr(models, args.arch)`, `vars(models)[name]`,
 * `attrgetter(name)(models)`, `partial(getattr, models)`, `eval(text, vars(models))`, wherever the module went before that. They stay
 * importable from it. What is said of a name is taken into account (`"Net" + size`, a loop over literals); names that a listing of the
 * module gives are judged where it is listed.
 */
export function computedAttributes(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  const mayWalk = index.workspace.matching(queryOf(MAY_WALK, WALKING), '.py').length > 0
  const modules = [...new Set(moved.map((move) => move.from))]
  lookForHeld(index, [...new Set(modules.flatMap((module) => (mayWalk ? prefixesOf(module) : [module])))])
  return modules.flatMap((module) => {
    const symbols = moved.filter((move) => move.from === module).map((move) => move.symbol)
    return (mayWalk ? prefixesOf(module) : [module]).flatMap((asked) =>
      computedNames(index, asked).flatMap(({ path, mayBe, walks }) =>
        symbols
          .filter((symbol) => (walks || asked === module) && mayBe(joinName(module.slice(asked.length + 1), symbol)))
          .map((symbol) => ({ module, symbol, reason: `${path} asks ${asked} for a name that it works out` })),
      ),
    )
  })
}

/** The places of the tree that ask a module, wherever it is handed on, for a name which they work out. */
export function computedNames(index: SymbolIndex, module: QualifiedName): readonly ComputedName[] {
  if (index.workspace.mentioning(WORDS, '.py').length === 0) return []
  return heldValues(index, module).flatMap((held): readonly ComputedName[] => {
    const { path, facts } = held.home
    if (!MAY_ASK.test(facts.text)) return []
    const reader = textReader(facts)
    return asksIn(index, held, reader).map(({ object, name, walks = false }) => ({
      path,
      span: { start: object.startIndex, end: object.endIndex },
      mayBe: (wanted) => mayName(held, reader, name, wanted),
      walks,
      isLiteral: literalText(name) !== undefined,
    }))
  })
}

/** Every place of a file that asks the module for an attribute. */
function asksIn(index: SymbolIndex, held: HeldIn, reader: TextReader): readonly Ask[] {
  const asks: Ask[] = []
  const getters = gettersIn(index, held, reader)
  walkDown(reader.root, (node) => {
    if (/^(?:call|subscript|comparison_operator|attribute)$/.test(node.type))
      asks.push(...asksOf(held, reader, node, getters))
    return node.namedChildren
  })
  return asks.filter(({ object }) => mayBeHeld(held, object))
}

/** The calls of `attrgetter` and `methodcaller`, and the names that what they give goes by. */
interface Getters {
  readonly bindings: ReadonlyMap<Binding, Node | undefined>
  /** Other names of `getattr` itself. */
  readonly aliases: readonly Binding[]
}

function gettersIn(index: SymbolIndex, { home }: HeldIn, reader: TextReader): Getters {
  const bindings = new Map<Binding, Node | undefined>()
  const aliases: Binding[] = []
  walkDown(reader.root, (node) => {
    const isAlias = node.text === 'getattr' && /^(?:assignment|default_parameter)$/.test(node.parent?.type ?? '')
    if (!isAlias && !isGetter(node)) return node.namedChildren
    const flow = flowOf(index, home, [{ start: node.startIndex, end: node.endIndex }])
    for (const binding of flow.bindings)
      if (isAlias) aliases.push(binding)
      else bindings.set(binding, argumentOf(node, 0))
    return node.namedChildren
  })
  return { bindings, aliases }
}

function isGetter(node: Node | null | undefined): boolean {
  if (node?.type !== 'call') return false
  const callee = node.childForFieldName('function')
  return /^(?:attrgetter|methodcaller)$/.test(attributeOf(callee) || (callee?.text ?? ''))
}

function asksOf(held: HeldIn, reader: TextReader, node: Node, getters: Getters): readonly Ask[] {
  switch (node.type) {
    case 'call':
      return [...callAsks(reader, node, getters, held), ...passedAsks(node)]
    case 'subscript': {
      const object = namespaceOf(node.childForFieldName('value'))
      return object === undefined ? [] : node.childrenForFieldName('subscript').map((name) => ({ object, name }))
    }
    case 'comparison_operator': {
      const [name, list] = node.namedChildren
      const object = /\bin\b/.test(node.text) ? namespaceOf(list) : undefined
      return object === undefined ? [] : [{ object, name }]
    }
    default: {
      // `map(models.__getattribute__, names)`, `map(vars(models).get, names)`
      const asked = isCallee(node) ? null : node.childForFieldName('object')
      const object = GETS.test(attributeOf(node)) ? namespaceOf(asked) : undefined
      if (object !== undefined) return [{ object, name: undefined }]
      return asked !== null && attributeOf(node) === '__getattribute__' ? [{ object: asked, name: undefined }] : []
    }
  }
}

function callAsks(reader: TextReader, call: Node, getters: Getters, held: HeldIn): readonly Ask[] {
  const callee = call.childForFieldName('function')
  const [first, second] = [argumentOf(call, 0), argumentOf(call, 1)]
  if (callee === null || first === undefined) return []
  const isAlias = callee.type === 'identifier' && getters.aliases.some((one) => isBoundBy(held, reader, callee, one))
  if (BY_NAME.test(callee.text) && first.type === 'list_splat')
    return first.namedChildren.map((object) => ({ object, name: undefined }))
  const target = call.parent?.type === 'assignment' ? call.parent.childForFieldName('left')?.text : undefined
  const walks = target === first.text || /rgetattr$/.test(callee.text)
  if (/^(?:object|types\.ModuleType|ModuleType)\.__getattribute__$/.test(callee.text))
    return [{ object: first, name: second }]
  if (isAlias || BY_NAME.test(callee.text)) return second === undefined ? [] : [{ object: first, name: second, walks }]
  if (callee.text === 'eval') return evaluated(second)
  // Names of annotations are looked up in what it is given (typing, `get_type_hints`).
  if (/(?:^|\.)get_type_hints$/.test(callee.text)) return givenSpaces(call)
  if (isGetter(callee)) return [{ object: first, name: argumentOf(callee, 0), walks: true }]
  const object = callee.childForFieldName('object')
  if (object !== null && /^__getattr(?:ibute)?__$/.test(attributeOf(callee))) return [{ object, name: first }]
  const namespace = object !== null && GETS.test(attributeOf(callee)) ? namespaceOf(object) : undefined
  if (namespace !== undefined) return [{ object: namespace, name: first }]
  const getter = [...getters.bindings.keys()].find((binding) => isBoundBy(held, reader, callee, binding))
  return getter === undefined ? [] : [{ object: first, name: getters.bindings.get(getter), walks: true }]
}

function isBoundBy({ home }: HeldIn, reader: TextReader, node: Node, binding: Binding): boolean {
  const reference = node.type === 'identifier' ? reader.referenceAt(node) : undefined
  return reference !== undefined && visibleBindings(home.facts, reference).includes(binding)
}

/** `eval(text, vars(models))` */
function evaluated(names: Node | undefined): readonly Ask[] {
  const object = namespaceOf(names)
  return object === undefined ? [] : [{ object, name: undefined }]
}

/** `get_type_hints(Box, None, vars(models))`, `get_type_hints(Box, localns={**vars(models)})` */
function givenSpaces(call: Node): readonly Ask[] {
  const given = call.childForFieldName('arguments')?.namedChildren ?? []
  return given
    .flatMap((one) => [one, ...one.descendantsOfType('call'), ...one.descendantsOfType('attribute')])
    .flatMap((one) => evaluated(one))
}

/** `partial(getattr, models)`, `reduce(getattr, parts, models)`, `map(attrgetter(name), [models])`: what stands beside it may be asked. */
function passedAsks(call: Node): readonly Ask[] {
  const given = call.childForFieldName('arguments')?.namedChildren ?? []
  const getter = given.find((one) => isGetter(one) || /^(?:builtins\.)?getattr$/.test(one.text))
  if (getter === undefined) return []
  const name = isGetter(getter) ? argumentOf(getter, 0) : undefined
  const walks = isGetter(getter) || /(?:^|\.)reduce$/.test(call.childForFieldName('function')?.text ?? '')
  const objects = given.flatMap((one) => (/^(?:list|tuple|set)$/.test(one.type) ? one.namedChildren : [one]))
  return objects.filter((one) => one !== getter).map((object) => ({ object, name, walks }))
}

/** The object of `vars(object)` and `object.__dict__`. */
function namespaceOf(node: Node | null | undefined): Node | undefined {
  if (node?.type === 'attribute' && attributeOf(node) === '__globals__') return node
  if (node?.type === 'attribute' && attributeOf(node) === '__dict__')
    return node.childForFieldName('object') ?? undefined
  const isVars =
    node?.type === 'call' && /^(?:builtins\.)?(?:vars|dir)$/.test(node.childForFieldName('function')?.text ?? '')
  return isVars ? argumentOf(node, 0) : undefined
}

function isCallee(node: Node): boolean {
  return node.parent?.type === 'call' && node.field === 'function'
}

/** Whether what an expression gives may be a name, or a path that begins with it. */
function mayName(held: HeldIn, reader: TextReader, name: Node | undefined, symbol: string): boolean {
  if (name === undefined) return true
  if (isListed(held, reader, name, 0)) return false
  const values = reader.valuesOf(name)
  return values.length === 0 || values.some((value) => fits(value, symbol))
}

/** Whether a variable goes through the names that a listing of something gives. */
function isListed(held: HeldIn, reader: TextReader, name: Node, depth: number): boolean {
  const reference = name.type === 'identifier' ? reader.referenceAt(name) : undefined
  if (reference === undefined || depth > 4) return false
  const bindings = visibleBindings(held.home.facts, reference)
  return (
    bindings.length > 0 &&
    bindings.every((binding) => {
      let at: Node | null = reader.root.descendantForIndex(binding.span.start)
      while (at !== null && !/^(?:for_statement|for_in_clause|assignment)$/.test(at.type)) at = at.parent
      const from = at?.childForFieldName('right')
      if (from === null || from === undefined) return false
      if (/\b(?:dir|vars|getmembers)\s*\(|__dict__|__all__/.test(from.text)) return true
      return from.descendantsOfType('identifier').some((one) => isListed(held, reader, one, depth + 1))
    })
  )
}
