import { lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import { calleesOf } from '../../python/index/callees.ts'
import type { Home } from '../../python/index/callees.ts'
import { homeOfFile } from '../../python/index/held-packages.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { flowOf } from '../../python/index/value-flow.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { heldValues } from './held-values.ts'

/** Functions that may give a module: their names, with the files that they are in; what they are told may decide. */
type Givers = ReadonlyMap<string, ReadonlyMap<RepoPath, 'told' | 'held'>>

const LOADS = String.raw`(?:[\w.]*\b(?:import_module|__import__)\s*\(|(?:\w+\.)?modules\s*\[)`
/** A function that gives what it loads, at once or by a name. */
const GIVES_LOADED = new RegExp(
  String.raw`\breturn\s+${LOADS}|\b(\w+)\s*=\s*${LOADS}[\s\S]*\breturn\s+\1\b(?!\s*[.(\[])`,
)
const LOADERS = ['import_module', '__import__', 'modules']

/**
 * Moved names that code reads of what a call gives, where that may be their old module: a function of the tree that loads a module by what it is told
 * (`get("till").pay`), or gives one that its file holds, or `import_module(BEGIN + "ill").pay`. They stay importable from it.
 */
export function givenModules(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  const sources = new Set(moved.map(({ from }) => from))
  return [...sources].flatMap((module) => {
    const symbols = moved.flatMap((move) => (move.from === module ? [move.symbol] : []))
    const reading = new Set(index.workspace.matching(wordQuery(symbols), '.py'))
    if (reading.size === 0) return []
    const givers = giversOf(index, module)
    const names = [...givers.keys()]
    const asking = index.workspace.matching(wordQuery([...names, 'import_module', '__import__']), '.py')
    return asking.flatMap((path) => {
      const home = reading.has(path) ? homeOfFile(index, path) : undefined
      return home === undefined ? [] : readsIn(index, home, { module, symbols, givers })
    })
  })
}

function giversOf(index: SymbolIndex, module: QualifiedName): Givers {
  const givers = new Map<string, Map<RepoPath, 'told' | 'held'>>()
  const say = (name: string, path: RepoPath, how: 'told' | 'held'): void =>
    void givers.set(name, (givers.get(name) ?? new Map<RepoPath, 'told' | 'held'>()).set(path, how))
  for (const path of index.workspace.matching(wordQuery(LOADERS), '.py')) {
    if (!/\breturn\b/.test(index.workspace.glance(path))) continue
    const facts = index.facts(path)
    for (const scope of facts?.scopes ?? []) {
      const text = scope.kind === 'function' ? facts?.text.slice(scope.span.start, scope.span.end) : undefined
      if (text !== undefined && GIVES_LOADED.test(text)) say(scope.name, path, 'told')
    }
  }
  for (const { home, flow } of heldValues(index, module)) {
    for (const name of flow.givenBy) say(name, home.path, 'held')
    const held = new Set([...flow.bindings].map(({ name }) => name))
    if (held.size === 0) continue
    const gives = new RegExp(String.raw`\breturn\s+(?:${[...held].join('|')})\s*(?:\[|\.\s*get\s*\()`)
    for (const { kind, name, span } of home.facts.scopes)
      if (kind === 'function' && gives.test(home.facts.text.slice(span.start, span.end))) say(name, home.path, 'held')
  }
  return givers
}

/** What is asked of one file. */
interface Asked {
  readonly module: QualifiedName
  readonly symbols: readonly string[]
  readonly givers: Givers
}

function readsIn(index: SymbolIndex, home: Home, asked: Asked): readonly KeptName[] {
  const { facts, path } = home
  const { module, symbols } = asked
  const wanted = new RegExp(String.raw`^\s*\.\s*(${symbols.join('|')})\b`)
  return facts.references.flatMap((reference): readonly KeptName[] => {
    const call = callOf(facts, reference)
    if (call === undefined || !mayGive(index, home, reference, call, asked)) return []
    const direct = wanted.exec(facts.text.slice(call.end, call.end + 200))?.[1]
    const { bindings } =
      direct === undefined
        ? flowOf(index, home, [{ start: reference.span.start, end: call.end }])
        : { bindings: new Set() }
    const later = facts.references.flatMap((other) => {
      const [first] = other.attributes
      const isHeld = bindings.size > 0 && visibleBindings(facts, other).some((one) => bindings.has(one))
      return first !== undefined && symbols.includes(first.name) && isHeld ? [first.name] : []
    })
    return [...(direct === undefined ? [] : [direct]), ...later].map((symbol) => ({
      module,
      symbol,
      reason: `${path} reads ${symbol} of what a call gives, which may be ${module}`,
    }))
  })
}

/** What a reference is called with, and where the call ends; undefined where it is not called. */
function callOf(
  { text }: ModuleFacts,
  reference: Reference,
): { readonly told: string; readonly end: number } | undefined {
  const start = reference.attributes.at(-1)?.span.end ?? reference.span.end
  const open = /^\s*\(/.exec(text.slice(start, start + 20))
  if (open === null) return undefined
  let depth = 1
  let at = start + open[0].length
  for (; at < text.length && depth > 0; at += 1) depth += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0
  return { told: text.slice(start + open[0].length, at - 1), end: at }
}

function mayGive(
  index: SymbolIndex,
  home: Home,
  reference: Reference,
  { told }: { readonly told: string },
  { module, givers }: Asked,
): boolean {
  const last = reference.attributes.at(-1)?.name ?? reference.name
  if (/^(?:import_module|__import__)$/.test(last)) return isPutTogether(told) && maySay(home.facts, told, module)
  const files = givers.get(last)
  if (files === undefined) return false
  const hows = calleesOf(index, home, reference).flatMap((callee) =>
    callee.kind === 'function' || callee.kind === 'method' ? (files.get(callee.home.path) ?? []) : [],
  )
  return hows.some((how) => how === 'held' || maySay(home.facts, told, module))
}

/** Whether a text is more than one literal. */
function isPutTogether(told: string): boolean {
  return !/^\s*[rRuU]?(["'])[^"'{}]*\1\s*(?:,[\s\S]*)?$/.test(told)
}

/** Whether what a call is told may say a module: its last literal is an end of the name, or it has none, and the file says the last word of it. */
function maySay({ text }: ModuleFacts, told: string, module: QualifiedName): boolean {
  const pieces = [...told.matchAll(/(["'])((?:(?!\1)[^\\\n])*)\1/g)].map(([, , said = '']) => said.replace(/^.*\}/, ''))
  const ends = pieces.filter((said) => said !== '')
  if (ends.length === 0 || /["']\s*(?:\+|%|\.format)[\s\w.()%,[\]]*$/.test(told)) {
    const last = lastPartOf(module)
    return new RegExp(String.raw`["'.]${last}["']`).test(text)
  }
  return ends.some((said) => module.endsWith(said.replace(/^\.+/, '')))
}
