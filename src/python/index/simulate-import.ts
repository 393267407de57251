import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import { rememberedFor } from '../../model/remembered.ts'
import type { Span } from '../../model/span.ts'
import type { Body } from './called-bodies.ts'
import {
  begunState,
  bindInParent,
  givesLoaded,
  loadClean,
  loadNotes,
  noteAbsent,
  noteAsked,
  noteDoubt,
  noteRead,
  rememberClean,
} from './clean-loads.ts'
import type { HalfStar, Loaded, LoadNotes } from './clean-loads.ts'
import type { ImportStatement } from '../facts/facts.ts'
import { bodySteps, moduleSteps } from './import-steps.ts'
import type { LoadStep } from './import-steps.ts'
import { lazySource } from './lazy-source.ts'
import { packagesAround } from './packages-around.ts'
import type { SymbolIndex } from './symbol-index.ts'

/** Why importing a module would fail, as Python would say it, with the modules that were being imported. */
export interface ImportFailure {
  readonly reason: string
  readonly module: QualifiedName
  readonly span: Span
  /** The modules on the way, outermost first; a cycle when the last one imports one of them. */
  readonly chain: readonly QualifiedName[]
}

type ImportStep = Extract<LoadStep, { kind: 'import' }>
type ReadStep = Extract<LoadStep, { kind: 'read' }>

/** A fresh interpreter on paper: what it has loaded so far, and what it tells on the way. */
interface Interpreter extends LoadNotes {
  readonly index: SymbolIndex
  readonly chain: QualifiedName[]
  readonly hidden: ImportFailure[]
  readonly isLate: IsLate
}

type Failed = ImportFailure | undefined

/** Whether an import of a module is made later, and not while the module is loaded. */
type IsLate = (module: QualifiedName, statement: ImportStatement) => boolean

const never: IsLate = () => false

/** What loading a module tells. */
interface Outcome {
  readonly failure: Failed
  readonly hidden: readonly ImportFailure[]
  readonly half: readonly HalfStar[]
}

const firstLoads = rememberedFor((_: SymbolIndex, __: IsLate) => new Map<QualifiedName, Outcome>())

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
  isLate: IsLate = never,
): ImportFailure | undefined {
  const [outermost = entry] = packagesAround(index, entry)
  const first = firstLoad(index, outermost, isLate)
  // What is in a package that cannot be loaded cannot be loaded either.
  if (first.failure === undefined) return load({ ...loadNotes(index, half, isLate), index, hidden, isLate }, entry)
  hidden.push(...first.hidden)
  half.push(...first.half)
  return first.failure
}

/** What loading an outermost package in a fresh interpreter comes to. */
function firstLoad(index: SymbolIndex, name: QualifiedName, isLate: IsLate): Outcome {
  const outcomes = firstLoads(index, isLate)
  const before = outcomes.get(name)
  if (before !== undefined) return before
  const [hidden, half]: [ImportFailure[], HalfStar[]] = [[], []]
  const failure = load({ ...loadNotes(index, half, isLate), index, hidden, isLate }, name)
  const outcome = { failure, hidden, half }
  outcomes.set(name, outcome)
  return outcome
}

function load(python: Interpreter, name: QualifiedName): Failed {
  const { index, modules } = python
  for (const prefix of packagesAround(index, name)) {
    noteAsked(python, prefix)
    if (!modules.has(prefix)) {
      const failure = run(python, prefix)
      if (failure !== undefined) return failure
    }
    if (modules.get(prefix)?.done === true) bindInParent(python, prefix)
  }
  return undefined
}

function run(python: Interpreter, name: QualifiedName): Failed {
  if (loadClean(python, name)) return undefined
  const { index, chain, begun, half, lowest } = python
  const state = begunState(chain.length)
  python.modules.set(name, state)
  const before = { begun: begun.push(name), half: half.length }
  python.lowest = Infinity
  const path = index.fileOf(name)
  const facts = path === undefined ? undefined : index.facts(path)
  if (facts !== undefined && path !== undefined) {
    chain.push(name)
    for (const step of moduleSteps(index, path, facts)) {
      const failure = take(python, { name, state }, step, new Set())
      if (failure !== undefined) return failure
    }
    chain.pop()
  }
  state.done = true
  rememberClean(python, name, before)
  python.lowest = Math.min(lowest, python.lowest)
  return undefined
}

/** The module, or the body of one, that is run. */
interface Frame {
  readonly name: QualifiedName
  readonly state: Pick<Loaded, 'bound'>
}

/** One step of a module or a body; `seen` are the bodies that are being called. */
function take(python: Interpreter, frame: Frame, step: LoadStep, seen: Set<string>): Failed {
  if (step.kind === 'import') return runImport(python, frame, step)
  if (step.kind === 'read') return readName(python, frame.name, step)
  if (step.kind === 'call') return call(python, step.bodies(), seen)
  for (const bound of step.names) frame.state.bound.add(bound)
  return undefined
}

