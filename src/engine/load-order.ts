import type { QualifiedName } from '../model/names.ts'
import { parentOf, prefixesOf } from '../model/names.ts'
import { loadTimeImports, namesAskedBy } from '../python/facts/moments.ts'
import type { SymbolIndex } from '../python/index/symbol-index.ts'

/** An import statement of a module: where it is (UTF-16), the modules and names it asks for, and whether it surely runs. */
interface Asked {
  readonly at: number
  readonly names: readonly QualifiedName[]
  readonly isSure: boolean
}

/** What has begun to load, in that order. */
type Started = Set<QualifiedName>

/** How the modules of the final tree load, read off the tree before: definitions that move alone are not followed. */
export interface LoadOrder {
  /**
   * Whether two lists of modules and names, imported one after the other by the module `self`, do to others what they do in the same
   * order whichever list is first, but for modules that touch nothing in common: with all imports that stand in a `try` or `if`, and
   * without them. What the packages above `self` load before it is loaded by then. No where a package makes the names it offers when they are asked for.
   */
  readonly commute: (one: readonly QualifiedName[], other: readonly QualifiedName[], self: QualifiedName) => boolean
  /**
   * Whether `now`, by final names, does to others what `was`, by today's, did, in the same order; what only one of the two lists
   * loads is passed over.
   */
  readonly isKept: (was: readonly QualifiedName[], now: readonly QualifiedName[], self: QualifiedName) => boolean
}

/** What is known of modules by their final names. */
export interface FinalModules {
  /** Today's name of a module. */
  readonly back: (module: QualifiedName) => QualifiedName
  readonly to: (module: QualifiedName) => QualifiedName
  /** Where the first statement is that does something to others (UTF-16); undefined where none does. */
  readonly loudFrom: (module: QualifiedName) => number | undefined
  /** Whether two of them touch nothing in common while they are loaded, so that either may come first. */
  readonly areApart: (one: QualifiedName, other: QualifiedName) => boolean
  /** Whether a package of this name, today's, is to import late. */
  readonly becomesLazy: (module: QualifiedName) => boolean
}

/** What a module of the final tree imports at its top, in order, by final names. */
function askedAtTop(
  index: SymbolIndex,
  { back, to, becomesLazy }: Pick<FinalModules, 'back' | 'to' | 'becomesLazy'>,
  module: QualifiedName,
): readonly Asked[] {
  const path = index.fileOf(back(module))
  const facts = path === undefined ? undefined : index.facts(path)
  if (path === undefined || facts === undefined) return []
  return loadTimeImports(facts).map((statement) => ({
    at: statement.span.start,
    names: namesAskedBy(statement, index.identityOf(path)).map(to),
    // A package that is to import late goes on importing at once what it reads itself.
    isSure:
      !statement.conditional &&
      (!becomesLazy(back(module)) ||
        statement.items.some(({ bound }) => facts.references.some(({ name }) => name === bound))),
  }))
}

/** Whether a name is made by a package that imports late, so that the text does not say what is loaded for it. */
function isMadeLate(
  index: SymbolIndex,
  { back, becomesLazy }: Pick<FinalModules, 'back' | 'becomesLazy'>,
  name: QualifiedName,
): boolean {
  const owner = parentOf(name)
  if (owner === '' || index.isModule(back(name)) || !index.isModule(back(owner))) return false
  return becomesLazy(back(owner)) || index.factsOfModule(back(owner))?.scopes[0]?.bindings.has('__getattr__') === true
}

/** What importing names does to others, step by step: where loud modules begin and where they end; what `self` has loaded before is over. */
type Running = (names: readonly QualifiedName[], self: QualifiedName, surely: boolean) => readonly string[]

