import { firstPartOf, isWithin, joinName } from '../../model/names.ts'
import type { Finding } from '../../model/finding.ts'
import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import type { ImportItem, ModuleFacts, Reference, Scope } from '../../python/facts/facts.ts'
import { doctestRegions } from '../../markdown/doctest-regions.ts'
import { dottedNames } from '../names/dotted-names.ts'
import { meaningOf, nameOfBinding } from '../../python/facts/resolve.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import type { AttributeSpelling } from './optional-attributes.ts'
import type { GuardDecisions } from './guard-decisions.ts'
import type { GuardRequest } from './guard-request.ts'
import type { OptionalDependency } from '../names/optional-dependencies.ts'
import type { OptionalImport } from './optional-imports.ts'
import { importReads } from './optional-uses.ts'
import type { ImportRead } from './optional-uses.ts'

/** Places of an import that other policies than `function` take over. */
export function isAtTop(entry: OptionalImport): boolean {
  return entry.place === 'head' || entry.place === 'late'
}

/**
 * The dependencies of a module that have to stay names of it, with the reason: then they are guarded as under
 * `guard: function`, whatever the policy. `decided` is about all uses. `spell` says how a read would be spelled when the name
 * goes; without it the name stays and becomes lazy, so that only what loads it at once counts.
 */
export function keptByName(
  request: GuardRequest,
  imports: readonly OptionalImport[],
  decided: GuardDecisions,
  spell: ((read: ImportRead) => AttributeSpelling | undefined) | undefined,
): ReadonlyMap<OptionalDependency, string> {
  const kept = new Map<OptionalDependency, string>()
  const reads = importReads(request.facts, request.self, imports.filter(isAtTop))
  for (const dependency of new Set(imports.filter(isAtTop).map((entry) => entry.dependency))) {
    const own = imports.filter((entry) => entry.dependency === dependency)
    const mine = reads.filter((read) => read.imported.dependency === dependency)
    const reason =
      atOnce(request, own, dependency, decided) ??
      effectOf(own.filter(isAtTop), mine) ??
      readAnnotation(request, mine) ??
      (spell === undefined ? undefined : notReplaceable(request, own.filter(isAtTop), mine, spell))
    if (reason !== undefined) kept.set(dependency, reason)
  }
  if (spell === undefined) return kept
  // A statement is taken out by one hand.
  for (const { statement, dependency } of imports.filter(isAtTop)) {
    const other = imports.find((entry) => entry.statement === statement && kept.has(entry.dependency))
    if (other !== undefined && !kept.has(dependency))
      kept.set(dependency, `its import is part of that of ${other.dependency.importName}`)
  }
  return kept
}

/** What a person is told of a dependency that stays a name. */
export function keptNote(request: GuardRequest, dependency: OptionalDependency, reason: string): Finding {
  return {
    code: 'guarded-by-name',
    level: 'note',
    reason: `${request.self.name ?? request.path} guards ${dependency.importName} with a \`try\`, as \`guard: function\` does: ${reason}`,
    advice: 'Nothing needs to be done.',
    place: { path: request.path },
  }
}

/** What evaluates a dependency while the module is imported, or while another exception is on its way. */
function atOnce(
  request: GuardRequest,
  own: readonly OptionalImport[],
  dependency: OptionalDependency,
  decided: GuardDecisions,
): string | undefined {
  const early = decided.atImport.find((use) => use.imported.dependency === dependency)
  if (early !== undefined) return `${early.name} is evaluated while the module is imported, in ${early.what}`
  const standIn = [...decided.standIns.values()].find((entry) => entry.dependency === dependency && entry.isEarly)
  if (standIn !== undefined) return `${standIn.name} is evaluated while the module is imported`
  const caught = [...decided.standIns.values()].find(
    (entry) => entry.dependency === dependency && entry.classes.size > 0,
  )
  if (caught !== undefined)
    return `an \`except\` clause or a pattern reads ${[...caught.classes].join(', ')}, and must not hide what was raised where it is missing`
  if (own.some((entry) => entry.statement.star)) return 'a star import binds names nobody can see here'
  const other = own.find((entry) => !isAtTop(entry) && entry.place !== 'local')
  if (other !== undefined) return 'the module has another import of it that is guarded or stands under a condition'
  for (const { statement, items } of own.filter(isAtTop))
    for (const at of items) {
      const item = statement.items[at]
      if (item !== undefined && (request.isOffered(item.bound) || item.alias === item.name))
        return `others may take \`${item.bound}\` from the module`
    }
  return undefined
}

