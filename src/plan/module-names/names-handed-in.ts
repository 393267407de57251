import type { Node } from '../../python/parse/syntax-tree.ts'

/**
 * Whether a parameter is handed the name of a module: `fullname` of a finder (importlib.abc), the first one of what takes the place of
 * `__import__` in a text, the one of a `lambda` that goes through what `givesNames` says gives names of modules.
 */
export function isHandedName(text: string, parameter: Node, givesNames: (node: Node | undefined) => boolean): boolean {
  const list = parameterList(parameter)
  const owner = list?.parent
  if (list === undefined || owner === null || owner === undefined) return false
  if (owner.type === 'lambda') return givesNames(loopedBy(owner))
  const name = owner.childForFieldName('name')?.text ?? ''
  if (/^(find_spec|find_module|load_module)$/.test(name)) return parameter.text === 'fullname'
  const isFirst = list.namedChildren[0]?.startIndex === parameter.startIndex
  return isFirst && name !== '' && takesPlaceOfImport(text, name)
}

/** The parameters around one of them, with or without an annotation and a default. */
function parameterList(parameter: Node): Node | undefined {
  let at: Node | null = parameter.parent
  while (at !== null && /parameter$/.test(at.type)) at = at.parent
  return at !== null && /^(lambda_)?parameters$/.test(at.type) ? at : undefined
}

/** What a `lambda` is called with the elements of: `filter(lambda name: ..., sys.modules)`, `sorted(sys.modules, key=lambda name: ...)`. */
function loopedBy(lambda: Node): Node | undefined {
  const around = lambda.parent?.type === 'keyword_argument' ? lambda.parent.parent : lambda.parent
  const call = around?.type === 'argument_list' ? around.parent : null
  if (call === null || call === undefined) return undefined
  const callee = call.childForFieldName('function')
  const isPair = /^(filter|map|filterfalse|takewhile|dropwhile)$/.test(attributeOf(callee) || (callee?.text ?? ''))
  return argumentOf(call, isPair ? 1 : 0)
}

/** `builtins.__import__ = name`, `setattr(builtins, "__import__", name)`, `patch("builtins.__import__", side_effect=name)`. */
function takesPlaceOfImport(text: string, name: string): boolean {
  return new RegExp(String.raw`__import__["']?\s*(?:=|,\s*(?:side_effect\s*=|wraps\s*=|new\s*=)?)\s*${name}\b`).test(
    text,
  )
}

/** A positional argument of a call. */
export function argumentOf(call: Node, at: number): Node | undefined {
  const given = call.childForFieldName('arguments')?.namedChildren ?? []
  return given.filter((child) => child.type !== 'keyword_argument' && child.type !== 'comment')[at]
}

/** The last word of an attribute chain; empty for anything else. */
export function attributeOf(node: Node | null | undefined): string {
  return node?.childForFieldName('attribute')?.text ?? ''
}
