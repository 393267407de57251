import { runsOnLoad } from '../../python/facts/moments.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { KeptName } from '../../model/plan.ts'
import type { Reference, Statement } from '../../python/facts/facts.ts'
import { useOf } from '../../python/index/after-chain.ts'
import { closureOf } from '../../python/index/closure.ts'
import { homeOfModule } from '../../python/index/callees.ts'
import type { Home } from '../../python/index/callees.ts'
import { moduleChanges } from '../../python/index/changes-outside.ts'
import { loadedModules } from '../../python/index/loaded-modules.ts'
import { registers } from '../../python/index/registers.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { handedOver } from './handed-over.ts'
import type { Relocation } from './relocation.ts'
import { referencesOf } from '../../python/facts/by-statement.ts'

/**
 * Moved names on which something registers itself that whoever imported them from the source has loaded with it, and that the
 * target does not load: commands of a group, implementations of a generic function, entries of a list that a decorator fills.
 * Who took the name from the source goes on loading the source, and text goes on naming it there.
 */
export function registrationsLeft(index: SymbolIndex, relocation: Relocation): readonly KeptName[] {
  const { from, to } = relocation
  if (relocation.copied) return []
  const moved = new Set([...relocation.symbols].map((symbol) => joinName(from, symbol)))
  const found = new Map<string, KeptName>()
  const there = loadedModules(index, [to], from)
  for (const module of [from, ...loadedModules(index, [from], '')]) {
    if (module === to || (module !== from && there.has(module))) continue
    const home = homeOfModule(index, module)
    if (home === undefined || ![...relocation.symbols].some((symbol) => mentions(home, symbol))) continue
    for (const statement of home.facts.statements) {
      if (module === from && relocation.statements.includes(statement.index)) continue
      for (const object of changedBy(index, home, statement)) {
        if (!moved.has(object) || parentOf(object) !== from || found.has(object)) continue
        const who = statement.names.find((name) => name !== '_') ?? `line ${lineOf(home, statement)}`
        found.set(object, {
          module: from,
          symbol: lastPartOf(object),
          loads: true,
          reason: `${who} of ${module} registers itself on it when that is loaded`,
        })
      }
      for (const object of handedOver(index, home, statement, moved)) {
        if (!moved.has(object) || found.has(object)) continue
        found.set(object, {
          module: from,
          symbol: lastPartOf(object),
          loads: true,
          reason: `line ${lineOf(home, statement)} of ${module} hands it to others when that is loaded`,
        })
      }
    }
  }
  return [...found.values(), ...readersOf(index, relocation, found)]
}

/** Moved definitions that read what is registered on give what they find there, so they are as good as it. */
function readersOf(
  index: SymbolIndex,
  relocation: Relocation,
  found: ReadonlyMap<QualifiedName, KeptName>,
): readonly KeptName[] {
  const facts = index.factsOfModule(relocation.from)
  if (facts === undefined || found.size === 0) return []
  return [...relocation.symbols].flatMap((symbol) => {
    if (found.has(joinName(relocation.from, symbol))) return []
    const needed = closureOf(facts, new Set([symbol])).needed
    const read = needed.map((name) => found.get(joinName(relocation.from, name))).find((kept) => kept !== undefined)
    return read === undefined
      ? []
      : [{ ...read, symbol, reason: `it reads ${read.symbol}, and ${read.reason.replace(/ on it /, ' on that ')}` }]
  })
}

function mentions(home: Home, symbol: string): boolean {
  return (
    home.facts.references.some(
      (reference) => reference.name === symbol || reference.attributes.some((step) => step.name === symbol),
    ) || home.facts.imports.some((statement) => statement.items.some((item) => item.name === symbol || statement.star))
  )
}

/** What a statement changes while its module is loaded, as names of the modules that define it. */
function changedBy(index: SymbolIndex, home: Home, statement: Statement): readonly QualifiedName[] {
  if (statement.kind === 'import' || statement.mainGuard !== undefined) return []
  const own = registers(index, home.module, statement).flatMap(({ on }) => on)
  const runs = (reference: Reference): boolean => runsOnLoad(reference) && !reference.annotation
  const acting =
    statement.kind === 'function' || statement.kind === 'class'
      ? []
      : referencesOf(home.facts, statement.index).filter(runs)
  const changes = acting.flatMap((reference) =>
    moduleChanges(index, home, reference, useOf(home.facts, reference), new Set()).map(({ object }) => object),
  )
  return [...own, ...changes].filter((object) => object !== undefined)
}

function lineOf(home: Home, statement: Statement): number {
  return home.facts.text.slice(0, statement.span.start).split('\n').length
}
