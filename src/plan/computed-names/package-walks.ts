import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { isInit } from '../../python/facts/modules.ts'
import { referencesOf } from '../../python/facts/by-statement.ts'
import { meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import { ownPlaces, placeNamed } from '../../python/index/own-place.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { usesOfString } from '../module-names/name-uses.ts'
import { queryOf, tokenQuery, withOneOf } from '../../workspace/text-query.ts'
import { chain, word } from '../../workspace/tokens.ts'

/** Code that finds the modules of a package by walking it: `pkgutil.iter_modules(pkg.__path__)`, `Path(__file__).parent.glob("*.py")`. */
export interface PackageWalk {
  readonly path: RepoPath
  readonly span: Span
  /** The package that is walked. */
  readonly package: QualifiedName
  /** It goes into packages below as well. */
  readonly isDeep: boolean
  /** The top-level statement around the walk, or the whole file where the walk stands in none of its own. */
  readonly region: Span
  /** What the names of the modules that are taken begin with, where they are asked for that alone. */
  readonly begins?: string | undefined
}

const BY_MODULE = ['iter_modules', 'walk_packages']
const BY_FOLDER = ['listdir', 'scandir', 'glob', 'iglob', 'rglob', 'iterdir', 'walk', 'contents']
const WALKERS = [...BY_MODULE, ...BY_FOLDER]
const WALKER = new RegExp(`\\b(?:${WALKERS.join('|')})\\s*\\(`)
/** Words of which one is in what `NAMES_PACKAGE` matches. */
const NAMING = ['__path__', '__file__', 'files', 'contents'].map(word)
const WALKS_MODULES = new RegExp(`\\b(?:${BY_MODULE.join('|')})\\b`)
const NAMES_PACKAGE = /__path__|__file__|\bfiles\s*\(|\bcontents\s*\(/
/** Folders are read for many reasons; only Python files are modules. */
const READS_MODULES = /\.py\b|\bimport_module\b|\b__import__\b|spec_from_file_location|\bexec_module\b/

/** `for name in list(sys.modules) if name.startswith("shop.plugins.")`: what is loaded of a package. */
const OVER_LOADED = /\bin\s+(?:\w+\s*\(\s*)?sys\s*\.\s*modules\b(?!\s*(?:\[|\.\s*get\b))/

const known = new WeakMap<SymbolIndex, readonly PackageWalk[]>()

/** Every walk of a tree. */
export function packageWalks(index: SymbolIndex): readonly PackageWalk[] {
  const before = known.get(index)
  if (before !== undefined) return before
  const found = index.workspace.matching(withOneOf(queryOf(WALKER, WALKERS), NAMING), '.py').flatMap((path) => {
    const text = index.workspace.glance(path)
    if (!NAMES_PACKAGE.test(text) || !(WALKS_MODULES.test(text) || READS_MODULES.test(text))) return []
    const facts = index.facts(path)
    return facts === undefined ? [] : walksIn(index, path, facts)
  })
  const loaded = index.workspace
    .matching(tokenQuery([[chain('sys', 'modules')]], OVER_LOADED), '.py')
    .flatMap((path) => {
      const facts = index.facts(path)
      return facts === undefined ? [] : walksOfLoaded(index, path, facts)
    })
  known.set(index, [...found, ...loaded])
  return [...found, ...loaded]
}

function walksIn(index: SymbolIndex, path: RepoPath, facts: ModuleFacts): readonly PackageWalk[] {
  return facts.references.flatMap((reference): readonly PackageWalk[] => {
    const last = reference.attributes.at(-1)?.name ?? reference.name
    const end = reference.attributes.at(-1)?.span.end ?? reference.span.end
    const found = WALKERS.includes(last) && /^\s*\(/.test(facts.text.slice(end, end + 20))
    const walker = found ? last : walkerBehind(facts.text.slice(end, end + 300))
    if (walker === undefined) return []
    const region = regionOf(facts, reference)
    const text = facts.text.slice(region.start, region.end)
    if (BY_FOLDER.includes(walker) && !READS_MODULES.test(text)) return []
    const isDeep = ['walk_packages', 'rglob', 'walk'].includes(walker) || /["'][^"']*\*\*[^"']*["']/.test(text)
    const packages = new Set(packagesNamed(index, path, facts, spansFeeding(facts, reference, region)))
    const [first] = packages.size > 0 ? packages : packagesHanded(index, facts, region)
    const all = packages.size > 0 ? [...packages] : first === undefined ? [] : [first]
    return all.map((name) => ({ path, span: { start: reference.span.start, end }, package: name, isDeep, region }))
  })
}

/** Loops over `sys.modules` that take the modules of a package by how their names begin. */
function walksOfLoaded(index: SymbolIndex, path: RepoPath, facts: ModuleFacts): readonly PackageWalk[] {
  return facts.strings.flatMap((fact): readonly PackageWalk[] => {
    const name = facts.text.slice(fact.content.start, fact.content.end).replace(/\.$/, '')
    if (fact.isFormat || !index.isPackage(name)) return []
    const region = regionOf(facts, fact)
    if (!OVER_LOADED.test(facts.text.slice(region.start, region.end))) return []
    const asksForBeginning = fact.call?.argument === 0 && /\.startswith$/.test(fact.call.callee)
    if (!asksForBeginning && !usesOfString({ index, facts, self: index.identityOf(path) }, fact).includes('first'))
      return []
    const begins = asksForBeginning ? facts.text.slice(fact.content.start, fact.content.end) : undefined
    return [{ path, span: fact.span, package: name, isDeep: true, region, begins }]
  })
}

/** `Path(__file__).parent.glob(`: the walker is called on what a call gives. */
function walkerBehind(text: string): string | undefined {
  const match = /^\s*\([^\n]*?\)[^\n()]*\.\s*(glob|rglob|iterdir|walk)\s*\(/.exec(text)
  return match?.[1]
}

function regionOf(facts: ModuleFacts, at: Pick<Reference, 'statement'>): Span {
  const statement = facts.statements[at.statement]
  return statement !== undefined && (statement.kind === 'function' || statement.kind === 'class')
    ? statement.span
    : { start: 0, end: facts.text.length }
}

/**
 * Where the package of a walk is named: the definition around it, or at the top of a module its own statement and those that bind
 * what it reads, however often.
 */
function spansFeeding(facts: ModuleFacts, at: Pick<Reference, 'statement'>, region: Span): readonly Span[] {
  const own = facts.statements[at.statement]
  if (own === undefined || region.end - region.start < facts.text.length) return [region]
  const found = new Set([own])
  for (const statement of found)
    for (const reference of referencesOf(facts, statement.index))
      for (const other of facts.statements) if (other.names.includes(reference.name)) found.add(other)
  return [...found].map(({ span }) => span)
}

/** The packages that spans name by `__path__`, by their own place, or to `importlib.resources`. */
function packagesNamed(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  spans: readonly Span[],
): readonly QualifiedName[] {
  const self = index.identityOf(path)
  const own = self.name
  const inside = ({ start, end }: Span): boolean => spans.some((span) => span.start <= start && end <= span.end)
  const byPath = facts.references
    .filter((one) => inside(one.span))
    .flatMap((reference): readonly QualifiedName[] => {
      if (reference.name === '__path__' && visibleBindings(facts, reference).length === 0)
        return own !== undefined && isInit(path) ? [own] : []
      const meaning = meaningOf(facts, reference, self)
      if (meaning.kind !== 'imported') return []
      const steps = reference.attributes.map((step) => step.name)
      const at = steps.findIndex((step) => step === '__path__' || step === '__file__')
      const before = facts.text.slice(Math.max(0, reference.span.start - 20), reference.span.start)
      if (at < 0 && !/\b(?:files|contents)\s*\(\s*$/.test(before)) return []
      const target = index.lookup(joinName(meaning.name, ...(at < 0 ? steps : steps.slice(0, at))))
      if (target.kind !== 'module') return []
      const end = reference.attributes.at(-1)?.span.end ?? reference.span.end
      return [joinName(target.module, ...wordsBehind(facts.text.slice(end, end + 300)))]
    })
  const byText = facts.strings
    .filter(
      (one) =>
        inside(one.span) && one.call?.argument === 0 && /(^|\.)(files|contents|import_module)$/.test(one.call.callee),
    )
    .map((one) => facts.text.slice(one.content.start, one.content.end))
  const byPlace = ownPlaces(facts)
    .filter((place) => inside(place.span) && place.up > 0)
    .flatMap((place) => {
      const tail = place.tail.filter((word) => !word.includes('*'))
      const folder = placeNamed(path, { ...place, tail })
      const module =
        folder === undefined ? undefined : index.moduleOf(folder === '' ? '__init__.py' : `${folder}/__init__.py`)
      return module === undefined ? [] : [module]
    })
  return [...byPath, ...byText, ...byPlace].filter((name) => index.isPackage(name))
}

/** The literal folders that an expression goes down to behind a package: `[0], "templates")`, `).parent / "data"`. */
function wordsBehind(text: string): readonly string[] {
  const words: string[] = []
  let rest = text.replace(/^(?:\s*\[\s*0\s*\]|\s*\)|\s*\.\s*parent\b)*/, '')
  for (let match = FOLDER.exec(rest); match !== null; match = FOLDER.exec(rest)) {
    words.push(...(match[1] ?? '').split('/').filter((word) => word !== '' && !word.includes('*')))
    rest = rest.slice(match[0].length)
  }
  return words
}

const FOLDER = /^\s*(?:,|\/|\.\s*joinpath\s*\()\s*["']([\w./*-]+)["']\s*\)*/

/** The packages that somebody hands to the function around a walk (`discover(shop.plugins)`, `discover("shop.plugins")`). */
function packagesHanded(index: SymbolIndex, facts: ModuleFacts, region: Span): readonly QualifiedName[] {
  const statement = facts.statements.find((one) => one.span.start === region.start && one.kind === 'function')
  const name = statement?.names[0]
  if (name === undefined) return []
  const handed = new RegExp(`\\b${name}\\s*\\(`)
  return index.workspace.matching(queryOf(handed, [name]), '.py').flatMap((path) => {
    const there = index.facts(path)
    const texts = (there?.strings ?? [])
      .filter((one) => one.call?.callee.split('.').at(-1) === name)
      .map((one) => there?.text.slice(one.content.start, one.content.end) ?? '')
    const values = (there?.references ?? []).flatMap((reference) => {
      const before = there?.text.slice(Math.max(0, reference.span.start - 80), reference.span.start) ?? ''
      if (there === undefined || !new RegExp(`\\b${name}\\s*\\([^()\\n]*$`).test(before)) return []
      const meaning = meaningOf(there, reference, index.identityOf(path))
      if (meaning.kind !== 'imported') return []
      const steps = reference.attributes.map((step) => step.name).filter((step) => step !== '__path__')
      const target = index.lookup(joinName(meaning.name, ...steps))
      return target.kind === 'module' ? [target.module] : []
    })
    return [...texts, ...values].filter((one) => index.isPackage(one))
  })
}
