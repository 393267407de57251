import { firstPartOf, isWithin } from '../model/names.ts'
import type { QualifiedName } from '../model/names.ts'
import type { TrialLevel } from '../model/trial.ts'
import { compareImports, freshWarnings, isAlikeAsked, modulesTried, movedReads } from './compare-imports.ts'
import type { ComparedImports } from './compare-imports.ts'
import { compareReferences } from './compare-references.ts'
import { install, installEach, makeEnvironment } from './environment.ts'
import type { Environment } from './environment.ts'
import { failureText, probe } from './probe-imports.ts'
import type { Probed, Questions } from './probe-imports.ts'
import { configReferences, entryPointReferences } from './references.ts'
import type { NamedReference } from './references.ts'
import type { TrialContext } from './run-trial.ts'
import { addExtras, ownWheelsOnly, wheelFolders } from './side.ts'

/** At most so many references are resolved; how many were left out is a note. */
const MAX_REFERENCES = 5000

/** Import every module first, on both sides: as installed, the new package alone, and with extras. */
export async function tryImports(context: TrialContext): Promise<void> {
  const { scene, before, after } = context
  const modules = modulesTried(scene)
  const references = referencesOf(context, modules)
  const [olds, news] = [references.map((one) => one.before), references.flatMap((one) => one.after ?? [])]
  const was = await ask(context, { ...before, modules: [...modules.keys()], targets: olds }, 'plain-before')
  const preload = 'reason' in was ? [] : was.preloaded
  const asked = askedAfter(context, modules)
  const is = await ask(context, { ...after, modules: asked, targets: news, preload }, 'plain-after')
  if ('reason' in was || 'reason' in is) {
    const reason = 'reason' in was ? `before: ${was.reason}` : 'reason' in is ? `after: ${is.reason}` : ''
    context.stages.push({ title: 'modules import first', answers: 'import', verdict: 'skipped', detail: reason })
    return
  }
  tell(context, 'modules import first', compareImports(scene, modules, was, is, ''), 'import')
  tellBroken(context, was)
  tellReferences(context, references, was, is)
  tellWarnings(context, modules, was, is)
  await tryAlone(context, modules, was)
  await tryExtras(context, modules, was)
}

/** The modules of the result that are imported: what the base's became, and those that moved names went to. */
function askedAfter(
  { scene }: TrialContext,
  modules: ReadonlyMap<QualifiedName, QualifiedName>,
): readonly QualifiedName[] {
  return [...new Set([...modules.values(), ...Object.keys(movedReads(scene))])]
}

/** What is asked of one environment. */
interface Asked {
  readonly environment: Environment
  readonly paths: readonly string[]
  readonly modules: readonly QualifiedName[]
  readonly targets?: readonly string[]
  /** What an environment before this one was found to be worth loading once. */
  readonly preload?: readonly string[]
}

/** `label` is the round and the side: `plain-before`. */
function ask(
  context: TrialContext,
  { environment, paths, modules, targets = [], preload = [] }: Asked,
  label: string,
): Promise<Probed | { readonly reason: string }> {
  const { runner, scene, options } = context
  runner.tell(`importing ${modules.length} modules (${label.replace('-', ', ')})`)
  const reads = label.endsWith('after') ? movedReads(scene) : {}
  const tops = [...new Set([...scene.before.allModules(), ...scene.after.allModules()].map(firstPartOf))]
  const questions: Questions = { modules, targets: [...new Set(targets)], reads, paths, tops, preload }
  return probe(context, environment, questions, options, label)
}

/** Add what was compared to the trial, without what another stage said already. */
function tell(
  context: TrialContext,
  title: string,
  { differences, compared, brokenBefore }: ComparedImports,
  answers?: TrialLevel,
): void {
  const known = new Set(context.differences.map(({ kind, subject }) => `${kind} ${subject}`))
  const fresh = differences.filter(({ kind, subject }) => !known.has(`${kind} ${subject}`))
  context.differences.push(...fresh)
  const beside = brokenBefore === 0 ? '' : `; ${brokenBefore} modules could not be imported before either`
  const detail = `${compared} modules and public names compared${beside}`
  const verdict = fresh.length > 0 ? 'different' : compared === 0 ? 'skipped' : 'same'
  const said = fresh.length === 0 ? detail : `${fresh.length} different; ${detail}`
  context.stages.push({ title, verdict, detail: said, ...(answers === undefined ? {} : { answers }) })
}

/** Why modules of the base could not be imported: nothing is known of what became of them. */
function tellBroken({ notes }: TrialContext, was: Probed): void {
  const errors = [...was.modules.values()].flatMap(({ error }) => error ?? [])
  const [first] = errors
  if (first === undefined) return
  const missing = [...new Set(errors.flatMap((error) => error.missing ?? []))]
  const why = missing.length === 0 ? `the first with: ${failureText(first)}` : `for there is no ${missing.join(', ')}`
  notes.push(
    `${errors.length} modules could not be imported before either, ${why}; --with installs what no manifest declares`,
  )
}

