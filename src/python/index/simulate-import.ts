import { momentOf } from '../facts/moments.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf, parentOf, prefixesOf } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import type { Body } from './called-bodies.ts'
import type { ImportStatement, ModuleFacts, Reference } from '../facts/facts.ts'
import { bodySteps, moduleSteps } from './import-steps.ts'
import type { LoadStep } from './import-steps.ts'
import { absoluteModule, visibleBindings } from '../facts/resolve.ts'
import type { SymbolIndex } from './symbol-index.ts'

/** Why importing a module would fail, as Python would say it, with the modules that were being imported. */
export interface ImportFailure {
  readonly reason: string
  readonly module: QualifiedName
  readonly span: Span
  /** The modules on the way, outermost first; a cycle when the last one imports one of them. */
  readonly chain: readonly QualifiedName[]
}

/** A star import of a module that is being imported itself: it takes what is bound by then. */
export interface HalfStar {
  /** The module that says `from source import *`. */
  readonly importer: QualifiedName
  readonly source: QualifiedName
  /** What it would have taken from the finished module. */
  readonly missing: readonly string[]
  readonly span: Span
  readonly chain: readonly QualifiedName[]
}

type ImportStep = Extract<LoadStep, { kind: 'import' }>
type ReadStep = Extract<LoadStep, { kind: 'read' }>

interface Loaded {
  done: boolean
  readonly bound: Set<string>
}

/**
 * Import one module first, in a fresh interpreter, on paper: run the top-level statements of every
 * first-party module in order, bind names as they come, and look whether each `from` import and each name
 * read on the way is there at that moment (language reference 5.4, 7.11). Of functions and classes of this tree that are
 * called by name on the way, the imports they make and what they read of modules are judged, and of what they call in turn;
 * failures of imports inside `try` and `if` are put into `hidden` and go unnoticed otherwise; star imports that come too
 * early are put into `half`; statements for which `isLate` says so are taken for imports inside of functions.
 */
