import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { FileRules, ImportRules } from '../../python/imports/import-rules.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { formatsPython } from '../manifests/formatters.ts'
import { lineLengthIn } from './line-length.ts'
import { importSettings } from './import-settings.ts'
import type { ImportSettings } from './import-settings.ts'

/** What people do where no tool holds them to it, the shortest first; each is tried when a block does not fit the ones before. */
const USUAL: readonly Partial<ImportRules>[] = [
  { combineAsImports: true },
  {},
  { forceSortWithinSections: true, combineAsImports: true },
  { caseSensitive: true, orderByType: false, combineAsImports: true },
]

/** A block of files that no tool looks at (examples), or that are sorted where the project is not known to be its own: one after the other. */
const UNPARTED: Partial<ImportRules> = { noSections: true, isGuess: true }

/** The rules of every file of a snapshot. */
export interface StyleBook {
  /** By what the imports of a file may be sorted: the project's rules, or where nothing enforces any, what is usual besides. */
  readonly rulesFor: (path: RepoPath) => readonly FileRules[]
  /** Whether a tool holds the project to the rules of a file. */
  readonly isEnforced: (path: RepoPath) => boolean
  /** Whether the project formats its code with black or ruff. */
  readonly isFormatted: () => boolean
  /** The longest line of a file. */
  readonly widthOf: (path: RepoPath) => number
}

/** Read lazily, each folder once. `roots` are where dotted names start, for projects of which no tool says it. */
export function styleBook(workspace: Workspace, roots: readonly RepoPath[]): StyleBook {
  const byFolder = new Map<RepoPath, ImportSettings>()
  const folders = foldersOf(workspace)
  const settingsOf = (folder: RepoPath): ImportSettings => {
    const known = byFolder.get(folder) ?? importSettings(workspace, folder)
    byFolder.set(folder, known)
    return known
  }
  // A notebook has a block of imports in each of its cells.
  const inSources = new Map<ImportSettings, Map<string, boolean>>()
  let formatted: boolean | undefined
  return {
    isFormatted: () => (formatted ??= formatsPython(workspace)),
    widthOf: (path) => lineLengthIn(workspace, folderOf(path)),
    isEnforced: (path) => settingsOf(folderOf(path)).isEnforced,
    rulesFor(path) {
      const settings = settingsOf(folderOf(path))
      const sources = settings.isUnset ? [...settings.sources, ...roots] : settings.sources
      const known = inSources.get(settings) ?? new Map<string, boolean>()
      inSources.set(settings, known)
      const isThere = (module: string): boolean =>
        sources.some((source) => {
          const at = joinPath(source, ...module.split('.'))
          return folders().has(at) || workspace.has(`${at}.py`) || workspace.has(`${at}.pyi`)
        })
      const isInSource = (module: string): boolean => {
        const found = known.get(module) ?? isThere(module)
        known.set(module, found)
        return found
      }
      const ownPackage = ownPackageOf(workspace, path)
      return variantsOf(settings).map((rules) => ({ rules, ownPackage, isInSource, isStub: path.endsWith('.pyi') }))
    },
  }
}

const variants = new WeakMap<ImportSettings, readonly ImportRules[]>()

/** All rules that imports may be sorted by where these settings hold. */
function variantsOf(settings: ImportSettings): readonly ImportRules[] {
  const known =
    variants.get(settings) ??
    [...(settings.isEnforced ? [{}, ...settings.variants] : USUAL), UNPARTED].map((variant) => ({
      ...settings.rules,
      ...variant,
    }))
  variants.set(settings, known)
  return known
}

/** The highest folder above a file that is a package all the way down to it, by its name. */
function ownPackageOf(workspace: Workspace, path: RepoPath): string | undefined {
  let found: string | undefined
  for (let at = folderOf(path); at !== '' && workspace.has(joinPath(at, '__init__.py')); at = folderOf(at))
    found = at.slice(at.lastIndexOf('/') + 1)
  return found
}

function foldersOf(workspace: Workspace): () => ReadonlySet<RepoPath> {
  let all: Set<RepoPath> | undefined
  return () => {
    if (all !== undefined) return all
    all = new Set()
    for (const path of workspace.list())
      for (let at = folderOf(path); at !== '' && !all.has(at); at = folderOf(at)) all.add(at)
    return all
  }
}
