import type { Finding } from '../../model/finding.ts'
import { isWithin, joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { LazyRequest } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'
import { loadEffects } from '../../python/index/load-effects.ts'
import { importedModules, loadedModules } from '../../python/index/loaded-modules.ts'
import { loadTimeImports } from '../../python/facts/moments.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import { publicNamespace, submodulesLoaded } from '../../python/index/star-exports.ts'
import type { Namespace } from '../../python/index/star-exports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { lazyRefusals } from './lazy-refusals.ts'
import { copiedAlls } from './lazy-reads.ts'
import type { CopiedAll } from './lazy-reads.ts'
import { lazyAndStaying, modulesOf } from './lazy-stays.ts'
import type { Stay } from './lazy-stays.ts'
import { lazyUnits } from './lazy-units.ts'
import type { LazyName, LazyUnit } from './lazy-units.ts'

/** What becomes of the `__init__` of one package. Nothing changes when there are no units. */
export interface LazyPackage {
  readonly module: QualifiedName
  readonly path: RepoPath
  readonly facts: ModuleFacts
  readonly self: ModuleIdentity
  readonly units: readonly LazyUnit[]
  /** Names to look up, last binding first served: those of the units, then submodules that were reachable. */
  readonly names: readonly LazyName[]
  /** The `__all__` to write, where there is none: what a star import gave so far. */
  readonly all: Namespace | undefined
  /** Where its `__all__` takes over that of a module which is no longer there by then. */
  readonly copied: readonly CopiedAll[]
  readonly findings: readonly Finding[]
}

/** Decide for each import of a package whether it can happen later. `request.package` is a name of this tree. */
export function lazyPackage(index: SymbolIndex, request: LazyRequest): LazyPackage | undefined {
  const module = request.package
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (path === undefined || facts === undefined || !index.isPackage(module)) return undefined
  const self = index.identityOf(path)
  const { units, unknownStars } = lazyUnits(index, facts, self)
  const nothing: LazyPackage = {
    module,
    path,
    facts,
    self,
    units: [],
    names: [],
    all: undefined,
    copied: [],
    findings: [],
  }
  const { lazy, stays } = lazyAndStaying(index, facts, self, units, request)
  if (lazy.length === 0) return { ...nothing, findings: stayFindings(index, path, stays, facts, lazy) }
  const errors = lazyRefusals(path, facts, module, unknownStars)
  const hasAll = facts.dunderAll.length > 0 || facts.scopes[0]?.bindings.has('__all__') === true
  const all = hasAll ? undefined : publicNamespace(index, module, facts)
  const names = new Map<string, LazyName>()
  for (const unit of lazy) {
    for (const entry of unit.names) {
      names.delete(entry.name)
      names.set(entry.name, entry)
    }
  }
  const there = modulesOf(index, facts, self, lazy)
  for (const name of submodulesLoaded(index, module, facts).sure) {
    const full = joinName(module, name)
    if (names.has(name) || facts.scopes[0]?.bindings.has(name) === true || there.has(full)) continue
    names.set(name, { name, module: full, attribute: undefined })
  }
  for (const entry of withDeepModules(index, facts, self, [...names.values()])) names.set(entry.name, entry)
  const findings = [
    ...errors,
    ...stayFindings(index, path, stays, facts, lazy),
    ...deferredEffects(index, module, lazy, there),
  ]
  const copied = copiedAlls(index, facts, self).filter((part) => !there.has(part.module))
  return { ...nothing, units: lazy, names: [...names.values()], all, copied, findings }
}

/** `pkg.sub.deep` was reachable when something else imported it: `sub` brings it along where it does not itself. */
function withDeepModules(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
  names: readonly LazyName[],
): readonly LazyName[] {
  const own = self.name ?? ''
  const certain = loadTimeImports(facts).filter((statement) => !statement.conditional)
  const all = loadedModules(
    index,
    certain.flatMap((entry) => importedModules(index, entry, self)),
    own,
    true,
  )
  return names.flatMap((entry) => {
    if (entry.attribute !== undefined || entry.module !== joinName(own, entry.name)) return []
    const itself = loadedModules(index, [entry.module], own, true)
    const along = [...all].filter((name) => name !== entry.module && isWithin(name, entry.module) && !itself.has(name))
    return along.length === 0 ? [] : [{ ...entry, along: along.sort() }]
  })
}

function stayFindings(
  index: SymbolIndex,
  path: RepoPath,
  stays: readonly Stay[],
  facts: ModuleFacts,
  lazy: readonly LazyUnit[],
): readonly Finding[] {
  const isMoved = (statement: ImportStatement): boolean => lazy.some((unit) => unit.statement === statement)
  const guarded = loadTimeImports(facts).filter(
    (entry) => entry.conditional && importedModules(index, entry, index.identityOf(path)).length > 0,
  )
  const byReason = new Map<string, { names: string[]; start: number; end: number }>()
  for (const { unit, reason } of stays) {
    const entry = byReason.get(reason) ?? { names: [], ...unit.statement.span }
    entry.names.push(...(unit.item === undefined ? ['*'] : unit.names.map(({ name }) => name)))
    byReason.set(reason, entry)
  }
  const shaky = facts.imports.filter((entry) => entry.star && entry.scope === 0 && !entry.conditional)
  for (const statement of shaky) {
    if (isMoved(statement) || stays.some(({ unit }) => unit.statement === statement)) continue
    byReason.set('what it gives depends on what is installed', { names: ['*'], ...statement.span })
  }
  for (const statement of guarded) {
    const names = statement.items.map((item) => item.bound)
    const text = facts.text.slice(statement.span.start, statement.span.end)
    byReason.set(`what \`${text}\` gives is decided while the package is imported (\`try\` or \`if\`)`, {
      names,
      ...statement.span,
    })
  }
  return [...byReason].map(([reason, { names, start, end }]) => ({
    code: 'kept-eager',
    level: 'note',
    reason: `${names.join(', ')}: still imported together with ${path}: ${reason}`,
    advice: 'Nothing has to be done; change that place first if it must be lazy too.',
    place: { path, span: { start, end } },
  }))
}

/** What modules do to others when they are loaded happens later than before. */
function deferredEffects(
  index: SymbolIndex,
  module: QualifiedName,
  lazy: readonly LazyUnit[],
  there: ReadonlySet<QualifiedName>,
): readonly Finding[] {
  const later = [
    ...loadedModules(
      index,
      lazy.flatMap((unit) => unit.targets),
      module,
    ),
  ].filter((name) => !there.has(name))
  return later.sort().flatMap((name): readonly Finding[] => {
    const effect = loadEffects(index, name).find(({ kind }) => kind === 'acts')
    const file = index.fileOf(name)
    if (effect === undefined || file === undefined) return []
    return [
      {
        code: 'effect-comes-later',
        level: 'warning',
        reason: `\`${effect.text}\` of ${name} used to run with \`import ${module}\`; now it runs when something of ${name} is first used`,
        advice: `If it must run at once, list ${name} under \`eager\` of ${module} in the recipe.`,
        place: { path: file, span: effect.statement.span },
      },
    ]
  })
}
