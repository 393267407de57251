import { momentOf, runsLater } from '../../python/facts/moments.ts'
import type { Finding } from '../../model/finding.ts'
import type { ImportStatement } from '../../python/facts/facts.ts'
import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, isWithin, joinName, lastPartOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { importTries } from '../../python/parse/import-tries.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { lineIndexOf } from '../../text/line-index.ts'
import { declaredParts } from '../manifests/declared-parts.ts'
import { isDeclared } from '../manifests/import-distribution.ts'
import { installedUnit } from '../manifests/import-names.ts'
import type { DeclaredParts } from '../manifests/declared-parts.ts'
import { loadTimeImporters } from '../optional/load-time-importers.ts'
import { isTestFile } from '../manifests/test-files.ts'
import { normalizedName } from '../manifests/requirement.ts'
import { somePlaces } from './some-places.ts'

/** An import of the package that need not be there, the extra that would bring it, and the facts that say so. */
export interface OptionalCandidate {
  readonly importName: string
  readonly extra: string
  /** The project installs it with every installation, although its import is guarded. */
  readonly isInstalled: boolean
  /** An extra of the project, or all its installations, bring it already. */
  readonly isOfProject: boolean
  /** One sentence, with modules and lines. */
  readonly why: string
  readonly place: { readonly path: RepoPath; readonly line: number }
}

/** How one import stands: `load` runs with its module, `guarded` may fail, `late` runs in a function. */
interface Site {
  readonly importName: string
  readonly module: QualifiedName
  readonly path: RepoPath
  readonly line: number
  readonly kind: 'load' | 'guarded' | 'late' | 'other'
}

/** The name scaffold-package gives to the extra that brings all the others. */
const RESERVED = 'all'

/**
 * The third-party imports of a package that could belong to extras: those that are guarded already, and those that only
 * leaf modules (which no sibling imports while it loads) and functions have, when the project does not install them
 * always. The `__init__` of a package in `lazy` is not counted as an importer. What every module with definitions loads is no extra that
 * anybody could do without, unless the project has one for it. In the order of the import names.
 */
export function optionalCandidates(
  index: SymbolIndex,
  extracted: QualifiedName,
  lazy: readonly QualifiedName[],
): readonly OptionalCandidate[] {
  const byName = new Map<string, Site[]>()
  for (const module of index.modulesBelow(extracted))
    for (const site of sitesOf(index, module)) {
      const known = byName.get(site.importName)
      if (known === undefined) byName.set(site.importName, [site])
      else known.push(site)
    }
  const declared = declaredParts(index, extracted)
  const leaves = new Map<QualifiedName, boolean>()
  const isLeaf = (module: QualifiedName): boolean => {
    const known = leaves.get(module) ?? leafOf(index, module, extracted, lazy)
    leaves.set(module, known)
    return known
  }
  const defining = index.modulesBelow(extracted).filter((module) => definesSomething(index, module))
  return [...byName]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([importName, sites]) => {
      const candidate = candidateOf(index, importName, sites, declared, isLeaf)
      const isAll = candidate?.isOfProject === false && loadsEverywhere(sites, defining)
      return candidate === undefined || isAll ? [] : [candidate]
    })
}

function definesSomething(index: SymbolIndex, module: QualifiedName): boolean {
  if (isTestFile(index.fileOf(module) ?? '')) return false
  return index.factsOfModule(module)?.statements.some(({ kind }) => kind === 'function' || kind === 'class') === true
}

function loadsEverywhere(sites: readonly Site[], defining: readonly QualifiedName[]): boolean {
  const loading = new Set(sites.filter(({ kind }) => kind === 'load').map(({ module }) => module))
  return defining.length > 0 && defining.every((module) => loading.has(module))
}

/** `plan` says which imports could be optional; undefined when none could. */
export function couldBeOptional(all: readonly OptionalCandidate[]): Finding | undefined {
  const candidates = all.filter((candidate) => !candidate.isInstalled)
  const first = candidates[0]
  if (first === undefined) return undefined
  const extras = new Map<string, string[]>()
  for (const { extra, importName } of candidates) extras.set(extra, [...(extras.get(extra) ?? []), importName])
  const written = [...extras].map(([extra, names]) => `${extra}: [${names.join(', ')}]`).join(', ')
  return {
    code: 'could-be-optional',
    level: 'note',
    reason: `${candidates.length === 1 ? 'an import' : `${candidates.length} imports`} could be optional: ${candidates.map((candidate) => candidate.why).join(' ')}`,
    advice: `Write \`optional: { ${written} }\` in the recipe if the package shall be usable without.`,
    place: first.place,
  }
}

