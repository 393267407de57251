import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { asidesOf } from '../../python/facts/asides.ts'
import { referenceStartingAt, referencesOf, statementBinding } from '../../python/facts/by-statement.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { namesAskedBy, runsOnLoad } from '../../python/facts/moments.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { isLookedUpByLibrary } from './library-readers.ts'

/** Code that reads annotations when it runs. */
export interface AnnotationReader {
  readonly path: RepoPath
  readonly span: Span
  /** Whose annotations, where the code says it; undefined for those of what it is handed. */
  readonly subject: QualifiedName | undefined
  /** `value`: as they are, text under the future import (PEP 563); `name`: the names in them, looked up in the module. */
  readonly asks: 'value' | 'name'
  /** It goes through the fields of a class that is made of its annotations. */
  readonly isOfFields: boolean
}

const WORDS = [
  ...['__annotations__', 'get_type_hints', 'get_annotations', 'signature', 'fields', 'fields_dict'],
  ...['__dataclass_fields__', '__attrs_attrs__', 'eval_str'],
]

/** Where annotations are read: by the attribute, by a call with whose they are, and by what is taken off such a call elsewhere in the file. */
const READS =
  /(?<attribute>\.\s*__annotations__\b)|["']__annotations__["']|\b(?<call>get_type_hints|get_annotations|signature|fields|fields_dict)\s*\(\s*|\.\s*(?:__dataclass_fields__|__attrs_attrs__)\b/g

/** All code of the tree that reads annotations, in the order of paths and places. */
export function annotationReaders(index: SymbolIndex): readonly AnnotationReader[] {
  return index.workspace.matching(wordQuery(WORDS), '.py').flatMap((path) => {
    const facts = index.facts(path)
    return facts === undefined ? [] : readersIn(index, path, facts)
  })
}

function readersIn(index: SymbolIndex, path: RepoPath, facts: ModuleFacts): readonly AnnotationReader[] {
  const { text } = facts
  const asides = asidesOf(facts)
  const isCode = (at: number): boolean => !asides.isRemark(at)
  const takesType = [...text.matchAll(/\.\s*type\b/g)].some(({ index: at }) => isCode(at))
  const takesAnnotation = [...text.matchAll(/\.\s*(?:annotation|return_annotation)\b/g)].some(({ index: at }) =>
    isCode(at),
  )
  return [...text.matchAll(READS)].flatMap((match): readonly AnnotationReader[] => {
    const { attribute, call } = match.groups ?? {}
    const span = { start: match.index, end: match.index + match[0].length }
    if (!isCode(span.start)) return []
    const asksNames = call === 'get_type_hints' || isEvaluated(text, span.end)
    const isOfFields = /fields|attrs/.test(match[0])
    const isRead =
      call === 'signature' || call === 'get_annotations'
        ? call === 'get_annotations' || takesAnnotation || asksNames
        : isOfFields
          ? takesType
          : true
    const subject = call === undefined ? undefined : subjectAt(index, path, facts, span.end)
    const isShown = call === 'signature' && subject !== undefined && !takesParameters(text, span.end)
    if (!isRead && !isShown) return []
    const behind = attribute === undefined ? undefined : subjectBefore(index, path, facts, span.start)
    return [{ path, span, subject: subject ?? behind, asks: asksNames ? 'name' : 'value', isOfFields }]
  })
}

/** Whether of a signature only the parameters or what binds arguments to them is taken. */
function takesParameters(text: string, at: number): boolean {
  return /^[^()]*\)\s*\.\s*(?:parameters|bind|bind_partial)\b/.test(text.slice(at, at + 500))
}

/** Whether the arguments that begin at an offset ask for evaluated annotations (`eval_str=True`). */
function isEvaluated(text: string, at: number): boolean {
  return /^[^()]*(?:\([^()]*\)[^()]*)*\beval_str\s*=\s*True/.test(text.slice(at, at + 500))
}

function subjectAt(index: SymbolIndex, path: RepoPath, facts: ModuleFacts, at: number): QualifiedName | undefined {
  const reference = referenceStartingAt(facts, at)
  return reference === undefined ? undefined : definitionBehind(index, path, facts, reference, reference.attributes)
}

