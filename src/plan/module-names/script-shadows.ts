import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { firstPartOf, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { FileMove, SymbolMove } from '../../model/plan.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { surelyRunsOnLoad } from '../../python/facts/moments.ts'
import { isLoadedAtStart, isStandardLibrary } from '../../python/facts/python-names.ts'
import { ownPlaces, placeNamed } from '../../python/index/own-place.ts'
import { scannedImports } from '../../python/index/scanned-imports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'

/** A name that a folder below the roots gets. */
interface NewName {
  readonly folder: RepoPath
  readonly word: string
  readonly path: RepoPath
}

/** A file that is run with a folder first on `sys.path`. */
interface Script {
  readonly path: RepoPath
  readonly how: string
}

/**
 * Submodules that get the name of a module which a script of their folder imports: `sys.path[0]` is the folder of a script (sys.path), so
 * `python acme/cli.py` finds `acme/logging.py` where it says `import logging`. The same where a file puts the folder there itself.
 */
export function scriptShadows(
  index: SymbolIndex,
  moves: readonly SymbolMove[],
  files: readonly FileMove[],
): readonly Finding[] {
  const goals = new Map(files.map((move) => [move.from, move.to]))
  const fresh = newNames(index, moves, files)
  if (fresh.length === 0) return []
  // Most names are asked of nobody: no text is parsed for those.
  const asked = new Set(
    index.workspace.list('.py').flatMap((path) => scannedImports(index.workspace, path).map(firstPartOf)),
  )
  const named = fresh.filter(({ word }) => asked.has(word))
  const putFirst = named.length === 0 ? new Map<RepoPath, readonly Script[]>() : foldersPutFirst(index)
  return named.flatMap(({ folder, word, path }): readonly Finding[] => {
    const scripts = [...scriptsIn(index, folder, goals), ...(putFirst.get(folder) ?? [])]
    const hit = scripts.find(
      (script) => !hasBeside(index, folderOf(script.path), word) && asksFor(index, script.path, word),
    )
    return hit === undefined ? [] : [finding(hit, path, word)]
  })
}

function newNames(index: SymbolIndex, moves: readonly SymbolMove[], files: readonly FileMove[]): readonly NewName[] {
  const made = moves.flatMap(({ to }) => {
    const init = index.isModule(to) ? undefined : index.fileOf(parentOf(to))
    return init === undefined ? [] : [joinPath(folderOf(init), `${lastPartOf(to)}.py`)]
  })
  const found = [...files.map((move) => move.to), ...made].flatMap((path): readonly NewName[] => {
    const name = baseNameOf(path)
    const stem = name === '__init__.py' ? folderOf(path) : path.replace(/\.py$/, '')
    const folder = folderOf(stem)
    const word = baseNameOf(stem)
    const isNew =
      path.endsWith('.py') && !isLoadedAtStart(word) && !index.roots.includes(folder) && !hasBeside(index, folder, word)
    return isNew ? [{ folder, word, path }] : []
  })
  return [...new Map(found.map((one) => [joinPath(one.folder, one.word), one])).values()]
}

function hasBeside({ workspace }: SymbolIndex, folder: RepoPath, word: string): boolean {
  return workspace.has(joinPath(folder, `${word}.py`)) || workspace.has(joinPath(folder, word, '__init__.py'))
}

/** The files that lie in a folder afterwards and are run by their path: a shebang, a guard for that, or a command that says the path. */
function scriptsIn(index: SymbolIndex, folder: RepoPath, goals: ReadonlyMap<RepoPath, RepoPath>): readonly Script[] {
  const { workspace } = index
  return workspace.list('.py').flatMap((path): readonly Script[] => {
    const goal = goals.get(path) ?? path
    if (folderOf(goal) !== folder || /^(?:__init__|__main__|conftest)\.py$/.test(baseNameOf(path))) return []
    const facts = index.facts(path)
    const isMeant =
      workspace.glance(path).startsWith('#!') ||
      facts?.statements.some(({ mainGuard }) => mainGuard !== undefined) === true ||
      isRunByPath(index, path)
    // What is imported from the own package as a module cannot be run by its path.
    const isOfPackage = facts?.imports.some((one) => one.level > 0 && surelyRunsOnLoad(one)) !== false
    return isMeant && !isOfPackage ? [{ path, how: `is run as ${goal}` }] : []
  })
}

/** `python acme/cli.py` in a Makefile, a workflow, a shell script. */
function isRunByPath({ workspace }: SymbolIndex, path: RepoPath): boolean {
  const run = new RegExp(String.raw`\bpython[\d.]*(?:\s+-\w+)*\s+(?:\./)?${literalPattern(path)}\b`)
  return workspace
    .mentioning([baseNameOf(path)])
    .some((other) => !other.endsWith('.py') && run.test(workspace.glance(other)))
}

/** The files that put a folder of the tree first on `sys.path`, by that folder: `sys.path.insert(0, os.path.join(HERE, "..", "acme"))`. */
function foldersPutFirst(index: SymbolIndex): ReadonlyMap<RepoPath, readonly Script[]> {
  const found = new Map<RepoPath, Script[]>()
  for (const path of index.workspace.matching(wordQuery(['insert']), '.py')) {
    if (!/\bsys\s*\.\s*path\s*\.\s*insert\b/.test(index.workspace.glance(path))) continue
    const facts = index.facts(path)
    if (facts === undefined) continue
    for (const place of ownPlaces(facts)) {
      const folder = placeNamed(path, place)
      const before = facts.text.slice(Math.max(0, place.span.start - 80), place.span.start)
      const isPut = /\bsys\s*\.\s*path\s*\.\s*insert\s*\(\s*0\s*,\s*(?:str\s*\(\s*)?$/.test(before)
      if (folder === undefined || place.goesOn || !isPut) continue
      found.set(folder, [...(found.get(folder) ?? []), { path, how: `puts ${folder} first on \`sys.path\`` }])
    }
  }
  return found
}

/** Whether a file, or a module of the tree that it imports, imports a module of a name that the folder does not have today. */
function asksFor(index: SymbolIndex, script: RepoPath, word: string): boolean {
  const seen = new Set([script])
  for (const path of seen)
    for (const name of scannedImports(index.workspace, path)) {
      if (firstPartOf(name) === word && isMeant(index, path, name)) return true
      const file = index.fileOf(name)
      if (file !== undefined && seen.size < 200) seen.add(file)
    }
  return false
}

/** Whether an import statement names it by an absolute name, and loads it when its file runs. */
function isMeant(index: SymbolIndex, path: RepoPath, name: QualifiedName): boolean {
  return (index.facts(path)?.imports ?? []).some(
    (statement) =>
      statement.level === 0 &&
      !statement.typeChecking &&
      (statement.kind === 'from' ? statement.module === name : statement.items.some((item) => item.name === name)),
  )
}

function finding({ path, how }: Script, goal: RepoPath, word: string): Finding {
  return {
    code: 'name-shadows',
    level: 'error',
    reason: `${path} ${how}, which looks there before anywhere else; its \`import ${word}\` would find ${goal} instead of ${isStandardLibrary(word) ? 'the module of the standard library' : 'the module it finds today'}`,
    advice: `Choose another name than ${word} in the recipe.`,
    place: { path },
  }
}
