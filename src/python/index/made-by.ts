import type { Binding, Reference } from '../facts/facts.ts'
import { referenceStartingAt } from '../facts/by-statement.ts'
import { parsePython } from '../parse/grammar.ts'
import type { Node } from '../parse/syntax-tree.ts'
import { baseReferences, calleesOf, isCalled, valueOf } from './callees.ts'
import type { Callee, Home } from './callees.ts'
import { isForgetful } from './changes-outside.ts'
import { isLooking } from './how-used.ts'
import type { SymbolIndex } from './symbol-index.ts'

/** Methods of containers and texts that change them and call nothing they hold (library reference, "Built-in Types", `collections`). */
const CHANGING = new Set(
  'append appendleft add extend extendleft insert update setdefault pop popleft popitem remove discard clear reverse title capitalize casefold partition rpartition splitlines isdigit isidentifier isalpha isalnum zfill ljust rjust center removeprefix removesuffix bit_length hex as_integer_ratio'.split(
    ' ',
  ),
)

/** Whether builtin containers, texts and numbers have a method of this name, which runs no other code. */
export function isKnownMethod(name: string): boolean {
  return CHANGING.has(name) || (isLooking(name) && !name.startsWith('__'))
}

/** The name that is called for the value of a local name; undefined where it is given otherwise. */
export function madeBy(home: Home, binding: Binding): Reference | undefined {
  if (binding.kind !== 'assign') return undefined
  const name = parsePython(home.facts.text).rootNode.descendantForIndex(binding.span.start)
  const value =
    name.parent?.type === 'assignment' && name.field === 'left' ? name.parent.childForFieldName('right') : null
  return calledIn(home, value)
}

/** The name at the head of a call, attributes alone before its brackets. */
function calledIn({ facts }: Home, node: Node | null): Reference | undefined {
  if (node?.type !== 'call') return undefined
  const head = referenceStartingAt(facts, node.startIndex)
  return head !== undefined && isCalled(facts, head) ? head : undefined
}

/**
 * Whether methods of what a module binds keep nothing of what they are given and change nothing: it is made by a function of the tree
 * that gives loggers, of the library or of a class of the tree that derives from one.
 */
export function isForgetfulVariable(index: SymbolIndex, home: Home, binding: Binding): boolean {
  const value = binding.kind === 'assign' ? valueOf(home.facts, binding) : undefined
  if (value === undefined || !isCalled(home.facts, value)) return false
  const makers = calleesOf(index, home, value)
  return makers.length > 0 && makers.every((maker) => isForgetfulMade(index, maker) || givesForgetful(index, maker))
}

/** Whether an instance of a class is forgetful: of the library, or of a class that derives from such a one. */
function isForgetfulMade(index: SymbolIndex, maker: Callee): boolean {
  if (maker.kind === 'library') return isForgetful(maker.name)
  if (maker.kind !== 'class') return false
  const bases = baseReferences(maker.home.facts, maker.scope).flatMap((base) => calleesOf(index, maker.home, base))
  return bases.length > 0 && bases.every((base) => base.kind === 'library' && isForgetful(base.name))
}

function givesForgetful(index: SymbolIndex, maker: Callee): boolean {
  if (maker.kind !== 'function') return false
  const { home, scope } = maker
  const { rootNode } = parsePython(home.facts.text)
  const given = rootNode
    .descendantsOfType('return_statement')
    .filter(({ startIndex }) => startIndex >= scope.span.start && startIndex < scope.span.end)
  return (
    given.length > 0 &&
    given.every((one) => {
      const called = calledIn(home, one.firstNamedChild)
      return called !== undefined && calleesOf(index, home, called).every((made) => isForgetfulMade(index, made))
    })
  )
}
