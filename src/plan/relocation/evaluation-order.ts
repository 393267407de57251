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
import { drawnValues } from './evaluation-moment.ts'
import { isBoundAgain } from './bound-again.ts'
import type { Relocation } from './relocation.ts'
import { isSettledCall, readsInCall } from './settled-calls.ts'
import { joinName } from '../../model/names.ts'
import { useOf } from '../../python/index/after-chain.ts'
import { moduleChanges } from '../../python/index/changes-outside.ts'
import { parsePython } from '../../python/parse/grammar.ts'
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
      const isMoving = relocation.symbols.has(reference.name)
      if (!isMoving && !relocation.fromSource.some((need) => need.name === reference.name)) continue
      const own = visibleBindings(facts, reference).find((binding) => binding.scope === 0)
      if (own === undefined) continue
      const called =
        !isMoving && isCallThatMayDiffer(index, { module: relocation.from, path, facts }, reference, own.kind)
      // What goes along is made anew there: only what has changed it above this counts.
      const except = isMoving
        ? [...facts.statements.keys()].filter((one) => one >= at || relocation.statements.includes(one))
        : []
      const changed = !called && isReadOfChanged(index, { module: relocation.from, path, facts }, reference, except)
      if (!called && !changed) continue
      const what = statement.names.join(', ')
      const chain = [
        reference.name,
        ...(own.kind === 'class' ? reference.attributes.map(({ name }) => name) : []),
      ].join('.')
      const why = isMoving
        ? `which code that stays in ${relocation.from} changes while that module is imported; in ${relocation.to} it would be computed before that`
        : `which stays in ${relocation.from} and ${called ? 'runs code of that module' : 'is changed while that module is imported'}; in ${relocation.to} it would be computed at another time`
      const advice = `Keep ${what} in ${relocation.from}, or move ${isMoving ? 'that code' : `${reference.name} and what it uses`} as well.`
      findings.push(
        error(
          'evaluation-order',
          `${what} is computed from ${chain}${called ? '()' : ''}, ${why}`,
          advice,
          reference.span,
        ),
      )
      break
    }
  }
  const drawn = drawnValues(facts, index.identityOf(path), relocation).map(({ names, state, span }) =>
    error(
      'evaluation-order',
      `${names.join(', ')} is computed from ${state}, which code that stays in ${relocation.from} changes or draws from while that module is imported; in ${relocation.to} it would be computed before or after all of that`,
      `Keep ${names.join(', ')} in ${relocation.from}, or move that code as well.`,
      span,
    ),
  )
  findings.push(...drawn, ...sealedBases(facts, relocation, error), ...setTooEarly(facts, relocation, error))
  return findings
}

/** Whether nothing that stays stands between the first and the last definition that moves. */
function isOneBlock({ statements }: Relocation): boolean {
  return statements.every((at, index) => index === 0 || at === (statements[index - 1] ?? at) + 1)
}

/** Attributes that are set below a definition and go along with it, where code between the two that stays reads them: it would find the later value. */
function setTooEarly(
  facts: ModuleFacts,
  { statements, symbols, from, to }: Relocation,
  error: Report,
): readonly Finding[] {
  return facts.references.flatMap((set): readonly Finding[] => {
    const [step] = set.attributes
    if (set.context === 'load' || step === undefined || !symbols.has(set.name) || !runsOnLoad(set)) return []
    if (!statements.includes(set.statement)) return []
    const read = facts.references.find(
      (one) =>
        one.name === set.name &&
        one.context === 'load' &&
        one.attributes[0]?.name === step.name &&
        one.statement < set.statement &&
        runsOnLoad(one) &&
        !statements.includes(one.statement),
    )
    if (read === undefined) return []
    return [
      error(
        'evaluation-order',
        `code that stays in ${from} reads ${set.name}.${step.name} before that is set, which goes along to ${to}; it would find it set`,
        `Move that code as well, or keep ${set.name} in ${from}.`,
        read.span,
      ),
    ]
  })
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

/**
 * Whether a reference looks into what code, apart from some statements, changes while the module is imported: an object that is stored into or has a method called
 * which changes it, an attribute of a class or function that is set. What only holds the object (`PAIR = (REG, 1)`) gets the same one.
 */
function isReadOfChanged(index: SymbolIndex, home: Home, reference: Reference, except: readonly number[]): boolean {
  const { facts } = home
  const [binding] = visibleBindings(facts, reference).filter(({ scope }) => scope === 0)
  if (binding === undefined || isHeldOnly(facts, reference)) return false
  const others = facts.references.filter(
    (one) => one.name === reference.name && runsOnLoad(one) && !except.includes(one.statement),
  )
  const [first] = reference.attributes
  if (binding.kind === 'class' || binding.kind === 'function')
    return others.some((one) => one.context !== 'load' && first !== undefined && one.attributes[0]?.name === first.name)
  if (binding.kind !== 'assign') return false
  const owner = joinName(home.module, reference.name)
  return (
    changeWhileImported(facts, reference.name, except) !== undefined ||
    others.some((one) =>
      moduleChanges(index, home, one, useOf(facts, one), new Set()).some(({ object }) => object === owner),
    )
  )
}

/** Whether a statement only holds what a name stands for, by itself or in a display: `X = REG`, `X = (REG, 1)`, `X = {"a": REG}`. */
function isHeldOnly(facts: ModuleFacts, { span, attributes }: Reference): boolean {
  if (attributes.length > 0) return false
  let node = parsePython(facts.text).rootNode.descendantForIndex(span.start)
  for (let up = node.parent; up !== null; up = node.parent) {
    if (up.type === 'assignment') return node.field === 'right' && up.childForFieldName('left')?.type === 'identifier'
    const isAround = /^(?:tuple|list|dictionary|parenthesized_expression|expression_list)$/.test(up.type)
    if (!isAround && !(up.type === 'pair' && node.field === 'value')) return false
    node = up
  }
  return false
}

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
