import type { Node } from '../../python/parse/syntax-tree.ts'
import { PATCH_BY_OBJECT } from '../../python/index/patched-module.ts'
import { walkDown } from '../../python/parse/walk-down.ts'

/** A place at which names of an object are set, replaced or deleted. */
export interface SettingSite {
  /** The whole call or assignment. */
  readonly node: Node
  readonly callee: string
  /** What holds the names; `__dict__` and `vars()` are taken off. */
  readonly object: Node
  /** The names: expressions that give their texts, or the identifiers of keyword arguments. */
  readonly names: readonly Node[]
}

const KEYWORDS_OF_PATCH = new Set([
  'spec',
  'create',
  'spec_set',
  'autospec',
  'new_callable',
  'target',
  'values',
  'clear',
])
const ITEM_SETTERS = /(^|\.)(setitem|delitem)$/
const MAPPING_SETTERS = /\.(update|setdefault|pop)$/

/** Every such place of a module: `setattr` and the like, `patch.multiple`, `patch.dict`, items of `vars(x)` and `x.__dict__`. */
export function settingsIn(root: Node): readonly SettingSite[] {
  const sites: SettingSite[] = []
  walkDown(root, (node) => {
    const site = node.type === 'call' ? ofCall(node) : node.type === 'subscript' ? ofItem(node) : undefined
    if (site !== undefined) sites.push(site)
    return node.namedChildren
  })
  return sites
}

function ofCall(node: Node): SettingSite | undefined {
  const callee = node.childForFieldName('function')
  if (callee === null) return undefined
  const given = (node.childForFieldName('arguments')?.namedChildren ?? []).filter((child) => child.type !== 'comment')
  const positional = given.filter((child) => child.type !== 'keyword_argument')
  const keywords = given.filter((child) => child.type === 'keyword_argument')
  const [
    first = keywordValue(keywords, ['target', 'in_dict']),
    second = keywordValue(keywords, ['attribute', 'name', 'values']),
  ] = positional
  const name = callee.text
  const site = (object: Node | undefined, names: readonly Node[]): SettingSite | undefined =>
    object === undefined || names.length === 0 ? undefined : { node, callee: name, object, names }
  if (PATCH_BY_OBJECT.test(name))
    return first?.type === 'string' ? undefined : site(first, second === undefined ? [] : [second])
  if (/(^|\.)patch\.multiple$/.test(name)) return site(first, namesOfKeywords(keywords))
  if (/(^|\.)patch\.dict$/.test(name))
    return site(namespaceOf(first) ?? namespaceSaid(first), [...keysOf(second), ...namesOfKeywords(keywords)])
  if (ITEM_SETTERS.test(name)) return site(namespaceOf(first), second === undefined ? [] : [second])
  if (!MAPPING_SETTERS.test(name)) return undefined
  const space = namespaceOf(callee.childForFieldName('object') ?? undefined)
  const keys = name.endsWith('.update') ? keysOf(first) : first === undefined ? [] : [first]
  return site(space, [...keys, ...(name.endsWith('.update') ? namesOfKeywords(keywords) : [])])
}

/** `vars(x)["name"] = value`, `del x.__dict__["name"]`. */
function ofItem(node: Node): SettingSite | undefined {
  const { parent } = node
  const isSet =
    parent?.type === 'delete_statement' ||
    (/^(assignment|augmented_assignment)$/.test(parent?.type ?? '') &&
      parent?.childForFieldName('left')?.startIndex === node.startIndex)
  const [key] = node.childrenForFieldName('subscript')
  const object = isSet ? namespaceOf(node.childForFieldName('value') ?? undefined) : undefined
  return object === undefined || key === undefined ? undefined : { node, callee: '', object, names: [key] }
}

/** `x` of `vars(x)` and `x.__dict__`. */
function namespaceOf(node: Node | undefined): Node | undefined {
  if (node?.type === 'attribute' && node.childForFieldName('attribute')?.text === '__dict__')
    return node.childForFieldName('object') ?? undefined
  const isVars = node?.type === 'call' && node.childForFieldName('function')?.text === 'vars'
  return isVars ? (node.childForFieldName('arguments')?.firstNamedChild ?? undefined) : undefined
}

/** A text `"x.__dict__"`, which `patch.dict` imports (unittest.mock, "patch.dict"). */
function namespaceSaid(node: Node | undefined): Node | undefined {
  return node?.type === 'string' && /\.__dict__["']+$/.test(node.text) ? node : undefined
}

function keywordValue(keywords: readonly Node[], names: readonly string[]): Node | undefined {
  const found = keywords.find((child) => names.includes(child.childForFieldName('name')?.text ?? ''))
  return found?.childForFieldName('value') ?? undefined
}

function namesOfKeywords(keywords: readonly Node[]): readonly Node[] {
  return keywords.flatMap((child) => {
    const name = child.childForFieldName('name')
    return name === null || KEYWORDS_OF_PATCH.has(name.text) ? [] : [name]
  })
}

/** The keys of a mapping that is written out; anything else stands for itself. */
function keysOf(node: Node | undefined): readonly Node[] {
  if (node?.type !== 'dictionary') return node === undefined ? [] : [node]
  return node.namedChildren.flatMap((pair) => pair.childForFieldName('key') ?? [])
}
