import { literalPattern } from '../../model/literal-pattern.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { Plan } from '../../model/plan.ts'
import { lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { anyQuery, tokenQuery, withOneOf } from '../../workspace/text-query.ts'
import type { TextQuery } from '../../workspace/text-query.ts'
import { chain, folder, quoted, source, word } from '../../workspace/tokens.ts'
import type { Token } from '../../workspace/tokens.ts'
import { renamedRoots } from './affected-files.ts'

/** Files that record what was, or that a tool writes: old names in them are right. */
/** Documents that say what was: change logs, notes of releases, and guides from one release to the next; how to make a release is none. */
const HISTORY =
  /^(?:(?:change(?:s|_?logs?)|history|news|whats?[-_]?new|release[-_]?notes?|migration)(?:[-_.].*)?|releases?(?:[-_]?v?\d.*)?(?:\.\w+)?)$/i
/** Those that have the number of a release before such a word (`3.5-announcement.md`). */
const OF_RELEASE =
  /^(?:[\w-]+[-_])?v?\d+(?:\.\d+)+[-_](?:announcements?|change(?:s|log)|release(?:[-_]?notes?)?|whats?[-_]?new)\.\w+$/i
/** Folders that hold a document for each release or change, by their own name or below documentation. */
const HISTORIES =
  /(?:^|\/)(?:(?:changelogs?|whats?[-_]?new|release[-_]?notes?|newsfragments|(?:changelog|changes|news)\.d)|docs?\/(?:.*\/)?(?:changes|history|news|releases?))\//i
const LOCKED =
  /(^|\/)(uv\.lock|poetry\.lock|pdm\.lock|pixi\.lock|package-lock\.json|yarn\.lock|pnpm-lock\.yaml|\.secrets\.baseline)$/

/** Why a file is not rewritten although it mentions old names: it is `about` the move itself, or it is `history`. */
export interface LeftAlone {
  readonly kind: 'about' | 'history'
  readonly reason: string
}

/** Whether a file that mentions old names is right to do so; undefined when it is to be rewritten. */
export function leftAsHistory(path: RepoPath, plan: Plan): LeftAlone | undefined {
  const about = (reason: string): LeftAlone => ({ kind: 'about', reason })
  const member = plan.package?.directory
  if (member !== undefined && [`${member}/README.md`, `${member}/pyproject.toml`].includes(path))
    return about('the new package says where it came from')
  const ofRun = aboutTheRun(path, plan.recipe)
  if (ofRun !== undefined) return about(ofRun)
  if (baseNameOf(path) === '.git-blame-ignore-revs')
    return { kind: 'history', reason: 'a list of commits says what they did' }
  if (LOCKED.test(path)) return { kind: 'history', reason: 'a lock file; its tool writes it anew' }
  const name = baseNameOf(path)
  const isDocument = /\.(md|rst|txt)$|^[A-Z]+$/.test(name)
  const isLog =
    isDocument &&
    ([HISTORY, OF_RELEASE].some((log) => log.test(name)) || (HISTORIES.test(path) && !/^readme\b/i.test(name)))
  return isLog ? { kind: 'history', reason: 'a change log says what was' } : undefined
}

/** Why a file is about a run and no part of what it changes: its guide, its recipe, any recipe by its name. Undefined for any other. */
export function aboutTheRun(path: RepoPath, { guide, file }: Recipe): string | undefined {
  if (guide !== undefined && (path === guide || path === joinPath(folderOf(guide), 'migration.json')))
    return 'the migration guide names old and new'
  if (path === file) return 'the recipe of this run'
  const isRecipe = /\.extract-codemod\.ya?ml$|(^|\/)extract-codemod\.(ya?ml|json)$/.test(path)
  return isRecipe ? 'the recipe is written in today’s names' : undefined
}

/**
 * Text files that may mention affected names, by their bytes: a renamed module, or one that something leaves, in whatever spelling
 * has its last two parts side by side (`shop.invoicing`, `shop/invoicing`, `"shop", "invoicing"`, `from shop import invoicing`), or its
 * last part as a quoted word, as a folder or as a file of its own.
 */
export function textsWithOldNames(
  workspace: Workspace,
  plan: Plan,
  ...suffixes: readonly string[]
): readonly RepoPath[] {
  const query = spellingsOf(oldModules(plan))
  return query === undefined ? [] : workspace.matching(query, ...suffixes)
}

/** Words of which each text that `textsWithOldNames` finds has one. */
export function wordsOfOldNames(plan: Plan): readonly string[] {
  return [...new Set(oldModules(plan).map(lastPartOf))]
}

function oldModules(plan: Plan): readonly QualifiedName[] {
  return [...renamedRoots(plan.recipe), ...sourcesOf(plan)]
}

/** The modules that symbols leave. */
function sourcesOf(plan: Plan): readonly QualifiedName[] {
  return plan.symbols.filter((move) => !move.copied).map((move) => move.from)
}

function spellingsOf(names: readonly QualifiedName[]): TextQuery | undefined {
  const [first, ...others] = [...new Set(names)].map(spellingQuery)
  return first === undefined ? undefined : anyQuery([first, ...others])
}

/** What may stand between two parts of a name or a path, or between the strings they are put together from. */
const BETWEEN = '(?:[^\\w\\n]|\\\\\\r?\\n){1,12}(?:(?:joinpath|glob|rglob)\\W{1,6})?'

/** The texts that `spellingPattern` matches, as a look-up; by their words alone where one is not ASCII (NFKC). */
function spellingQuery(name: QualifiedName): TextQuery {
  const last = lastPartOf(name)
  const parent = lastPartOf(parentOf(name))
  const groups =
    parent === ''
      ? [[word(last)]]
      : [[word(parent), word(last)], [quoted(last)], [source(last)], [folder(last)], [chain(last, 'py')]]
  return tokenQuery(groups, /^[\x20-\x7e]*$/.test(parent + last) ? spellingPattern(name) : undefined)
}

function spellingPattern(name: QualifiedName): RegExp {
  const last = literalPattern(lastPartOf(name))
  const parent = literalPattern(lastPartOf(parentOf(name)))
  if (parent === '') return new RegExp(`(?<!\\w)${last}(?!\\w)`)
  const list = `${parent}(?:[./\\\\]+[{(\\[][^)}\\]\\n]{0,200}|\\s+import\\b[^\\n]*|\\s+import\\s*\\([^)]*)(?<!\\w)${last}(?!\\w)`
  // Where the words stand apart: names behind a folder by a loop, in a folder that a script goes to, below the module of a section.
  const apart = `(?<![\\w-])${parent}[\\\\/]["']?[$%{]|(?:\\bcd|pushd|WORKDIR|directory:|chdir\\s*=)\\s+["']?\\S*${parent}|module(?:::|\\})[ \\w.]*${parent}[ \\t]*$|\`[~!]?\\.${last}(?!\\w)`
  return new RegExp(
    `${parent}${BETWEEN}${last}(?!\\w)|${list}|["'.]${last}["']|(?<!\\w)${last}(?:[\\\\/]|\\\\?\\.py)|${apart}`,
    'm',
  )
}

/** Words that callees end in which replace any name of a module by its path, where a definition reads it (unittest.mock, pytest). */
const PATCHING = ['patch', 'setattr', 'delattr', 'multiple']

const followed = new WeakMap<Plan, readonly Token[]>()

/** The words of which a text has one in which the name of a module that symbols leave may become another. */
function wordsFollowed(plan: Plan): readonly Token[] {
  const known = followed.get(plan) ?? [
    ...new Set([...PATCHING, ...plan.symbols.flatMap((move) => (move.copied ? [] : [move.symbol]))].map(word)),
  ]
  followed.set(plan, known)
  return known
}

/**
 * Text files in which mentions are to be rewritten. Of those that name a module which symbols leave, and which goes on being there, the
 * ones that spell such a symbol or patch something.
 */
export function mentioningFiles(workspace: Workspace, plan: Plan, ...suffixes: readonly string[]): readonly RepoPath[] {
  const [renamed, left] = [spellingsOf(renamedRoots(plan.recipe)), spellingsOf(sourcesOf(plan))]
  const paths = new Set([
    ...(renamed === undefined ? [] : workspace.matching(renamed, ...suffixes)),
    ...(left === undefined ? [] : workspace.matching(withOneOf(left, wordsFollowed(plan)), ...suffixes)),
  ])
  return [...paths].sort().filter((path) => leftAsHistory(path, plan) === undefined)
}
