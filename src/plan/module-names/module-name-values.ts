import { joinName } from '../../model/names.ts'
import type { Binding, ModuleFacts } from '../../python/facts/facts.ts'
import { meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import { literalText } from '../../python/parse/text-pieces.ts'
import type { TextReader } from '../../python/parse/text-reading.ts'
import { argumentOf, attributeOf, isHandedName } from './names-handed-in.ts'

/** A module that is read for names of modules, with a reader of its text. */
export interface NameHome {
  readonly index: SymbolIndex
  readonly facts: ModuleFacts
  readonly self: ModuleIdentity
  readonly reader: TextReader
}

/** `whole`: the dotted name of a module; `first`: the top-level package it is in. */
export type ToldName = 'whole' | 'first'

const MOST_STEPS = 6

/**
 * What an expression tells of a module's name, as the language reference has it (`__name__`, `__module__`, `__package__`, `__spec__.name`, keys
 * of `sys.modules`) or a protocol hands it in (finders, `__import__`, log records); undefined where it may be any text.
 */
export function moduleNameIn(home: NameHome, node: Node | null | undefined, depth = 0): ToldName | undefined {
  if (node === null || node === undefined || depth > MOST_STEPS) return undefined
  const inner = (one: Node | null | undefined): ToldName | undefined => moduleNameIn(home, one, depth + 1)
  switch (node.type) {
    case 'parenthesized_expression':
      return inner(node.firstNamedChild)
    case 'boolean_operator':
    case 'conditional_expression':
      return node.namedChildren.map(inner).find((told) => told !== undefined)
    case 'named_expression':
      return inner(node.childForFieldName('value'))
    case 'identifier':
      return ofName(home, node, depth)
    case 'attribute':
      return isNameAttribute(home, node) ? 'whole' : undefined
    case 'call':
      return (
        ofCall(node) ?? (node.childForFieldName('function')?.text === 'str' ? inner(argumentOf(node, 0)) : undefined)
      )
    case 'subscript':
      return ofElement(node, inner)
    default:
      return undefined
  }
}

/** Whether an expression gives names of modules one after the other: `sys.modules`, what is made of it, the loggers of `loggerDict`. */
export function givesModuleNames(home: NameHome, node: Node | null | undefined, depth = 0): boolean {
  if (node === null || node === undefined || depth > MOST_STEPS) return false
  const inner = (one: Node | null | undefined): boolean => givesModuleNames(home, one, depth + 1)
  switch (node.type) {
    case 'parenthesized_expression':
      return inner(node.firstNamedChild)
    case 'binary_operator':
      return inner(node.childForFieldName('left'))
    case 'list_comprehension':
    case 'set_comprehension':
    case 'generator_expression':
      return moduleNameIn(home, node.childForFieldName('body'), depth + 1) === 'whole'
    case 'call': {
      const callee = node.childForFieldName('function')
      if (/^(list|set|tuple|sorted|frozenset|dict|iter|reversed)$/.test(callee?.text ?? ''))
        return inner(argumentOf(node, 0))
      return /^(keys|copy|difference|union)$/.test(attributeOf(callee)) && inner(callee?.childForFieldName('object'))
    }
    case 'identifier': {
      if (fullNameAt(home, node) === 'sys.modules') return true
      const bindings = bindingsAt(home, node)
      return bindings.length > 0 && bindings.every((one) => one.kind === 'assign' && inner(assignedTo(home, one)))
    }
    case 'attribute':
      return attributeOf(node) === 'loggerDict' || fullNameAt(home, node) === 'sys.modules'
    default:
      return false
  }
}

/** The dotted name that imports give to a chain, up to the end of the node. */
export function fullNameAt({ facts, self, reader }: NameHome, node: Node): string {
  const reference = reader.referenceAt(node)
  if (reference === undefined) return node.text
  const meaning = meaningOf(facts, reference, self)
  const steps = reference.attributes.filter((step) => step.span.end <= node.endIndex).map((step) => step.name)
  return joinName(meaning.kind === 'imported' ? meaning.name : reference.name, ...steps)
}

function bindingsAt({ facts, reader }: NameHome, node: Node): readonly Binding[] {
  const reference = reader.referenceAt(node)
  return reference === undefined ? [] : visibleBindings(facts, reference)
}

/** The value of `name = value`, or of `(name := value)`. */
function assignedTo({ reader }: NameHome, binding: Binding): Node | undefined {
  const statement = reader.root.descendantForIndex(binding.span.start).parent
  const field = statement?.type === 'assignment' ? 'right' : 'value'
  const isPlain = statement?.type === 'assignment' || statement?.type === 'named_expression'
  return isPlain ? (statement.childForFieldName(field) ?? undefined) : undefined
}

function ofName(home: NameHome, node: Node, depth: number): ToldName | undefined {
  const bindings = bindingsAt(home, node)
  if (bindings.length === 0) return /^__(name|package)__$/.test(node.text) ? 'whole' : undefined
  const told = bindings.map((binding): ToldName | undefined => {
    if (binding.kind === 'assign') return moduleNameIn(home, assignedTo(home, binding), depth + 1)
    const target = home.reader.root.descendantForIndex(binding.span.start)
    if (binding.kind === 'parameter')
      return isHandedName(home.facts.text, target, (one) => givesModuleNames(home, one, depth + 1))
        ? 'whole'
        : undefined
    return binding.kind === 'target' && isLoopedName(home, target, depth) ? 'whole' : undefined
  })
  return told.every((one) => one === told[0]) ? told[0] : undefined
}

/** `for name in sys.modules`, `for name, module in sys.modules.items()`. */
function isLoopedName(home: NameHome, target: Node, depth: number): boolean {
  const around = target.parent
  const isFirst = /^(pattern_list|tuple_pattern)$/.test(around?.type ?? '')
  const loop = isFirst ? around?.parent : around
  const right = /^(for_statement|for_in_clause)$/.test(loop?.type ?? '') ? loop?.childForFieldName('right') : undefined
  if (right === null || right === undefined) return false
  if (!isFirst) return givesModuleNames(home, right, depth + 1)
  const call = right.type === 'call' && /^(list|tuple|sorted)$/.test(right.childForFieldName('function')?.text ?? '')
  const callee = (call ? argumentOf(right, 0) : right)?.childForFieldName('function') ?? null
  const isItems =
    attributeOf(callee) === 'items' && givesModuleNames(home, callee?.childForFieldName('object'), depth + 1)
  return isItems && around?.namedChildren[0]?.startIndex === target.startIndex
}

/** `x.__module__`, `pkg.__name__`, `pkg.__spec__.name`. */
function isNameAttribute(home: NameHome, node: Node): boolean {
  const object = node.childForFieldName('object')
  switch (attributeOf(node)) {
    case '__module__':
    case '__package__':
      return true
    case '__name__':
      return object !== null && isModule(home, object, 0)
    case 'parent':
      return attributeOf(object) === '__spec__' || object?.text === '__spec__'
    case 'name':
      return attributeOf(object) === '__spec__' || object?.text === '__spec__' || isRecord(home, object)
    default:
      return false
  }
}

/** Whether an expression is a module: an import, `sys.modules[name]`, `inspect.getmodule(x)`, `import_module(name)`. */
function isModule(home: NameHome, node: Node, depth: number): boolean {
  if (depth > MOST_STEPS) return false
  if (node.type === 'subscript') return fullNameAt(home, node.childForFieldName('value') ?? node) === 'sys.modules'
  if (node.type === 'call')
    return /(^|\.)(getmodule|import_module|__import__)$/.test(
      fullNameAt(home, node.childForFieldName('function') ?? node),
    )
  const full = fullNameAt(home, node)
  if (home.index.lookup(full, 'import').kind === 'module') return true
  if (node.type !== 'identifier') return false
  const bindings = bindingsAt(home, node)
  return (
    bindings.length > 0 &&
    bindings.every((one) => {
      if (one.imported !== undefined) return home.facts.imports[one.imported.statement]?.kind === 'import'
      const value = one.kind === 'assign' ? assignedTo(home, one) : undefined
      return value !== undefined && isModule(home, value, depth + 1)
    })
  )
}

/** A log record: what `filter`, `emit`, `format` and `handle` are given (logging), or one of `caplog.records`. */
function isRecord(home: NameHome, object: Node | null): boolean {
  if (object?.type === 'subscript') return /\bcaplog\.records$/.test(object.childForFieldName('value')?.text ?? '')
  const bindings = object?.type === 'identifier' ? bindingsAt(home, object) : []
  return (
    bindings.length > 0 &&
    bindings.every((binding) => {
      const scope = home.facts.scopes[binding.scope]
      const target = home.reader.root.descendantForIndex(binding.span.start)
      if (binding.kind === 'target')
        return /\bcaplog\.records$/.test(target.parent?.childForFieldName('right')?.text ?? '')
      return (
        binding.kind === 'parameter' &&
        /^(filter|emit|format|handle)$/.test(scope?.name ?? '') &&
        /rec/.test(binding.name)
      )
    })
  )
}

/** `getattr(x, "__module__", "")`, `frame.f_globals.get("__name__")`. */
function ofCall(node: Node): ToldName | undefined {
  const callee = node.childForFieldName('function')
  const word = (at: number): string => literalText(argumentOf(node, at)) ?? ''
  if (callee?.text === 'getattr') return /^__(module|package)__$/.test(word(1)) ? 'whole' : undefined
  const object = callee?.childForFieldName('object')?.text ?? ''
  return attributeOf(callee) === 'get' && isNamespace(object) && /^__(name|package)__$/.test(word(0))
    ? 'whole'
    : undefined
}

function isNamespace(text: string): boolean {
  return /(?:^|\.)f_globals$|(?:^|\.)__globals__$|^globals\(\)$/.test(text)
}

/** `name.split(".")[0]`, `name.partition(".")[0]`, `frame.f_globals["__name__"]`. */
function ofElement(node: Node, inner: (node: Node | null | undefined) => ToldName | undefined): ToldName | undefined {
  const value = node.childForFieldName('value')
  const [key] = node.childrenForFieldName('subscript')
  if (isNamespace(value?.text ?? '')) return /^__(name|package)__$/.test(literalText(key) ?? '') ? 'whole' : undefined
  const callee = value?.type === 'call' ? value.childForFieldName('function') : null
  const isSplit =
    /^(split|partition)$/.test(attributeOf(callee)) && value !== null && literalText(argumentOf(value, 0)) === '.'
  if (!isSplit || key?.text !== '0') return undefined
  return inner(callee?.childForFieldName('object')) === undefined ? undefined : 'first'
}
