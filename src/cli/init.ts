import { dirname, join, relative, resolve, sep } from 'node:path'
import { transforms } from '../../transforms/index.ts'
import { chooseImportPlacement } from '../attempt/choose-import-placement.ts'
import { diskSource } from '../disk/disk-source.ts'
import { installedDistributions } from '../disk/installed-distributions.ts'
import { writeTextFile } from '../disk/read-recipe-file.ts'
import { statOf } from '../disk/stat-of.ts'
import { UserError } from '../model/errors.ts'
import type { QualifiedName } from '../model/names.ts'
import { joinPath } from '../model/source-file.ts'
import type { RepoPath } from '../model/source-file.ts'
import { makePlan } from '../plan/decide/make-plan.ts'
import { liftablePackages } from '../plan/propose/liftable-packages.ts'
import { proposeRecipe } from '../plan/propose/propose-recipe.ts'
import { refusalsIn } from '../plan/propose/refusal.ts'
import type { Judge } from '../plan/propose/propose-recipe.ts'
import { sourceRoots } from '../python/index/source-roots.ts'
import { indexOf } from '../python/index/symbol-index.ts'
import { loadPython } from '../python/parse/grammar.ts'
import { candidateText } from '../report/candidate-lines.ts'
import { draftText } from '../report/draft-lines.ts'
import { publishedAddress } from '../report/help-address.ts'
import { recipeText } from '../templates/recipe-text.ts'
import type { RecipeDraft } from '../templates/recipe-text.ts'
import { openWorkspace } from '../workspace/snapshot.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { ConsoleIo } from './console-io.ts'
import { tell } from './console-io.ts'
import { CHANGES, DONE, REFUSED } from './exit-code.ts'
import { RECIPE_NAMES } from './find-recipe.ts'
import type { InitFlags } from './flags.ts'
import { progressOf } from './progress.ts'
import { toolVersion } from './tool-version.ts'

const SCHEMA = ['node_modules', 'extract-codemod', 'schema', 'recipe.schema.json']

/**
 * `extract-codemod init`: a recipe from the code, in a file or on stdout with `--dry-run` or `--check`; without `--from`, the list of what could
 * be lifted. Exit code 1, with the reasons, for a recipe that the preview would refuse as it stands.
 */
export async function init(flags: InitFlags, io: ConsoleIo): Promise<number> {
  refuseMisplaced(flags)
  const root = resolve(io.folder, flags.root)
  const { from } = flags
  if (from === undefined) return listPackages(root, flags, io)
  const asked = flags.output ?? flags.recipe
  const target = asked === undefined ? join(root, RECIPE_NAMES[0]) : resolve(io.folder, asked)
  const isLooking = flags.dryRun || flags.check
  if (!isLooking && !flags.force) refuseToOverwrite(asked === undefined ? recipesIn(root) : [target])
  const draft = await draftFor(root, { ...flags, from }, target, io)
  const text = recipeText(draft)
  if (isLooking) io.stdout.write(text)
  else writeTextFile(target, text)
  const written = isLooking ? undefined : relative(io.folder, target) || target
  if (!flags.quiet) tell(io.stderr, draftText(draft, written, io.calledAs))
  else if (draft.notes.length > 0) tell(io.stderr, draft.notes.join('\n') + '\n')
  if (draft.isRefused === true) return REFUSED
  return flags.check ? CHANGES : DONE
}

async function draftFor(
  root: string,
  flags: InitFlags & { readonly from: string },
  target: string,
  io: ConsoleIo,
): Promise<RecipeDraft> {
  const progress = progressOf(io, flags)
  progress.show('reading the code')
  try {
    const workspace = openWorkspace(diskSource(root), () => installedDistributions(root))
    await loadPython(workspace.list('.py').length)
    const named = { ...flags, roots: rootsOf(flags), schema: schemaFor(root, target) }
    return proposeRecipe(named, workspace, judgeByRun(workspace))
  } finally {
    progress.clear()
  }
}

