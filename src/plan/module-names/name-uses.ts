import { joinName } from '../../model/names.ts'
import type { Binding, Reference, StringFact } from '../../python/facts/facts.ts'
import { meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import { literalText } from '../../python/parse/text-pieces.ts'
import { textReader } from '../../python/parse/text-values.ts'
import { handedParameter } from './handed-parameters.ts'
import { fullNameAt, givesModuleNames, moduleNameIn } from './module-name-values.ts'
import type { NameHome } from './module-name-values.ts'
import { argumentOf, attributeOf } from './names-handed-in.ts'

/** How a text is taken for the name of a module: as it is, as the first part of one, or as its beginning. */
export type NameUse = 'whole' | 'first' | 'beginning'

/** Where a text goes: the uses that take it for the name of a module, and how many others there are. */
export interface NameUses {
  readonly taken: readonly NameUse[]
  readonly others: number
}

const OTHER: NameUses = { taken: [], others: 1 }
const MOST_STEPS = 5

/**
 * Callees whose first argument is an import name, one word or more (importlib, pkgutil, runpy, importlib.resources, pytest, pkg_resources,
 * Jinja's `PackageLoader`).
 */
const TAKES_NAME =
  /^(?:importlib\.(?:import_module|__import__|find_loader|util\.find_spec)|__import__|builtins\.__import__|runpy\.run_module|pkgutil\.(?:get_data|resolve_name|find_loader|get_loader)|(?:importlib\.resources|importlib_resources)\.(?:files|read_text|open_text|read_binary|open_binary|path|contents|is_resource)|pytest\.importorskip|pkg_resources\.resource_\w+|jinja2\.(?:loaders\.)?PackageLoader|sys\.modules\.(?:get|pop|setdefault))$/
const KEYWORDS = /^(?:name|modname|mod_name|package|anchor|package_name|package_or_requirement|prefix)$/
const LISTS_BELOW = /^pkgutil\.(?:iter_modules|walk_packages)$/

/** How a literal is taken for the name of a module; nothing where it is for others as well. */
export function usesOfString(place: Omit<NameHome, 'reader'>, fact: StringFact): readonly NameUse[] {
  const home = { ...place, reader: textReader(place.facts) }
  const node = stringAt(home, fact)
  const { taken, others } = node === undefined ? OTHER : usesOf(home, node)
  return others === 0 ? taken : []
}

/** The node of a literal. */
export function stringAt({ reader }: NameHome, { span }: StringFact): Node | undefined {
  const found = reader.root.descendantForIndex(span.start)
  const node = found.type === 'string' ? found : found.parent
  return node?.type === 'string' ? node : undefined
}

/** Where the value of an expression goes: to what takes names of modules, through constants, defaults, lists and loops, and to others. */
export function usesOf(home: NameHome, node: Node, depth = 0): NameUses {
  const around = node.parent
  if (around === null || depth > MOST_STEPS) return OTHER
  switch (around.type) {
    case 'parenthesized_expression':
      return usesOf(home, around, depth)
    case 'tuple':
    case 'list':
    case 'set':
    case 'expression_list':
      return isRun(home, node, around) ? taken('whole') : usesOf(home, around, depth)
    case 'comparison_operator':
      return ofComparison(home, node, around)
    case 'argument_list':
    case 'keyword_argument':
      return ofArgument(home, node, around, depth)
    case 'subscript': {
      const isKey = around.childrenForFieldName('subscript')[0]?.startIndex === node.startIndex
      return isKey && fullNameAt(home, around.childForFieldName('value') ?? around) === 'sys.modules'
        ? taken('whole')
        : OTHER
    }
    case 'assignment':
      // `function.__module__ = "shop"` (data model 3.2.8.1)
      if (node.field === 'right' && attributeOf(around.childForFieldName('left')) === '__module__')
        return taken('whole')
      return ofHeld(home, node, around.childForFieldName('left'), depth)
    case 'named_expression':
    case 'default_parameter':
    case 'typed_default_parameter':
      return ofHeld(home, node, around.childForFieldName('left') ?? around.childForFieldName('name'), depth)
    case 'for_statement':
    case 'for_in_clause':
      return node.field === 'right' ? ofHeld(home, node, around.childForFieldName('left'), depth) : OTHER
    default:
      return OTHER
  }
}

function taken(use: NameUse): NameUses {
  return { taken: [use], others: 0 }
}

/** `sys.executable, "-m", name`. */
function isRun(home: NameHome, node: Node, list: Node): boolean {
  const before = list.namedChildren.filter((one) => one.endIndex <= node.startIndex && one.type !== 'comment')
  const [program] = before
  if (program === undefined || literalText(before.at(-1)) !== '-m') return false
  return fullNameAt(home, program) === 'sys.executable' || /\bpython[\d.]*$/i.test(literalText(program) ?? program.text)
}

/** `name == "shop"`, `name in ("shop", "toys")`, `"shop" in names`. */
function ofComparison(home: NameHome, node: Node, comparison: Node): NameUses {
  const [left, right, ...more] = comparison.namedChildren
  if (left === undefined || right === undefined || more.length > 0) return OTHER
  const isLeft = left.startIndex === node.startIndex
  const operator = home.facts.text.slice(left.endIndex, right.startIndex)
  if (isLeft && /\bin\b/.test(operator)) return givesModuleNames(home, right) ? taken('whole') : OTHER
  const told = /\bis\b|[<>]/.test(operator) ? undefined : moduleNameIn(home, isLeft ? right : left)
  return told === undefined ? OTHER : taken(told)
}

function ofArgument(home: NameHome, node: Node, around: Node, depth: number): NameUses {
  const keyword = around.type === 'keyword_argument' ? around.childForFieldName('name')?.text : undefined
  const call = (keyword === undefined ? around : around.parent)?.parent
  const callee = call?.type === 'call' ? call.childForFieldName('function') : null
  if (call === null || call === undefined || callee === null) return OTHER
  const isFirst = keyword === undefined && argumentOf(call, 0)?.startIndex === node.startIndex
  const object = callee.childForFieldName('object')
  const isBeginning = /^(startswith|removeprefix)$/.test(attributeOf(callee))
  if (isFirst && isBeginning && moduleNameIn(home, object) !== undefined) return taken('beginning')
  if (isFirst && /^(tuple|list|set|frozenset)$/.test(callee.text)) return usesOf(home, call, depth)
  const full = fullNameAt(home, callee)
  if (LISTS_BELOW.test(full)) {
    const isPrefix = keyword === 'prefix' || argumentOf(call, 1)?.startIndex === node.startIndex
    return isPrefix ? taken('beginning') : OTHER
  }
  if (TAKES_NAME.test(full)) return isFirst || KEYWORDS.test(keyword ?? '') ? taken('whole') : OTHER
  return ofParameter(home, call, { node, keyword }, depth)
}

/** What a function of the tree does with a parameter, but for asking whether there is one (`if module is not None:`). */
function ofParameter(
  home: NameHome,
  call: Node,
  { node, keyword }: { readonly node: Node; readonly keyword: string | undefined },
  depth: number,
): NameUses {
  const handed = handedParameter(home, call, node, keyword)
  if (handed === undefined) return OTHER
  const uses = readsOf(handed.home, handed.binding)
    .filter((read) => !isAskedFor(read))
    .map((read) => usesOf(handed.home, read, depth + 1))
  return uses.length === 0 ? OTHER : summed(uses)
}

function isAskedFor(node: Node): boolean {
  const around = node.parent
  if (around?.type === 'comparison_operator') return /^\w+\s+is\s+(?:not\s+)?None$/.test(around.text)
  return (
    /^(?:if_statement|elif_clause|conditional_expression|not_operator)$/.test(around?.type ?? '') &&
    node.field === 'condition'
  )
}

/** What becomes of a name that is given the value: each place that reads it, in other files as well where it is a constant of the module. */
function ofHeld(home: NameHome, value: Node, target: Node | null, depth: number): NameUses {
  if (target?.type !== 'identifier') return OTHER
  const { facts } = home
  const binding = facts.scopes
    .flatMap((scope) => scope.bindings.get(target.text) ?? [])
    .find((one) => one.span.start === target.startIndex)
  if (binding === undefined || value.startIndex === target.startIndex) return OTHER
  const uses = [
    ...readsOf(home, binding).map((node) => usesOf(home, node, depth + 1)),
    ...(binding.scope === 0 ? readsElsewhere(home, binding, depth) : []),
  ]
  return uses.length === 0 ? OTHER : summed(uses)
}

function summed(uses: readonly NameUses[]): NameUses {
  return { taken: uses.flatMap((one) => one.taken), others: uses.reduce((sum, one) => sum + one.others, 0) }
}

/** The expressions of the same file that read a binding; of a class, through `self`, `cls` and its own name. */
function readsOf({ facts, reader }: NameHome, binding: Binding): readonly Node[] {
  const scope = facts.scopes[binding.scope]
  const plain = facts.references
    .filter((one) => one.name === binding.name && visibleBindings(facts, one).includes(binding))
    .map((one) => reader.root.descendantForIndex(one.span.start))
  if (scope?.kind !== 'class') return plain
  const owners = ['self', 'cls', scope.name]
  const through = facts.references.flatMap((one) => {
    const [step] = one.attributes
    if (!owners.includes(one.name) || step?.name !== binding.name) return []
    return reader.root.descendantForIndex(step.span.start).parent ?? []
  })
  return [...plain, ...through]
}

/** The uses of a constant in the files that import it or read it off its module. */
function readsElsewhere(home: NameHome, binding: Binding, depth: number): readonly NameUses[] {
  const { index, self } = home
  if (self.name === undefined) return []
  const full = joinName(self.name, binding.name)
  return index.workspace.mentioning([binding.name], '.py').flatMap((path) => {
    const other = index.identityOf(path)
    const facts = other.name === self.name ? undefined : index.facts(path)
    const found = facts?.references.filter((one) => joinedAt(facts, one, other, full) !== undefined) ?? []
    if (facts === undefined || found.length === 0) return []
    const there: NameHome = { index, facts, self: other, reader: textReader(facts) }
    return found.map((one) => {
      const end = joinedAt(facts, one, other, full) ?? one.span.end
      let node: Node | null = there.reader.root.descendantForIndex(one.span.start)
      while (node !== null && node.endIndex < end) node = node.parent
      return node === null ? OTHER : usesOf(there, node, depth + 1)
    })
  })
}

/** The end of the chain that stands for a constant in another file. */
function joinedAt(
  facts: NameHome['facts'],
  reference: Reference,
  self: NameHome['self'],
  full: string,
): number | undefined {
  const meaning = meaningOf(facts, reference, self)
  if (meaning.kind !== 'imported') return undefined
  if (meaning.name === full) return reference.span.end
  let name: string = meaning.name
  for (const step of reference.attributes) {
    name = joinName(name, step.name)
    if (name === full) return step.span.end
  }
  return undefined
}
