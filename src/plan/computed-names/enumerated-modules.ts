import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, joinName, lastPartOf } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { runsLater } from '../../python/facts/moments.ts'
import { meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { anyQuery } from '../../workspace/text-query.ts'
import { isTestFile } from '../manifests/test-files.ts'
import { moduleQuery } from '../names/affected-files.ts'
import { filledNames } from './filled-names.ts'
import { heldListings, regionOf } from './held-listings.ts'
import { lookForHeld } from './held-files.ts'
import { listingFunctions } from './listing-functions.ts'
import { isOfOwnClass } from '../module-names/own-class.ts'
import { mayPass } from './passes-filter.ts'
import type { Listing } from './passes-filter.ts'

/** A name that a module gets or loses. */
interface Change {
  readonly from: QualifiedName
  readonly symbol: string
  readonly comes: boolean
}

/** Nothing is listed in a text without one of these. */
const MAY_LIST = /\b(?:dir|vars|getmembers)\s*\(|__dict__/

/** What is found of code that lists all names of a module, and the names that have to stay where it looks. */
export interface EnumeratedModules {
  readonly findings: readonly Finding[]
  readonly kept: readonly KeptName[]
}

/** A place that lists all names of a module. */
interface Site extends Listing {
  readonly module: QualifiedName
  readonly span: Span
}

const LISTS = /(?:^|[^\w.])(?:dir|vars|(?:inspect\s*\.\s*)?getmembers)\s*\(\s*$/

/**
 * Places that ask a module for all its names (`dir(m)`, `vars(m)`, `m.__dict__`, `inspect.getmembers(m)`, or `globals()`,
 * `sys.modules[__name__]` and the like in the module itself), where a definition leaves the module or comes to it that may pass what they ask
 * of each: what they find is another list afterwards. What leaves a module that code of the tree lists stays importable there.
 */
export function enumeratedModules(index: SymbolIndex, moved: readonly SymbolMove[]): EnumeratedModules {
  const changes = new Map<QualifiedName, Change[]>()
  const say = (module: QualifiedName, change: Change): void =>
    void changes.set(module, [...(changes.get(module) ?? []), change])
  for (const { from, to, symbol, copied } of moved) {
    if (!copied) say(from, { from, symbol, comes: false })
    if (index.fileOf(to) !== undefined && !index.binds(to, symbol)) say(to, { from, symbol, comes: true })
  }
  const [first, ...others] = [...changes.keys()].map((module) => moduleQuery(index.workspace, module))
  if (first === undefined) return { findings: [], kept: [] }
  const sites = [...changes.keys()].flatMap((module) => ownSites(index, module))
  for (const path of index.workspace.matching(anyQuery([first, ...others]), '.py')) {
    sites.push(...sitesBehindCalls(index, path, changes))
    if (!MAY_LIST.test(index.workspace.glance(path))) continue
    const facts = index.facts(path)
    for (const reference of facts?.references ?? []) {
      const listed = facts === undefined ? undefined : listedModule(index, path, facts, reference)
      if (listed !== undefined && facts !== undefined)
        sites.push({ path, facts, ...listed, region: regionOf(facts, reference) })
    }
  }
  lookForHeld(index, [...changes.keys()])
  for (const module of changes.keys())
    for (const { path, facts, span, region } of heldListings(index, module))
      if (!sites.some((one) => one.path === path && one.module === module && one.region.start === region.start))
        sites.push({ path, facts, module, span, region })
  const told = sites.map((site) => tell(index, site, changes.get(site.module) ?? []))
  return { findings: told.flatMap((one) => one.findings), kept: told.flatMap((one) => one.kept) }
}

/** Functions that a file hands one of the modules to as a whole, and that list what they are given. */
function sitesBehindCalls(
  index: SymbolIndex,
  path: RepoPath,
  changes: ReadonlyMap<QualifiedName, unknown>,
): readonly Site[] {
  const mayHand = handsWhole(index.workspace.glance(path), [...new Set([...changes.keys()].map(lastPartOf))])
  const facts = mayHand ? index.facts(path) : undefined
  return (facts?.references ?? []).flatMap((reference): readonly Site[] => {
    if (facts === undefined) return []
    const meaning = meaningOf(facts, reference, index.identityOf(path))
    if (meaning.kind !== 'imported') return []
    const name = joinName(meaning.name, ...reference.attributes.map((step) => step.name))
    // A chain that ends in a module spells it, so those that spell another one need no look at the packages on the way.
    if (!changes.has(name)) return []
    const target = index.lookup(name)
    if (target.kind !== 'module' || !changes.has(target.module)) return []
    return listingFunctions(index, facts, reference).map((one) => ({
      path: one.path,
      facts: one.facts,
      module: target.module,
      span: one.span,
      region: one.span,
    }))
  })
}

/** Whether a text imports something by one of some words, and hands that word, or another name it gives to it there, to something as it is. */
function handsWhole(text: string, words: readonly string[]): boolean {
  const last = words.join('|')
  if (!new RegExp(`\\bimport(?:\\s[^\\n]*|\\s*\\([^)]*)\\b(?:${last})\\b`).test(text)) return false
  const aliases = [...text.matchAll(new RegExp(`\\b(?:${last})[\\s\\\\]+as[\\s\\\\]+([\\p{L}\\p{N}_]+)`, 'gu'))]
  const names = new Set([...words, ...aliases.map(([, alias]) => alias ?? '')])
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${[...names].join('|')})\\s*[,)]`, 'u').test(text)
}

/** The module of the tree whose names are listed where a reference stands. */
function listedModule(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  reference: Reference,
): { readonly module: QualifiedName; readonly span: Span } | undefined {
  const { text } = facts
  const steps = reference.attributes.map((step) => step.name)
  const dict = listedDict(facts, reference)
  const end = reference.attributes.at(-1)?.span.end ?? reference.span.end
  const isListed = LISTS.test(text.slice(Math.max(0, reference.span.start - 40), reference.span.start))
  // `vars(m)["name"]` asks for one name.
  if (dict === undefined && (!isListed || /^\s*\)\s*\[/.test(text.slice(end, end + 20)))) return undefined
  const meaning = meaningOf(facts, reference, index.identityOf(path))
  if (meaning.kind !== 'imported') return undefined
  const target = index.lookup(joinName(meaning.name, ...steps.slice(0, dict)))
  return target.kind === 'module' ? { module: target.module, span: { start: reference.span.start, end } } : undefined
}

/** `for name in dir()`, `globals().items()`, `getmembers(sys.modules[__name__])` and the like, in the module itself. */
function ownSites(index: SymbolIndex, module: QualifiedName): readonly Site[] {
  const path = index.fileOf(module)
  const facts = index.factsOfModule(module)
  if (path === undefined || facts === undefined) return []
  if (!/\b(?:dir|vars|globals|locals)\s*\(|\bgetmembers\b|__dict__/.test(facts.text)) return []
  return facts.references
    .filter((reference) => listsOwn(facts, reference) || listsThroughModules(facts, reference))
    .filter((reference) => !isForListing(facts, reference))
    .map((reference) => ({ path, facts, module, span: reference.span, region: regionOf(facts, reference) }))
}

/** `dir()` and its like without an argument, where what they give is gone through. */
function listsOwn({ text }: ModuleFacts, reference: Reference): boolean {
  const { name, attributes, span } = reference
  if (attributes.length > 0 || !/^(?:dir|vars|globals|locals)$/.test(name)) return false
  if (name !== 'globals' && runsLater(reference)) return false
  const call = /^\s*\(\s*\)/.exec(text.slice(span.end, span.end + 40))
  if (call === null) return false
  const after = text.slice(span.end + call[0].length, span.end + 60)
  const before = text.slice(Math.max(0, span.start - 80), span.start)
  if (/^\s*(?:\[|\.\s*(?:get|setdefault|update|pop)\b)/.test(after)) return false
  if (!runsLater(reference)) return true
  return /^\s*\.\s*(?:items|values|keys|copy)\b/.test(after) || GOES_THROUGH.test(before)
}

/** What stands before something that is gone through: a loop, or a container made of it. */
const GOES_THROUGH = /\bfor\s[^\n]*\bin\s*$|\b(?:list|sorted|set|tuple|dict|iter|filter|map)\s*\([^()]*$/

/** `vars(sys.modules[__name__])`, `import_module(__name__).__dict__`, and the same by a name that stands for the module. */
function listsThroughModules(facts: ModuleFacts, reference: Reference): boolean {
  const { text } = facts
  const { span, attributes } = reference
  if (listedDict(facts, reference) === 0 && isOwnModule(facts, reference)) return true
  const isListed = LISTS.test(text.slice(Math.max(0, span.start - 40), span.start))
  const own = ownModule(facts, text.slice(span.start, span.start + 80), reference.scope)
  if (own !== undefined) {
    const after = text.slice(span.start + own[0].length, span.start + own[0].length + 60)
    if (isListed) return !/^\s*\)\s*\[/.test(after)
    return /^\s*\.\s*__dict__\s*(?!\s*(?:\[|\.\s*(?:get|setdefault|update|pop)\b))/.test(after)
  }
  return isListed && attributes.length === 0 && isOwnModule(facts, reference)
}

/** Where `__dict__` stands among the attributes of a chain, if what it gives is gone through, and not one name of it asked for. */
function listedDict({ text }: ModuleFacts, { span, attributes }: Reference): number | undefined {
  const at = attributes.findIndex((step) => step.name === '__dict__')
  const end = attributes[at]?.span.end
  if (end === undefined || /^\s*(?:\[|\.\s*(?:get|setdefault|update|pop)\b)/.test(text.slice(end, end + 60)))
    return undefined
  const before = text.slice(text.lastIndexOf('\n', span.start) + 1, span.start)
  return /\bin\s*$/.test(before) && !/\bfor\b/.test(before) ? undefined : at
}

const OWN_MODULE =
  /^(?:sys\s*\.\s*modules\s*\[\s*(?:__name__|(?:self|cls)\s*\.\s*__module__)\s*\]|(?:importlib\s*\.\s*)?import_module\s*\(\s*__name__\s*\))/

/** What a text begins with that gives the module it stands in. */
function ownModule(facts: ModuleFacts, text: string, scope: number): RegExpExecArray | undefined {
  const own = OWN_MODULE.exec(text) ?? undefined
  const holder = /\b(self|cls)\s*\.\s*__module__/.exec(own?.[0] ?? '')?.[1]
  return holder === undefined || isOfOwnClass(facts, scope, holder) ? own : undefined
}

/** A name that is given the module itself, and nothing else. */
function isOwnModule(facts: ModuleFacts, reference: Reference): boolean {
  const bindings = visibleBindings(facts, reference)
  return (
    bindings.length > 0 &&
    bindings.every((binding) => {
      const value = /^\s*=\s*([^\n]*)/.exec(facts.text.slice(binding.span.end, binding.span.end + 100))?.[1] ?? ''
      return binding.kind === 'assign' && ownModule(facts, value, binding.scope) !== undefined
    })
  )
}

/** In `__dir__` and `__getattr__`, which are there to tell the names of the module whatever they are. */
function isForListing(facts: ModuleFacts, reference: Reference): boolean {
  let at = facts.scopes[reference.scope]
  while (at !== undefined && at.kind !== 'function') at = facts.scopes[at.parent ?? -1]
  return at !== undefined && at.parent === 0 && /^__(?:dir|getattr)__$/.test(at.name)
}

/** Calls that read names by a text out of what they are given (`exec(code, vars(module))`, `"{rate}".format_map(vars(module))`). */
const RUNS_IN_NAMES =
  /\b(?:exec|eval|timeit|repeat|Timer|runctx|format_map|substitute|interact|testmod|testfile)\s*\(|(?:\*\*|%)\s*vars\s*\(|\*\*\s*[\w.]+\.__dict__/

/**
 * A listing matters for what comes; what leaves stays importable where code of the same package lists it, which does not help where only what
 * the module defines counts. Tests say themselves what they expect, and what `__all__` gets is a name that was asked for.
 */
function tell(
  index: SymbolIndex,
  site: Site,
  changes: readonly Change[],
): { findings: readonly Finding[]; kept: readonly KeptName[] } {
  const { path, facts, module, span, region } = site
  const text = facts.text.slice(region.start, region.end)
  const spelled = new Set(facts.strings.map(({ content }) => facts.text.slice(content.start, content.end)))
  const isTold = isTestFile(path) || firstPartOf(index.moduleOf(path) ?? '') !== firstPartOf(module)
  const isOwnOnly = /__module__\b[^\n]*==\s*(?:__name__|[\w.]+\.__name__)|\b__name__\s*==\s*[\w.]+\.__module__/.test(
    text,
  )
  const filled = filledNames(facts, span)
  const passing = changes.filter(
    ({ from, symbol }) => filled?.has(symbol) !== false && mayPass(index, site, from, symbol),
  )
  const counted = passing.filter(({ symbol, comes }) => comes || isOwnOnly || (isTold && spelled.has(symbol)))
  const isNames = isTold || /\b__all__\b/.test(text)
  const isRun = RUNS_IN_NAMES.test(facts.text)
  const reason = isRun
    ? `${path} runs or fills a text with the names of ${module}`
    : `${path} lists all names of ${module}`
  const kept = passing
    .filter(({ comes }) => !comes && (isRun || (!isTestFile(path) && !/\b__all__\b/.test(text) && !isOwnOnly)))
    .map(({ symbol }) => ({ module, symbol, reason }))
  const [one] = counted
  if (one === undefined) return { findings: [], kept }
  const said = counted.map(({ symbol, comes }) => `${symbol} ${comes ? 'comes to' : 'leaves'} it`).join(', ')
  const finding: Finding = {
    code: 'names-enumerated',
    level: isNames ? 'warning' : 'error',
    reason: `${path} lists all names of ${module}, and ${said}`,
    advice: isNames
      ? 'Look at what is done with each of them; a test that expects a list of names has to expect another one.'
      : `Choose a module whose names are not listed, or keep ${one.symbol} where it is. Where it may be found there, accept it in the recipe: \`accept: [{ code: names-enumerated, path: ${path}, because: ... }]\`.`,
    place: { path, span },
  }
  return { findings: [finding], kept }
}