/** Why reads of a name cannot all be spelled in another way. */
function notReplaceable(
  request: GuardRequest,
  own: readonly OptionalImport[],
  reads: readonly ImportRead[],
  spell: (read: ImportRead) => AttributeSpelling | undefined,
): string | undefined {
  const { facts, self } = request
  const statements = new Set(own.map((entry) => entry.statement.index))
  const bound = new Set(own.flatMap(({ statement, items }) => [...items].map((at) => statement.items[at]?.bound ?? '')))
  for (const name of bound) {
    const bindings = facts.scopes[0]?.bindings.get(name) ?? []
    const isOurs = bindings.every(
      (one) => one.typeChecking || (one.imported !== undefined && statements.has(one.imported.statement)),
    )
    if (!isOurs || facts.scopes.some((scope) => scope.globals.has(name))) return `\`${name}\` is bound again`
    if (bindings.some((one) => nameOfBinding(facts, one, self) !== nameOfBinding(facts, bindings[0] ?? one, self)))
      return `\`${name}\` is bound to two things`
    if (request.isReached(name)) return `a text outside names \`${name}\` of the module, as patches do`
    if (inTypeText(request, name)) return `a type comment, or a type in a string, names \`${name}\``
    if (inDoctest(facts, name)) return `an example in a docstring reads \`${name}\``
  }
  const seen = facts.references.find(
    (reference) => NAMESPACE.test(reference.name) && meaningOf(facts, reference, self).kind === 'unbound',
  )
  if (seen !== undefined) return `\`${seen.name}\` may look names up by text`
  for (const read of reads) {
    const { reference } = read
    const end = reference.attributes.at(-1)?.span.end ?? reference.span.end
    if (spell(read) === undefined) return `\`${facts.text.slice(reference.span.start, end)}\` is not a part of it`
    if (isShownWithItsText(facts, reference.span.start, end))
      return 'an f-string prints the expression as it is written'
    if (reference.context !== 'load' && reference.attributes.length === 0) return `\`${reference.name}\` is bound again`
  }
  for (const { item, reads: mine } of submodules(own, reads))
    if (mine.some((read) => read.reference.attributes.length === 0))
      return `\`${item.bound}\` is handed on as a whole, with \`${item.name}\` loaded`
  return undefined
}

/** The items of `import a.b`, which bind `a`, with the reads of `a`. */
function submodules(
  own: readonly OptionalImport[],
  reads: readonly ImportRead[],
): readonly { readonly item: ImportItem; readonly reads: readonly ImportRead[] }[] {
  return own
    .flatMap(({ statement }) => (statement.kind === 'import' ? statement.items : []))
    .filter((item) => item.alias === undefined && item.name.includes('.'))
    .map((item) => ({ item, reads: reads.filter((read) => read.reference.name === item.bound) }))
}

/**
 * `import a.b` of which nobody reads `a.b` is there for what loading it does; it would be loaded late, or never (PEP 810: reading
 * `a` loads no `a.b`).
 */
function effectOf(own: readonly OptionalImport[], reads: readonly ImportRead[]): string | undefined {
  const found = submodules(own, reads).find(
    ({ item, reads: mine }) =>
      mine.length > 0 &&
      !mine.some(
        ({ base, reference: { attributes } }) =>
          attributes.length === 0 || isWithin(joinName(base, ...attributes.map((step) => step.name)), item.name),
      ),
  )
  return found === undefined ? undefined : `\`import ${found.item.name}\` is there for what it does`
}

/** An annotation that may be resolved while the module is imported. */
function readAnnotation(request: GuardRequest, reads: readonly ImportRead[]): string | undefined {
  const found = reads.find((read) => readByItsClass(request, read.reference))?.reference
  if (found === undefined) return undefined
  const text = request.facts.text.slice(found.span.start, found.attributes.at(-1)?.span.end ?? found.span.end)
  return `a class may read the annotation \`${text}\` when it is made`
}

