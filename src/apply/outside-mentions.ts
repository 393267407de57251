import { firstPartOf } from '../model/names.ts'
import { diskSource } from '../disk/disk-source.ts'
import { listFiles } from '../disk/list-files.ts'
import { isRepository, prefixOf, topLevel } from '../git/git.ts'
import { trackedFiles, trackedFilesWith } from '../git/tracked-files.ts'
import type { Finding } from '../model/finding.ts'
import { contains } from '../model/span.ts'
import type { Plan } from '../model/plan.ts'
import { folderOf, joinPath } from '../model/source-file.ts'
import type { RepoPath } from '../model/source-file.ts'
import { leftAsHistory, textsWithOldNames, wordsOfOldNames } from '../plan/names/affected-text.ts'
import { asidesOf } from '../python/facts/asides.ts'
import { isPython } from '../python/facts/modules.ts'
import { factsOfText, indexOf } from '../python/index/symbol-index.ts'
import { lineIndexOf } from '../text/line-index.ts'
import { oldNameFinder } from '../verify/meaning/old-names.ts'
import type { OldName } from '../verify/meaning/old-names.ts'
import { sceneOf } from '../verify/proof/proof-input.ts'
import type { Scene } from '../verify/proof/proof-input.ts'
import { differences } from '../workspace/compare.ts'
import type { FileSource } from '../workspace/file-source.ts'
import { openWorkspace } from '../workspace/snapshot.ts'
import type { Workspace } from '../workspace/workspace.ts'

/**
 * Files of the repository that lie outside of the root (an OS path) and name what moves, by name or by path: nothing can change them. Errors, or
 * notes where the recipe says `outside: ignore`. Names of a package that lies beside the file are its own.
 */
export function outsideFindings(root: string, workspace: Workspace, plan: Plan): readonly Finding[] {
  const prefix = isRepository(root) ? prefixOf(root).replace(/\/$/, '') : ''
  if (prefix === '' || (plan.files.length === 0 && plan.symbols.length === 0)) return []
  const top = topLevel(root)
  const exclude = plan.recipe.exclude.map((glob) => joinPath(prefix, glob))
  const outer = withPrefix(plan, prefix)
  const paths = namingFiles(top, exclude, prefix, outer)
  if (paths.length === 0) return []
  const whole = openWorkspace(besides(workspace, prefix, diskSource(top, { only: paths })))
  const scene = sceneAbove(whole, outer)
  const homes = homesOf(listFiles(top).paths)
  const namesIn = oldNameFinder(scene)
  const isIgnored = plan.recipe.outside === 'ignore'
  const up = '../'.repeat(prefix.split('/').length)
  return paths.flatMap((path): readonly Finding[] => {
    const text = whole.glance(path)
    const names = namesIn(path, text).filter((name) => isMeant(homes, prefix, path, text, name))
    const [first] = names
    if (first === undefined) return []
    const { line, column } = lineIndexOf(text).positionAt(first.span.start)
    const more = names.length > 1 ? ` and ${names.length - 1} more` : ''
    return [
      {
        code: 'outside-mention',
        level: isIgnored ? 'note' : 'error',
        reason: `${up}${path}:${line} lies outside of the root and names ${first.old}${more}`,
        advice: isIgnored
          ? `Change it by hand: ${first.old} becomes ${first.now ?? 'something else'}.`
          : `Run with the top of the repository as the root and \`roots: [${prefix}]\` in the recipe, or say \`outside: ignore\` there and change it by hand.`,
        place: { path: up + path, line, column },
      },
    ]
  })
}

/** The tracked files outside of the root that may name what moves. */
function namingFiles(top: string, exclude: readonly string[], prefix: RepoPath, plan: Plan): readonly RepoPath[] {
  // Where git does not tell in which files the words stand, all of them are read.
  const only = trackedFilesWith(top, wordsOfOldNames(plan), prefix)
  const naming = textsWithOldNames(openWorkspace(diskSource(top, { exclude, only })), plan).filter(
    (path) => !path.startsWith(`${prefix}/`) && leftAsHistory(path, plan) === undefined,
  )
  if (only !== undefined || naming.length === 0) return naming
  const tracked = new Set(trackedFiles(top).map(({ path }) => path))
  return naming.filter((path) => tracked.has(path))
}

/** The files of a workspace whose root is a folder of the repository, with others of it. */
function besides(workspace: Workspace, prefix: RepoPath, others: FileSource): FileSource {
  const ours = new Map(workspace.list().map((path) => [joinPath(prefix, path), path]))
  return {
    ...others,
    list: () => [...others.list(), ...ours.keys()].sort(),
    bytes(path) {
      const own = ours.get(path)
      return own === undefined ? others.bytes(path) : workspace.bytes(own)
    },
  }
}

function withPrefix(plan: Plan, prefix: string): Plan {
  const below = (path: RepoPath): RepoPath => joinPath(prefix, path)
  const { tests } = plan.recipe
  return {
    ...plan,
    rootsBefore: plan.rootsBefore.map(below),
    rootsAfter: plan.rootsAfter.map(below),
    files: plan.files.map(({ from, to }) => ({ from: below(from), to: below(to) })),
    recipe: {
      ...plan.recipe,
      tests: tests && { from: below(tests.from), to: below(tests.to), files: tests.files?.map(below) },
    },
  }
}

/** The repository before and after the files of the plan are where they go; what they say does not matter here. */
function sceneAbove(base: Workspace, plan: Plan): Scene {
  const final = base.with(
    plan.files.filter(({ from }) => base.has(from)).map(({ from, to }) => ({ kind: 'move-bytes', path: from, to })),
  )
  const before = indexOf(base, plan.rootsBefore)
  const after = indexOf(final, plan.rootsAfter)
  return sceneOf({ base, final, plan, before, after, changed: differences(base, final), isByHand: false })
}

function isMeant(homes: ReadonlySet<RepoPath>, prefix: RepoPath, path: RepoPath, text: string, name: OldName): boolean {
  if (name.how === 'pinned' || name.now === undefined) return false
  if (name.how !== undefined) return name.how !== 'slash' || !isPython(path)
  return !hasOwn(homes, prefix, path, firstPartOf(name.old)) && !isOtherwiseMeant(path, text, name)
}

/** All folders that hold Python files at any depth, and these files. */
function homesOf(listed: readonly RepoPath[]): ReadonlySet<RepoPath> {
  const homes = new Set<RepoPath>()
  for (const file of listed) {
    if (!isPython(file)) continue
    for (let place = file; place !== '' && !homes.has(place); place = folderOf(place)) homes.add(place)
  }
  return homes
}

/** Whether a package of that name lies beside the file or above it: another project with the same names. */
function hasOwn(homes: ReadonlySet<RepoPath>, prefix: RepoPath, path: RepoPath, top: string): boolean {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    if (folder !== '' || prefix === '') {
      const places = [joinPath(folder, top), joinPath(folder, 'src', top)]
      if (places.some((place) => homes.has(`${place}.py`) || homes.has(place))) return true
    }
    if (folder === '') return false
  }
}

/** In Python code, words that are neither imported nor written in a string or comment are attributes of something else. */
function isOtherwiseMeant(path: RepoPath, text: string, { span }: OldName): boolean {
  if (!isPython(path)) return false
  const facts = factsOfText(text)
  if (facts.errors.length > 0) return false
  const isIn = (place: { readonly start: number; readonly end: number }): boolean => contains(place, span)
  const { isComment, isInString } = asidesOf(facts)
  const isText = isComment(span.start) || isInString(span.start)
  return !isText && !facts.imports.some((statement) => isIn(statement.span))
}
