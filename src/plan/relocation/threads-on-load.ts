import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import { isThreadStarter } from '../../model/pitfall-calls.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { runsOnLoad } from '../../python/facts/moments.ts'
import { meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import { boundName } from '../../python/index/needed-imports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { reimports } from './back-imports.ts'
import type { Relocation } from './relocation.ts'

/** A module that hands a moved function, which imports from it when it is called, to a thread while it is loaded. */
export interface WaitingImport {
  readonly symbol: string
  /** Where the thread is made. */
  readonly span: Span
}

/** Methods that let a thread run what it was given. */
const RUNS =
  /^(?:start|submit|map|starmap|imap|imap_unordered|apply|apply_async|map_async|starmap_async|start_new_thread|run_in_executor|to_thread|run)$/

/** Words of which a text has one that starts threads by itself. */
const STARTERS = /\b(?:Thread|Timer|ThreadPoolExecutor|ThreadPool|Pool|start_new_thread|to_thread|run_in_executor)\b/

/**
 * Whether the old module of moved functions, while it is loaded, lets a thread run one of them that imports from it at each call, or one of its own that imports what moved:
 * the import waits for the module to be loaded (`importlib` keeps a lock for each module), and the module waits for the thread. Undefined where it does not.
 */
export function waitingImport(index: SymbolIndex, relocation: Relocation): WaitingImport | undefined {
  const { from, late, imports, fromSource, copied } = relocation
  const facts = index.factsOfModule(from)
  const path = index.fileOf(from)
  const needed = [
    ...fromSource.map(({ name }) => name),
    ...imports.filter(({ module }) => module === from).map(boundName),
  ]
  const isAsked = needed.some((name) => (late.get(name)?.functions.length ?? 0) > 0)
  if (copied || facts === undefined || path === undefined || !STARTERS.test(facts.text)) return undefined
  // What stays and reads moved names may import them at each call as well, of a module that imports this one.
  if (!isAsked && reimports(index, { kept: [] }, relocation).local.size === 0) return undefined
  const reached = reachedOnLoad(facts)
  const self = index.identityOf(path)
  const starter = reached.find((reference) => {
    const meaning = meaningOf(facts, reference, self)
    return meaning.kind === 'imported' && isThreadStarter(joinName(meaning.name, ...wordsOf(reference)))
  })
  const runs = starter !== undefined && runsSomething(facts, reached)
  const symbol = runs ? reached.find(({ name }) => relocation.symbols.has(name))?.name : undefined
  return symbol === undefined || starter === undefined ? undefined : { symbol, span: starter.span }
}

function wordsOf({ attributes }: Reference): readonly QualifiedName[] {
  return attributes.map(({ name }) => name)
}

/** What a module reads while it is loaded: in its own statements, and in the functions and classes of the module that these name, called or not. */
function reachedOnLoad(facts: ModuleFacts): readonly Reference[] {
  const found = new Set(facts.references.filter((one) => runsOnLoad(one) && !one.annotation))
  const opened = new Set<number>()
  // A set gives what is added while it is walked.
  for (const reference of found)
    for (const binding of visibleBindings(facts, reference)) {
      const inside = facts.scopes.filter(
        (scope) =>
          !opened.has(scope.id) &&
          scope.name === binding.name &&
          (binding.kind === 'function' || binding.kind === 'class') &&
          scope.span.start <= binding.span.start &&
          binding.span.end <= scope.span.end,
      )
      for (const { id, span } of inside) {
        opened.add(id)
        for (const one of facts.references)
          if (span.start <= one.span.start && one.span.end <= span.end && !one.annotation) found.add(one)
      }
    }
  const lambdas = facts.scopes.filter(
    ({ name, kind, parent }) => kind === 'function' && name === '<lambda>' && parent === 0,
  )
  for (const { span } of lambdas)
    for (const one of facts.references) if (span.start <= one.span.start && one.span.end <= span.end) found.add(one)
  return [...found]
}

/** Whether a method is called that lets a thread run: of a name, or of what a call gives. */
function runsSomething(facts: ModuleFacts, reached: readonly Reference[]): boolean {
  if (reached.some(({ attributes }) => RUNS.test(attributes.at(-1)?.name ?? ''))) return true
  return /[)\]]\s*\.\s*(?:start|submit|map|apply|result|run)\s*\(/.test(facts.text)
}
