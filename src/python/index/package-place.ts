import { firstPartOf, parentOf } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../facts/facts.ts'
import { isInit } from '../facts/modules.ts'
import { visibleBindings } from '../facts/resolve.ts'
import { closing } from './after-chain.ts'
import { placesFrom } from './own-place.ts'
import type { OwnPlace, PackageAsked, PlaceBeginning } from './own-place.ts'
import type { PlaceStep } from '../parse/path-growth.ts'

/** What of the standard library, and of the two libraries everybody has, finds files by the name of a package. */
const LIBRARIES = /^(?:importlib(?:[._]resources)?|pkgutil|pkg_resources|jinja2(?:\.loaders)?)$/
/** The first word of each of them. */
const LIBRARY = /^(?:importlib|pkgutil|pkg_resources|jinja2)/
const READERS =
  /^(?:files|get_data|(?:open|read)_(?:text|binary)|path|contents|is_resource|resource_\w+|PackageLoader)$/
const CALL = /((?:\w+\s*\.\s*)*\w+)\s*\(\s*(?:(?:anchor|package|package_name)\s*=\s*)?$/
/** What a module knows of its own package, and what it cuts from that. */
const OWN = /^(?:__package__|__spec__\s*\.\s*parent|__name__)\b/
const CUT = /^\s*\.\s*(?:rpartition\s*\(\s*["']\.["']\s*\)|rsplit\s*\(\s*["']\.["']\s*,\s*1\s*\))\s*\[\s*0\s*\]/
const TOP = /^\s*\.\s*(?:partition\s*\(\s*["']\.["']\s*\)|split\s*\(\s*["']\.["'](?:\s*,\s*1)?\s*\))\s*\[\s*0\s*\]/

/**
 * All paths that a text makes from the folder of a package (`files("shop") / "a.txt"`, `get_data(__package__, "a.txt")`), and names
 * it gives to its own package (`PACKAGE = __package__`).
 */
export function packagePlaces(facts: ModuleFacts): readonly OwnPlace[] {
  const before = known.get(facts)
  if (before !== undefined) return before
  const places = mayAskPackages(facts) ? findPlaces(facts) : []
  known.set(facts, places)
  return places
}

/** Several questions of a plan are about the same module. */
const known = new WeakMap<ModuleFacts, readonly OwnPlace[]>()

/** Whether a module imports something that finds files by the name of a package, or says what its own is: few do. */
function mayAskPackages({ text, imports }: ModuleFacts): boolean {
  return (
    /__package__|__spec__|__name__/.test(text) ||
    imports.some(({ kind, module, items }) =>
      (kind === 'import' ? items.map((item) => item.name) : [module]).some((name) => LIBRARY.test(name)),
    )
  )
}

function findPlaces(facts: ModuleFacts): readonly OwnPlace[] {
  const starts = [
    ...facts.strings.filter((fact) => !fact.isFormat && !fact.hasEscapes && !fact.joined && fact.prefix === ''),
    ...facts.references,
  ].map(({ span }) => span.start)
  return placesFrom(
    facts,
    [...new Set(starts)]
      .sort((a, b) => a - b)
      .flatMap((start) => beginningAt(facts, start) ?? filesOfCaller(facts, start) ?? []),
  )
}

/** An expression that says which package, from where it starts in a text. */
export function packageNamed(facts: ModuleFacts, start: number): PackageAsked | undefined {
  const rest = facts.text.slice(start, start + 200)
  const literal = /^(["'])([A-Za-z_][\w.]*)\1/.exec(rest)
  if (literal !== null) return asked('text', start, literal[0].length, () => literal[2] ?? '')
  const own = OWN.exec(rest)
  if (own === null) return packageObject(facts, start)
  const isBound = facts.references.some(
    (reference) => reference.span.start === start && visibleBindings(facts, reference).length > 0,
  )
  if (isBound) return undefined
  let length = own[0].length
  const cuts: ((name: string) => string)[] = []
  for (;;) {
    const [cut, top] = [CUT, TOP].map((pattern) => pattern.exec(rest.slice(length))?.[0].length)
    if (cut === undefined && top === undefined) break
    length += cut ?? top ?? 0
    cuts.push(cut === undefined ? firstPartOf : parentOf)
  }
  const isName = own[0] === '__name__'
  // The name of a module that is no package stands for the folder it lies in.
  return asked('own', start, length, (module, init) => {
    const isWhole = init || (isName && cuts.length > 0)
    const first = isWhole ? module : parentOf(module)
    return cuts.reduce((name, cut) => cut(name), first)
  })
}

/** `files(shop)` below `import shop`. */
function packageObject(facts: ModuleFacts, start: number): PackageAsked | undefined {
  const word = /^[A-Za-z_][\w.]*/.exec(facts.text.slice(start, start + 200))?.[0]
  if (word === undefined) return undefined
  const name = facts.imports
    .filter((one) => one.scope === 0 && one.level === 0)
    .flatMap((one) =>
      one.items.flatMap((item) =>
        one.kind === 'import'
          ? item.alias === word || (item.alias === undefined && item.name === word)
            ? [item.name]
            : []
          : item.bound === word
            ? [`${one.module}.${item.name}`]
            : [],
      ),
    )[0]
  return name === undefined ? undefined : asked('object', start, word.length, () => name)
}

function asked(
  kind: PackageAsked['kind'],
  start: number,
  length: number,
  nameIn: PackageAsked['nameIn'],
): PackageAsked {
  return { kind, argument: { start, end: start + length }, nameIn }
}

function beginningAt(facts: ModuleFacts, start: number): PlaceBeginning | undefined {
  const before = facts.text.slice(Math.max(0, start - 120), start)
  // Nearly every start stands behind something else, which costs less to see than the whole pattern.
  const call = /[(=]$/.test(before.trimEnd()) ? CALL.exec(before) : null
  if (call === null) return ownName(facts, start, before)
  const reader = readerOf(facts, (call[1] ?? '').replace(/\s+/g, ''))
  const package_ = reader === undefined ? undefined : packageNamed(facts, start)
  if (package_ === undefined) return undefined
  const from = start - call[0].length
  const end = closing(facts.text, facts.text.indexOf('(', from))
  const rest = facts.text.slice(package_.argument.end, end - 1)
  if (!/^\s*(?:,|$)/.test(rest)) return undefined
  const span = { start: from, end }
  if (reader === 'files') return { span, steps: [], asked: package_ }
  return { span, steps: argumentWords(facts.text, package_.argument.end, end - 1), asked: package_ }
}

/** `files()`: the package of the module that calls (importlib.resources, since Python 3.12). */
function filesOfCaller(facts: ModuleFacts, start: number): PlaceBeginning | undefined {
  const call = /^((?:\w+\s*\.\s*)*\w+)\s*\(\s*\)/.exec(facts.text.slice(start, start + 120))
  if (call === null || readerOf(facts, (call[1] ?? '').replace(/\s+/g, '')) !== 'files') return undefined
  const end = start + call[0].length
  const own = asked('own', end - 1, 0, (module, init) => (init ? module : parentOf(module)))
  return { span: { start, end }, steps: [], asked: own }
}

/** `PACKAGE = __package__`: a name for the own package, used wherever. */
function ownName(facts: ModuleFacts, start: number, before: string): PlaceBeginning | undefined {
  const package_ = /^__package__|^__spec__|^__name__\s*\./.test(facts.text.slice(start, start + 60))
    ? packageNamed(facts, start)
    : undefined
  if (package_ === undefined || !/(?:^|\n)[ \t]*\w+[ \t]*=[ \t]*$/.test(before)) return undefined
  const isWhole = /^[ \t]*(?:#.*)?(?:\r?\n|$)/.test(
    facts.text.slice(package_.argument.end, package_.argument.end + 200),
  )
  return isWhole ? { span: package_.argument, steps: [], asked: package_ } : undefined
}

/** What a callee is called where it is defined, if it finds files by the name of a package. */
function readerOf(facts: ModuleFacts, callee: string): string | undefined {
  const words = callee.split('.')
  const last = words.at(-1) ?? ''
  const items = facts.imports.flatMap((one) => one.items.map((item) => ({ one, item })))
  const bound = items.find(({ item }) => item.bound === words[0])
  if (bound === undefined) return undefined
  const { one, item } = bound
  const name = words.length === 1 ? item.name : last
  const from = one.kind === 'import' ? item.name : words.length === 1 ? one.module : `${one.module}.${item.name}`
  return LIBRARIES.test(from) && READERS.test(name) ? name : undefined
}

/** The literal arguments behind the package, up to one that is none. */
function argumentWords(text: string, from: number, to: number): readonly PlaceStep[] {
  const steps: PlaceStep[] = []
  for (let at = from; at < to;) {
    const word = /^(\s*,\s*(?:(?:resource|package_path|resource_name)\s*=\s*)?)(["'])([^"'\\\n]*)\2(?=\s*[,)])/.exec(
      text.slice(at, to + 1),
    )
    if (word === null) break
    const start = at + (word[1]?.length ?? 0)
    at += word[0].length
    const span: Span = { start, end: at }
    steps.push({ word: { text: word[3] ?? '', span }, region: undefined, isPath: false })
  }
  return steps
}

/** The dotted name that a place asks for, in a module of this name at this path. */
export function nameAsked(place: PackageAsked, module: string, path: string): string {
  return place.nameIn(module, isInit(path))
}
