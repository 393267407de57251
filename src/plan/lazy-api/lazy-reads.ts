import { runsLater } from '../../python/facts/moments.ts'
import { firstPartOf, isWithin, joinName, lastPartOf, parentOf, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import { contains } from '../../model/span.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import { starOffer } from '../../python/index/star-exports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** `a.__all__` in the `__all__` of a package, and the names it stands for. */
export interface CopiedAll {
  readonly span: Span
  readonly module: QualifiedName
  readonly names: readonly string[]
  /** Written `( )`, not `[ ]`: the two cannot be added. */
  readonly isTuple: boolean
}

/** The parts of a package's `__all__` that are another module's whole `__all__`, where that is known from the text. */
export function copiedAlls(index: SymbolIndex, facts: ModuleFacts, self: ModuleIdentity): readonly CopiedAll[] {
  return facts.dunderAll.flatMap((part): readonly CopiedAll[] => {
    if (part.kind !== 'dynamic') return []
    const reference = referenceStartingAt(facts, part.span.start)
    const end = reference?.attributes.at(-1)?.span.end ?? reference?.span.end
    if (reference === undefined || end !== part.span.end) return []
    const meaning = meaningOf(facts, reference, self)
    const base =
      meaning.kind === 'imported'
        ? meaning.name
        : meaning.kind === 'unbound'
          ? joinName(self.name ?? '', reference.name)
          : undefined
    const full = base === undefined ? '' : joinName(base, ...reference.attributes.map((step) => step.name))
    const module = parentOf(full)
    const home = index.factsOfModule(module)
    const first = home?.dunderAll[0]
    const offer = starOffer(index, module)
    if (lastPartOf(full) !== '__all__' || home === undefined || first === undefined || offer === undefined) return []
    return [{ span: part.span, module, names: offer.sure, isTuple: home.text[first.span.start] !== '[' }]
  })
}

/** What the code of a package reads of itself without having imported it by that name. */
export interface OwnReads {
  /** Names reached through the package while it is imported: `pkg.name`. */
  readonly names: ReadonlySet<string>
  /** Submodules that some import brings as a side effect: `sub.thing`, or `pkg.sub.thing` while it is imported. */
  readonly modules: ReadonlySet<QualifiedName>
}

/** A bare name of a submodule is looked up in the namespace alone, whenever that happens; `__getattr__` is not asked. */
export function ownReads(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
  ignored: readonly Span[],
): OwnReads {
  const names = new Set<string>()
  const modules = new Set<QualifiedName>()
  const own = self.name ?? ''
  for (const reference of facts.references) {
    if (reference.typeChecking || ignored.some((span) => contains(span, reference.span))) continue
    if (visibleBindings(facts, reference).length === 0) {
      const module = joinName(own, reference.name)
      if (index.isModule(module)) modules.add(module)
      continue
    }
    const meaning = meaningOf(facts, reference, self)
    if (runsLater(reference) || meaning.kind !== 'imported') continue
    const full = joinName(meaning.name, ...reference.attributes.map((step) => step.name))
    if (full === own || !isWithin(full, own)) continue
    // `from . import c` names the submodule itself; what the package is asked for begins behind it.
    if (isWithin(meaning.name, own) && meaning.name !== own) continue
    names.add(firstPartOf(full.slice(own.length + 1)))
    for (const prefix of prefixesOf(full)) if (index.isModule(prefix)) modules.add(prefix)
  }
  return { names, modules }
}
