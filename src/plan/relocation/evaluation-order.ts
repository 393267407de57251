import { runsOnLoad } from '../../python/facts/moments.ts'
import type { FindingCode } from '../../model/findings/finding-table.ts'
import type { Finding } from '../../model/finding.ts'
import type { Span } from '../../model/span.ts'
import type { BindingKind, ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import { closureOf } from '../../python/index/closure.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Home } from '../../python/index/callees.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { isBoundAgain } from './bound-again.ts'
import type { Relocation } from './relocation.ts'
import { isSettledCall, readsInCall } from './settled-calls.ts'
import { referencesOf } from '../../python/facts/by-statement.ts'

type Report = (code: FindingCode, reason: string, advice: string, span?: Span) => Finding

/**
 * A constant is computed once, where it stands. Moved, it is computed at another time: that matters when
 * its value comes from a call into code that stays and may answer otherwise then, or from state the source module changes on import.
 * `isInPlace`: the target is loaded where the definitions stood and at no other time, because it needs the source to load itself.
 */
export function evaluationOrder(
  index: SymbolIndex,
  { path, facts }: { readonly path: RepoPath; readonly facts: ModuleFacts },
  relocation: Relocation,
  isInPlace: boolean,
  error: Report,
): readonly Finding[] {
  if (isInPlace && isOneBlock(relocation)) return []
  const findings: Finding[] = []
  for (const at of relocation.statements) {
    const statement = facts.statements[at]
    if (statement === undefined || statement.kind !== 'assign') continue
    for (const reference of referencesOf(facts, at)) {
      if (!runsOnLoad(reference) || reference.annotation) continue
      if (!relocation.fromSource.some((need) => need.name === reference.name)) continue
      const own = visibleBindings(facts, reference).find((binding) => binding.scope === 0)
      if (own === undefined) continue
      const called = isCallThatMayDiffer(index, { module: relocation.from, path, facts }, reference, own.kind)
      const changed = own.kind === 'assign' && changedAtImport(facts, reference.name)
      if (!called && !changed) continue
      const what = statement.names.join(', ')
      const chain = [
        reference.name,
        ...(own.kind === 'class' ? reference.attributes.map(({ name }) => name) : []),
      ].join('.')
      findings.push(
        error(
          'evaluation-order',
          `${what} is computed from ${chain}${called ? '()' : ''}, which stays in ${relocation.from} and ${called ? 'runs code of that module' : 'is changed while that module is imported'}; in ${relocation.to} it would be computed at another time`,
          `Keep ${what} in ${relocation.from}, or move ${reference.name} and what it uses as well.`,
          reference.span,
        ),
      )
      break
    }
  }
  findings.push(...sealedBases(facts, relocation, error))
  return findings
}

/** Whether nothing that stays stands between the first and the last definition that moves. */
function isOneBlock({ statements }: Relocation): boolean {
  return statements.every((at, index) => index === 0 || at === (statements[index - 1] ?? at) + 1)
}

/**
 * A class statement runs the metaclass and bases as they are at that moment. When the source changes one of
 * them on import (`Meta.__new__ = ...` at its end), the class means something else made in another module.
 */
function sealedBases(facts: ModuleFacts, relocation: Relocation, error: Report): readonly Finding[] {
  const change = changeOfBases(facts, relocation)
  if (change === undefined) return []
  const what = [...relocation.symbols].join(', ')
  return [
    error(
      'evaluation-order',
      `${what}: the class is made from ${change.name}, which ${relocation.from} changes while it is imported; made in ${relocation.to} it would be made before or after that`,
      `Keep ${what} in ${relocation.from}.`,
      change.span,
    ),
  ]
}

/** Where the source changes, while it is imported, what moved classes are made from and what stays there. */
export function changeOfBases(facts: ModuleFacts, relocation: Relocation): Reference | undefined {
  const isMadeOnImport = relocation.statements.some((at) => facts.statements[at]?.kind === 'class')
  if (!isMadeOnImport || !relocation.fromSource.some((need) => need.atImport)) return undefined
  const needed = new Set(closureOf(facts, relocation.symbols).needed)
  return facts.references.find(
    (reference) =>
      reference.context === 'store' &&
      runsOnLoad(reference) &&
      needed.has(reference.name) &&
      !relocation.statements.includes(reference.statement) &&
      visibleBindings(facts, reference).some((binding) => binding.scope === 0),
  )
}

/** Whether a reference runs a function that may answer otherwise at another time, or a class or method that reads what its module changes. */
function isCallThatMayDiffer(index: SymbolIndex, home: Home, reference: Reference, kind: BindingKind): boolean {
  if (kind === 'function') return isRun(home.facts, reference) && !isSettledCall(index, home, reference)
  const isChanged = (name: string): boolean => isBoundAgain(home.facts, name) || changedAtImport(home.facts, name)
  return kind === 'class' && readsInCall(index, home, reference).some(isChanged)
}

/** Whether a function is called, or handed to a builtin that calls it at once. */
function isRun({ text }: ModuleFacts, { attributes, span }: Reference): boolean {
  if (attributes.length > 0) return false
  if (/^\s*\(/.test(text.slice(span.end, span.end + 50))) return true
  return CALLS_AT_ONCE.test(text.slice(Math.max(0, span.start - 200), span.start))
}

/** `map(f, ...)`, `sorted(xs, key=f)`: what these are given runs while they do (library reference, "Built-in Functions"; `functools.reduce`). */
const CALLS_AT_ONCE = /(?<![\w.])(?:(?:map|filter|(?:functools\.)?reduce)\(\s*|(?:sorted|min|max)\([^\n]*\bkey\s*=\s*)$/

/** Whether module-level code stores into the object or calls a method on it after it was made. */
function changedAtImport(facts: ModuleFacts, name: string): boolean {
  return changeWhileImported(facts, name, []) !== undefined
}

/** Where code outside the given statements changes an object while the module is imported. */
export function changeWhileImported(facts: ModuleFacts, name: string, except: readonly number[]): Span | undefined {
  return facts.references.find((reference) => {
    if (reference.name !== name || !runsOnLoad(reference) || except.includes(reference.statement)) return false
    if (!visibleBindings(facts, reference).some((binding) => binding.scope === 0 && binding.kind === 'assign'))
      return false
    const after = facts.text.slice(reference.attributes.at(-1)?.span.end ?? reference.span.end)
    if (reference.context !== 'load') return true
    if (reference.attributes.length > 0)
      return MUTATORS.test(reference.attributes.at(-1)?.name ?? '') && /^\s*\(/.test(after)
    return /^\s*\[[^\]\n]*\]\s*([-+*/|&^]|\/\/|<<|>>)?=[^=]/.test(after)
  })?.span
}

/** Methods of the builtin containers that change them. */
const MUTATORS =
  /^(append|extend|insert|remove|pop|popitem|clear|sort|reverse|add|discard|update|setdefault|__setitem__|register)$/
