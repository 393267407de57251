import type { Finding, Place } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { contains } from '../../model/span.ts'
import { statementBinding, referencesOf } from '../../python/facts/by-statement.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { annotationReaders, readerOf } from './annotation-readers.ts'
import type { AnnotationReader } from './annotation-readers.ts'
import type { Relocation } from './relocation.ts'

/**
 * Annotations that are values in their old module and text in the new one, which has `from __future__ import annotations` or gets it with
 * what else arrives (PEP 563), where code of the tree reads them when it runs. The other way round is refused whoever reads them.
 */
export function annotationForm(index: SymbolIndex, relocations: readonly Relocation[]): readonly Finding[] {
  const asked = relocations.flatMap((relocation) => {
    const { from, to, symbols } = relocation
    const facts = index.factsOfModule(from)
    if (facts === undefined || facts.futureAnnotations || !becomesText(index, to, relocations)) return []
    const names = [...symbols].filter((name) => isAnnotated(facts, name))
    return names.length === 0 ? [] : [{ from, to, names }]
  })
  if (asked.length === 0) return []
  const readers = annotationReaders(index).filter((reader) => reader.asks === 'value')
  return asked.flatMap(({ from, to, names }): readonly Finding[] => {
    const model = names.flatMap((name) => fieldsKept(index, from, name) ?? [])[0]
    // What goes through the fields of a class that it is handed may be handed this one.
    const ofAny = model === undefined ? undefined : readers.find((one) => one.isOfFields && one.subject === undefined)
    const reader = readerOf(index, readers, from, names) ?? ofAny
    if (reader !== undefined) return [becomeText(names, { from, to }, reader)]
    return model === undefined ? [] : [fieldsBecomeText(names, { from, to }, model)]
  })
}

/** Where definitions leave, and where they come to. */
type Way = Pick<Relocation, 'from' | 'to'>

function becomeText(names: readonly string[], { from, to }: Way, { path, span }: AnnotationReader): Finding {
  return {
    code: 'annotation-evaluation',
    level: 'error',
    reason: `${names.join(', ')}: annotations are values in ${from} and would be text in ${to} (\`from __future__ import annotations\`), and code reads them when it runs`,
    advice: `Move to a module without that import, or put it into ${from} first, if text is fine for who reads it.`,
    place: { path, span },
    about: [from, to],
  }
}

/** The types of fields that nothing in the tree asks for: who uses the class may. */
function fieldsBecomeText(names: readonly string[], { from, to }: Way, place: Place): Finding {
  return {
    code: 'annotation-evaluation',
    level: 'warning',
    reason: `${names.join(', ')}: the types of the fields are values in ${from} and become text in ${to} (\`from __future__ import annotations\`); nothing in the tree reads them`,
    advice: `Where users of the class read them (\`fields(...)\`), move to a module without that import; else nothing needs to be done.`,
    place,
  }
}

/** Decorators that make fields of annotations, whose types are what these are (dataclasses, attrs: `Attribute.type`). */
const MAKES_FIELDS = /^(?:dataclasses\.dataclass|attrs?\.(?:s|attrs|dataclass|define|frozen|mutable|make_class))$/

/** Where a class is made one with fields; undefined for what is none. */
function fieldsKept(
  index: SymbolIndex,
  module: QualifiedName,
  name: string,
): Pick<AnnotationReader, 'path' | 'span'> | undefined {
  const path = index.fileOf(module)
  const facts = index.factsOfModule(module)
  const statement = facts === undefined ? undefined : statementBinding(facts, name)
  if (path === undefined || facts === undefined || statement?.kind !== 'class') return undefined
  const span = statement.decorators.find((decorator) => {
    const reference = facts.references.find((one) => contains(decorator, one.span))
    const meaning = reference === undefined ? undefined : meaningOf(facts, reference, index.identityOf(path))
    if (reference === undefined || meaning?.kind !== 'imported') return false
    return MAKES_FIELDS.test(joinName(meaning.name, ...reference.attributes.map((step) => step.name)))
  })
  return span === undefined ? undefined : { path, span }
}

/** Whether annotations are text in the target in the end: it has the future import, or something that moves there brings it. */
function becomesText(index: SymbolIndex, to: QualifiedName, relocations: readonly Relocation[]): boolean {
  if (index.factsOfModule(to)?.futureAnnotations === true) return true
  return relocations.some((one) => {
    const facts = one.to === to ? index.factsOfModule(one.from) : undefined
    const isNew = index.fileOf(to) === undefined
    return facts?.futureAnnotations === true && (isNew || [...one.symbols].some((name) => isAnnotated(facts, name)))
  })
}

function isAnnotated(facts: ModuleFacts, name: string): boolean {
  const statement = statementBinding(facts, name)
  return statement !== undefined && referencesOf(facts, statement.index).some((one) => isStored(facts, one))
}

/** Whether an annotation is one that Python keeps: of a parameter, a result, a field, and not of a variable in a function (PEP 526). */
export function isStored(facts: ModuleFacts, { annotation, scope }: Reference): boolean {
  const kind = facts.scopes[scope]?.kind
  return annotation && kind !== 'function' && kind !== 'comprehension'
}
