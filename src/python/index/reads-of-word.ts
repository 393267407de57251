import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ImportItem, ModuleFacts, Reference, StringFact } from '../facts/facts.ts'
import { momentOf, runTimeImports, runsLater } from '../facts/moments.ts'
import { absoluteModule, meaningOf, visibleBindings } from '../facts/resolve.ts'
import type { SymbolIndex } from './symbol-index.ts'
import { moduleOffered } from './through-module-attributes.ts'

/** A place where a file takes a word of a package. UTF-16 span. */
export interface WordRead {
  readonly span: Span
  /** What comes of it is called, and nothing else: then it is no module. */
  readonly isCall: boolean
  /** The attribute that is read of it. */
  readonly next: string | undefined
}

/** The word of a package that is asked for, and the file that is looked at. */
interface Question {
  readonly index: SymbolIndex
  readonly path: RepoPath
  readonly facts: ModuleFacts
  /** References that are evaluated at some time. */
  readonly references: readonly Reference[]
  readonly module: QualifiedName
  readonly word: string
}

/**
 * The places where code of a file takes `word` of the package `module` when it runs: imported by name or by a star, as an attribute, by
 * a literal (`getattr`, `vars`, `sys.modules`), and in functions of the package itself by its name. Modules that hand on the word, or the package, are looked through.
 */
export function readsOfWord(
  index: SymbolIndex,
  path: RepoPath,
  module: QualifiedName,
  word: string,
): readonly WordRead[] {
  const facts = index.facts(path)
  if (facts === undefined || facts.errors.length > 0) return []
  const references = facts.references.filter((one) => momentOf(one) !== 'never' && !one.quoted)
  const question: Question = { index, path, facts, references, module, word }
  return [...importedReads(question), ...chainReads(question), ...textReads(question)]
}

function isInside({ index, path, module }: Question): boolean {
  return index.moduleOf(path) === module
}

/** What `from` imports take, with what is done with it: the place is the import. */
function importedReads(question: Question): readonly WordRead[] {
  const { index, path, facts, references, word } = question
  const self = index.identityOf(path)
  if (isInside(question)) return []
  return runTimeImports(facts).flatMap((statement): readonly WordRead[] => {
    const base = statement.kind === 'from' ? absoluteModule(statement, self) : undefined
    if (base === undefined) return []
    if (statement.star) {
      if (!leadsTo(question, base, word)) return []
      const uses = references.filter((one) => one.name === word && visibleBindings(facts, one).length === 0)
      return uses.map((one) => ({ ...readBehind(facts, one, 0), span: statement.span }))
    }
    return statement.items
      .filter((item) => leadsTo(question, base, item.name))
      .flatMap((item) => usesOf(question, joinName(base, item.name), item))
  })
}

function usesOf(
  { index, path, facts, references }: Question,
  name: QualifiedName,
  item: ImportItem,
): readonly WordRead[] {
  const self = index.identityOf(path)
  const uses = references.filter((one) => {
    const meaning = one.name === item.bound ? meaningOf(facts, one, self) : undefined
    return meaning?.kind === 'imported' ? meaning.name === name : meaning?.kind === 'ambiguous'
  })
  if (uses.length === 0) return [{ span: item.span, isCall: false, next: undefined }]
  return uses.map((one) => ({ ...readBehind(facts, one, 0), span: item.span }))
}

/** Whether a name of a module is the word in question, through modules that hand it on by `from` imports and stars. */
function leadsTo(question: Question, module: QualifiedName, name: string, seen = new Set<string>()): boolean {
  if (module === question.module && name === question.word) return true
  const key = `${module} ${name}`
  const [path, facts] = [question.index.fileOf(module), question.index.factsOfModule(module)]
  if (seen.has(key) || path === undefined || facts === undefined) return false
  seen.add(key)
  const self = question.index.identityOf(path)
  const bindings = facts.scopes[0]?.bindings.get(name) ?? []
  const stars = bindings.length > 0 ? [] : facts.imports.filter((one) => one.star && one.scope === 0)
  const sources = bindings.flatMap(({ imported }) => {
    const statement = imported === undefined ? undefined : facts.imports[imported.statement]
    const item = imported === undefined ? undefined : statement?.items[imported.item]
    return statement?.kind === 'from' && item !== undefined ? [{ statement, name: item.name }] : []
  })
  return [...sources, ...stars.map((statement) => ({ statement, name }))].some((one) => {
    const from = absoluteModule(one.statement, self)
    if (from === undefined || (one.statement.star && question.index.starNames(from)?.has(name) === false)) return false
    return leadsTo(question, from, one.name, seen)
  })
}

