import type { Finding } from '../../model/finding.ts'
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
    const reader = readerOf(index, readers, from, names) ?? model
    if (reader === undefined) return []
    const why = reader === model ? 'fields of the class keep them as their types' : 'code reads them when it runs'
    return [
      {
        code: 'annotation-evaluation',
        level: 'error',
        reason: `${names.join(', ')}: annotations are values in ${from} and would be text in ${to} (\`from __future__ import annotations\`), and ${why}`,
        advice: `Move to a module without that import, or put it into ${from} first, if text is fine for who reads it.`,
        place: { path: reader.path, span: reader.span },
      },
    ]
  })
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
