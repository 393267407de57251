import { whenRun } from './when-run.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { Binding, ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { absoluteModule, meaningOf, nameOfBinding } from '../../python/facts/resolve.ts'
import { isBoundAtRunTime } from '../../python/facts/run-time-binding.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { lazyTargetOf, lazyWords } from './lazy-names.ts'
import { LOADED } from './loads.ts'
import type { Loaded, Loads } from './loads.ts'

/** What a chain of attributes that starts at a module of the tree reaches. */
export interface Reading {
  readonly reference: Reference
  /** The module it ends in, or the first name behind it that is no module. */
  readonly module: QualifiedName
  readonly symbol: string | undefined
  /** How sure the whole chain is; `never`: AttributeError. */
  readonly loaded: Loaded
  /** Why it may fail, in words; undefined for a chain that is sure. */
  readonly why: string | undefined
}

/** The file that reads, and what is known of its tree. */
interface From {
  readonly index: SymbolIndex
  readonly loads: Loads
  readonly path: RepoPath
}

interface Step {
  readonly next: QualifiedName | undefined
  readonly loaded: Loaded
  readonly why?: string
}

/** Every chain of a file that reads attributes of modules of the tree when it runs, with what it reaches. */
export function readingsOf(index: SymbolIndex, loads: Loads, path: RepoPath): readonly Reading[] {
  const facts = index.facts(path)
  if (facts === undefined || facts.errors.length > 0) return []
  const self = index.identityOf(path)
  return facts.references.flatMap((reference): readonly Reading[] => {
    if (reference.attributes.length === 0 || reference.quoted) return []
    const when = whenRun(reference)
    if (when === 'never' || (reference.annotation && when === 'later')) return []
    const meaning = meaningOf(facts, reference, self)
    const start =
      meaning.kind === 'imported'
        ? heldModule(index, meaning.name)
        : meaning.kind === 'own'
          ? assignedModule(index, path, facts, meaning.bindings)
          : undefined
    return start === undefined ? [] : [follow({ index, loads, path }, reference, start)]
  })
}

/** The module that an imported name is: itself, or one that another module imports and hands on (`from setup import shop`). */
function heldModule(index: SymbolIndex, name: QualifiedName): QualifiedName | undefined {
  if (index.isModule(name)) return name
  const holder = parentOf(name)
  const path = index.fileOf(holder)
  const facts = index.factsOfModule(holder)
  const own = facts === undefined ? undefined : bindingOf(index, holder, lastPartOf(name))
  if (facts === undefined || path === undefined || own === undefined) return undefined
  const held = nameOfBinding(facts, own, index.identityOf(path))
  return held !== undefined && index.isModule(held) ? held : undefined
}

/** The module that a name was given to by its one assignment: `data = shop.data`. */
function assignedModule(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  [binding, ...others]: readonly Binding[],
): QualifiedName | undefined {
  if (binding?.kind !== 'assign' || others.length > 0) return undefined
  const value = /^\s*:?=\s*(?=[\w.]+$)/.exec(facts.text.slice(binding.span.end, binding.from))
  const at = binding.span.end + (value?.[0].length ?? 0)
  const held = value === null ? undefined : referenceStartingAt(facts, at)
  const meaning = held === undefined ? undefined : meaningOf(facts, held, index.identityOf(path))
  if (held === undefined || meaning?.kind !== 'imported') return undefined
  const name = joinName(meaning.name, ...held.attributes.map((step) => step.name))
  return index.isModule(name) && index.lookup(name).kind === 'module' ? name : undefined
}

