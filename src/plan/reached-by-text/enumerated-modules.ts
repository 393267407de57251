import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { runsLater } from '../../python/facts/moments.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { anyQuery } from '../../workspace/text-query.ts'
import { moduleQuery } from '../names/affected-files.ts'

/** A name that a module gets or loses. */
interface Change {
  readonly symbol: string
  readonly comes: boolean
}

/** Nothing is listed in a text without one of these. */
const MAY_LIST = /\b(?:dir|vars|getmembers)\s*\(|__dict__/
const LISTS = /(?:^|[^\w.])(?:dir|vars|(?:inspect\s*\.\s*)?getmembers)\s*\(\s*$/

/**
 * Places that ask a module for all its names (`dir(m)`, `vars(m)`, `m.__dict__`, `inspect.getmembers(m)`, or `globals()` and the like
 * at its own top level), where a definition leaves the module or comes to it: what they find is another list afterwards.
 */
export function enumeratedModules(index: SymbolIndex, moved: readonly SymbolMove[]): readonly Finding[] {
  const changes = new Map<QualifiedName, Change[]>()
  const say = (module: QualifiedName, change: Change): void =>
    void changes.set(module, [...(changes.get(module) ?? []), change])
  for (const { from, to, symbol, copied } of moved) {
    if (!copied) say(from, { symbol, comes: false })
    if (index.fileOf(to) !== undefined && !index.binds(to, symbol)) say(to, { symbol, comes: true })
  }
  const [first, ...others] = [...changes.keys()].map((module) => moduleQuery(index.workspace, module))
  if (first === undefined) return []
  const found = [...changes.keys()].flatMap((module) => ownListings(index, module, changes))
  for (const path of index.workspace.matching(anyQuery([first, ...others]), '.py')) {
    if (!MAY_LIST.test(index.workspace.read(path)?.text ?? '')) continue
    const facts = index.facts(path)
    for (const reference of facts?.references ?? []) {
      const listed = facts === undefined ? undefined : listedModule(index, path, facts, reference)
      if (listed !== undefined && facts !== undefined)
        found.push(...listing(path, facts, listed.module, changes.get(listed.module) ?? [], listed.span))
    }
  }
  return found
}

/** The module of the tree whose names are listed where a reference stands. */
function listedModule(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  reference: Reference,
): { readonly module: QualifiedName; readonly span: Span } | undefined {
  const { text } = facts
  const steps = reference.attributes.map((step) => step.name)
  const isDict = steps.at(-1) === '__dict__'
  const end = reference.attributes.at(-1)?.span.end ?? reference.span.end
  const isListed = LISTS.test(text.slice(Math.max(0, reference.span.start - 40), reference.span.start))
  if (isDict ? /^\s*[[]/.test(text.slice(end, end + 10)) : !isListed) return undefined
  // `vars(m)["name"]` asks for one name.
  if (!isDict && /^\s*\)\s*\[/.test(text.slice(end, end + 20))) return undefined
  const meaning = meaningOf(facts, reference, index.identityOf(path))
  if (meaning.kind !== 'imported') return undefined
  const target = index.lookup(joinName(meaning.name, ...(isDict ? steps.slice(0, -1) : steps)))
  return target.kind === 'module' ? { module: target.module, span: { start: reference.span.start, end } } : undefined
}

/** `for name in dir()` and the like, at the top level of the module itself. */
function ownListings(
  index: SymbolIndex,
  module: QualifiedName,
  changes: ReadonlyMap<QualifiedName, readonly Change[]>,
): readonly Finding[] {
  const path = index.fileOf(module)
  const facts = index.factsOfModule(module)
  if (path === undefined || facts === undefined) return []
  return facts.references
    .filter((reference) => {
      const { name, attributes, span } = reference
      if (runsLater(reference) || attributes.length > 0 || !/^(?:dir|vars|globals|locals)$/.test(name)) return false
      const after = facts.text.slice(span.end, span.end + 40)
      return /^\s*\(\s*\)/.test(after) && !/^\s*\(\s*\)\s*(?:\[|\.\s*(?:get|setdefault|update|pop)\b)/.test(after)
    })
    .flatMap(({ span }) => listing(path, facts, module, changes.get(module) ?? [], span))
}

/** A listing matters for what comes; for what leaves, and may stay importable, where the file spells the name. */
function listing(
  path: RepoPath,
  { text, strings }: ModuleFacts,
  module: QualifiedName,
  changes: readonly Change[],
  span: Span,
): readonly Finding[] {
  const spelled = new Set(strings.map(({ content }) => text.slice(content.start, content.end)))
  const said = changes
    .filter(({ symbol, comes }) => comes || spelled.has(symbol))
    .map(({ symbol, comes }) => `${symbol} ${comes ? 'comes to' : 'leaves'} it`)
  if (said.length === 0) return []
  return [
    {
      code: 'names-enumerated',
      level: 'warning',
      reason: `${path} lists all names of ${module}, and ${said.join(', ')}`,
      advice: 'Look at what is done with each of them; a test that expects a list of names has to expect another one.',
      place: { path, span },
    },
  ]
}
