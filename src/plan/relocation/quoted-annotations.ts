import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { ImportTiming } from '../../model/plan.ts'
import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { runsOnLoad } from '../../python/facts/moments.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { keptAnnotations } from '../../python/parse/kept-annotations.ts'
import type { KeptAnnotation } from '../../python/parse/kept-annotations.ts'
import { annotationReaders, readerOf } from './annotation-readers.ts'
import type { Relocation } from './relocation.ts'

/** Statements of one module that move to another. */
export interface Moving {
  readonly from: QualifiedName
  readonly to: QualifiedName
  readonly facts: ModuleFacts
  readonly statements: ReadonlySet<number>
  readonly timing: ImportTiming
}

/**
 * Annotations of moved code that are written as strings in the target (PEP 484, forward references). All of them, where they are text
 * in their old module (PEP 563) and the target evaluates its own: a string is what Python keeps of them today. And those of functions that
 * say one of the names in `late`, where the plan asks for it and nothing in the tree takes annotations as they are. Empty where none are,
 * or one of them cannot be.
 */
export function quotedAnnotations(index: SymbolIndex, moving: Moving, late: readonly string[]): readonly Span[] {
  const { from, facts, statements, timing } = moving
  const isText = isTextHereAlone(index, moving)
  if (!isText && (!timing.quoted || late.length === 0)) return []
  const kept = annotationsOf(facts, statements).filter(({ isText: isOne }) => !isOne)
  const asked = isText ? kept : kept.filter((one) => one.of === 'function' && says(facts, one.span, late))
  if (asked.some((one) => !canBeText(facts, one) || (!isText && one.isDecorated))) return []
  const names = [...statements].flatMap((at) => facts.statements[at]?.names ?? [])
  const isTaken = (): boolean =>
    readerOf(
      index,
      annotationReaders(index).filter(({ asks }) => asks === 'value'),
      from,
      names,
    ) !== undefined
  return asked.length === 0 || (!isText && isTaken()) ? [] : asked.map(({ span }) => span)
}

/** The facts of a module with references in these annotations as what they are in a string: evaluated by nobody on import. */
export function inQuotes(facts: ModuleFacts, quoted: readonly Span[]): ModuleFacts {
  if (quoted.length === 0) return facts
  const isQuoted = ({ span }: Reference): boolean => quoted.some((one) => contains(one, span))
  const references = facts.references.map((one) => (isQuoted(one) ? one.as({ quoted: true, deferred: true }) : one))
  return { ...facts, references }
}

/** Whether annotations are text in the old module (PEP 563), and neither are so in the target nor may become it, for it has its own. */
export function isTextHereAlone(index: SymbolIndex, { facts, to }: Pick<Moving, 'facts' | 'to'>): boolean {
  const target = index.factsOfModule(to)
  if (target === undefined || !facts.futureAnnotations || target.futureAnnotations) return false
  return (
    target.references.some((reference) => reference.annotation && !reference.quoted) ||
    target.scopes.some((scope) => [...scope.bindings.values()].flat().some(({ kind }) => kind === 'annotation'))
  )
}

/** What a person should know of annotations that are strings afterwards. */
export function quotedFindings(index: SymbolIndex, relocation: Relocation): readonly Finding[] {
  const { from, to, symbols, quoted } = relocation
  const [facts, path, span] = [index.factsOfModule(from), index.fileOf(from), quoted[0]]
  if (facts === undefined || path === undefined || span === undefined) return []
  const names = [...symbols].sort().join(', ')
  const wereText = facts.futureAnnotations
  return [
    {
      code: 'annotations-quoted',
      level: wereText ? 'note' : 'warning',
      reason: wereText
        ? `${names}: annotations are text in ${from} (\`from __future__ import annotations\`), and quotes keep them so in ${to}, which has not that import`
        : `${names}: annotations that name what ${to} must not load are in quotes there; they were values in ${from}, and nothing in the tree takes them as they are`,
      advice: wereText
        ? `Take the quotes away where these annotations may be evaluated when ${to} is loaded.`
        : 'Nothing needs to be done unless users of the package have these annotations evaluated (`typing.get_type_hints`).',
      place: { path, span },
    },
  ]
}

/** Whether moved functions read something on import in annotations alone that could be strings. */
export function hasQuotable(facts: ModuleFacts, statements: ReadonlySet<number>): boolean {
  const kept = annotationsOf(facts, statements).filter(
    (one) => one.of === 'function' && !one.isDecorated && !one.isText,
  )
  return facts.references.some(
    (reference) => runsOnLoad(reference) && kept.some(({ span }) => contains(span, reference.span)),
  )
}

function annotationsOf(facts: ModuleFacts, statements: ReadonlySet<number>): readonly KeptAnnotation[] {
  const spans = [...statements].flatMap((at) => facts.statements[at]?.span ?? [])
  const isAnnotated = facts.references.some((one) => one.annotation && statements.has(one.statement))
  return isAnnotated ? keptAnnotations(facts.text, spans) : []
}

function says(facts: ModuleFacts, span: Span, names: readonly string[]): boolean {
  return facts.references.some((one) => names.includes(one.name) && contains(span, one.span))
}

/** On one line, and without one of the two quotes. */
function canBeText({ text }: ModuleFacts, { span }: KeptAnnotation): boolean {
  const words = text.slice(span.start, span.end)
  return !/[\n\r\\]/.test(words) && !(words.includes('"') && words.includes("'"))
}
