import { firstPartOf, isWithin, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Recipe, SymbolRequest } from '../../model/recipe.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { surelyRunsOnLoad } from '../../python/facts/moments.ts'
import { isBuiltin, isStandardLibrary } from '../../python/facts/python-names.ts'
import { definitionSet } from '../../python/index/definitions.ts'
import { fileBeside } from '../../python/index/file-beside.ts'
import { needsOf } from '../../python/index/needs.ts'
import { scannedImports } from '../../python/index/scanned-imports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { absolutelyNamed, bareImports, reachOf } from '../module-names/bare-imports.ts'
import type { BareImport } from '../module-names/bare-imports.ts'

/**
 * The same recipe with the names that Python knows, where what it moves lies in a folder of scripts or tests: files there find each other
 * by bare names (`sys.path[0]` is the folder of a script, and pytest's `prepend` mode puts the one of a test there), so the folder is a
 * root and `scripts.helpers` is `helpers`. Undefined where that is not certain; `firstToDo` says why.
 */
export function withScriptRoots(recipe: Recipe, index: SymbolIndex): Recipe | undefined {
  if (recipe.package !== undefined || recipe.lazy.length > 0 || recipe.layers.length > 0) return undefined
  const requests = [...recipe.move, ...recipe.copy]
  const renames = Object.entries(recipe.renameModules)
  const sources = [...renames.map(([from]) => from), ...requests.map(({ from }) => from)]
  const files = [...sources, ...requests.map(({ to }) => to)].flatMap((module) => index.fileOf(module) ?? [])
  const bareNames = bareImports(index, files).flatMap(({ found }) => found)
  const folders = new Set([
    ...files.flatMap((file) => folderOfNames(bareNames.filter((bare) => bare.file === file))),
    ...sources.flatMap((module) => folderOfNeighbours(index, module)),
  ])
  const roots = [...folders].filter((folder) => firstToDo(index, recipe, folder) === undefined)
  const bare = (name: QualifiedName): QualifiedName => {
    const prefix = roots.map((root) => longName(index, root)).find((long) => name.startsWith(long + '.'))
    return prefix === undefined ? name : name.slice(prefix.length + 1)
  }
  const stay = renames.every(([from, to]) => (bare(from) === from) === (bare(to) === to))
  const goals = [...renames.map(([, to]) => to), ...requests.map(({ to }) => to)]
  const mayLeave = requests.every(
    (request) => (bare(request.from) === request.from) === (bare(request.to) === request.to) || mayGo(index, request),
  )
  if (roots.length === 0 || !stay || !mayLeave || goals.some((to) => isStandardLibrary(firstPartOf(bare(to)))))
    return undefined
  const inside = (request: SymbolRequest): SymbolRequest => ({
    ...request,
    from: bare(request.from),
    to: bare(request.to),
  })
  return {
    ...recipe,
    roots: [...new Set([...index.roots, ...roots])],
    renameModules: Object.fromEntries(renames.map(([from, to]) => [bare(from), bare(to)] as const)),
    move: recipe.move.map(inside),
    copy: recipe.copy.map(inside),
  }
}

/** The folder in which the bare names of one file start; none where there are two. */
function folderOfNames(named: readonly BareImport[]): readonly RepoPath[] {
  const folders = named.map(folderOfName)
  return new Set(folders).size === 1 ? folders.slice(0, 1) : []
}

/** The folder of a module that imports a file beside itself by its bare name. */
function folderOfNeighbours(index: SymbolIndex, module: QualifiedName): readonly RepoPath[] {
  const path = index.fileOf(module)
  if (path === undefined || index.roots.includes(folderOf(path))) return []
  const names = scannedImports(index.workspace, path)
  return names.some((name) => fileBeside(index, path, name) !== undefined) ? [folderOf(path)] : []
}

/** The folder in which a bare name starts. */
function folderOfName({ file, name }: BareImport): RepoPath {
  return name.split('.').reduce(folderOf, baseNameOf(file) === '__init__.py' ? folderOf(file) : file)
}

/**
 * Whether definitions may leave a folder of scripts for a module of the tree: a script there imports that package already, and
 * what moves needs nothing that only the folder gives.
 */
