import type { Span } from '../../model/span.ts'
import { joinName } from '../../model/names.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import { textReader } from '../../python/parse/text-values.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import { walkDown } from '../../python/parse/walk-down.ts'
import { argumentOf } from '../module-names/names-handed-in.ts'

/** What of a module is in a call of `lazy_loader.attach`. */
export interface Attached {
  /** The strings that are names of submodules: those of `submodules`, and the keys of `submod_attrs`. */
  readonly modules: readonly Span[]
  /** The words of the other strings: what the package gives. */
  readonly given: ReadonlySet<string>
}

/**
 * The strings of `lazy_loader.attach(__name__, submodules={"fast"}, submod_attrs={"fast": ["run"]})` (Scientific Python, SPEC 1), told by what
 * the call means and where in it each stands; undefined for a module without one, or with a table that is not written out there.
 */
export function attachedModules(facts: ModuleFacts, self: ModuleIdentity): Attached | undefined {
  if (!facts.text.includes('lazy_loader')) return undefined
  const reader = textReader(facts)
  let found: Attached | undefined
  walkDown(reader.root, (node) => {
    if (node.type !== 'call') return node.namedChildren
    const reference = reader.referenceAt(node)
    const meaning = reference === undefined ? undefined : meaningOf(facts, reference, self)
    const steps = reference?.attributes.map((step) => step.name) ?? []
    if (meaning?.kind !== 'imported' || joinName(meaning.name, ...steps) !== 'lazy_loader.attach')
      return node.namedChildren
    found = tablesOf(node)
    return []
  })
  return found
}

function tablesOf(call: Node): Attached | undefined {
  const modules: Span[] = []
  const given = new Set<string>()
  const [list, table] = [argumentBy(call, 'submodules', 1), argumentBy(call, 'submod_attrs', 2)]
  if (list !== undefined && !/^(?:set|list|tuple|none)$/.test(list.type)) return undefined
  if (table !== undefined && !/^(?:dictionary|none)$/.test(table.type)) return undefined
  for (const child of list?.namedChildren ?? []) {
    if (child.type === 'comment') continue
    if (child.type !== 'string') return undefined
    modules.push({ start: child.startIndex, end: child.endIndex })
  }
  for (const pair of table?.namedChildren ?? []) {
    if (pair.type === 'comment') continue
    const [key, value] = [pair.childForFieldName('key'), pair.childForFieldName('value')]
    if (key?.type !== 'string' || value === null) return undefined
    modules.push({ start: key.startIndex, end: key.endIndex })
    for (const [, , word = ''] of value.text.matchAll(/(["'])(\w+)\1/g)) given.add(word)
  }
  return { modules, given }
}

/** The argument of a call by its name or place. */
function argumentBy(call: Node, name: string, at: number): Node | undefined {
  const named = call
    .childForFieldName('arguments')
    ?.namedChildren.find((child) => child.type === 'keyword_argument' && child.childForFieldName('name')?.text === name)
  return named?.childForFieldName('value') ?? argumentOf(call, at)
}
