import type { Binding } from '../../python/facts/facts.ts'
import { calleesOf, homeOfModule } from '../../python/index/callees.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import { textReader } from '../../python/parse/text-values.ts'
import { fullNameAt } from './module-name-values.ts'
import type { NameHome } from './module-name-values.ts'
import { argumentOf } from './names-handed-in.ts'

/** A parameter of a function of the tree, in the file that has the function. */
export interface HandedParameter {
  readonly home: NameHome
  readonly binding: Binding
}

/**
 * The parameter that an argument of a call is handed to, by its name or its place, where the function is one of the tree, also through
 * `functools.partial`; undefined where that is not known for certain. `given`: the argument, or the keyword with it.
 */
export function handedParameter(
  home: NameHome,
  call: Node,
  given: Node,
  keyword?: string,
): HandedParameter | undefined {
  const callee = call.childForFieldName('function')
  if (callee === null || home.self.name === undefined) return undefined
  const isPartial = fullNameAt(home, callee) === 'functools.partial'
  const called = isPartial ? argumentOf(call, 0) : callee
  const reference = called === undefined ? undefined : home.reader.referenceAt(called)
  const own = homeOfModule(home.index, home.self.name)
  if (called === undefined || reference === undefined || own === undefined) return undefined
  const steps = reference.attributes.filter((step) => step.span.end <= called.endIndex).map((step) => step.name)
  const [only, ...others] = calleesOf(home.index, own, reference, steps)
  if (only?.kind !== 'function' || others.length > 0) return undefined
  const { facts, path } = only.home
  const there: NameHome = {
    index: home.index,
    facts,
    self: home.index.identityOf(path),
    reader: path === own.path ? home.reader : textReader(facts),
  }
  const name = keyword ?? parameterAt(there, only.scope.span.start, placeOf(call, given) - (isPartial ? 1 : 0))
  const binding = only.scope.bindings.get(name ?? '')?.find((one) => one.kind === 'parameter')
  return binding === undefined ? undefined : { home: there, binding }
}

function placeOf(call: Node, given: Node): number {
  for (let at = 0; ; at += 1) {
    const one = argumentOf(call, at)
    if (one === undefined) return -1
    if (one.startIndex === given.startIndex) return at
  }
}

/** The name of a parameter by its place. */
function parameterAt({ reader }: NameHome, start: number, at: number): string | undefined {
  let node: Node | null = reader.root.descendantForIndex(start)
  while (node !== null && node.type !== 'function_definition') node = node.parent
  const list = node?.childForFieldName('parameters')?.namedChildren.filter((one) => one.type !== 'comment') ?? []
  const one = at < 0 || list.slice(0, at + 1).some((each) => /splat/.test(each.type)) ? undefined : list[at]
  return one?.type === 'identifier' ? one.text : (one?.childForFieldName('name') ?? one?.namedChildren[0])?.text
}