/** Modules of the final tree, loaded on paper; `surely` leaves out what stands in a `try` or `if`. */
function running(index: SymbolIndex, modules: FinalModules): Running {
  const { back, loudFrom } = modules
  const asked = new Map<QualifiedName, readonly Asked[]>()

  /** What a module of the final tree imports at its top, in order, by final names. */
  function importsOf(module: QualifiedName): readonly Asked[] {
    const known = asked.get(module)
    if (known !== undefined) return known
    const own = askedAtTop(index, modules, module)
    asked.set(module, own)
    return own
  }

  /** Loads modules that have not begun to, and adds to `ran` where loud ones begin and where they end. */
  function load(names: readonly QualifiedName[], started: Started, ran: string[], surely: boolean): void {
    for (const module of names.flatMap((name) => prefixesOf(name).toReversed())) {
      if (started.has(module) || !index.isModule(back(module))) continue
      started.add(module)
      const from = loudFrom(module) ?? Infinity
      const imports = importsOf(module).filter(({ isSure }) => isSure || !surely)
      for (const { at, names: below } of imports) if (at < from) load(below, started, ran, surely)
      if (from === Infinity) continue
      ran.push(`+${module}`)
      for (const { at, names: below } of imports) if (at > from) load(below, started, ran, surely)
      ran.push(`-${module}`)
    }
  }

  const above = new Map<string, readonly QualifiedName[]>()
  /** What has begun to load before a module does, for its packages. */
  function loadedBefore(self: QualifiedName, surely: boolean): readonly QualifiedName[] {
    const key = `${parentOf(self)} ${surely}`
    let all = above.get(key)
    if (all === undefined) {
      const started: Started = new Set()
      load([parentOf(self)], started, [], surely)
      above.set(key, (all = [...started]))
    }
    const at = all.indexOf(self)
    return at < 0 ? all : all.slice(0, at)
  }

  return (names, self, surely) => {
    const ran: string[] = []
    load(names, new Set(loadedBefore(self, surely)).add(self), ran, surely)
    return ran
  }
}

/** Whether the same steps come in two orders that differ only in which of two modules that are apart comes first. */
function areAlike(ran: readonly string[], runs: readonly string[], areApart: FinalModules['areApart']): boolean {
  if (ran.length !== runs.length) return false
  // Mostly nothing passes anything.
  if (ran.every((step, at) => step === runs[at])) return true
  const places = new Map(runs.map((step, at) => [step, at]))
  return ran.every((step, at) => {
    const place = places.get(step)
    if (place === undefined) return false
    // What came later and comes earlier now.
    return ran
      .slice(at + 1)
      .every((later) => (places.get(later) ?? -1) > place || areApart(step.slice(1), later.slice(1)))
  })
}

/** How the modules of the final tree load, seen through the index of the tree before. */
export function loadOrder(index: SymbolIndex, modules: FinalModules): LoadOrder {
  const run = running(index, modules)
  const areMadeLate = (names: readonly QualifiedName[]): boolean =>
    names.some((name) => isMadeLate(index, modules, name))
  const answers = new Map<string, boolean>()

  function commute(one: readonly QualifiedName[], other: readonly QualifiedName[], self: QualifiedName): boolean {
    const key = [one.join(), other.join(), self].join(' ')
    const known = answers.get(key)
    if (known !== undefined) return known
    const answer =
      !areMadeLate([...one, ...other]) &&
      [true, false].every((surely) =>
        areAlike(run([...one, ...other], self, surely), run([...other, ...one], self, surely), modules.areApart),
      )
    answers.set(key, answer)
    return answer
  }

  function isKept(was: readonly QualifiedName[], now: readonly QualifiedName[], self: QualifiedName): boolean {
    const today = was.flatMap((name) => prefixesOf(name).toReversed()).map(modules.to)
    if (areMadeLate([...today, ...now])) return false
    return [true, false].every((surely) => {
      const [ran, runs] = [run(today, self, surely), run(now, self, surely)]
      const both = (step: string): boolean => ran.includes(step) && runs.includes(step)
      return areAlike(ran.filter(both), runs.filter(both), modules.areApart)
    })
  }

  return { commute, isKept }
}