/** Attributes of the package, and the word itself in functions of the package. */
function chainReads(question: Question): readonly WordRead[] {
  const { index, path, facts, references, word } = question
  const self = index.identityOf(path)
  const inside = isInside(question)
  return references.flatMap((one): readonly WordRead[] => {
    if (inside && one.name === word && runsLater(one) && visibleBindings(facts, one).some(({ scope }) => scope === 0))
      return [readBehind(facts, one, 0)]
    if (one.attributes.length === 0) return []
    const meaning = meaningOf(facts, one, self)
    const names = meaning.kind === 'imported' ? [meaning.name] : meaning.kind === 'ambiguous' ? meaning.names : []
    const steps = names.map((name) => stepTo(question, one, heldModule(index, name)))
    const step = steps.find((found) => found !== undefined)
    return step === undefined ? [] : [readBehind(facts, one, step + 1)]
  })
}

/** Which attribute of a chain that starts at a module reads the word, counted from 0. */
function stepTo(
  { index, module, word }: Question,
  one: Reference,
  start: QualifiedName | undefined,
): number | undefined {
  let at = start
  for (const [step, { name }] of one.attributes.entries()) {
    if (at === undefined) return undefined
    const isRead = step < one.attributes.length - 1 || one.context === 'load'
    if (at === module && name === word) return isRead ? step : undefined
    at = attributeOf(index, at, name)
  }
  return undefined
}

function heldModule(index: SymbolIndex, name: QualifiedName): QualifiedName | undefined {
  if (index.isModule(name)) return name
  const target = index.lookup(name)
  return target.kind === 'symbol' && target.rest.length === 0
    ? moduleOffered(index, target.module, target.symbol)
    : undefined
}

function attributeOf(index: SymbolIndex, module: QualifiedName, name: string): QualifiedName | undefined {
  const below = joinName(module, name)
  return moduleOffered(index, module, name) ?? (index.isModule(below) ? below : undefined)
}

/** `getattr(pkg, "word")`, `vars(pkg)["word"]`, `pkg.__dict__["word"]`, `sys.modules["pkg"].word`, and `globals()["word"]` in the package. */
function textReads(question: Question): readonly WordRead[] {
  const { index, path, facts, references, module, word } = question
  const self = index.identityOf(path)
  return facts.strings.flatMap((fact): readonly WordRead[] => {
    const said = fact.isFormat || fact.docstring ? '' : facts.text.slice(fact.content.start, fact.content.end)
    const read = { span: fact.span, isCall: false, next: undefined }
    if (said === module && /^\s*\]\s*\.\s*/.test(facts.text.slice(fact.span.end))) {
      const steps = facts.text.slice(fact.span.end, fact.span.end + word.length + 40)
      return new RegExp(String.raw`^\s*\]\s*\.\s*${word}(?!\w)`).test(steps) ? [read] : []
    }
    if (said !== word) return []
    const start = objectOf(facts, fact)
    if (start === 'globals') return isInside(question) ? [read] : []
    const reference = references.find((one) => one.span.start === start)
    const meaning = reference === undefined ? undefined : meaningOf(facts, reference, self)
    if (reference === undefined || meaning?.kind !== 'imported') return []
    const steps = reference.attributes.map((step) => step.name).filter((step) => step !== '__dict__')
    let at = heldModule(index, meaning.name)
    for (const step of steps) at = at === undefined ? undefined : attributeOf(index, at, step)
    return at === module ? [read] : []
  })
}

/** Where the object starts in which a literal is looked up. */
function objectOf({ text }: ModuleFacts, { keyOf, call }: StringFact): number | 'globals' | undefined {
  if (keyOf === undefined) {
    const asks = call?.argument === 1 && /(?:^|\.)(?:getattr|hasattr)$/.test(call.callee)
    return asks ? call.firstArgument?.start : undefined
  }
  const mapping = text.slice(keyOf.start, keyOf.end)
  if (/^(?:globals|vars|locals)\s*\(\s*\)/.test(mapping)) return 'globals'
  return keyOf.start + (/^vars\s*\(\s*/.exec(mapping)?.[0].length ?? 0)
}

/** What is done with the first `steps` attributes of a chain. */
function readBehind({ text }: ModuleFacts, reference: Reference, steps: number): WordRead {
  const next = reference.attributes[steps]?.name
  const isDecorator = /@\s*$/.test(text.slice(Math.max(0, reference.span.start - 9), reference.span.start))
  const end = reference.attributes[steps - 1]?.span.end ?? reference.span.end
  const isCall = next === undefined && (isDecorator || /^\s*\(/.test(text.slice(end, end + 20)))
  return { span: reference.span, isCall, next }
}