function referencesOf(
  { run, before, after }: TrialContext,
  modules: ReadonlyMap<QualifiedName, QualifiedName>,
): readonly NamedReference[] {
  const tops = new Set([...modules.keys()].map(firstPartOf))
  const back = new Map(run.plan.files.map(({ from, to }) => [to, from]))
  const originOf = (path: string): string =>
    run.final.sourceId === run.base.sourceId ? (run.final.originOf(path)?.path ?? path) : (back.get(path) ?? path)
  return [
    ...entryPointReferences(before.distributions, after.distributions),
    ...configReferences(run.base, run.final, originOf, tops, run.plan.recipe.file),
  ].slice(0, MAX_REFERENCES)
}

function tellReferences(context: TrialContext, references: readonly NamedReference[], was: Probed, is: Probed): void {
  if (references.length === 0) return
  const { differences, compared } = compareReferences(references, was, is)
  context.differences.push(...differences)
  const detail =
    compared === 0
      ? `none of ${references.length} resolved before either`
      : `${compared} entry points and values of configs resolve${differences.length === 0 ? '' : `, ${differences.length} do not any more`}`
  const verdict = differences.length > 0 ? 'different' : compared === 0 ? 'skipped' : 'same'
  context.stages.push({ title: 'references resolve', verdict, detail })
}

/** Warnings that only the result gives, and how long importing everything takes: notes, for a shim warns on purpose. */
function tellWarnings(
  { notes }: TrialContext,
  modules: ReadonlyMap<QualifiedName, QualifiedName>,
  was: Probed,
  is: Probed,
): void {
  notes.push(...freshWarnings(modules, was, is))
  notes.push(timesOf(modules, was, is))
}

/** How long the modules took that were imported under the same conditions on both sides: each package once, and each module where those around it are loaded. */
function timesOf(modules: ReadonlyMap<QualifiedName, QualifiedName>, was: Probed, is: Probed): string {
  const pairs = [...modules].flatMap(([module, now]) => {
    const [old, found] = [was.modules.get(module), is.modules.get(now)]
    if (old?.seconds === undefined || found?.seconds === undefined) return []
    return isAlikeAsked(old, found) && old.around === found.around
      ? [[old.seconds, found.seconds, old.around] as const]
      : []
  })
  const sum = (at: 0 | 1): string => pairs.reduce((total, pair) => total + pair[at], 0).toFixed(1)
  const beside = is.preloaded.length === 0 ? '' : `, with ${is.preloaded.join(', ')} loaded already`
  const around = pairs.some(([, , one]) => one) ? ', the packages around it once' : ''
  return `importing each module first took ${sum(0)} s before and ${sum(1)} s after, all together${around}${beside}`
}

/** The new distribution alone in an environment, as somebody installs it who has nothing else of the repository. */
async function tryAlone(
  context: TrialContext,
  modules: ReadonlyMap<QualifiedName, QualifiedName>,
  was: Probed,
): Promise<void> {
  const { scene, after, runner, scratch, options } = context
  const extracted = scene.plan.package
  const member = after.distributions.find(({ folder }) => folder === extracted?.directory)
  const wheel = member === undefined ? undefined : after.wheels.get(member.name)
  if (extracted === undefined || member === undefined) return
  const title = `${member.name} alone`
  const skip = (detail: string): void => void context.stages.push({ title, verdict: 'skipped', detail })
  if (wheel === undefined) return skip('its wheel could not be built')
  const { tools, python } = after.environment
  const made = await makeEnvironment(
    runner,
    tools.name === 'uv' ? { ...tools, python } : tools,
    `${scratch.path}/env-alone`,
    after.root,
  )
  if ('reason' in made) return skip(made.reason)
  const links = [...options.findLinks, ...wheelFolders(after)]
  const constraints = ownWheelsOnly(after, scratch)
  const reason = await install(runner, made, [wheel], { ...options, findLinks: links, constraints })
  if (reason !== undefined) return skip(`it could not be installed: ${reason}`)
  await installEach(runner, made, options.beside, { ...options, findLinks: links })
  const own = new Map([...modules].filter(([, now]) => isWithin(now, extracted.to)))
  const is = await ask(
    context,
    { environment: made, paths: [], modules: [...own.values()], preload: was.preloaded },
    'alone-after',
  )
  if ('reason' in is) return skip(is.reason)
  tell(context, title, compareImports(scene, own, was, is, `where ${member.name} alone is installed`))
}

async function tryExtras(
  context: TrialContext,
  modules: ReadonlyMap<QualifiedName, QualifiedName>,
  { preloaded: preload }: Probed,
): Promise<void> {
  const { scene, before, after } = context
  const [first, second] = [await addExtras(before, context), await addExtras(after, context)]
  if (first === 0 && second === 0) return
  const title = 'modules import first, with extras'
  const reasons = [first, second].flatMap((one) => (typeof one === 'number' ? [] : [one.reason]))
  if (reasons.length > 0) {
    context.stages.push({ title, verdict: 'skipped', detail: `extras could not be installed: ${reasons.join('; ')}` })
    return
  }
  const was = await ask(context, { ...before, modules: [...modules.keys()], preload }, 'extras-before')
  const is = await ask(context, { ...after, modules: askedAfter(context, modules), preload }, 'extras-after')
  if ('reason' in was || 'reason' in is) return
  tell(context, title, compareImports(scene, modules, was, is, 'with extras'))
}