/** The definition whose attribute stands at an offset: `Box` of `shop.Box.__annotations__`. */
function subjectBefore(index: SymbolIndex, path: RepoPath, facts: ModuleFacts, at: number): QualifiedName | undefined {
  const reference = facts.references.find(({ span, attributes }) => {
    const step = attributes.findIndex((one) => one.name === '__annotations__' && one.span.start >= at)
    return step >= 0 && span.start < at && (attributes[step - 1]?.span.end ?? span.end) <= at
  })
  if (reference === undefined) return undefined
  const steps = reference.attributes.filter((one) => one.span.end <= at)
  return definitionBehind(index, path, facts, reference, steps)
}

/** The top-level definition of the tree that a chain goes to or through; undefined for a parameter, a variable, what is not of the tree. */
function definitionBehind(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  reference: Reference,
  steps: Reference['attributes'],
): QualifiedName | undefined {
  const meaning = meaningOf(facts, reference, index.identityOf(path))
  const own = index.moduleOf(path)
  if (meaning.kind === 'own') {
    const isDefinition = meaning.bindings.every(({ scope, kind }) => scope === 0 && /^(class|function)$/.test(kind))
    return isDefinition && own !== undefined ? joinName(own, reference.name) : undefined
  }
  if (meaning.kind !== 'imported') return undefined
  const target = index.lookup(joinName(meaning.name, ...steps.map((step) => step.name)))
  if (target.kind !== 'symbol') return undefined
  const home = index.definitionOf(target.module, target.symbol)
  const kind = home === undefined ? undefined : statementOf(index, home.module, home.symbol)?.kind
  return home !== undefined && (kind === 'class' || kind === 'function')
    ? joinName(home.module, home.symbol)
    : undefined
}

function statementOf(
  index: SymbolIndex,
  module: QualifiedName,
  name: string,
): ReturnType<typeof statementBinding> | undefined {
  const facts = index.factsOfModule(module)
  return facts === undefined ? undefined : statementBinding(facts, name)
}

/** Whether code of the tree, or a library, may look up a name of a module that it has in annotations of functions, apart from the statements in `except`. */
export function isLookedUp(
  index: SymbolIndex,
  module: QualifiedName,
  name: string,
  except: ReadonlySet<number>,
): boolean {
  const facts = index.factsOfModule(module)
  const saying = (facts?.references ?? []).flatMap((one) =>
    one.name === name && one.annotation && !one.typeChecking && !except.has(one.statement)
      ? (facts?.statements[one.statement]?.names ?? [])
      : [],
  )
  const names = [...new Set(saying)]
  if (names.length > 0 && isLookedUpByLibrary(index, module, name, except)) return true
  return names.length > 0 && readerOf(index, annotationReaders(index), module, names) !== undefined
}

/**
 * Of the readers, the first that may come by definitions of a module: it says one of them, or reads what it is handed and stands in a
 * file that names one, in one that such a file imports from, or in one that their decorators, bases and metaclasses are from.
 */
export function readerOf(
  index: SymbolIndex,
  readers: readonly AnnotationReader[],
  module: QualifiedName,
  names: readonly string[],
): AnnotationReader | undefined {
  if (readers.length === 0 || names.length === 0) return undefined
  const said = readers.find(
    ({ subject }) => subject !== undefined && names.some((name) => subject === joinName(module, name)),
  )
  if (said !== undefined) return said
  const near = filesNear(index, module, names)
  return readers.find(({ subject, path }) => subject === undefined && near.has(path))
}

function filesNear(index: SymbolIndex, module: QualifiedName, names: readonly string[]): ReadonlySet<RepoPath> {
  const naming = index.workspace.matching(wordQuery(names), '.py')
  const near = new Set<RepoPath>(naming)
  const add = (name: QualifiedName): void => {
    const target = index.lookup(name)
    const home =
      target.kind === 'symbol' ? (index.definitionOf(target.module, target.symbol)?.module ?? target.module) : undefined
    const path = index.fileOf(home ?? (target.kind === 'module' ? target.module : ''))
    if (path !== undefined) near.add(path)
  }
  for (const path of naming) {
    const self = index.identityOf(path)
    for (const statement of index.facts(path)?.imports ?? []) namesAskedBy(statement, self).forEach(add)
  }
  const facts = index.factsOfModule(module)
  const path = index.fileOf(module)
  if (facts === undefined || path === undefined) return near
  for (const name of names)
    for (const reference of referencesOf(facts, statementBinding(facts, name)?.index ?? -1)) {
      const meaning = runsOnLoad(reference) ? meaningOf(facts, reference, index.identityOf(path)) : undefined
      if (meaning?.kind === 'imported') add(joinName(meaning.name, ...reference.attributes.map((step) => step.name)))
    }
  return near
}
