import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { ModuleFacts, Reference, Statement } from '../facts/facts.ts'
import { isBlank, lineStart } from '../facts/lines.ts'
import { isStandardLibrary } from '../facts/python-names.ts'
import { meaningOf } from '../facts/resolve.ts'
import type { ModuleIdentity } from '../facts/resolve.ts'
import { isMainGuard } from '../parse/statements.ts'
import type { SymbolIndex } from './symbol-index.ts'

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

/** Packages whose decorators wrap or compile and keep no list. */
const WRAPPERS = new Set(
  'torch numba numpy np jax flax click pytest typing_extensions attr attrs pydantic jaxtyping beartype typeguard deprecated tenacity overrides'.split(
    ' ',
  ),
)

/** The first thing of each kind a module does to others while it is loaded; nothing for a module that only defines. */
export function loadEffects(index: SymbolIndex, module: QualifiedName): readonly LoadEffect[] {
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (facts === undefined || path === undefined) return []
  const self = index.identityOf(path)
  const effects: LoadEffect[] = []
  for (const statement of facts.statements) {
    if (isMainGuard(facts.text, statement)) continue
    const found = effectOf(index, facts, self, statement)
    if (found !== undefined && !effects.some((effect) => effect.kind === found.kind)) effects.push(found)
  }
  return effects
}

function effectOf(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
  statement: Statement,
): LoadEffect | undefined {
  const own = facts.references.filter((entry) => entry.statement === statement.index && !entry.deferred)
  const text = (facts.text.slice(statement.span.start, statement.span.end).split('\n')[0] ?? '').trim()
  const loud = own.some(
    (reference) =>
      (isDecorator(facts, statement, reference) && registersByDecorator(index, facts, self, reference)) ||
      (statement.kind === 'class' && hasLoudBase(index, facts, self, reference)),
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

function isDecorator(facts: ModuleFacts, statement: Statement, reference: Reference): boolean {
  return statement.decorators.some((span) => /^@\s*$/.test(facts.text.slice(span.start, reference.span.start)))
}

function importedFrom(facts: ModuleFacts, self: ModuleIdentity, reference: Reference): QualifiedName | undefined {
  const meaning = meaningOf(facts, reference, self)
  return meaning.kind === 'imported' ? meaning.name : undefined
}

/** A decorator of another module keeps what it is given, unless it is known to wrap; `@name.setter` and own ones do not. */
function registersByDecorator(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
  reference: Reference,
): boolean {
  const name = importedFrom(facts, self, reference)
  if (name === undefined) return false
  const top = name.split('.')[0] ?? name
  if (!index.isModule(top)) {
    const written = joinName(name, ...reference.attributes.map((step) => step.name))
    return isStandardLibrary(top) ? /^(atexit|codecs)\./.test(written) : !WRAPPERS.has(top)
  }
  const target = index.lookup(joinName(name, ...reference.attributes.map((step) => step.name)))
  if (target.kind !== 'symbol') return true
  // A method of something imported (`REGISTRY.register`) is not looked into.
  if (target.rest.length > 0) return true
  const origin = index.definitionOf(target.module, target.symbol)
  const home = origin === undefined ? undefined : index.factsOfModule(origin.module)
  const definition = home?.statements.find(
    (entry) => entry.kind === 'function' && entry.names.includes(origin?.symbol ?? ''),
  )
  return home === undefined || definition === undefined || keepsSomething(home, definition)
}

/** Whether a function stores into something of its module: `global`, `TABLE[x] = f`, `LIST.append(f)`. */
function keepsSomething(facts: ModuleFacts, definition: Statement): boolean {
  if (/\bglobal\b/.test(facts.text.slice(definition.span.start, definition.span.end))) return true
  return facts.references.some((reference) => {
    if (reference.statement !== definition.index) return false
    const meaning = meaningOf(facts, reference, { name: undefined, isPackage: false })
    if (meaning.kind === 'unbound') return false
    const outside = meaning.bindings.some(
      (binding) =>
        binding.scope === 0 && binding.kind !== 'function' && binding.kind !== 'class' && !isStandard(facts, reference),
    )
    const after = facts.text.slice(reference.span.end, reference.span.end + 60)
    return outside && /^(\s*\.\s*\w+\s*\(|\s*\[[^\]]*\]\s*=[^=]|(\s*\.\s*\w+)*\s*\[[^\]]*\]\s*=[^=])/.test(after)
  })
}

function isStandard(facts: ModuleFacts, reference: Reference): boolean {
  const name = importedFrom(facts, { name: undefined, isPackage: false }, reference)
  return name !== undefined && isStandardLibrary(name)
}

/** A base class of the tree that runs code for each subclass (`__init_subclass__`, data model 3.3.3), itself or by its bases. */
function hasLoudBase(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
  reference: Reference,
  seen = new Set<string>(),
): boolean {
  if (reference.scope !== 0 || reference.annotation || self.name === undefined) return false
  const name = importedFrom(facts, self, reference) ?? joinName(self.name, reference.name)
  const target = index.lookup(joinName(name, ...reference.attributes.map((step) => step.name)))
  if (target.kind !== 'symbol' || target.rest.length > 0) return false
  const origin = index.definitionOf(target.module, target.symbol)
  const path = origin === undefined ? undefined : index.fileOf(origin.module)
  const home = path === undefined ? undefined : index.facts(path)
  if (origin === undefined || path === undefined || home === undefined) return false
  const key = `${origin.module}:${origin.symbol}`
  if (seen.has(key)) return false
  seen.add(key)
  const definition = home.statements.find((entry) => entry.kind === 'class' && entry.names.includes(origin.symbol))
  if (definition === undefined) return false
  const body = home.scopes.find((scope) => scope.kind === 'class' && scope.parent === 0 && scope.name === origin.symbol)
  const hooks = ['__init_subclass__', '__new__', '__init__']
  const isMeta = /\bmetaclass\s*=\s*$/.test(facts.text.slice(0, reference.span.start))
  if (body !== undefined && hooks.slice(0, isMeta ? 3 : 1).some((hook) => body.bindings.has(hook))) return true
  const bases = home.references.filter((entry) => entry.statement === definition.index && !entry.deferred)
  return bases.some((base) => hasLoudBase(index, home, index.identityOf(path), base, seen))
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
