import { isWithin, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { rememberedFor } from '../../model/remembered.ts'
import type { Span } from '../../model/span.ts'
import type { SymbolIndex } from './symbol-index.ts'

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

/** A module of a simulated interpreter: what it has bound so far, and whether its code has run to the end. */
export interface Loaded {
  done: boolean
  bound: Set<string>
  /** What it has bound belongs to a `CleanLoad` too: to be copied before anything is added. */
  isShared: boolean
  /** Its load was clean in this interpreter: in other company it may have been. */
  isClean: boolean
  /** How many modules were being imported when it began. */
  readonly depth: number
  /** The modules that its code asked for, and their packages. */
  readonly asked: Set<QualifiedName>
  /** Modules that nobody had loaded when its code might have used them. */
  readonly absent: Set<QualifiedName>
}

/** A module that begins. */
export function begunState(depth: number): Loaded {
  return {
    done: false,
    bound: new Set(),
    isShared: false,
    isClean: false,
    depth,
    asked: new Set(),
    absent: new Set(),
  }
}

/** Of modules that are taken for loaded: nothing is added to it, for their code is not run. */
const NOTHING = new Set<QualifiedName>()

/**
 * A load that met nothing half loaded but what it had begun itself, and hid no failure on the way. Wherever none of the modules it loads
 * is being imported it comes to the same, however many of them are there: so it is run once.
 */
interface CleanLoad {
  readonly bound: Set<string>
  /** Modules that were loaded on the way, and whose own loads depend on this one being underway. */
  readonly inside: ReadonlyMap<QualifiedName, Set<string>>
  /** What it and those tell on the way, with the modules that are being imported from this one on. */
  readonly half: readonly HalfStar[]
  /** Modules that must not be there yet. */
  readonly absent: readonly QualifiedName[]
  /** Modules whose loads are clean themselves. */
  readonly outside: readonly QualifiedName[]
}

type CleanLoads = Map<QualifiedName, CleanLoad>

const cleanLoads = rememberedFor((_: SymbolIndex, __: object): CleanLoads => new Map())

/** What a simulated interpreter notes while it loads modules. */
export interface LoadNotes {
  readonly modules: Map<QualifiedName, Loaded>
  /** The modules that are being imported, outermost first. */
  readonly chain: readonly QualifiedName[]
  readonly clean: Map<QualifiedName, CleanLoad>
  /** All modules in the order in which their loads began. */
  readonly begun: QualifiedName[]
  /** The stars that took less than there is. */
  readonly half: HalfStar[]
  /** The outermost module that was met half loaded, by its depth, since the module at hand began. */
  lowest: number
}

/** Notes without any module. What is known of clean loads is shared by all interpreters of a tree that pass over the same imports. */
export function loadNotes(
  index: SymbolIndex,
  half: HalfStar[],
  passesOver: object,
): LoadNotes & { readonly chain: QualifiedName[] } {
  return { modules: new Map(), chain: [], clean: cleanLoads(index, passesOver), begun: [], half, lowest: Infinity }
}

/** Note that the module at hand asks for another one. Its own packages are there or underway in any case. */
export function noteAsked(notes: LoadNotes, name: QualifiedName): void {
  const asking = notes.chain.at(-1)
  if (asking !== undefined && !isWithin(asking, name)) noteRead(notes, name)
}

/** Note that it counts for the module at hand how far another one is; gives its state. */
export function noteRead(notes: LoadNotes, name: QualifiedName): Loaded | undefined {
  const asking = notes.chain.at(-1)
  const state = notes.modules.get(name)
  if (asking === undefined || asking === name) return state
  notes.modules.get(asking)?.asked.add(name)
  if (state !== undefined && !state.done) notes.lowest = Math.min(notes.lowest, state.depth)
  return state
}

/** Note that the module at hand would have used another one, which nobody has loaded. */
export function noteAbsent({ modules, chain }: LoadNotes, name: QualifiedName): undefined {
  modules.get(chain.at(-1) ?? '')?.absent.add(name)
}

/** Note that the module at hand, and all around it, may come to something else in other company. */
export function noteDoubt(notes: LoadNotes): void {
  notes.lowest = -1
}

/** Whether a package has bound submodules that it does not load itself: others have, or have not. */
export function givesLoaded({ clean }: LoadNotes, name: QualifiedName, { done, bound }: Loaded): boolean {
  const own = clean.get(name)?.bound
  return done && own !== undefined && [...bound].some((one) => !own.has(one))
}

/** Bind the name of a submodule in its package. */
export function bindInParent({ modules }: LoadNotes, name: QualifiedName): void {
  const parent = modules.get(parentOf(name))
  const last = lastPartOf(name)
  if (parent === undefined || parent.bound.has(last)) return
  if (parent.isShared) {
    parent.bound = new Set(parent.bound)
    parent.isShared = false
  }
  parent.bound.add(last)
}

/**
 * Remember the load of a module that has ended, if it is clean. `before`: how many modules had begun when it did, itself
 * included, and how many stars were told of.
 */
export function rememberClean(
  notes: LoadNotes,
  name: QualifiedName,
  before: { readonly begun: number; readonly half: number },
): void {
  const { modules, clean, begun } = notes
  const state = modules.get(name)
  if (state === undefined || notes.lowest < state.depth) return
  const inside = new Map<QualifiedName, Loaded>()
  for (const one of begun.slice(before.begun)) {
    const other = modules.get(one)
    if (other?.isClean === false) inside.set(one, other)
  }
  const outside = new Set<QualifiedName>()
  for (const { asked } of [state, ...inside.values()])
    for (const one of asked) if (one !== name && !inside.has(one)) outside.add(one)
  for (const one of outside) if (modules.get(one)?.isClean !== true) return
  state.isClean = true
  if (clean.has(name)) return
  for (const one of [state, ...inside.values()]) one.isShared = true
  clean.set(name, {
    bound: state.bound,
    inside: new Map([...inside].map(([one, { bound }]) => [one, bound])),
    half: notes.half
      .slice(before.half)
      .filter(({ importer }) => importer === name || inside.has(importer))
      .map((star) => ({ ...star, chain: star.chain.slice(state.depth) })),
    absent: [...new Set([state, ...inside.values()].flatMap(({ absent }) => [...absent]))],
    outside: [...outside],
  })
}

/** Take a module for loaded, with all that its load loads, where that is known and none of it is underway; gives whether it is. */
export function loadClean(notes: LoadNotes, name: QualifiedName): boolean {
  const { modules, clean, chain } = notes
  const found = new Map<QualifiedName, Pick<Loaded, 'bound' | 'isClean'>>()
  const inside = new Map<QualifiedName, Set<string>>()
  const open = [name]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue
    const state = modules.get(next)
    if (state?.done === true) continue
    const load = clean.get(next)
    if (state !== undefined || load === undefined) return false
    // Of another module it is not known which way it is come to, and what was loaded before.
    if (next !== name && load.half.length + load.absent.length > 0) return false
    if (load.absent.some((one) => modules.has(one))) return false
    found.set(next, { bound: load.bound, isClean: true })
    for (const [one, bound] of load.inside) {
      const other = modules.get(one)
      if (other !== undefined && (!other.done || load.half.length > 0)) return false
      if (other === undefined) inside.set(one, bound)
    }
    open.push(...load.outside)
  }
  for (const [one, bound] of inside) if (!found.has(one)) found.set(one, { bound, isClean: false })
  for (const [one, { bound, isClean }] of found) {
    modules.set(one, {
      done: true,
      bound,
      isShared: true,
      isClean,
      depth: chain.length,
      asked: NOTHING,
      absent: NOTHING,
    })
    notes.begun.push(one)
  }
  for (const star of clean.get(name)?.half ?? []) notes.half.push({ ...star, chain: [...chain, ...star.chain] })
  for (const one of found.keys()) if (one !== name) bindInParent(notes, one)
  return true
}
