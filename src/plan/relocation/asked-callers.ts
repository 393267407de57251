import type { Finding } from '../../model/finding.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts, Reference, Scope } from '../../python/facts/facts.ts'
import { namesAskedBy } from '../../python/facts/moments.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import { around, baseReferences, calleesOf, homeOfModule, methodOf } from '../../python/index/callees.ts'
import type { Callee, Home } from '../../python/index/callees.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { queryOf } from '../../workspace/text-query.ts'
import type { Relocation } from './relocation.ts'

/** A function of the tree that looks at the module of who called it. */
interface Asker {
  readonly home: Home
  readonly scope: Scope
  /** How many calls up it looks; Infinity where that cannot be told. */
  readonly depth: number
}

const FRAMES = ['_getframe', '_getframemodulename', 'currentframe', 'stack', 'getouterframes', 'walk_stack']
const FRAME_CALLS = new Set([
  ...['_getframe', '_getframemodulename'].map((name) => `sys.${name}`),
  ...['currentframe', 'stack', 'getouterframes'].map((name) => `inspect.${name}`),
  'traceback.walk_stack',
])
const ASKS_MODULE =
  /\.\s*f_(?:globals|builtins)\b|\bgetmodule(?:name)?\b|\b_getframemodulename\b|\.\s*co_filename\b|\.\s*filename\b/
const ASKS_ELSE = /\.\s*(?:f_lineno|f_locals|f_code|co_name|function|lineno)\b/
const FRAME_WORDS = new RegExp(`\\b(?:${FRAMES.join('|')})\\b`)
/** How far calls are followed. */
const FARTHEST = 6

/**
 * Moved code that calls, directly or on the way, a function of the tree that reads the module of its caller by way of frames
 * (`sys._getframe(1).f_globals`, `inspect.stack()[1]`): it finds the new module there afterwards.
 */
export function askedCallers(index: SymbolIndex, relocation: Relocation): readonly Finding[] {
  const home = homeOfModule(index, relocation.from)
  if (home === undefined) return []
  const askers = askersOf(index)
  if (askers.length === 0) return []
  const moved = new Set(relocation.statements)
  const start = home.facts.references.filter((reference) => moved.has(reference.statement))
  const hit = firstAsker(index, { home, references: start }, askers)
  if (hit === undefined) return []
  const { asker, at } = hit
  return [
    {
      code: 'caller-asked',
      level: 'error',
      reason: `${[...relocation.symbols].join(', ')}: the moved code calls ${asker.scope.name} of ${asker.home.module}, which looks at the module of its caller (${asker.home.path} reads its frame): that is ${relocation.to} afterwards, and no more ${relocation.from}`,
      advice: `Let ${asker.scope.name} take what it needs as an argument first, or keep the definition in ${relocation.from}. Where both modules give it the same, accept it in the recipe: \`accept: [{ code: caller-asked, path: ${home.path}, because: ... }]\`.`,
      place: { path: home.path, span: at },
    },
  ]
}

const known = new WeakMap<SymbolIndex, readonly Asker[]>()

/** The functions of the tree that look at the module of who calls them. */
function askersOf(index: SymbolIndex): readonly Asker[] {
  const before = known.get(index)
  if (before !== undefined) return before
  const found = index.workspace.matching(queryOf(FRAME_WORDS, FRAMES), '.py').flatMap((path): readonly Asker[] => {
    if (!ASKS_MODULE.test(index.workspace.glance(path))) return []
    const facts = index.facts(path)
    const module = index.moduleOf(path)
    if (facts === undefined || module === undefined) return []
    return facts.references.flatMap((reference): readonly Asker[] => {
      const scope = isFrameCall(index, path, facts, reference) ? functionAround(facts, reference.scope) : undefined
      if (scope === undefined) return []
      const text = facts.text.slice(scope.span.start, scope.span.end)
      // What hands on the frame itself is asked elsewhere in the file.
      if (!ASKS_MODULE.test(text) && ASKS_ELSE.test(text)) return []
      const depth = depthOf(facts, reference, text)
      return depth === 0 ? [] : [{ home: { module, path, facts }, scope, depth }]
    })
  })
  known.set(index, found)
  return found
}

function isFrameCall(index: SymbolIndex, path: string, facts: ModuleFacts, reference: Reference): boolean {
  const last = reference.attributes.at(-1)?.name ?? reference.name
  if (!FRAMES.includes(last) && reference.attributes.every((step) => !FRAMES.includes(step.name))) return false
  const meaning = meaningOf(facts, reference, index.identityOf(path))
  if (meaning.kind !== 'imported') return false
  const steps = reference.attributes.map((step) => step.name)
  return [0, 1].some((more) => FRAME_CALLS.has([meaning.name, ...steps.slice(0, more)].join('.')))
}

