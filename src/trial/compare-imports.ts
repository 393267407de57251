import { firstPartOf, joinName } from '../model/names.ts'
import type { QualifiedName } from '../model/names.ts'
import type { Plan } from '../model/plan.ts'
import type { TrialDifference } from '../model/trial.ts'
import { nameMapOf } from '../plan/names/name-map.ts'
import type { SymbolIndex } from '../python/index/symbol-index.ts'
import { failureText } from './probe-imports.ts'
import type { Failure, Probed, ProbedModule } from './probe-imports.ts'

/** A plan and the trees on both sides of it. */
export interface TrialScene {
  readonly plan: Plan
  readonly before: SymbolIndex
  readonly after: SymbolIndex
}

/** A difference whose causes are still to be looked up; `failure` has the files it came through. */
export type FoundDifference = Omit<TrialDifference, 'causes' | 'path'> & { readonly failure?: Failure | undefined }

/** What a comparison of imports gives. */
export interface ComparedImports {
  readonly differences: readonly FoundDifference[]
  readonly compared: number
  /** Modules and names that did not work before either. */
  readonly brokenBefore: number
}

/**
 * The modules of the base that a trial asks about, and what each is called in the result: all below the top-level packages that the plan
 * names. A module that the result has no counterpart of is left out where its file went to where nothing is imported from (tests).
 */
export function modulesTried({ plan, before, after }: TrialScene): ReadonlyMap<QualifiedName, QualifiedName> {
  const map = nameMapOf(plan)
  const named = [...plan.modules, ...plan.symbols].flatMap(({ from, to }) => [from, to])
  const tops = new Set([...named, ...(plan.package === undefined ? [] : [plan.package.from])].map(firstPartOf))
  const moved = new Map(plan.files.map(({ from, to }) => [from, to]))
  const pairs = before.allModules().flatMap((module): readonly (readonly [QualifiedName, QualifiedName])[] => {
    if (!tops.has(firstPartOf(module)) || module.endsWith('__main__')) return []
    const file = moved.get(before.fileOf(module) ?? '')
    const now = (file === undefined ? undefined : after.moduleOf(file)) ?? map.moduleTo(module)
    return after.fileOf(now) === undefined && file !== undefined ? [] : [[module, now]]
  })
  return new Map(pairs)
}

/** What to read of modules of the result beside their public names: each moved name, where it is now. */
export function movedReads({ plan }: TrialScene): Readonly<Record<QualifiedName, readonly string[]>> {
  const map = nameMapOf(plan)
  const reads: Record<QualifiedName, string[]> = {}
  for (const { to, symbol } of plan.symbols) (reads[map.moduleTo(to)] ??= []).push(symbol)
  return reads
}

/** Compare what two environments said, module by module and name by name. `where` names the environment in the words of the report. */
export function compareImports(
  scene: TrialScene,
  modules: ReadonlyMap<QualifiedName, QualifiedName>,
  before: Probed,
  after: Probed,
  where: string,
): ComparedImports {
  const differences: FoundDifference[] = []
  let compared = 0
  let brokenBefore = 0
  for (const [module, now] of modules) {
    const was = before.modules.get(module)
    const is = after.modules.get(now)
    if (was === undefined) continue
    if (was.error !== undefined) {
      brokenBefore += 1
      continue
    }
    compared += 1
    if (is === undefined || is.error !== undefined) {
      const failure = is?.error
      const said = failure === undefined ? 'there is no such module' : failureText(failure)
      const beside = where === '' ? '' : ` (${where})`
      differences.push({ kind: 'import', subject: module, now, before: 'imports', after: `${said}${beside}`, failure })
      continue
    }
    for (const [name, kind] of Object.entries(was.names ?? {})) {
      if (kind.startsWith('error: ') || !isOffered(scene, module, name, was.listed === true)) continue
      compared += 1
      const found = compareName(scene, { module, now, name, kind }, after)
      if (found !== undefined) differences.push(found)
    }
  }
  return { differences, compared, brokenBefore }
}

/** Whether a module was imported with the same packages loaded already on both sides; what it says and how long it takes depends on them. */
export function isAlikeAsked(was: ProbedModule, is: ProbedModule): boolean {
  return String(was.preloaded ?? []) === String(is.preloaded ?? [])
}

/** Warnings that only the result gives, one sentence each, of modules that were imported alike. */
export function freshWarnings(
  modules: ReadonlyMap<QualifiedName, QualifiedName>,
  before: Probed,
  after: Probed,
): readonly string[] {
  return [...modules].flatMap(([module, now]) => {
    const [was, is] = [before.modules.get(module), after.modules.get(now)]
    if (was?.warnings === undefined || is?.warnings === undefined || !isAlikeAsked(was, is)) return []
    const fresh = is.warnings.filter((one) => was.warnings?.includes(one) !== true)
    return fresh.map((warning) => `importing ${now} warns as ${module} did not: ${warning}`)
  })
}

interface Name {
  readonly module: QualifiedName
  readonly now: QualifiedName
  readonly name: string
  readonly kind: string
}

/**
 * Whether users may take the name from the module: it defines it, lists it in `__all__`, is a package that hands it on, or has it from where no
 * statement binds it (a star import, `globals()`).
 */
function isOffered({ before, plan }: TrialScene, module: QualifiedName, name: string, isListed: boolean): boolean {
  if (name.startsWith('_')) return false
  const below = joinName(module, name)
  if (before.isModule(below)) return nameMapOf(plan).moduleTo(below) === below
  const bindings = before.factsOfModule(module)?.scopes[0]?.bindings.get(name) ?? []
  const isDefined = bindings.length === 0 || bindings.some((binding) => binding.imported === undefined)
  return isDefined || isListed || (before.isPackage(module) && before.definitionOf(module, name) !== undefined)
}

function compareName(scene: TrialScene, { module, now, name, kind }: Name, after: Probed): FoundDifference | undefined {
  const map = nameMapOf(scene.plan)
  const home = map.homeOf(module, name)
  const homes = home === undefined ? [now] : [map.moduleTo(home), now]
  const kinds = homes.map((one) => after.modules.get(one)?.names?.[name])
  if (kinds.includes(kind)) return undefined
  const found = kinds.find((one) => one !== undefined)
  return {
    kind: 'name',
    subject: joinName(module, name),
    now: joinName(homes[0] ?? now, name),
    before: kind,
    after: found === undefined ? 'is not there' : found.replace(/^error: /, ''),
  }
}
