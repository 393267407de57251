import { UserError } from '../../model/errors.ts'
import type { Finding } from '../../model/finding.ts'
import { firstPartOf, isWithin, joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { PackageRequest, Recipe } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { edgesOf } from '../../python/index/module-edges.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { recipeText } from '../../templates/recipe-text.ts'
import type { DraftEntry, RecipeDraft } from '../../templates/recipe-text.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { refuseUnusableNames } from './asked-names.ts'
import { optionalCandidates } from './optional-candidates.ts'
import { optionalEntries } from './optional-entries.ts'
import { firstLayers } from './first-layers.ts'
import { releaseToCome } from './published.ts'
import { distributionAt } from '../manifests/distribution.ts'
import { isTestFile } from '../manifests/test-files.ts'
import { copyableNeeds } from '../decide/distribution-cycle.ts'
import { makePlan } from '../decide/make-plan.ts'
import { parseRecipe } from '../recipe/parse-recipe.ts'
import { HELPERS, recipeCandidates } from './recipe-candidates.ts'
import { refusalsIn } from './refusal.ts'
import type { Refusal } from './refusal.ts'
import { settleEntries } from './settle-entries.ts'

/** What is asked of `init`; what is missing follows from the name of the package. */
export interface ProposalRequest {
  readonly from: QualifiedName
  readonly to?: string
  readonly distribution?: string
  readonly directory?: string
  /** Folders where dotted names start; undefined: found as ever. */
  readonly roots?: readonly RepoPath[] | undefined
  /** Where an editor finds the JSON Schema, as seen from the recipe. */
  readonly schema: string
}

/** What became of a recipe that was tried: reasons against it, and what a person should know. */
export interface Judgement {
  readonly refusals: readonly Refusal[]
  readonly findings: readonly Finding[]
  /** The tree as it would be, if the judge went that far. */
  readonly after: SymbolIndex | undefined
}

/** Tries a recipe in memory. May throw UserError, as `makePlan` does. */
export type Judge = (recipe: Recipe) => Judgement

/** The judge that makes the plan and nothing more. */
export function judgeByPlan(workspace: Workspace): Judge {
  return (recipe) => {
    const { plan, index } = makePlan(recipe, workspace)
    return {
      refusals: refusalsIn(plan.findings, (path) => index.moduleOf(path)),
      findings: plan.findings,
      after: undefined,
    }
  }
}

/**
 * A recipe from facts of the code: every proposal is tried by the judge, and one that is refused stands there commented
 * out, with the reason. Throws UserError when the package itself cannot be extracted as asked.
 */
export function proposeRecipe(request: ProposalRequest, workspace: Workspace, judge: Judge): RecipeDraft {
  const extracted = packageOf(request, distributionAt(workspace, '').name)
  refuseUnusableNames(extracted)
  const bare: RecipeDraft = {
    schema: request.schema,
    package: extracted,
    entries: [],
    notes: [],
    guide: 'MIGRATION.md',
    roots: request.roots,
    shim: releaseToCome(workspace, extracted.from),
  }
  const { index } = planOf(bare, workspace)
  const judged = rememberedJudge(judge)
  const guarded = settledDraft(index, bare, judged)
  const settled = judged(guarded)
  const layers = settled.after === undefined ? undefined : firstLayers(settled.after, extracted.to)
  const layered = withLayers(guarded, layers === undefined ? [] : layersEntries(index, guarded, layers), workspace)
  return {
    ...layered,
    entries: [...layered.entries, ...cutsOfCycle(index, layered, judged)],
    notes: [...namelessIn(extracted), ...notesOf(settled)],
    isRefused: settled.refusals.length > 0,
  }
}

/** The plan of the package alone. Throws UserError where the tree does not allow it, in the words of somebody who has no recipe yet. */
function planOf(bare: RecipeDraft, workspace: Workspace): ReturnType<typeof makePlan> {
  try {
    return makePlan(recipeOf(bare), workspace)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    throw new UserError(`${bare.package.from} cannot be lifted as it is asked`, error.problems)
  }
}

/** The draft with what the code speaks for. Extras go by what is loaded lazily, so without `lazy` they are other ones. */
function settledDraft(index: SymbolIndex, bare: RecipeDraft, judge: DraftJudge): RecipeDraft {
  const { package: extracted } = bare
  const refusals = (draft: RecipeDraft): readonly Refusal[] => judge(draft).refusals
  const shape = recipeCandidates(index, extracted)
  const extrasFor = (lazy: readonly QualifiedName[]): readonly DraftEntry[] =>
    optionalEntries(index, extracted.from, optionalCandidates(index, extracted.from, lazy))
  const first = extrasFor(lazyIn(shape))
  const mostTries = index.allModules().length > LARGE ? 3 : 8
  const settled = settleEntries(bare, [...shape, ...first], refusals, mostTries)
  const extras = extrasFor(lazyIn(settled.entries))
  if (JSON.stringify(extras) === JSON.stringify(first)) return settled
  const shaped = settled.entries.filter(({ key }) => key !== 'optional')
  return settleEntries({ ...bare, entries: shaped }, extras, refusals, mostTries)
}

/** Modules of a tree in which one recipe takes long to try. */
const LARGE = 1000

function lazyIn(entries: readonly DraftEntry[]): readonly QualifiedName[] {
  return entries.flatMap((entry) => (entry.key === 'lazy' && entry.refused === undefined ? [entry.package] : []))
}

/** Layers were read off the very tree that comes of the draft, so only the plan is asked; what it refuses is not worth a comment, for they are an addition of ours. */
function withLayers(draft: RecipeDraft, layers: readonly DraftEntry[], workspace: Workspace): RecipeDraft {
  if (layers.length === 0) return draft
  const layered = { ...draft, entries: [...draft.entries, ...layers] }
  const byPlan = rememberedJudge(judgeByPlan(workspace))
  const known = new Set(refusalOf(draft, new Set(), byPlan) === undefined ? [] : byPlan(draft).refusals.map(textOf))
  return refusalOf(layered, known, byPlan) === undefined ? layered : draft
}

/**
 * Copies that end the cycle of distributions, commented out for people to decide: all that the package takes from the rest, where those are
 * definitions, and the recipe with them was tried and nobody needs the other any more. None where that is not so.
 */
function cutsOfCycle(index: SymbolIndex, draft: RecipeDraft, judge: DraftJudge): readonly DraftEntry[] {
  if (!isCyclic(judge(draft))) return []
  const needed = copyableNeeds(index, draft.package.from) ?? []
  if (needed.length === 0 || needed.length > MOST_COPIES) return []
  const modules = [...new Set(needed.map(({ module }) => module))]
  const copies = modules.map((from): DraftEntry => {
    const symbols = needed.filter(({ module }) => module === from).map(({ symbol }) => symbol)
    return { key: 'copy', from, to: joinName(draft.package.from, HELPERS), symbols, why: [] }
  })
  const known = new Set(judge(draft).refusals.map(textOf))
  const next = { ...draft, entries: [...draft.entries, ...copies] }
  if (refusalOf(next, known, judge) !== undefined || !standsAlone(judge(next), draft.package)) return []
  const refused = `it is yours to decide. It was tried: with it ${draft.package.distribution} needs nothing of the monolith any more.`
  return copies.map((copy) => ({ ...copy, refused }))
}

/** Whether the tree was made, and no module of the new package imports one of the package it leaves. */
function standsAlone({ after, findings }: Judgement, { from, to }: PackageRequest): boolean {
  if (after === undefined || findings.some(({ code }) => code === 'distribution-cycle')) return false
  const left = firstPartOf(from)
  return after
    .modulesBelow(to)
    .filter((module) => !isTestFile(after.fileOf(module) ?? ''))
    .every((module) => edgesOf(after, module).every((edge) => !isWithin(edge.to, left) || isWithin(edge.to, to)))
}

/** Who has to copy more than that takes along a part of the monolith, not a helper. */
const MOST_COPIES = 12

function isCyclic({ findings }: Judgement): boolean {
  return findings.some(({ code }) => code === 'distribution-cycle')
}

/** Layers name modules as they will be; one that is not there today is told, and where none is, there is nothing to say of them. */
function layersEntries(
  index: SymbolIndex,
  draft: RecipeDraft,
  layers: readonly (string | readonly string[])[],
): readonly DraftEntry[] {
  const targets = draft.entries.flatMap((entry) => (entry.key === 'rename_modules' ? [entry.to] : []))
  const isToday = (name: string): boolean => {
    const module = joinName(draft.package.from, name)
    return index.isModule(module) || targets.includes(module)
  }
  const named = layers.flat().filter((name) => name !== '*')
  const fresh = named.filter((name) => !isToday(name))
  if (fresh.length === named.length) return []
  return [{ key: 'layers', layers, why: fresh.length === 0 ? [] : [`Not there yet: ${fresh.join(', ')}.`] }]
}

/** What is left open when the proposals that can be are taken: refusals of the package itself, and a cycle of distributions. */
function notesOf(settled: Judgement): readonly string[] {
  const cycles = settled.findings.filter((finding) => finding.code === 'distribution-cycle')
  const refusals = [...new Set(settled.refusals.map(textOf))]
  const more = refusals.length - MOST_REFUSALS
  return [
    ...refusals.slice(0, MOST_REFUSALS).map((reason) => `The preview refuses until this is settled: ${reason}`),
    ...(more > 0 ? [`And ${more} more reasons like these: the preview lists all.`] : []),
    ...cycles.map(({ reason, advice }) => `A cycle of distributions: ${reason}. ${advice}`),
  ]
}

/** So many reasons stand in the recipe; whoever reads more of them reads none. */
const MOST_REFUSALS = 4

/**
 * The name follows from the package; `src` says where code lies, so what lies there is called after the project. A part that is private in
 * its package (`_transports`) is the public top of the new one; a distribution has single dashes (PEP 503).
 */
function packageOf(
  { from, to, distribution, directory }: ProposalRequest,
  project: string | undefined,
): PackageRequest {
  const [top = '', ...rest] = from.split('.').map((part) => part.replace(/^_+(?=\p{L})/u, '').replace(/_+$/, ''))
  const called = top === WHERE_CODE_LIES ? (project ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '_') : ''
  const name = to ?? [/^[a-z]/.test(called) ? called : top, ...rest].join('_')
  const installed = distribution ?? name.replace(/[._-]+/g, '-').replace(/^-|-$/g, '')
  return { from, to: name, distribution: installed, directory: directory ?? `packages/${installed}` }
}

/** The folder of sources, where it is imported as a package itself. */
const WHERE_CODE_LIES = 'src'

/** A name that tells nobody whose code it is. */
function namelessIn({ from, to }: PackageRequest): readonly string[] {
  if (firstPartOf(from) !== WHERE_CODE_LIES || !to.startsWith(`${WHERE_CODE_LIES}_`)) return []
  return [
    `\`${to}\` says nothing of whose code it is, for the project is called \`${WHERE_CODE_LIES}\` as well: give \`to\`, \`distribution\` and \`directory\` names that do (\`--to\`, \`--distribution\`).`,
  ]
}

function refusalOf(draft: RecipeDraft, known: ReadonlySet<string>, judge: DraftJudge): string | undefined {
  try {
    return judge(draft)
      .refusals.map(textOf)
      .find((text) => !known.has(text))
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return error.problems.map((problem) => problem.message).join('; ') || error.message
  }
}

function textOf({ text }: Refusal): string {
  return text
}

type DraftJudge = (draft: RecipeDraft) => Judgement

/** So many judgements are kept, the last that were asked for: each has a whole tree with its index. */
const MOST_JUDGEMENTS = 3

/** Drafts that ask for the same are judged once, one after the other. */
function rememberedJudge(judge: Judge): DraftJudge {
  const known = new Map<string, Judgement>()
  return (draft) => {
    const recipe = recipeOf(draft)
    const key = JSON.stringify(recipe)
    const judgement = known.get(key) ?? judge(recipe)
    known.delete(key)
    known.set(key, judgement)
    for (const old of [...known.keys()].slice(0, -MOST_JUDGEMENTS)) known.delete(old)
    return judgement
  }
}

/** The recipe as our own parser reads it from the very text that is written. */
function recipeOf(draft: RecipeDraft): Recipe {
  return parseRecipe(recipeText(draft), 'that these flags ask for')
}