/** Where an editor finds the schema: beside the program where that is installed in the repository, else where it is published. */
function schemaFor(root: string, target: string): string {
  const installed = join(root, ...SCHEMA)
  if (statOf(installed) === undefined) return publishedAddress('schema/recipe.schema.json', toolVersion())
  const path = relative(dirname(target), installed).split(sep).join('/')
  return path.startsWith('.') ? path : `./${path}`
}

/** What could be lifted, as a table, or as JSON. */
async function listPackages(root: string, flags: InitFlags, io: ConsoleIo): Promise<number> {
  const progress = progressOf(io, flags)
  progress.show('reading the code')
  try {
    const workspace = openWorkspace(diskSource(root))
    await loadPython()
    const roots = rootsOf(flags)
    refuseEmptyRoots(workspace, roots ?? [])
    const candidates = liftablePackages(indexOf(workspace, roots ?? sourceRoots(workspace)))
    progress.clear()
    const isText = flags.format === 'text'
    if (isText) tell(io.stdout, candidateText(candidates, flags.verbose, io.calledAs))
    else io.stdout.write(JSON.stringify(candidates, null, 2) + '\n')
    return DONE
  } finally {
    progress.clear()
  }
}

function rootsOf({ roots }: InitFlags): readonly RepoPath[] | undefined {
  return roots?.split(',').map((root) => joinPath(root.trim()))
}

/** Judges as the preview does: plan, transforms and proof, all in memory, as far as nothing is refused. */
function judgeByRun(workspace: Workspace): Judge {
  return (recipe) => {
    const first = makePlan(recipe, workspace)
    const options = { stopsAtRefusal: true }
    const { planned, run, proof } = chooseImportPlacement(recipe, workspace, transforms, first, options).attempt
    const { plan } = planned
    const findings = [...plan.findings, ...(run?.steps ?? []).flatMap((step) => step.findings)]
    const failed = (proof?.checks ?? []).filter((check) => check.verdict === 'fail')
    const after = run === undefined ? undefined : indexOf(run.final, plan.rootsAfter)
    const all = [...findings, ...failed.flatMap((check) => check.findings)]
    const moduleOf = (path: RepoPath): QualifiedName | undefined =>
      after?.moduleOf(path) ?? planned.index.moduleOf(path)
    return { refusals: refusalsIn(all, moduleOf), findings, after }
  }
}

/** What is for previews and reports says nothing of a proposal; silence would look as if it were heeded. */
function refuseMisplaced({ from, only, skip, format }: InitFlags): void {
  const transforms = [...(only.length > 0 ? ['--only'] : []), ...(skip.length > 0 ? ['--skip'] : [])]
  const problems = transforms.map((flag) => ({
    message: `${flag}: a recipe is proposed as a whole; take out of it what you do not want, or give ${flag} to the preview`,
  }))
  const isKnown = format === 'text' || (format === 'json' && from === undefined)
  const known = from === undefined ? 'the list of packages is text or json' : 'a recipe is YAML'
  if (!isKnown) problems.push({ message: `--format: ${known}; ${format} is a form of reports` })
  if (problems.length > 0) throw new UserError('init does not take these options', problems)
}

/** A list without an entry would say that there is nothing to lift. */
function refuseEmptyRoots(workspace: Workspace, roots: readonly RepoPath[]): void {
  const paths = workspace.list('.py')
  const problems = roots
    .filter((root) => root !== '' && !paths.some((path) => path.startsWith(`${root}/`)))
    .map((root) => ({ message: `--roots: there is no Python file below ${root}` }))
  if (problems.length > 0) throw new UserError('dotted names cannot start there', problems)
}

function recipesIn(root: string): readonly string[] {
  return RECIPE_NAMES.map((name) => join(root, name))
}

function refuseToOverwrite(paths: readonly string[]): void {
  const problems = paths.flatMap((path) => {
    const stats = statOf(path)
    return stats === undefined || stats.isCharacterDevice() || stats.isFIFO()
      ? []
      : [{ message: `${path} exists; --force replaces the recipe, -o names another file, --dry-run prints it` }]
  })
  if (problems.length > 0) throw new UserError('there is a recipe already', problems)
}