/**
 * An annotation in the body of a class whose bases or decorators come from elsewhere: a model that resolves its annotations when the
 * class is made goes on without a name that is missing, and not without a module. Since Python 3.15 `dataclass` follows the dotted
 * name of an annotation that is a string.
 */
function readByItsClass(
  { facts, self, isFirstParty, evaluatesAnnotations }: GuardRequest,
  reference: Reference,
): boolean {
  const scope = facts.scopes[reference.scope]
  if (!reference.annotation || scope?.kind !== 'class') return false
  const isOfMethod = facts.scopes.some((one) => one.kind === 'function' && contains(one.span, reference.span))
  if (isOfMethod) return false
  const seen = new Set<number>()
  const isForeign = (at: Span): boolean => {
    const head = facts.references.find((candidate) => contains(at, candidate.span))
    const meaning = head === undefined ? undefined : meaningOf(facts, head, self)
    if (meaning === undefined || meaning.kind === 'ambiguous') return true
    if (meaning.kind === 'unbound') return false
    if (meaning.kind === 'own') {
      const own = facts.scopes.find((one) => one.kind === 'class' && one.name === head?.name)
      return own === undefined || isMadeElsewhere(own)
    }
    const top = firstPartOf(meaning.name)
    if (top === 'dataclasses') return reference.quoted || facts.futureAnnotations || evaluatesAnnotations
    return isFirstParty(top) || !isStandardLibrary(top)
  }
  const isMadeElsewhere = ({ id, span, bases }: Scope): boolean => {
    if (seen.has(id)) return false
    seen.add(id)
    const statement = facts.statements.find((one) => one.kind === 'class' && contains(one.span, span))
    const decorators = (statement?.decorators ?? []).filter((one) => one.end <= span.start)
    return [...bases, ...decorators].some(isForeign)
  }
  return isMadeElsewhere(scope)
}

const NAMESPACE = /^(globals|locals|vars|eval|exec)$/

/** `f"{name=}"` prints the characters between the brackets. */
function isShownWithItsText(facts: ModuleFacts, start: number, end: number): boolean {
  if (!facts.strings.some((fact) => fact.isFormat && fact.span.start < start && end < fact.span.end)) return false
  return /^[^{}"']*=\s*(![rsa])?\s*[:}]/.test(facts.text.slice(end)) && !/^[^{}"']*[=!<>]=/.test(facts.text.slice(end))
}

/** `# type: name.Type` (PEP 484), and the types in strings of `TypedDict("D", {...})` and `NamedTuple("N", [...])`. */
function inTypeText({ facts, self }: GuardRequest, name: string): boolean {
  const names = ({ start, end }: Span): boolean =>
    dottedNames(facts.text.slice(start, end), { heads: [name] }).length > 0
  if (facts.comments.some((span) => TYPE_COMMENT.test(facts.text.slice(span.start, span.end)) && names(span)))
    return true
  const made = facts.references
    .filter((reference) => {
      const meaning = meaningOf(facts, reference, self)
      if (meaning.kind !== 'imported') return false
      return TYPE_MAKERS.test(joinName(meaning.name, ...reference.attributes.map((step) => step.name)))
    })
    .map((reference) => reference.statement)
  return facts.strings.some(
    (fact) => made.includes(fact.statement) && !fact.docstring && !fact.annotation && names(fact.content),
  )
}

const TYPE_COMMENT = /^#\s*type:\s*(?!ignore)/
const TYPE_MAKERS = /^(typing|typing_extensions)\.(TypedDict|NamedTuple)$/

function inDoctest(facts: ModuleFacts, name: string): boolean {
  return facts.strings.some(({ docstring, content }) => {
    const text = docstring ? facts.text.slice(content.start, content.end) : ''
    if (!text.includes('>>> ') || !text.includes(name)) return false
    return doctestRegions(text).some(({ value }) => {
      const example = factsOfText(value)
      return example.references.some(
        (reference) =>
          reference.name === name &&
          meaningOf(example, reference, { name: undefined, isPackage: false }).kind === 'unbound',
      )
    })
  })
}
