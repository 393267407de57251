import type { QualifiedName } from '../../model/names.ts'
import { joinName, prefixesOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import { referenceStartingAt } from '../facts/by-statement.ts'
import type { ModuleFacts, Reference, StringFact } from '../facts/facts.ts'
import { meaningOf, visibleBindings } from '../facts/resolve.ts'
import { holdersByText } from './holders-by-text.ts'
import type { Holder } from './holders-by-text.ts'
import { homeOfModule } from './callees.ts'
import type { Home } from './callees.ts'
import type { SymbolIndex } from './symbol-index.ts'
import { flowOf } from './value-flow.ts'
import type { Flow } from './value-flow.ts'

/** A submodule that code reads of something which may be its package: `def info(kit=shop.kit): return kit.saw`. */
export interface HeldRead {
  /** Where the package, or one above it, is handed over as a value. */
  readonly holder: Reference
  readonly module: QualifiedName
  /** Where the attribute stands, or the text that names it. */
  readonly place: { readonly path: RepoPath; readonly span: Span }
  /** Asked for by text: `hasattr(shop, "kit")`, `attrgetter("kit.saw")`. It may be asked whether it is there at all. */
  readonly isText: boolean
  /** By a text that other rules follow when the module gets another name: a field of a template, a word that a variable holds. */
  readonly isFollowed?: boolean
}

/**
 * Which of some modules a file reads, or lets functions of the tree read, through a package that it hands over as a value. What such
 * a value is at run time is followed through names, parameters, attributes and containers; chains that start at an import are no value.
 */
export function heldReads(index: SymbolIndex, home: Home, modules: Iterable<QualifiedName>): readonly HeldRead[] {
  const above = new Map<QualifiedName, QualifiedName[]>()
  for (const module of modules)
    for (const parent of prefixesOf(module))
      if (parent !== module) above.set(parent, [...(above.get(parent) ?? []), module])
  const asked = [...new Set(modules)].flatMap((module) => lookedUp(index, home, module))
  const holders = [...holdersIn(index, home, above), ...holdersByText(index, home, above)]
  const held = holders.flatMap(({ holder, name, span }): readonly HeldRead[] => {
    const flow = flowOf(index, home, [span])
    const wanted = (above.get(name) ?? []).map((module) => ({
      module,
      words: module.slice(name.length + 1).split('.'),
    }))
    const far = [...flow.elsewhere.values()].map(
      (one) => [one.home, flowOf(index, one.home, [], one.bindings)] as const,
    )
    return wanted.flatMap(({ module, words }) => [
      ...[[home, flow] as const, ...far].flatMap(([there, its]) =>
        readsOf(there, its, words).map((span) => ({
          holder,
          module,
          place: { path: there.path, span },
          isText: false,
        })),
      ),
      ...textsOf(home, words, span).map(({ at, isFollowed }) => ({
        holder,
        module,
        place: { path: home.path, span: at },
        isText: true,
        isFollowed,
      })),
    ])
  })
  return [...asked, ...held]
}

/** `"shop.kit" in sys.modules`, `sys.modules.get("shop.kit")`. */
function lookedUp(index: SymbolIndex, { facts, path }: Home, module: QualifiedName): readonly HeldRead[] {
  return facts.strings.flatMap((fact): readonly HeldRead[] => {
    const { start: from, end } = fact.content
    if (end - from !== module.length || facts.text.slice(from, end) !== module) return []
    const isGet = fact.call?.argument === 0 && /(^|\.)modules\.get$/.test(fact.call.callee)
    const start = fact.keyOf?.start ?? (isGet ? fact.call?.span.start : undefined)
    const holder = referenceStartingAt(facts, start)
    const meaning = holder === undefined ? undefined : meaningOf(facts, holder, index.identityOf(path))
    if (holder === undefined || meaning?.kind !== 'imported') return []
    const table = joinName(meaning.name, ...holder.attributes.map((step) => step.name))
    return /^sys\.modules(\.get)?$/.test(table)
      ? [{ holder, module, place: { path, span: fact.span }, isText: true }]
      : []
  })
}

/** The chains of a file that end in one of the packages: nothing is read of them there. */
function holdersIn(
  index: SymbolIndex,
  { facts, path }: Home,
  packages: ReadonlyMap<QualifiedName, unknown>,
): readonly Holder[] {
  const self = index.identityOf(path)
  return facts.references.flatMap((holder) => {
    if (holder.context !== 'load' || holder.annotation || holder.quoted || holder.typeChecking) return []
    const meaning = meaningOf(facts, holder, self)
    if (meaning.kind !== 'imported') return []
    const name = joinName(meaning.name, ...holder.attributes.map((step) => step.name))
    const end = holder.attributes.at(-1)?.span.end ?? holder.span.end
    return packages.has(name) ? [{ holder, name, span: { start: holder.span.start, end } }] : []
  })
}

/** Where the words are read, one after the other, of something that may be the value. */
function readsOf({ facts }: Home, flow: Flow, words: readonly string[]): readonly Span[] {
  const spans: Span[] = []
  for (const reference of facts.references) {
    const steps = reference.attributes.map((step) => step.name)
    const isNamed = visibleBindings(facts, reference).some((binding) => flow.bindings.has(binding))
    for (const [at] of steps.entries()) {
      const isValue = at === 0 ? isNamed : flow.attributes.has(steps[at - 1] ?? '')
      if (!isValue || words.some((word, offset) => steps[at + offset] !== word)) continue
      const [first, last] = [reference.attributes[at], reference.attributes[at + words.length - 1]]
      if (first !== undefined && last !== undefined) spans.push({ start: first.span.start, end: last.span.end })
    }
  }
  if (flow.isLoose)
    for (const match of facts.text.matchAll(new RegExp(`[)\\]]\\s*\\.\\s*(${words.join('\\s*\\.\\s*')})\\b`, 'g')))
      spans.push({ start: match.index + match[0].length - (match[1]?.length ?? 0), end: match.index + match[0].length })
  return spans
}

interface TextRead {
  readonly at: Span
  readonly isFollowed: boolean
}

/** Literals that name the words: any with several of them, and one alone where it is looked up in the package (`"kit" in dir(shop)`). */
function textsOf({ facts }: Home, words: readonly string[], holder: Span): readonly TextRead[] {
  const said = words.join('.')
  return facts.strings.flatMap((fact): readonly TextRead[] => {
    if (fact.isFormat || fact.docstring) return []
    const value = facts.text.slice(fact.content.start, fact.content.end)
    if (isField(facts, fact, said, holder)) return [{ at: fact.span, isFollowed: true }]
    if (value !== said && !value.startsWith(`${said}.`)) return []
    const isAsked =
      [fact.call?.firstArgument, fact.keyOf].some((span) => span !== undefined && contains(span, holder)) ||
      isGotten(fact, holder)
    const isPath = value.includes('.') && !facts.imports.some((one) => one.module === value)
    if (isAsked || isPath) return [{ at: fact.span, isFollowed: false }]
    return value === said && isListed(facts, fact, holder) ? [{ at: fact.span, isFollowed: true }] : []
  })
}

/** `vars(shop).get("kit")` */
function isGotten({ call, span }: StringFact, holder: Span): boolean {
  if (call === undefined || !/\.(?:get|__getitem__|__getattribute__)$/.test(call.callee)) return false
  return call.span.start <= holder.start && holder.end <= span.start
}

/** A literal by itself, where the package is asked for a name that a variable holds: `getattr(shop, word)`. */
function isListed({ text }: ModuleFacts, { call, keyOf }: StringFact, holder: Span): boolean {
  if (call !== undefined || keyOf !== undefined) return false
  const [before, after] = [
    text.slice(Math.max(0, holder.start - 20), holder.start),
    text.slice(holder.end, holder.end + 80),
  ]
  if (/\breduce\s*\(\s*getattr\s*,[^\n]*,\s*$/.test(text.slice(Math.max(0, holder.start - 120), holder.start)))
    return true
  return /\bgetattr\s*\(\s*$/.test(before) && /^\s*,\s*[A-Za-z_]\w*\s*[,)]/.test(after)
}

/** `"{0.kit.saw}".format(shop)` */
function isField({ text }: ModuleFacts, { span, content }: StringFact, said: string, holder: Span): boolean {
  const behind = text.slice(span.end, holder.start)
  if (holder.start < span.end || !/^\s*\)?\s*\.\s*format\s*\([^()]*$/.test(behind)) return false
  const fields = text.slice(content.start, content.end).matchAll(/\{\w*((?:\.\w+)+)/g)
  return [...fields].some(([, words = '']) => `${words}.`.startsWith(`.${said}.`))
}

/** The file of a module as the place where code stands. */
export function homeOfFile(index: SymbolIndex, path: RepoPath): Home | undefined {
  const module = index.moduleOf(path)
  const known = module === undefined ? undefined : homeOfModule(index, module)
  if (known?.path === path) return known
  const facts = index.facts(path)
  return facts === undefined ? undefined : { module: module ?? '', path, facts }
}
