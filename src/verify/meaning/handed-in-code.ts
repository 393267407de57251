import type { QualifiedName } from '../../model/names.ts'
import type { Binding, ModuleFacts, Reference, Scope, Statement } from '../../python/facts/facts.ts'
import { referencesOf } from '../../python/facts/by-statement.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { originFrom } from './origin.ts'
import { whenRun } from './when-run.ts'

/** Methods that put what they are given on something, by the names that they have in Python and in most libraries. */
export const TAKES_IN = /^(append|appendleft|add|extend|insert|update|setdefault|register\w*|connect|subscribe)$/

/** Stretches of a text that run together with a statement. */
interface Code {
  readonly start: number
  readonly end: number
  readonly statement: number
}

/**
 * Names of classes and functions of a module that a statement, or a function of the module which it calls, reads where it also puts something
 * on what the module did not make: `for base in (Number,): base.register(Money)`, `list(map(reg, [Money]))`, `setattr(kind, ...)`.
 */
export function handedInCode(
  index: SymbolIndex,
  module: QualifiedName,
  facts: ModuleFacts,
  statement: Statement,
): readonly string[] {
  if (/^(import|function|class|docstring|type)$/.test(statement.kind) || statement.mainGuard !== undefined) return []
  const code = codeOf(facts, statement)
  const inside = code.flatMap((one) => within(facts, one)).filter((one) => !one.annotation && whenRun(one) !== 'never')
  if (!inside.some((one) => puts(index, module, facts, one))) return []
  return inside.flatMap(({ name }) => {
    const [binding] = facts.scopes[0]?.bindings.get(name) ?? []
    return binding?.kind === 'class' || binding?.kind === 'function' ? [name] : []
  })
}

/** The statement, and the functions of the module that are called there, three deep. */
function codeOf(facts: ModuleFacts, statement: Statement): readonly Code[] {
  const code: Code[] = [{ ...statement.span, statement: statement.index }]
  for (const one of code) {
    if (code.length > 20) break
    for (const reference of within(facts, one)) {
      if (reference.attributes.length > 0) continue
      if (!/^\s*\(/.test(facts.text.slice(reference.span.end, reference.span.end + 20))) continue
      for (const scope of calledScopes(facts, reference.name))
        if (!code.some((known) => known.start === scope.span.start))
          code.push({ ...scope.span, statement: facts.scopes[0]?.bindings.get(reference.name)?.[0]?.statement ?? -1 })
    }
  }
  return code
}

function within(facts: ModuleFacts, { start, end, statement }: Code): readonly Reference[] {
  return referencesOf(facts, statement).filter(({ span }) => start <= span.start && span.end <= end)
}

function calledScopes(facts: ModuleFacts, name: string): readonly Scope[] {
  return facts.scopes.filter((scope) => {
    const up = facts.scopes[scope.parent ?? -1]
    if (scope.kind !== 'function') return false
    return up?.id === 0 ? scope.name === name : up?.kind === 'class' && up.name === name && scope.name === '__init__'
  })
}

/** Whether a name hands something on where it stands. */
function puts(index: SymbolIndex, module: QualifiedName, facts: ModuleFacts, one: Reference): boolean {
  const end = one.attributes.at(-1)?.span.end ?? one.span.end
  const isCalled = /^\s*\(/.test(facts.text.slice(end, end + 20))
  const bindings = visibleBindings(facts, one)
  if (one.name === 'setattr' && bindings.length === 0)
    return /^\s*\(\s*[A-Za-z]/.test(facts.text.slice(end, end + 30)) && isCalled
  const last = one.attributes.at(-1)?.name
  if (last !== undefined && TAKES_IN.test(last)) return bindings.some((binding) => isStrange(facts, binding))
  if (last === undefined && isCalled && bindings.some((binding) => isAliasOfMethod(facts, binding))) return true
  return bindings.some((binding) => fillsSomething(index, module, binding, one))
}

/** What the module did not make: imported, handed in, gone through, or another name for one of these. */
function isStrange(facts: ModuleFacts, binding: Binding): boolean {
  if (binding.imported !== undefined || binding.kind === 'target') return true
  if (binding.kind === 'parameter') return !/^(self|cls)$/.test(binding.name)
  return (
    binding.kind === 'assign' && firstOfValue(facts, binding, /^\s*=\s*[\w.]+\s*(?:$|[\n#])/)?.imported !== undefined
  )
}

/** `add = Number.register`, `add = partial(REG.add)`. */
function isAliasOfMethod(facts: ModuleFacts, binding: Binding): boolean {
  if (binding.kind !== 'assign') return false
  const value = facts.text.slice(binding.span.end, binding.from)
  const chain = /([A-Za-z_]\w*)(?:\.\w+)*\.(\w+)\s*\)?\s*$/.exec(value)
  if (chain === null || !TAKES_IN.test(chain[2] ?? '')) return false
  return (facts.scopes[0]?.bindings.get(chain[1] ?? '') ?? []).some((one) => one.imported !== undefined)
}

function firstOfValue(facts: ModuleFacts, binding: Binding, shape: RegExp): Binding | undefined {
  const value = facts.text.slice(binding.span.end, binding.from)
  if (!shape.test(value)) return undefined
  return facts.scopes[0]?.bindings.get(/[A-Za-z_]\w*/.exec(value)?.[0] ?? '')?.[0]
}

/** A function of another module that puts its parameter on a list of its own module, and is called or passed on here. */
function fillsSomething(index: SymbolIndex, module: QualifiedName, binding: Binding, one: Reference): boolean {
  if (binding.imported === undefined || binding.scope !== 0) return false
  const origin = originFrom(index, module, [binding.name, ...one.attributes.map((step) => step.name)])
  const [symbol, ...rest] = origin.words
  const there = origin.module === undefined ? undefined : index.factsOfModule(origin.module)
  const scope = there?.scopes.find(({ kind, name, parent }) => kind === 'function' && name === symbol && parent === 0)
  if (there === undefined || scope === undefined || rest.length > 0) return false
  return there.references.some((inner) => {
    if (inner.span.start < scope.span.start || inner.span.end > scope.span.end) return false
    if (!TAKES_IN.test(inner.attributes.at(-1)?.name ?? '')) return false
    return visibleBindings(there, inner).some((bound) => bound.scope === 0)
  })
}