function follow(from: From, reference: Reference, start: QualifiedName): Reading {
  let module = start
  let [loaded, why]: [Loaded, string | undefined] = ['sure', undefined]
  for (const [at, { name }] of reference.attributes.entries()) {
    const isStored = reference.context !== 'load' && at === reference.attributes.length - 1
    if (isStored) return { reference, module, symbol: undefined, loaded, why }
    const step = stepOf(from, module, name, reference)
    if (LOADED.indexOf(step.loaded) < LOADED.indexOf(loaded)) [loaded, why] = [step.loaded, step.why]
    if (step.next === undefined) return { reference, module, symbol: name, loaded, why }
    module = step.next
  }
  return { reference, module, symbol: undefined, loaded, why }
}

/** What one attribute of a module object is (data model 3.2, "Modules"; language reference 5.4.2). */
function stepOf({ index, loads, path }: From, module: QualifiedName, name: string, reading: Reference): Step {
  const below = joinName(module, name)
  const own = bindingOf(index, module, name)
  if (own !== undefined) return ownStep(index, loads, module, name, own)
  const facts = index.factsOfModule(module)
  const isLazy = facts !== undefined && lazyTargetOf(index, module, facts, name) !== undefined
  const words = facts === undefined ? undefined : lazyWords(facts)
  if (index.isModule(below)) {
    const before = whenRun(reading) === 'later' ? undefined : reading.span.start
    const loaded = loads.ranInCall(path, below, reading) ? 'sure' : loads.howSure(path, below, before)
    if (loaded === 'sure' || isLazy || words?.includes(name) === true) return { next: below, loaded: 'sure' }
    if (words !== undefined && loaded === 'never')
      return { next: below, loaded: 'later', why: `the \`__getattr__\` of ${module} does not name ${name}` }
    return { next: below, loaded, why: `${below} is ${HOW[loaded]}` }
  }
  if (isLazy || /^__\w+__$/.test(name) || facts === undefined) return { next: undefined, loaded: 'sure' }
  const why = `${module} has no ${name}`
  if (!index.binds(module, name)) return { next: undefined, loaded: 'never', why }
  const isUnnamed = words?.includes(name) === false && !facts.imports.some((one) => one.star)
  return isUnnamed ? { next: undefined, loaded: 'later', why } : { next: undefined, loaded: 'sure' }
}

const HOW: Readonly<Record<Loaded, string>> = {
  never: 'loaded by nobody',
  elsewhere: 'loaded only if some other file of the tree was',
  later: 'loaded only when a function runs that imports it',
  usually: 'loaded under a condition only',
  sure: 'loaded',
}

function bindingOf(index: SymbolIndex, module: QualifiedName, name: string): Binding | undefined {
  return index.factsOfModule(module)?.scopes[0]?.bindings.get(name)?.filter(isBoundAtRunTime).at(-1)
}

/** A name that a module binds itself; a submodule of that name which is loaded later takes its place (language reference 5.4.2). */
function ownStep(index: SymbolIndex, loads: Loads, module: QualifiedName, name: string, own: Binding): Step {
  const path = index.fileOf(module)
  const facts = index.factsOfModule(module)
  const below = joinName(module, name)
  const meant =
    facts === undefined || path === undefined ? undefined : nameOfBinding(facts, own, index.identityOf(path))
  const isItself = meant === below || importsFrom(index, module, own) === below
  const isTaken = index.isModule(below) && !isItself && !loads.loadsAbove(module, below, own.from)
  if (isTaken && path !== undefined && loads.howSure(path, below) !== 'never')
    return {
      next: undefined,
      loaded: 'elsewhere',
      why: `loading the submodule ${below} puts it where ${module} has another ${name}`,
    }
  return { next: meant !== undefined && index.isModule(meant) ? meant : undefined, loaded: 'sure' }
}

/** The module that a `from` import takes a name from. */
function importsFrom(index: SymbolIndex, module: QualifiedName, own: Binding): QualifiedName | undefined {
  const path = index.fileOf(module)
  const statement =
    own.imported === undefined ? undefined : index.factsOfModule(module)?.imports[own.imported.statement]
  return statement === undefined || path === undefined ? undefined : absoluteModule(statement, index.identityOf(path))
}