function mayGo(index: SymbolIndex, { from, to, symbols }: SymbolRequest): boolean {
  const path = index.fileOf(from)
  const facts = path === undefined ? undefined : index.facts(path)
  if (path === undefined || facts === undefined || symbols === 'shared') return false
  if (!index.isModule(to) && !index.isPackage(parentOf(to))) return false
  const isKnown = filesIn(index, folderOf(path)).some(
    (one) =>
      scannedImports(index.workspace, one).some((name) => firstPartOf(name) === firstPartOf(to)) &&
      !/\bsys\s*\.\s*path\b/.test(index.workspace.glance(one)) &&
      index
        .facts(one)
        ?.imports.some(
          (statement) =>
            surelyRunsOnLoad(statement) &&
            absolutelyNamed(statement).some((name) => firstPartOf(name) === firstPartOf(to)),
        ) === true,
  )
  const statements = new Set(definitionSet(facts, new Set(symbols)).statements)
  const needs = needsOf(facts, statements, isBuiltin).needs
  const comesAlong = needs.every(({ kind, bindings, name }) =>
    kind === 'import'
      ? bindings.every(({ imported }) => {
          const statement = imported === undefined ? undefined : facts.imports[imported.statement]
          return (
            statement?.level === 0 &&
            absolutelyNamed(statement).every((one) => fileBeside(index, path, one) === undefined)
          )
        })
      : kind === 'definition' && symbols.includes(name),
  )
  return isKnown && comesAlong
}

function filesIn(index: SymbolIndex, folder: RepoPath): readonly RepoPath[] {
  return index.workspace.list('.py').filter((path) => folderOf(path) === folder)
}

/** The dotted name that a folder has from the root it lies in. */
function longName(index: SymbolIndex, folder: RepoPath): QualifiedName {
  const roots = index.roots.filter((root) => root === '' || folder.startsWith(root + '/'))
  const longest = Math.max(...roots.map((root) => root.length))
  return folder.slice(longest === 0 ? 0 : longest + 1).replaceAll('/', '.')
}

/** What to do about a bare name that `withScriptRoots` could not follow; undefined where naming the folder in `roots` is all. */
export function adviceOnBareName(index: SymbolIndex, recipe: Recipe, bare: BareImport): string | undefined {
  const folder = folderOfName(bare)
  const first = firstToDo(index, recipe, folder)
  if (first !== undefined) return first
  const long = longName(index, folder)
  const leaving = [...recipe.move, ...recipe.copy].find(({ from, to }) => isWithin(from, long) && !isWithin(to, long))
  return leaving === undefined || mayGo(index, leaving)
    ? undefined
    : `Choose a target in ${folder}, or let a file there import ${firstPartOf(leaving.to)} first, if it can; what moves must need nothing of ${folder}.`
}

/** Files that pytest or Python find by their names: they are imported by nobody, so that two folders may have one. */
const FOUND_BY_NAME = /^(?:conftest|__main__|setup|test_\w+|\w+_test)\.py$/

/**
 * What stands in the way of taking the files of a folder by their bare names, as an advice: something names one by its longer name, or
 * another file of the tree has the bare one. Undefined where nothing does.
 */
function firstToDo(index: SymbolIndex, recipe: Recipe, folder: RepoPath): string | undefined {
  const { workspace } = index
  const long = longName(index, folder)
  if (long === '' || index.roots.includes(folder)) return 'Import it by one name in the whole tree first.'
  const below = workspace.list('.py', '.pyi').filter((path) => path.startsWith(folder + '/'))
  const init = joinPath(folder, '__init__.py')
  if (workspace.has(init))
    return `Take ${init} away first, where ${folder} is a folder of scripts, or import its files by their full names.`
  const own = new Set(
    below.flatMap((path) => (FOUND_BY_NAME.test(path.slice(folder.length + 1)) ? [] : [topBelow(folder, path)])),
  )
  const twice = [...own].find((name) => index.isModule(name) || isStandardLibrary(name))
  if (twice !== undefined) return `Give ${twice} in ${folder} another name first: there are two of that name.`
  const modules = below.flatMap((path) => index.moduleOf(path) ?? [])
  const [told] = workspace.mentioning(modules).filter((path) => path !== recipe.file)
  for (const path of told === undefined ? workspace.list('.py') : [told]) {
    const names = scannedImports(workspace, path)
    const whole = names.find((name) => isWithin(name, long))
    if (whole !== undefined || path === told)
      return `Name what lies in ${folder} by one name in the whole tree first: ${path} says ${whole ?? long + '.'}, and others the bare name.`
    if (path.startsWith(folder + '/') && index.facts(path)?.imports.some((statement) => statement.level > 0) === true)
      return `Import what lies in ${folder} in one way first: ${path} has a relative import.`
    if (folderOf(path) === folder) continue
    const taken = names.find((name) => own.has(firstPartOf(name)) && reachOf(index, path, folder) === undefined)
    if (taken !== undefined)
      return `Let ${path} say where it finds ${firstPartOf(taken)}, which it imports as well: by \`sys.path.insert\` with the path of ${folder} from its own, or ${folder} in the \`pythonpath\` of pytest. Put it under \`exclude\` in the recipe, where it does not mean the ${firstPartOf(taken)} in ${folder}.`
  }
  return undefined
}

function topBelow(folder: RepoPath, path: RepoPath): string {
  return (path.slice(folder.length + 1).split('/')[0] ?? '').replace(/\.pyi?$/, '')
}
