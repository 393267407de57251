import type { FindingCode } from '../../model/findings/finding-table.ts'
import { firstPartOf, joinName, lastPartOf } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import { referenceStartingAt, referencesOf, statementBinding } from '../../python/facts/by-statement.ts'
import type { ModuleFacts, Reference, Statement } from '../../python/facts/facts.ts'
import { momentOf, namesAskedBy } from '../../python/facts/moments.ts'
import { meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import { useOf } from '../../python/index/after-chain.ts'
import { isForgetful } from '../../python/index/changes-outside.ts'
import { definitionSet } from '../../python/index/definitions.ts'
import { howUsed } from '../../python/index/how-used.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Relocation } from './relocation.ts'

/** A code, the reason, a way out and the place in the source. */
type Found = readonly [code: FindingCode, reason: string, advice: string, span: Span | undefined]

/**
 * What is run as a program is the module `__main__` (library reference, "__main__"): when code that has left it imports it by its name, Python
 * loads its file a second time. Found where program and moved code then each have their own of a class or of a value that is changed,
 * and where the file has no guard, so that loading it runs the program again.
 */
export function secondCopy(index: SymbolIndex, facts: ModuleFacts, relocation: Relocation): readonly Found[] {
  const taken = relocation.fromSource.filter((need) => !need.annotationOnly)
  const [first] = taken
  if (relocation.copied || first === undefined) return []
  const { start, runsOnImport } = startOf(index, facts, relocation)
  const own = reached(facts, start, relocation.symbols)
  const used = [...relocation.symbols].filter((name) => own.has(name))
  if (used.length === 0) return []
  const theirs = reached(
    facts,
    taken.map((need) => need.name),
    new Set(),
  )
  const shared = [...theirs].find(
    (name) => own.has(name) && !relocation.symbols.has(name) && isOneObject(index, facts, relocation, name),
  )
  const [what, why] =
    shared !== undefined
      ? [shared, whatParts(facts, shared)]
      : runsOnImport
        ? [first.name, 'that runs the program once more']
        : []
  if (what === undefined || why === undefined) return []
  const { from, to } = relocation
  return [
    [
      'program-twice',
      `${used.join(', ')}: ${from} is run as a program, which uses it, and from ${to} it takes ${what} of ${from}: Python then loads ${from} a second time, by its name, and ${why}`,
      `Move ${what} as well, or keep what moves in ${from}.`,
      first.references[0]?.span,
    ],
  ]
}

/** The top-level names a program starts with, and whether an import by name runs it as well; none for what is no program. */
function startOf(
  index: SymbolIndex,
  facts: ModuleFacts,
  { from }: Relocation,
): { readonly start: readonly string[]; readonly runsOnImport: boolean } {
  const isTop = (reference: Reference): boolean => isOwn(facts, reference)
  const guarded = facts.references.filter((one) => momentOf(one) === 'script' && isTop(one))
  const acting = isUnguarded(index, facts, from)
    ? facts.references.filter((one) => {
        const kind = facts.statements[one.statement]?.kind
        return momentOf(one) === 'load' && (kind === 'expression' || kind === 'compound') && isTop(one)
      })
    : []
  return { start: [...guarded, ...acting].map(({ name }) => name), runsOnImport: acting.length > 0 }
}

/** `__main__.py`, and a file outside of packages that no file imports and no tool finds by its name. */
function isUnguarded(index: SymbolIndex, facts: ModuleFacts, module: string): boolean {
  const word = lastPartOf(module)
  if (word === '__main__') return true
  if (firstPartOf(module) !== module || /^(?:conftest|setup|noxfile|tasks|fabfile|test_\w+|\w+_test)$/.test(word))
    return false
  return !index.workspace.mentioning([word], '.py').some((path) => {
    const others = index.facts(path)
    return others !== facts && others?.imports.some((one) => namesAskedBy(one, index.identityOf(path)).includes(module))
  })
}

function isOwn(facts: ModuleFacts, reference: Reference): boolean {
  const bindings = visibleBindings(facts, reference)
  return bindings.length > 0 && bindings.every(({ scope }) => scope === 0)
}

/** The top-level names that code behind some names reads when it runs, these included; what stands behind those in `without` is not followed. */
function reached(facts: ModuleFacts, names: readonly string[], without: ReadonlySet<string>): ReadonlySet<string> {
  const seen = new Set(names)
  const queue = [...seen]
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    if (without.has(name)) continue
    for (const at of definitionSet(facts, new Set([name])).statements)
      for (const reference of referencesOf(facts, at)) {
        if (seen.has(reference.name) || reference.annotation || momentOf(reference) === 'never') continue
        if (!isOwn(facts, reference)) continue
        seen.add(reference.name)
        queue.push(reference.name)
      }
  }
  return seen
}

/** Whether a top-level name is a class, or a value that code changes after its module is loaded. */
function isOneObject(index: SymbolIndex, facts: ModuleFacts, { from }: Relocation, name: string): boolean {
  const statement = statementBinding(facts, name)
  if (statement?.kind === 'class') return true
  if (statement?.kind !== 'assign' || isOfLibrary(index, facts, from, statement)) return false
  return facts.references.some((reference) => {
    if (reference.name !== name || momentOf(reference) === 'load' || !isOwn(facts, reference)) return false
    const use = useOf(facts, reference)
    const { isCalled, isInItem } = howUsed(use)
    return isCalled || isInItem || (use.stored && reference.attributes.length > 0)
  })
}

/** A value made by a call that keeps nothing of what its methods are given: a logger, a pattern, a path. */
function isOfLibrary(index: SymbolIndex, facts: ModuleFacts, module: string, { span, names }: Statement): boolean {
  const text = facts.text.slice(span.start, span.end)
  const head = new RegExp(String.raw`^${names[0] ?? ''}\s*(?::[^=\n]*)?=\s*`).exec(text)
  const reference = head === null ? undefined : referenceStartingAt(facts, span.start + head[0].length)
  if (reference === undefined) return false
  const path = index.fileOf(module)
  const meaning = path === undefined ? undefined : meaningOf(facts, reference, index.identityOf(path))
  return (
    meaning?.kind === 'imported' &&
    isForgetful(joinName(meaning.name, ...reference.attributes.map((step) => step.name)))
  )
}

function whatParts(facts: ModuleFacts, name: string): string {
  return statementBinding(facts, name)?.kind === 'class'
    ? `${name} of one is another class than ${name} of the other (\`except\` and \`isinstance\` do not match)`
    : `what one does to ${name} the other does not see`
}