export function simulateImport(
  index: SymbolIndex,
  entry: QualifiedName,
  hidden: ImportFailure[] = [],
  half: HalfStar[] = [],
  isLate: (module: QualifiedName, statement: ImportStatement) => boolean = () => false,
): ImportFailure | undefined {
  const modules = new Map<QualifiedName, Loaded>()
  const chain: QualifiedName[] = []
  return load(entry)

  function load(name: QualifiedName): ImportFailure | undefined {
    for (const prefix of [...prefixesOf(name)].reverse()) {
      if (!index.isModule(prefix)) return undefined
      if (!modules.has(prefix)) {
        const failure = run(prefix)
        if (failure !== undefined) return failure
      }
      const parent = parentOf(prefix)
      if (parent !== '' && modules.get(prefix)?.done === true) modules.get(parent)?.bound.add(lastPartOf(prefix))
    }
    return undefined
  }

  function run(name: QualifiedName): ImportFailure | undefined {
    const state: Loaded = { done: false, bound: new Set() }
    modules.set(name, state)
    const path = index.fileOf(name)
    const facts = path === undefined ? undefined : index.facts(path)
    if (facts !== undefined && path !== undefined) {
      chain.push(name)
      for (const step of moduleSteps(index, path, facts)) {
        const failure = take(name, step, state, new Set())
        if (failure !== undefined) return failure
      }
      chain.pop()
    }
    state.done = true
    return undefined
  }

  /** One step of a module or a body; `seen` are the bodies that are being called. */
  function take(name: QualifiedName, step: LoadStep, state: Loaded, seen: Set<string>): ImportFailure | undefined {
    if (step.kind === 'import') return runImport(name, step, state)
    if (step.kind === 'read') return readName(name, step)
    if (step.kind === 'call') return call(step.bodies(), seen)
    for (const bound of step.names) state.bound.add(bound)
    return undefined
  }

  function runImport(name: QualifiedName, step: ImportStep, state: Loaded): ImportFailure | undefined {
    const { statement, module, items } = step
    if (isLate(name, statement)) return undefined
    const soft = statement.conditional
    const depth = chain.length
    // A failed import inside `try` leaves no module behind in `sys.modules`.
    const fail = (failure: ImportFailure | undefined): ImportFailure | undefined => {
      if (!soft) return failure
      if (failure !== undefined) hidden.push(failure)
      for (const left of chain.splice(depth)) modules.delete(left)
      return undefined
    }
    if (statement.kind === 'import') {
      for (const item of statement.items) {
        const failure = load(item.name)
        if (failure !== undefined) return fail(failure)
        state.bound.add(item.bound)
      }
      return undefined
    }
    if (module === undefined) {
      for (const item of items) state.bound.add(item.bound)
      return undefined
    }
    const failure = load(module)
    if (failure !== undefined) return fail(failure)
    const source = modules.get(module)
    if (statement.star) {
      for (const bound of source?.bound ?? []) state.bound.add(bound)
      const missing = source === undefined || source.done ? [] : lacking(module, source.bound)
      if (missing.length > 0)
        half.push({ importer: name, source: module, missing, span: statement.span, chain: [...chain, module] })
    }
    for (const item of items) {
      const lazy = source?.bound.has('__getattr__') === true ? lazySource(index, module, item.name) : undefined
      if (lazy !== undefined && source?.bound.has(item.name) === false) {
        const inner = loadLazy(name, statement, lazy)
        if (inner !== undefined) return fail(inner)
        state.bound.add(item.bound)
        continue
      }
      if (source?.done === true && item.isTypeOnly()) {
        return fail({
          reason: `cannot import name '${item.name}' from '${module}': it is bound under TYPE_CHECKING only`,
          module: name,
          span: statement.span,
          chain: [...chain, module],
        })
      }
      const there = source?.bound.has(item.name) === true || source?.done === true
      if (!there || (source.bound.has(item.name) === false && item.submodule !== undefined)) {
        if (item.submodule !== undefined) {
          const inner = load(item.submodule)
          if (inner !== undefined) return fail(inner)
        } else if (!there && index.binds(module, item.name)) {
          return fail({
            reason: `cannot import name '${item.name}' from partially initialized module '${module}'`,
            module: name,
            span: statement.span,
            chain: [...chain, module],
          })
        }
      }
      state.bound.add(item.bound)
    }
    return undefined
  }

  /** The names of a star import that are not bound yet. */
  function lacking(module: QualifiedName, bound: ReadonlySet<string>): readonly string[] {
    return [...(index.starNames(module) ?? [])].filter((one) => !bound.has(one))
  }

  /** What a module `__getattr__` (PEP 562) does for a name that is typed under `TYPE_CHECKING`: import its module now. */
  function loadLazy(
    name: QualifiedName,
    statement: ImportStatement,
    lazy: { readonly module: QualifiedName; readonly symbol: string },
  ): ImportFailure | undefined {
    if (!index.isModule(lazy.module)) return undefined
    const failure = load(lazy.module)
    if (failure !== undefined) return failure
    const home = modules.get(lazy.module)
    if (index.isModule(joinName(lazy.module, lazy.symbol))) return load(joinName(lazy.module, lazy.symbol))
    if (home === undefined || home.done || home.bound.has(lazy.symbol)) return undefined
    return {
      reason: `partially initialized module '${lazy.module}' has no attribute '${lazy.symbol}'`,
      module: name,
      span: statement.span,
      chain: [...chain, lazy.module],
    }
  }

  /** What a call by name imports and reads of modules: in the function itself, in a class's making, and in what these call in turn. */
  function call(bodies: readonly Body[], seen: Set<string>): ImportFailure | undefined {
    for (const body of bodies) {
      const key = `${body.path}:${String(body.scope.id)}`
      if (seen.has(key) || modules.get(body.module) === undefined) continue
      seen.add(key)
      for (const step of bodySteps(index, body)) {
        const failure = take(body.module, step, { done: false, bound: new Set() }, seen)
        if (failure !== undefined) return failure
      }
    }
    return undefined
  }

  /** A chain read while importing: each module on it must have bound the next attribute by now. */
  function readName(name: QualifiedName, { reference, start }: ReadStep): ImportFailure | undefined {
    let at = start
    for (const step of reference.attributes) {
      const module = modules.get(at)
      if (module === undefined || !index.isModule(at)) return undefined
      const next = joinName(at, step.name)
      const gives = module.bound.has(step.name) || module.bound.has('__getattr__')
      if (!module.done && !gives && !modules.has(next) && index.binds(at, step.name)) {
        return {
          reason: `partially initialized module '${at}' has no attribute '${step.name}'`,
          module: name,
          span: reference.span,
          chain: [...chain, at],
        }
      }
      at = next
    }
    return undefined
  }
}

/** Where a name comes from that a module imports for type checkers and gives by its `__getattr__` at run time. */
function lazySource(
  index: SymbolIndex,
  module: QualifiedName,
  name: string,
): { readonly module: QualifiedName; readonly symbol: string } | undefined {
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  const binding = facts?.scopes[0]?.bindings.get(name)?.findLast((entry) => entry.typeChecking)
  if (facts === undefined || path === undefined || binding?.imported === undefined) return undefined
  const statement = facts.imports[binding.imported.statement]
  const item = statement?.items[binding.imported.item]
  const from = statement === undefined ? undefined : absoluteModule(statement, index.identityOf(path))
  return item === undefined || from === undefined ? undefined : { module: from, symbol: item.name }
}

/** Names a module reads while it is imported before it has bound them: `NameError` at import time. */
export function readTooEarly(facts: ModuleFacts): readonly Reference[] {
  return facts.references.filter((reference) => {
    const moment = momentOf(reference)
    if (
      moment === 'call' ||
      moment === 'never' ||
      reference.annotation ||
      facts.scopes[reference.scope]?.kind !== 'module'
    )
      return false
    const bindings = visibleBindings(facts, reference)
    return (
      bindings.length > 0 &&
      bindings.every(
        (binding) =>
          binding.scope === 0 &&
          binding.from > reference.span.start &&
          !binding.conditional &&
          !binding.viaGlobal &&
          binding.statement > reference.statement,
      )
    )
  })
}