function runImport(python: Interpreter, frame: Frame, step: ImportStep): Failed {
  const { statement } = step
  if (python.isLate(frame.name, statement)) return undefined
  const depth = python.chain.length
  const failure = statement.kind === 'import' ? runPlain(python, frame, statement) : runFrom(python, frame, step)
  if (failure === undefined || !statement.conditional) return failure
  // A failed import inside `try` leaves no module behind in `sys.modules`.
  python.hidden.push(failure)
  noteDoubt(python)
  for (const left of python.chain.splice(depth)) python.modules.delete(left)
  return undefined
}

/** `import a.b`. */
function runPlain(python: Interpreter, { state }: Frame, { items }: ImportStatement): Failed {
  for (const item of items) {
    const failure = load(python, item.name)
    if (failure !== undefined) return failure
    state.bound.add(item.bound)
  }
  return undefined
}

/** `from a import b`; of a module that is not in the tree everything is there. */
function runFrom(python: Interpreter, frame: Frame, step: ImportStep): Failed {
  const { module, items } = step
  const failure = module === undefined ? undefined : load(python, module)
  if (failure !== undefined) return failure
  if (module !== undefined && step.statement.star) takeStar(python, frame, step.statement, module)
  for (const item of items) {
    const failed = module === undefined ? undefined : takeItem(python, frame, { ...step, module }, item)
    if (failed !== undefined) return failed
    frame.state.bound.add(item.bound)
  }
  return undefined
}

function takeStar(
  python: Interpreter,
  { name, state }: Frame,
  statement: ImportStatement,
  module: QualifiedName,
): void {
  const source = noteRead(python, module)
  for (const bound of source?.bound ?? []) state.bound.add(bound)
  if (source !== undefined && givesLoaded(python, module, source)) noteDoubt(python)
  if (source === undefined || source.done) return
  const missing = [...(python.index.starNames(module) ?? [])].filter((one) => !source.bound.has(one))
  if (missing.length > 0)
    python.half.push({
      importer: name,
      source: module,
      missing,
      span: statement.span,
      chain: [...python.chain, module],
    })
}

/** One name of a `from` import whose module was loaded, or is being loaded. */
function takeItem(
  python: Interpreter,
  { name }: Frame,
  { statement, module }: ImportStep & { readonly module: QualifiedName },
  item: ImportStep['items'][number],
): Failed {
  const { index, chain } = python
  const source = noteRead(python, module)
  const isBound = source?.bound.has(item.name) === true
  // Where nobody has loaded it yet, it is loaded now.
  if (isBound && item.submodule !== undefined) noteRead(python, item.submodule)
  const fail = (why: string): ImportFailure => ({
    reason: `cannot import name '${item.name}' from ${why}`,
    module: name,
    span: statement.span,
    chain: [...chain, module],
  })
  const lazy = source?.bound.has('__getattr__') === true ? lazySource(index, module, item.name) : undefined
  if (lazy !== undefined && !isBound) return loadLazy(python, name, statement, lazy)
  if (source?.done === true && item.isTypeOnly()) return fail(`'${module}': it is bound under TYPE_CHECKING only`)
  if (isBound) return undefined
  if (item.submodule !== undefined) return load(python, item.submodule)
  const isMissing = source?.done !== true && index.binds(module, item.name)
  return isMissing ? fail(`partially initialized module '${module}'`) : undefined
}

/** What a module `__getattr__` (PEP 562) does for a name that is typed under `TYPE_CHECKING`: import its module now. */
function loadLazy(
  python: Interpreter,
  name: QualifiedName,
  statement: ImportStatement,
  lazy: { readonly module: QualifiedName; readonly symbol: string },
): Failed {
  const { index, chain } = python
  if (!index.isModule(lazy.module)) return undefined
  const failure = load(python, lazy.module)
  if (failure !== undefined) return failure
  const home = noteRead(python, lazy.module)
  if (index.isModule(joinName(lazy.module, lazy.symbol))) return load(python, joinName(lazy.module, lazy.symbol))
  if (home === undefined || home.done || home.bound.has(lazy.symbol)) return undefined
  return {
    reason: `partially initialized module '${lazy.module}' has no attribute '${lazy.symbol}'`,
    module: name,
    span: statement.span,
    chain: [...chain, lazy.module],
  }
}

/** What a call by name imports and reads of modules: in the function itself, in a class's making, and in what these call in turn. */
function call(python: Interpreter, bodies: readonly Body[], seen: Set<string>): Failed {
  for (const body of bodies) {
    const key = `${body.path}:${String(body.scope.id)}`
    if (!python.modules.has(body.module)) noteAbsent(python, body.module)
    if (seen.has(key) || python.modules.get(body.module) === undefined) continue
    seen.add(key)
    for (const step of bodySteps(python.index, body)) {
      const frame = { name: body.module, state: { bound: new Set<string>() } }
      const failure = take(python, frame, step, seen)
      if (failure !== undefined) return failure
    }
  }
  return undefined
}

/** A chain read while importing: each module on it must have bound the next attribute by now. */
function readName(python: Interpreter, name: QualifiedName, { reference, start }: ReadStep): Failed {
  const { index, modules, chain } = python
  let at = start
  for (const step of reference.attributes) {
    if (!index.isModule(at)) return undefined
    const module = noteRead(python, at)
    if (module === undefined) return noteAbsent(python, at)
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
