import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { importedName, meaningOf } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import { wholeStrings } from '../../host/whole-strings.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'

/**
 * Moved names that a file reads through a module it hands over as a value: `for module in (a, b): module.f()`, `same = a` and
 * `same.f`, `getattr(a, name)` with `"f"` somewhere in that file. Which module it is at run time nobody can tell from the
 * text, so the name stays importable from the old one.
 */
export function handedModules(
  facts: ModuleFacts,
  path: RepoPath,
  self: ModuleIdentity,
  moved: readonly SymbolMove[],
): readonly KeptName[] {
  const sources = new Set(moved.map((move) => move.from))
  const bound = boundTo(facts, self, sources)
  if (bound.size === 0) return []
  const handed = new Set<QualifiedName>()
  const texts = wholeStrings(facts).filter(({ facts: [fact] }) => !fact.isFormat)
  const asked = new Set(
    texts.flatMap(({ facts: [fact] }) => (fact.call?.argument === 1 ? (fact.call.firstArgument?.start ?? []) : [])),
  )
  for (const reference of facts.references) {
    if (!bound.has(reference.name) || reference.context !== 'load' || reference.annotation) continue
    const meaning = meaningOf(facts, reference, self)
    if (meaning.kind !== 'imported' || asked.has(reference.span.start)) continue
    const name = joinName(meaning.name, ...reference.attributes.map((step) => step.name))
    if (sources.has(name) && !isReloaded(facts, reference)) handed.add(name)
  }
  for (const {
    facts: [fact],
    value,
  } of texts) {
    const start = asked.has(fact.call?.firstArgument?.start ?? -1) ? fact.call?.firstArgument?.start : undefined
    const reference = referenceStartingAt(facts, start)
    if (reference === undefined || !/(^|\.)getattr$/.test(fact.call?.callee ?? '')) continue
    // `getattr(shop, "billing")` gives the submodule.
    const meaning = meaningOf(facts, reference, self)
    const steps = [...reference.attributes.map((step) => step.name), value]
    const name = meaning.kind === 'imported' ? joinName(meaning.name, ...steps) : ''
    if (sources.has(name)) handed.add(name)
  }
  if (handed.size === 0) return []
  const ofResults = [...facts.text.matchAll(/[)\]]\s*\.\s*(\w+)/g)].map((match) => match[1] ?? '')
  const read = new Set([...attributesOfVariables(facts, self), ...ofResults, ...texts.map(({ value }) => value)])
  return moved
    .filter((move) => handed.has(move.from) && read.has(move.symbol))
    .map(({ from, symbol }) => ({
      module: from,
      symbol,
      reason: `${path} hands the module over as a value and reads ${symbol} of what it gets`,
    }))
}

/** The local names that imports of a file bind to one of the modules, or to a package above it. */
function boundTo(facts: ModuleFacts, self: ModuleIdentity, modules: ReadonlySet<QualifiedName>): ReadonlySet<string> {
  const leads = (name: QualifiedName): boolean =>
    [...modules].some((module) => module === name || module.startsWith(`${name}.`))
  const bound = facts.imports.flatMap((statement) =>
    statement.items.flatMap((item) => {
      const name = importedName(statement, item, self)
      return name !== undefined && leads(name) ? [item.bound] : []
    }),
  )
  return new Set(bound)
}

/** Attributes that are read of names which are no import: variables, parameters, and what `self` and `cls` hold. */
function attributesOfVariables(facts: ModuleFacts, self: ModuleIdentity): ReadonlySet<string> {
  const names = new Set<string>()
  for (const reference of facts.references) {
    // What `self` holds may be the module, `self` is none.
    const steps = reference.attributes.slice(/^(self|cls)$/.test(reference.name) ? 1 : 0)
    if (steps.length === 0) continue
    const { kind } = meaningOf(facts, reference, self)
    if (kind === 'own' || kind === 'ambiguous') for (const step of steps) names.add(step.name)
  }
  return names
}

/** `reload(module)` gives the same module again. */
function isReloaded(facts: ModuleFacts, reference: Reference): boolean {
  return /\breload\s*\(\s*$/.test(facts.text.slice(Math.max(0, reference.span.start - 40), reference.span.start))
}