function candidateOf(
  index: SymbolIndex,
  importName: string,
  sites: readonly Site[],
  declared: DeclaredParts,
  isLeaf: (module: QualifiedName) => boolean,
): OptionalCandidate | undefined {
  if (sites.some((site) => site.kind === 'other' || (site.kind === 'load' && !isLeaf(site.module)))) return undefined
  const isGuarded = sites.some((site) => site.kind === 'guarded')
  const isInstalled = declared.base !== undefined && isDeclared(index.workspace, importName, declared.base)
  if (!isGuarded && (declared.base === undefined || isInstalled)) return undefined
  // Of several extras, the one that is least a collection.
  const homes = [...declared.extras].filter(([, names]) => isDeclared(index.workspace, importName, names))
  const home = homes.sort(([, a], [, b]) => a.size - b.size)[0]?.[0]
  const first = sites[0]
  if (first === undefined) return undefined
  const status = isInstalled
    ? 'the project installs it always'
    : homes.length > 0
      ? `the project has it in ${homes.length === 1 ? 'its extra' : 'its extras'} ${homes.map(([extra]) => extra).join(', ')}`
      : 'no dependency or extra of the project names it'
  return {
    importName,
    isInstalled,
    isOfProject: isInstalled || homes.length > 0,
    extra: home ?? extraName(importName, sites),
    why: `${importName}: ${wordsOf(sites)}; ${status}.`,
    place: { path: first.path, line: first.line },
  }
}

/** The module that is alone with an import says what the extra is for. */
function extraName(importName: string, sites: readonly Site[]): string {
  const modules = new Set(sites.map((site) => site.module))
  const alone = modules.size === 1 ? lastPartOf([...modules][0] ?? '') : importName
  const name = normalizedName(alone).replace(/^-+|-+$/g, '')
  return name === '' || name === RESERVED ? normalizedName(importName) : name
}

const WORDS: Readonly<Record<Site['kind'], string>> = {
  guarded: 'guarded in',
  load: 'imported in',
  late: 'imported in functions of',
  other: '',
}

function wordsOf(sites: readonly Site[]): string {
  const said = (['guarded', 'load', 'late'] as const).flatMap((kind) => {
    const own = sites.filter((site) => site.kind === kind)
    const places = somePlaces(own.map((site) => `${site.path}:${site.line}`))
    if (own.length === 0) return []
    const modules = new Set(own.map((site) => site.module)).size
    const leaf = modules === 1 ? ', which no sibling imports' : ', which no siblings import'
    return [`${WORDS[kind]} ${places}${kind === 'load' ? leaf : ''}`]
  })
  return said.join(' and ')
}

function leafOf(
  index: SymbolIndex,
  module: QualifiedName,
  extracted: QualifiedName,
  lazy: readonly QualifiedName[],
): boolean {
  // Importing a module runs the `__init__` of every package above it (language reference 5.3.1).
  if (index.modulesBelow(module).length > 1) return false
  return loadTimeImporters(index, module, lazy).every((importer) => !isWithin(importer, extracted))
}

function sitesOf(index: SymbolIndex, module: QualifiedName): readonly Site[] {
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (path === undefined || facts === undefined || isTestFile(path)) return []
  const found = facts.imports.flatMap((statement) => {
    if (momentOf(statement) === 'never') return []
    const units = new Set(namesIn(index, path, statement).map(installedUnit))
    return [...units].flatMap((importName) => {
      const top = firstPartOf(importName)
      return index.isModule(top) || isStandardLibrary(top) ? [] : [{ statement, importName }]
    })
  })
  const conditional = found.filter(({ statement }) => statement.conditional)
  const tries = importTries(
    facts.text,
    conditional.map(({ statement }) => statement.span.start),
  )
  return found.map((entry): Site => {
    const around = tries[conditional.indexOf(entry)]
    const { conditional: may, span } = entry.statement
    const kind =
      around?.goesOn === true
        ? 'guarded'
        : runsLater(entry.statement)
          ? 'late'
          : !may || around !== undefined
            ? 'load'
            : 'other'
    return { importName: entry.importName, module, path, line: lineIndexOf(facts.text).lineOf(span.start), kind }
  })
}

/** The dotted names that an import asks for: in `from google.cloud import storage` it is the item that says whose it is. */
function namesIn(index: SymbolIndex, path: RepoPath, statement: ImportStatement): readonly QualifiedName[] {
  if (statement.kind === 'import') return statement.items.map((item) => item.name)
  const base = absoluteModule(statement, index.identityOf(path))
  if (base === undefined || base === '') return []
  return statement.star ? [base] : statement.items.map((item) => joinName(base, item.name))
}