function functionAround(facts: ModuleFacts, inner: number): Scope | undefined {
  let at = facts.scopes[inner]
  let outermost: Scope | undefined
  while (at !== undefined && at.id !== 0) {
    if (at.kind === 'function') outermost = at
    at = around(facts, at)
  }
  return outermost
}

/** The number of calls a frame call and the text of its function go up. */
function depthOf(facts: ModuleFacts, reference: Reference, body: string): number {
  const end = reference.attributes.at(-1)?.span.end ?? reference.span.end
  const name = reference.attributes.at(-1)?.name ?? reference.name
  const ups = body.match(/\bf_back\b/g)?.length ?? 0
  const isLoop = /\b(?:while|for)\b/.test(body)
  if (isLoop || !ASKS_MODULE.test(body)) return Infinity
  const literal = /^\s*\(\s*(\d*)\s*\)\s*(?:\[\s*(\d+)\s*\])?/.exec(facts.text.slice(end, end + 60))
  if (literal === null) return Infinity
  if (name === 'stack') return literal[2] === undefined ? Infinity : Number(literal[2])
  if (name === 'currentframe' || name === '_getframe') return Number(literal[1] ?? 0) + ups
  return Infinity
}

interface Code {
  readonly home: Home
  readonly references: readonly Reference[]
}

/** The first asker that code reaches by calls at a distance it looks back over. */
function firstAsker(
  index: SymbolIndex,
  start: Code,
  askers: readonly Asker[],
): { readonly asker: Asker; readonly at: Span } | undefined {
  const farthest = Math.min(FARTHEST, Math.max(...askers.map((asker) => asker.depth)))
  const seen = new Set<Scope>()
  let queue: readonly { readonly code: Code; readonly at?: Span }[] = [{ code: start }]
  for (let distance = 1; distance <= farthest && queue.length > 0; distance += 1) {
    const next: { code: Code; at: Span }[] = []
    for (const { code, at } of queue) {
      for (const reference of code.references) {
        const place = at ?? reference.span
        for (const called of calledBy(index, code.home, reference, askers)) {
          const asker = askers.find((one) => one.scope === called.scope && distance <= one.depth)
          if (asker !== undefined) return { asker, at: place }
          if (seen.has(called.scope)) continue
          seen.add(called.scope)
          next.push({ code: { home: called.home, references: within(called.home.facts, called.scope) }, at: place })
        }
      }
    }
    queue = next
  }
  return undefined
}

interface Called {
  readonly home: Home
  readonly scope: Scope
}

const MAKING = ['__init__', '__new__', '__post_init__', '__call__']
const SUBCLASSING = ['__init_subclass__', '__class_getitem__']

/** The functions that may run when a reference is called or decorates; for a class what makes an instance, for a base what is told of subclasses. */
function calledBy(index: SymbolIndex, home: Home, reference: Reference, askers: readonly Asker[]): readonly Called[] {
  const { facts } = home
  const end = reference.attributes.at(-1)?.span.end ?? reference.span.end
  const isBase = facts.scopes.some(
    (scope) => scope.kind === 'class' && baseReferences(facts, scope).includes(reference),
  )
  const isDecorator = /@\s*$/.test(facts.text.slice(Math.max(0, reference.span.start - 5), reference.span.start))
  const isCall = /^\s*\(/.test(facts.text.slice(end, end + 40))
  if (!isBase && !isDecorator && !isCall) return []
  const callees = calleesOf(index, home, reference)
  const found = callees.flatMap((callee): readonly Called[] => {
    if (callee.kind === 'function' || callee.kind === 'method') return [callee]
    if (callee.kind !== 'class') return []
    return (isBase ? SUBCLASSING : MAKING).flatMap(
      (name) => methodOf(index, callee.home, callee.scope, name) ?? new Array<Called>(),
    )
  })
  return found.length > 0 || !isCall ? found : methodsNamed(index, home, reference, callees, askers)
}

/** A method of an object that cannot be told, of a class in a module that the code imports or stands in. */
function methodsNamed(
  index: SymbolIndex,
  home: Home,
  reference: Reference,
  callees: readonly Callee[],
  askers: readonly Asker[],
): readonly Called[] {
  const last = reference.attributes.at(-1)?.name
  if (last === undefined || !callees.every((callee) => callee.kind === 'unknown')) return []
  return askers.filter(
    (asker) =>
      asker.scope.name === last &&
      around(asker.home.facts, asker.scope)?.kind === 'class' &&
      (asker.home.path === home.path ||
        home.facts.imports.some((statement) =>
          namesAskedBy(statement, index.identityOf(home.path)).includes(asker.home.module),
        )),
  )
}

/** What a function says, functions inside it included: those are called for the most part. */
function within(facts: ModuleFacts, scope: Scope): readonly Reference[] {
  return facts.references.filter(
    (reference) => scope.span.start <= reference.span.start && reference.span.end <= scope.span.end,
  )
}
