import { runsOnLoad } from '../facts/moments.ts'
import { isWithin } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { ModuleFacts, Reference, Statement } from '../facts/facts.ts'
import { isBlank, lineStart } from '../facts/lines.ts'
import { meaningOf } from '../facts/resolve.ts'
import type { ModuleIdentity } from '../facts/resolve.ts'
import { registers } from './registers.ts'
import type { SymbolIndex } from './symbol-index.ts'
import { referencesOf } from '../facts/by-statement.ts'

/**
 * What loading a module does to others. `registers`: it hands a definition of its own to another module (a
 * decorator, a call, a table entry, a base class with `__init_subclass__`), so that others find it there.
 * `acts`: it calls or changes something else of another module.
 */
export interface LoadEffect {
  readonly kind: 'registers' | 'acts'
  readonly text: string
  readonly statement: Statement
}

/** The first thing of each kind a module does to others while it is loaded; nothing for a module that only defines. */
export function loadEffects(index: SymbolIndex, module: QualifiedName): readonly LoadEffect[] {
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (facts === undefined || path === undefined) return []
  const self = index.identityOf(path)
  const effects: LoadEffect[] = []
  for (const statement of facts.statements) {
    if (statement.mainGuard !== undefined) continue
    const found = effectOf(index, facts, self, statement)
    if (found !== undefined && !effects.some((effect) => effect.kind === found.kind)) effects.push(found)
  }
  return effects
}

/** What one statement of a module does to others while it is loaded. */
export function statementEffect(
  index: SymbolIndex,
  module: QualifiedName,
  statement: Statement,
): LoadEffect | undefined {
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  return facts === undefined || path === undefined
    ? undefined
    : effectOf(index, facts, index.identityOf(path), statement)
}

function effectOf(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
  statement: Statement,
): LoadEffect | undefined {
  const own = referencesOf(facts, statement.index).filter(runsOnLoad)
  const text = (facts.text.slice(statement.span.start, statement.span.end).split('\n')[0] ?? '').trim()
  // What a module registers on its own lists is its own affair.
  const loud = registers(index, self.name ?? '', statement).some(
    ({ how, on }) => how !== 'call' && on.some((object) => object === undefined || !isWithin(object, self.name ?? '')),
  )
  if (loud) return { kind: 'registers', text, statement }
  const acting = own.find(
    (reference) => importedFrom(facts, self, reference) !== undefined && changes(facts, statement, reference),
  )
  if (acting === undefined) return undefined
  const handsOver = own.some((reference) => {
    const meaning = meaningOf(facts, reference, self)
    return meaning.kind === 'own' && meaning.bindings.some(({ kind }) => kind === 'class' || kind === 'function')
  })
  return { kind: handsOver ? 'registers' : 'acts', text, statement }
}

function importedFrom(facts: ModuleFacts, self: ModuleIdentity, reference: Reference): QualifiedName | undefined {
  const meaning = meaningOf(facts, reference, self)
  return meaning.kind === 'imported' ? meaning.name : undefined
}

/** Under `except`: what is done when something is missing is no part of what the module does. */
function isInHandler(facts: ModuleFacts, statement: Statement, reference: Reference): boolean {
  if (statement.kind !== 'compound') return false
  const above = facts.text.slice(statement.span.start, reference.span.start)
  const clauses = [...above.matchAll(/^[ \t]*(try|except|else|finally|if|elif|for|while|with)\b/gm)]
  return clauses.at(-1)?.[1] === 'except'
}

/** A call that is a statement, or a value stored into an attribute or an item of what was imported. */
function changes(facts: ModuleFacts, statement: Statement, reference: Reference): boolean {
  if (statement.kind === 'function' || statement.kind === 'class' || isInHandler(facts, statement, reference))
    return false
  if (reference.context !== 'load') return true
  if (statement.attributeOf === reference.name && reference.span.start === statement.span.start) return true
  const opensLine =
    reference.span.start === statement.span.start ||
    (statement.kind === 'compound' &&
      isBlank(facts.text.slice(lineStart(facts.text, reference.span.start), reference.span.start)))
  const end = reference.attributes.at(-1)?.span.end ?? reference.span.end
  const after = facts.text.slice(end, end + 60)
  if (!opensLine) return false
  if (/^\s*\[[^\]]*\]\s*(\|)?=[^=]/.test(after) || /^\s*(\+|\||-|&)=/.test(after)) return true
  if (!/^\s*\(/.test(after)) return false
  // The logger of the module itself is its own affair.
  return (reference.attributes.at(-1)?.name ?? reference.name) !== 'getLogger'
}
