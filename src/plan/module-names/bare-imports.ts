import { literalPattern } from '../../model/literal-pattern.ts'
import { firstPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { baseNameOf, folderOf, foldersAround, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import { fileBeside } from '../../python/index/file-beside.ts'
import { scannedImports } from '../../python/index/scanned-imports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { isPutOnPath } from './folders-on-path.ts'
import { wordQuery } from '../../workspace/text-query.ts'

/** A place that finds a file of the tree by a name that starts in a folder that is no root. */
export interface BareImport {
  readonly span: Span
  /** The import; undefined where a text names the module (`import_module("o")`). */
  readonly statement: ImportStatement | undefined
  readonly name: QualifiedName
  readonly file: RepoPath
  /** How Python finds it, for people. */
  readonly how: 'beside itself' | 'through a conftest.py above' | 'through `sys.path`'
}

/**
 * The imports of some files by a bare name, with the Python file each stands in: from the folder of the importing file, as scripts
 * (`sys.path[0]` is their folder) and pytest's `prepend` mode find it, and from a folder that is put on `sys.path` by the file itself, by a
 * conftest.py above it, or by `pythonpath` of a configuration. No root of the tree and no standard library has these names.
 */
export function bareImports(
  index: SymbolIndex,
  files: readonly RepoPath[],
): readonly { readonly path: RepoPath; readonly facts: ModuleFacts; readonly found: readonly BareImport[] }[] {
  const folders = new Set(files.flatMap(foldersAround))
  const byText = new Set(index.workspace.matching(wordQuery(FINDERS), '.py'))
  const far = reachedFrom(index, files)
  return index.workspace.list('.py').flatMap((path) => {
    const isBeside = folders.has(folderOf(path)) && (byText.has(path) || mayImportBarely(index, path))
    const reached = far(path)
    if (!isBeside && reached.size === 0) return []
    const facts = index.facts(path)
    if (facts === undefined) return []
    const beside = isBeside ? [...besideOf(index, path, facts), ...namedByText(index, path, facts)] : []
    return [{ path, facts, found: [...beside, ...throughPath(facts, reached)] }]
  })
}

/** Whether a text may have such an import, told without parsing it. */
function mayImportBarely(index: SymbolIndex, path: RepoPath): boolean {
  return scannedImports(index.workspace, path).some((name) => fileBeside(index, path, name) !== undefined)
}

/** The modules that an import statement names by absolute names. */
export function absolutelyNamed(statement: ImportStatement): readonly QualifiedName[] {
  if (statement.level > 0 || statement.future) return []
  return statement.kind === 'from' ? [statement.module] : statement.items.map((item) => item.name)
}

/** The imports of a file that only its own folder can give. */
function besideOf(index: SymbolIndex, path: RepoPath, facts: ModuleFacts): readonly BareImport[] {
  return facts.imports.flatMap((statement) =>
    absolutelyNamed(statement).flatMap((name) => {
      const file = fileBeside(index, path, name)
      return file === undefined ? [] : [{ span: statement.span, statement, name, file, how: 'beside itself' }]
    }),
  )
}

interface Reached {
  readonly file: RepoPath
  readonly how: BareImport['how']
}

/** For a file, the bare names it imports that only another folder on `sys.path` can give, each with the file among `files` that has it. */
function reachedFrom(
  index: SymbolIndex,
  files: readonly RepoPath[],
): (path: RepoPath) => ReadonlyMap<QualifiedName, Reached> {
  const { workspace } = index
  const named = new Map<QualifiedName, { readonly folder: RepoPath; readonly file: RepoPath }[]>()
  for (const file of files)
    for (const folder of foldersAround(file).filter((one) => one !== '')) {
      const name = file
        .slice(folder.length + 1)
        .replace(/(?:\/__init__)?\.py$/, '')
        .replaceAll('/', '.')
      named.set(name, [...(named.get(name) ?? []), { folder, file }])
    }
  return (path) => {
    const found = new Map<QualifiedName, Reached>()
    for (const name of scannedImports(workspace, path)) {
      const first = firstPartOf(name)
      const places = named.get(name)
      if (places === undefined || index.isModule(first) || isStandardLibrary(first)) continue
      if (fileBeside(index, path, name) !== undefined) continue
      for (const { folder, file } of places) {
        const how = folder === folderOf(path) ? undefined : reachOf(index, path, folder)
        if (how !== undefined) found.set(name, { file, how })
      }
    }
    return found
  }
}

/**
 * How what lies in a folder can be imported by its bare name from a file outside: a conftest.py lies in the folder above the file (pytest's
 * `prepend` mode puts that folder on `sys.path`), the file or a conftest.py puts it there, or a configuration has it in its `pythonpath`.
 */
export function reachOf(index: SymbolIndex, path: RepoPath, folder: RepoPath): BareImport['how'] | undefined {
  const { workspace } = index
  const isPackage = workspace.has(joinPath(folder, '__init__.py'))
  if (!isPackage && path.startsWith(folder + '/') && workspace.has(joinPath(folder, 'conftest.py')))
    return 'through a conftest.py above'
  const said = new RegExp(String.raw`["'/\\]${literalPattern(baseNameOf(folder))}["'/\\]`)
  const text = workspace.glance(path)
  if (/\bsys\s*\.\s*path\b/.test(text) && said.test(text)) return 'through `sys.path`'
  if (isPutOnPath(index, path, folder)) return 'through `sys.path`'
  const configs = workspace.mentioning(['pythonpath', 'PYTHONPATH']).filter((config) => !config.endsWith('.py'))
  const isConfigured = configs.some((config) => {
    const lines = workspace.glance(config).split('\n')
    return lines.some((line, at) => /pythonpath/i.test(line) && hasFolder(`${line} ${lines[at + 1] ?? ''}`, folder))
  })
  return isConfigured ? 'through `sys.path`' : undefined
}

function hasFolder(line: string, folder: RepoPath): boolean {
  return line.split(/[\s"'=:,;[\]]+/).some((word) => word.replace(/^.*\}\/?|^\.\/|\/$/g, '') === folder)
}

/** The imports of names that a folder on `sys.path` gives. */
function throughPath({ imports }: ModuleFacts, reached: ReadonlyMap<QualifiedName, Reached>): readonly BareImport[] {
  return imports.flatMap((statement) =>
    absolutelyNamed(statement).flatMap((name) => {
      const found = reached.get(name)
      return found === undefined ? [] : [{ span: statement.span, statement, name, ...found }]
    }),
  )
}

const FINDERS = ['import_module', '__import__', 'find_spec', 'run_module', 'resolve_name', 'modules']

/** Callables and tables that find a module by the text of its name. */
const FINDS_MODULE =
  /(?:^|\.)(?:import_module|__import__|find_spec|run_module|resolve_name|modules\s*\.\s*(?:get|pop))$/

/** Bare names in texts that Python resolves to modules: `import_module("o")`, `__import__("o")`, `sys.modules["o"]`. */
function namedByText(index: SymbolIndex, path: RepoPath, { text, strings }: ModuleFacts): readonly BareImport[] {
  return strings.flatMap((fact) => {
    const name = text.slice(fact.content.start, fact.content.end)
    if (fact.isFormat || fact.joined || !/^\w+(?:\.\w+)*$/.test(name)) return []
    const isKey = /\bmodules\s*\[\s*$/.test(text.slice(Math.max(0, fact.span.start - 40), fact.span.start))
    const isAsked = fact.call?.argument === 0 && FINDS_MODULE.test(fact.call.callee)
    const file = isKey || isAsked ? fileBeside(index, path, name) : undefined
    return file === undefined ? [] : [{ span: fact.span, statement: undefined, name, file, how: 'beside itself' }]
  })
}
