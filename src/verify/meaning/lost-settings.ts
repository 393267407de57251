import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import { contains } from '../../model/span.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Scene } from '../proof/proof-input.ts'
import { nameOfOrigin, originOf } from './origin.ts'
import { pathStrings } from './path-strings.ts'
import { homeNow, readersOf, takesAtCall } from './path-targets.ts'
import type { LostPath } from './path-targets.ts'

/** What replaces names in an object: the object's text, and the name where it is spelled out. */
interface Setting {
  readonly object: string
  /** Where the object stands (UTF-16). */
  readonly at: number
  readonly name: string | undefined
  readonly start: number
  readonly end: number
}

/**
 * Names that a file replaces in a module it holds as an object, where nobody that read them reads them there any more.
 * Sites are found in the text, by their form: what the object is counts only where an import says so.
 */
export function lostSettings(scene: Scene, path: RepoPath, origins: readonly RepoPath[]): readonly LostPath[] {
  const { before, after, plan } = scene
  const facts = after.facts(path)
  const moved = plan.symbols.filter((move) => !move.copied)
  if (facts === undefined || moved.length === 0) return []
  const sites = settingsOf(facts.text)
  if (sites.length === 0) return []
  const held = new Set([...origins, path].flatMap((origin) => [...heldBy(before, origin)]))
  const sources = new Set(moved.map((move) => move.from).filter((module) => held.has(module)))
  return [...sources].flatMap((source) =>
    sites.flatMap((site): readonly LostPath[] => {
      const module = importedModule(after, facts, path, site)
      const current = scene.map.moduleTo(source)
      if (module !== undefined ? module !== current : /^(self|cls|["'])/.test(site.object)) return []
      if (module === undefined && isMadeByImport(after, facts, path, site)) return []
      const names = site.name === undefined ? wordsOf(facts) : [site.name]
      // An imported module with a literal behind it follows the code that reads the name, and the strings of patches have a check.
      if (module !== undefined && site.name !== undefined && !after.binds(current, site.name)) return []
      const isKnown = module !== undefined && site.name !== undefined
      const lost = names.find(
        (name) => isLost(scene, source, name) && !(isKnown && isForStaying(scene, path, source, { site, name })),
      )
      if (lost === undefined) return []
      const reason = `\`${site.object}\` may be ${current}, and ${lost} is replaced there where the code that read it reads it no more`
      return [{ code: 'patch-unread', reason, span: { start: site.start, end: site.end } }]
    }),
  )
}

/** Whether code that read a name in a module before reads it neither there nor at each call from there, and nobody else does. */
function isLost(scene: Scene, source: QualifiedName, name: string): boolean {
  const { before, after, map } = scene
  const current = map.moduleTo(source)
  const left = readersOf(before, source, name).filter((reader) => map.homeOf(source, reader) !== source)
  return left.some((reader) => {
    const home = homeNow(scene, source, reader)
    if (home === current || home === source) return false
    return !takesAtCall(after, joinName(home, reader), joinName(current, name))
  })
}

/**
 * Whether the function that replaces a name uses, as far as its own text goes, what goes on reading it in the module, and nothing that left.
 * A fixture (`yield`) replaces it for others.
 */
function isForStaying(
  scene: Scene,
  path: RepoPath,
  source: QualifiedName,
  { site, name }: { readonly site: Setting; readonly name: string },
): boolean {
  const { before, after, map } = scene
  const facts = after.facts(path)
  const scope = facts?.scopes
    .filter((one) => one.kind === 'function' && one.span.start <= site.start && site.end <= one.span.end)
    .toSorted((a, b) => b.span.start - a.span.start)[0]
  if (
    facts === undefined ||
    scope === undefined ||
    /\byield\b/.test(facts.text.slice(scope.span.start, scope.span.end))
  )
    return false
  const used = facts.references.flatMap((reference) => {
    const meaning = contains(scope.span, reference.span)
      ? meaningOf(facts, reference, after.identityOf(path))
      : undefined
    if (meaning?.kind !== 'imported') return []
    const steps = reference.attributes.map((step) => step.name)
    return [nameOfOrigin(originOf(after, joinName(meaning.name, ...steps)))]
  })
  const readers = readersOf(before, source, name).map((reader) => ({ reader, home: homeNow(scene, source, reader) }))
  const isUsed = (isStaying: boolean): boolean =>
    readers.some(
      ({ reader, home }) =>
        (home === map.moduleTo(source)) === isStaying &&
        used.some((one) => one === joinName(home, reader) || one.startsWith(`${joinName(home, reader)}.`)),
    )
  return isUsed(true) && !isUsed(false)
}

/** The modules of the tree a file has as objects: bare references to imports, and names it loads. */
function heldBy(index: SymbolIndex, path: RepoPath): ReadonlySet<QualifiedName> {
  const facts = index.facts(path)
  const found = new Set<QualifiedName>()
  if (facts === undefined) return found
  for (const [, name = ''] of facts.text.matchAll(/["']([\w.]+)\.__dict__["']/g)) found.add(name)
  for (const { value, kind } of pathStrings(facts)) if (kind === 'module') found.add(value)
  for (const reference of facts.references) {
    const meaning = meaningOf(facts, reference, index.identityOf(path))
    const names = meaning.kind === 'imported' ? [meaning.name] : meaning.kind === 'ambiguous' ? meaning.names : []
    for (const name of names) {
      const full = joinName(name, ...reference.attributes.map((step) => step.name))
      const text = facts.text.slice(reference.span.start, reference.span.end + 40)
      found.add(full.replace(/\.__dict__(\..*)?$/, ''))
      if (/^\w+\s*,\s*["']\w+["']/.test(text)) found.add(joinName(full, /["'](\w+)/.exec(text)?.[1] ?? ''))
    }
  }
  return found
}

function importedModule(
  index: SymbolIndex,
  facts: ModuleFacts,
  path: RepoPath,
  { object, at }: Setting,
): QualifiedName | undefined {
  if (!/^[\w.]+$/.test(object)) return undefined
  if (/["']/.test(facts.text.charAt(at - 1))) return index.isModule(object) ? object : undefined
  const reference = referenceStartingAt(facts, at)
  const meaning = reference === undefined ? undefined : meaningOf(facts, reference, index.identityOf(path))
  return meaning?.kind === 'imported' ? joinName(meaning.name, ...object.split('.').slice(1)) : undefined
}

/** Whether a variable got its last value from a call of something imported, which is no loader of modules. */
function isMadeByImport(index: SymbolIndex, facts: ModuleFacts, path: RepoPath, { object, start }: Setting): boolean {
  if (!/^\w+$/.test(object)) return false
  const given = [...facts.text.slice(0, start).matchAll(new RegExp(`\\b${object}\\s*=\\s*([\\w.]+)\\(`, 'g'))].at(-1)
  const callee = given?.[1] ?? ''
  if (given === undefined || /(?:import_module|__import__|importorskip)$/.test(callee)) return false
  const at = facts.text.indexOf(callee, given.index + object.length)
  const reference = referenceStartingAt(facts, at)
  return reference !== undefined && meaningOf(facts, reference, index.identityOf(path)).kind === 'imported'
}

const OBJECT = String.raw`((?:[\w.]|\([^()]*\)|\[[^\[\]]*\])+)`
const CALL = new RegExp(
  String.raw`\b(?:patch\.object|setattr|delattr|\w+\.spy)\s*\(\s*(?:target\s*=\s*)?${OBJECT}\s*,\s*(?:(?:attribute|name)\s*=\s*)?(?:["'](\w+)["']\s*[,)]|[^"'\s])`,
  'dg',
)
const WHOLE = new RegExp(
  String.raw`\b(?:patch\.multiple\s*\(\s*${OBJECT}\s*,|(?:patch\.dict|setitem|delitem)\s*\(\s*(?:vars\s*\()?\s*["']?([\w.]+?)(?:\.__dict__|\))["']?\s*,)`,
  'dg',
)
const ITEM =
  /(?:\bvars\s*\(\s*([\w.]+)\s*\)|\b([\w.]+)\.__dict__)\s*(?:\[\s*(?:["'](\w+)["'])?[^\]\n]*\]\s*=(?!=)|\.(?:update|setdefault|pop)\s*\()/dg

/** The sites of a text that have the form of a replacement by object; UTF-16 spans. */
function settingsOf(text: string): readonly Setting[] {
  const found: Setting[] = []
  const add = (match: RegExpExecArray, group: number, name: string | undefined): void => {
    const [object, at] = [match[group], match.indices?.[group]?.[0]]
    if (object !== undefined && at !== undefined && object !== 'self' && object !== 'cls')
      found.push({ object, at, name, start: match.index, end: match.index + match[0].length })
  }
  const first = (match: RegExpExecArray): number => (match[1] === undefined ? 2 : 1)
  for (const match of text.matchAll(CALL)) add(match, 1, match[2])
  for (const match of text.matchAll(WHOLE)) add(match, first(match), undefined)
  for (const match of text.matchAll(ITEM)) add(match, first(match), match[3])
  return found
}

/** Words of a text that may be names given to such a site: whole literals, and what stands before `=` in a call. */
function wordsOf(facts: ModuleFacts): readonly string[] {
  const literals = facts.strings.map((fact) => facts.text.slice(fact.content.start, fact.content.end))
  const keywords = [...facts.text.matchAll(/[(,]\s*(\w+)\s*=(?!=)/g)].map((match) => match[1] ?? '')
  return [...new Set([...literals.filter((text) => /^\w+$/.test(text)), ...keywords])]
}
