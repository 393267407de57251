import { remembered } from '../../model/remembered.ts'
import type { QualifiedName } from '../../model/names.ts'
import { lastPartOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { Binding } from '../../python/facts/facts.ts'
import { absoluteModule, importedName, visibleBindings } from '../../python/facts/resolve.ts'
import type { Home } from '../../python/index/callees.ts'
import { homeOfFile } from '../../python/index/held-packages.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { moduleOffered } from '../../python/index/through-module-attributes.ts'
import { flowOf } from '../../python/index/value-flow.ts'
import type { Flow } from '../../python/index/value-flow.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import { fixtureTakers } from './fixture-takers.ts'
import { heldFiles } from './held-files.ts'
import { mayStartIn, startsIn } from './held-starts.ts'
import type { Offered } from './held-starts.ts'
import { wordsForModule } from './held-words.ts'
import { attributeOf } from '../module-names/names-handed-in.ts'

/** A file in which a module may be a value, and what has it there. */
export interface HeldIn {
  readonly home: Home
  /** Where expressions begin that certainly give the module, with where they end. */
  readonly starts: ReadonlyMap<number, number>
  readonly flow: Flow
  /** Attributes that classes of other files keep it in, where a file takes something of theirs. */
  readonly attributes: ReadonlySet<string>
}

/** No value goes through more files than this, and where one does nothing is said of the rest. */
const MOST_VISITS = 400

/**
 * The files of the tree in which a module may be handed on as a value: what imports it and does more than read its attributes, or loads it by
 * its name, and the functions, attributes and names that it goes through from there.
 */
export const heldValues = remembered(followed)

function followed(index: SymbolIndex, module: QualifiedName): readonly HeldIn[] {
  const words = new Set(wordsForModule(index, module))
  const offered: Offered = { names: new Set(), functions: new Map(), attributes: new Map(), words }
  const given = new Map<RepoPath, Set<Binding>>()
  const found = new Map<RepoPath, HeldIn>()
  const own = index.fileOf(module)
  const seen = new Set(heldFiles(index, module))
  const open = [...new Set([...(own === undefined ? [] : [own]), ...seen])]
  const again = (path: RepoPath): void => void (open.includes(path) || open.push(path))
  for (let visits = 0; open.length > 0 && visits < MOST_VISITS; visits += 1) {
    const path = open.shift() ?? ''
    // Most files that import a package read something of it, and nothing else: they are not parsed for this.
    if (!given.has(path) && !seen.has(path) && !mayHaveIt(index, path, module, offered)) continue
    const home = homeOfFile(index, path)
    if (home === undefined || home.facts.errors.length > 0) continue
    for (const name of aliasesIn(index, home, module)) offer(name)
    const starts = startsIn(index, home, module, offered)
    const handed = given.get(path) ?? new Set<Binding>()
    const attributes = attributesFor(index, home, offered)
    if (starts.size === 0 && handed.size === 0 && attributes.size === 0) continue
    const flow = flowOf(
      index,
      home,
      [...starts].map(([start, end]) => ({ start, end })),
      handed,
    )
    found.set(path, { home, starts, flow, attributes })
    for (const [other, bindings] of takersOf(index, home, flow)) if (hand(given, other, bindings)) again(other)
    for (const { scope, name } of flow.bindings) if (scope === 0) offer(`${home.module}:${name}`)
    for (const name of [...flow.attributes, ...flow.givenBy]) {
      const known = offered.attributes.get(name) ?? new Set<QualifiedName>()
      const isMember = flow.attributes.has(name) || isProperty(home, name)
      if (!isMember || known.has(home.module)) continue
      offered.attributes.set(name, known.add(home.module))
      for (const other of index.workspace.mentioning([name], '.py')) again(other)
    }
    for (const name of flow.givenBy) {
      const files = offered.functions.get(name) ?? new Set<RepoPath>()
      if (files.has(path)) continue
      offered.functions.set(name, files.add(path))
      for (const other of index.workspace.mentioning([name], '.py')) again(other)
    }
  }
  return [...found.values()]

  function offer(name: string): void {
    if (offered.names.has(name)) return
    offered.names.add(name)
    const word = name.slice(name.indexOf(':') + 1)
    words.add(word)
    if (word !== lastPartOf(module)) for (const other of index.workspace.mentioning([word], '.py')) again(other)
  }
}

/** What gets the module of a file that has it: in other files the names that take it, and the parameters called after a fixture that gives it. */
function takersOf(index: SymbolIndex, home: Home, flow: Flow): readonly (readonly [RepoPath, Iterable<Binding>])[] {
  return [
    ...[...flow.elsewhere].map(([other, { bindings }]) => [other, bindings] as const),
    ...[...flow.givenBy].flatMap((name) =>
      fixtureTakers(index, home, name).map(({ path, bindings }) => [path, bindings] as const),
    ),
  ]
}

/** Note what gets it in a file; true where something of that is new. */
function hand(given: Map<RepoPath, Set<Binding>>, path: RepoPath, bindings: Iterable<Binding>): boolean {
  const known = given.get(path) ?? new Set<Binding>()
  const before = known.size
  for (const binding of bindings) known.add(binding)
  given.set(path, known)
  return known.size > before
}

/** Whether a file may have the module by itself, or read an attribute that holds it, told by its text. */
function mayHaveIt(index: SymbolIndex, path: RepoPath, module: QualifiedName, offered: Offered): boolean {
  const text = index.workspace.glance(path)
  return mayStartIn(text, module, offered) || [...offered.attributes.keys()].some((name) => text.includes(name))
}

/** The other names that a file's imports give the module at its top. */
function aliasesIn(index: SymbolIndex, home: Home, module: QualifiedName): readonly string[] {
  const items = home.facts.imports.flatMap(({ scope, items }) => (scope === 0 ? items : []))
  return items.flatMap(({ alias }) =>
    alias !== undefined && moduleOffered(index, home.module, alias) === module ? [`${home.module}:${alias}`] : [],
  )
}

function isProperty({ facts }: Home, name: string): boolean {
  return new RegExp(
    `@(?:[\\w.]*\\.)?(?:cached_)?property[ \\t]*\\r?\\n[ \\t]*(?:async[ \\t]+)?def[ \\t]+${name}\\b`,
  ).test(facts.text)
}

/** The attributes of other files' classes that a file may read: it imports something of their modules. */
function attributesFor(index: SymbolIndex, home: Home, { attributes }: Offered): ReadonlySet<string> {
  const { facts, path } = home
  const self = index.identityOf(path)
  const asked = [...attributes].filter(([name]) => facts.text.includes(name))
  if (asked.length === 0) return new Set()
  const modules = new Set(
    facts.imports.flatMap((statement) => {
      const from = absoluteModule(statement, self)
      return [
        ...(from === undefined ? [] : [from]),
        ...statement.items.flatMap((item) => importedName(statement, item, self) ?? []),
      ]
    }),
  )
  return new Set(
    asked.flatMap(([name, homes]) => ([...homes].some((one) => one === home.module || modules.has(one)) ? [name] : [])),
  )
}

/** Whether an expression may give the module where it stands. */
export function mayBeHeld(held: HeldIn, node: Node): boolean {
  const { home, starts, flow, attributes } = held
  const { facts } = home
  if (starts.get(node.startIndex) === node.endIndex) return true
  switch (node.type) {
    case 'parenthesized_expression':
    case 'boolean_operator':
    case 'conditional_expression':
    case 'named_expression':
    case 'await':
      return node.namedChildren.some((child) => mayBeHeld(held, child))
    case 'identifier': {
      const reference = referenceStartingAt(facts, node.startIndex)
      return reference !== undefined && visibleBindings(facts, reference).some((one) => flow.bindings.has(one))
    }
    case 'attribute':
      return [flow.attributes, attributes].some((names) => names.has(attributeOf(node)))
    case 'subscript': {
      const value = node.childForFieldName('value')
      return value !== null && mayBeHeld(held, value)
    }
    default:
      return false
  }
}
