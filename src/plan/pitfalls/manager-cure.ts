import type { Edit } from '../../model/edit.ts'
import { insert, replace } from '../../model/edit.ts'
import { joinName } from '../../model/names.ts'
import { isManager } from '../../model/pitfall-calls.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { BodyStatement, MethodBody } from '../../python/parse/method-bodies.ts'
import { outlineOf } from '../../python/parse/outline.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { indentAt, newlineOf } from '../../text/text-style.ts'
import { neededBeforeSetup } from './setup-safety.ts'
import { callsOf } from './calls-of.ts'
import type { KnownCall } from './calls-of.ts'
import type { ClassFamily } from './class-family.ts'
import { classFamily, isBareClass, isDataModule, methodsOf } from './class-family.ts'

/** What Lightning calls the parameter of its hook. */
const STAGE = 'stage'

/** A manager that is started while a module is imported or in `__init__`. */
export interface EarlyManager {
  readonly call: KnownCall
  /** The edits that start it in `setup`; or why that is not sure to keep the meaning. */
  readonly cure: LateStart | { readonly because: string }
}

/** How a class comes to start its manager in `setup`. */
export interface LateStart {
  readonly path: RepoPath
  /** Every attribute that is made in `setup` now, in order; the first is asked whether it is there. */
  readonly attributes: readonly string[]
  readonly edits: readonly Edit[]
}

/**
 * The managers that are started too early, and what would start them in time: the statements become `self.x = None`, and
 *
 *     if self.x is None:
 *         self.x = Manager().dict()
 *
 * opens `setup` (written with a `super().setup(stage)` where the class inherits it), so that one object makes one manager however often it is set up. The proxy holds its manager
 * (`multiprocessing.managers.BaseProxy`), which itself could not be pickled, so only the proxy is kept.
 */
export function earlyManagers(
  index: SymbolIndex,
  modules: readonly string[],
  checks: readonly string[],
): readonly EarlyManager[] {
  const calls = callsOf(index, modules, isManager).filter(
    (call) => call.inside === undefined || call.inside.name === '__init__',
  )
  const taken = new Map<string, number>()
  return calls.map((call) => {
    const owner = call.inside === undefined ? '' : joinName(call.module, call.owner ?? '')
    const earlier = taken.get(owner) ?? 0
    taken.set(owner, earlier + 1)
    if (owner !== '' && earlier > 0) return { call, cure: { because: 'its class starts more than one manager' } }
    return { call, cure: lateStart(index, call, checks) }
  })
}

function lateStart(index: SymbolIndex, call: KnownCall, checks: readonly string[]): EarlyManager['cure'] {
  const no = (because: string): EarlyManager['cure'] => ({ because })
  if (call.owner === undefined) return no('no object of a class makes it')
  const owner = joinName(call.module, call.owner)
  const methods = methodsOf(index, owner)
  const [init, setup] = [methods.get('__init__'), methods.get('setup')]
  const text = index.facts(call.path)?.text ?? ''
  const family = classFamily(index, owner)
  if ('because' in family) return family
  if (setup === undefined && !inheritsSetup(index, family))
    return no(`${call.owner} has no setup and inherits none that fits`)
  if (setup !== undefined && (setup.isDecorated || setup.isAsync || setup.statements.length === 0))
    return no(`${call.owner}.setup is not a plain function with a body below it`)
  if (init === undefined || init.isDecorated || init.hasReturn || (setup !== undefined && init.self !== setup.self))
    return no(`${call.owner}.__init__ may end early, is decorated, or calls its object something else`)
  const moved = movedStatements(index, call, init)
  if ('because' in moved) return moved
  const shadowed = shadowedIn(index, call.path, setup, moved.statements)
  if (shadowed !== undefined) return no(`setup has a ${shadowed} of its own`)
  const attributes = moved.statements.map(({ sets }) => sets?.attribute ?? '')
  const spans = moved.statements.map(({ span }) => span)
  const problem = neededBeforeSetup(index, family, new Set(attributes), { path: call.path, spans })
  if (problem !== undefined) return no(problem)
  return { path: call.path, attributes, edits: editsFor(text, init, setup, moved.statements, checks) }
}

/** The statement that makes the manager, and those that take something from it; or why they cannot leave `__init__`. */
function movedStatements(
  index: SymbolIndex,
  call: KnownCall,
  init: MethodBody,
): { readonly statements: readonly BodyStatement[] } | { readonly because: string } {
  const facts = index.facts(call.path)
  const first = init.statements.find(({ sets }) => sets !== undefined && within(call.span, sets.value))
  if (facts === undefined || first?.sets === undefined)
    return { because: 'it is not assigned to an attribute by a statement of its own in the body of __init__' }
  const made = new Set([first.sets.attribute])
  const { calls } = outlineOf(facts.text)
  const isBare = first.sets.value.start === call.span.start && first.sets.value.end === call.span.end
  const statements = [first]
  for (const statement of init.statements) {
    const { sets } = statement
    if (sets === undefined || statement.span.start <= first.span.start) continue
    const [read] = facts.references.filter((reference) => reference.span.start === sets.value.start)
    const isFactory =
      isBare &&
      read !== undefined &&
      read.name === init.self &&
      read.attributes.length === 2 &&
      made.has(read.attributes[0]?.name ?? '') &&
      calls.some(({ span }) => span.start === sets.value.start && span.end === sets.value.end)
    // `self.shared = self.manager.dict()`, and nothing but that.
    if (!isFactory) continue
    made.add(sets.attribute)
    statements.push(statement)
  }
  for (const { sets } of statements) {
    const value = sets?.value ?? { start: 0, end: 0 }
    const text = facts.text.slice(value.start, value.end)
    if (text.includes('\n')) return { because: 'its value stands on several lines' }
    for (const reference of facts.references.filter((one) => within(one.span, value))) {
      if (reference.name === init.self) {
        if (made.has(reference.attributes[0]?.name ?? '')) continue
        return { because: `its value reads ${reference.name}.${reference.attributes[0]?.name ?? ''}` }
      }
      const isLocal = visibleBindings(facts, reference).some((binding) => binding.scope !== 0)
      if (isLocal) return { because: `its value depends on ${reference.name}, which only __init__ knows` }
    }
  }
  return { statements }
}

/** A name of the values that `setup` binds itself, so that it would mean something else there. */
function shadowedIn(
  index: SymbolIndex,
  path: RepoPath,
  setup: MethodBody | undefined,
  statements: readonly BodyStatement[],
): string | undefined {
  const facts = index.facts(path)
  const scope = facts?.scopes.find(({ kind, span }) => kind === 'function' && span.start === setup?.span.start)
  const names = (facts?.references ?? []).filter(
    ({ name, span }) =>
      name !== setup?.self && statements.some(({ sets }) => sets !== undefined && within(span, sets.value)),
  )
  if (setup === undefined) return names.find(({ name }) => name === STAGE)?.name
  return names.find(({ name }) => scope?.bindings.has(name) === true || scope?.globals.has(name) === true)?.name
}

/** Whether the next `setup` in the order is one that takes a stage, as that of Lightning's data modules does. */
function inheritsSetup(index: SymbolIndex, family: ClassFamily): boolean {
  for (const name of family.order.slice(1)) {
    const setup = methodsOf(index, name).get('setup')
    if (setup !== undefined)
      return (
        !setup.isDecorated && !setup.isAsync && setup.parameters.length === 2 && /^\w+/.test(setup.parameters[1] ?? '')
      )
    if (isDataModule({ order: [name] })) return true
    if (index.lookup(name).kind === 'foreign' && !isBareClass(name)) return false
  }
  return false
}

function editsFor(
  text: string,
  init: MethodBody,
  setup: MethodBody | undefined,
  statements: readonly BodyStatement[],
  checks: readonly string[],
): readonly Edit[] {
  const newline = newlineOf(text)
  const self = init.self ?? 'self'
  const method = setup ?? init
  const own = indentAt(text, method.span.start)
  const body = indentAt(text, method.statements[0]?.span.start ?? 0)
  const step = body.slice(own.length) || '    '
  const lines = statements.map(({ span }) => `${body}${step}${text.slice(span.start, span.end)}`)
  const [first] = statements
  const block = [`${body}if ${self}.${first?.sets?.attribute ?? ''} is None:`, ...lines].join(newline)
  const nones = statements.flatMap(({ sets }) =>
    sets === undefined ? [] : [replace(sets.value.start, sets.value.end, 'None', 'review')],
  )
  if (setup === undefined) {
    const isTyped = init.returns !== undefined
    const head = `${own}def setup(${self}, ${STAGE}${isTyped ? ': str' : ''})${isTyped ? ' -> None' : ''}:`
    const added = [head, block, `${body}super().setup(${STAGE})`].join(newline)
    const end = text.indexOf('\n', init.span.end)
    if (end < 0) return [...nones, insert(text.length, newline + newline + added, 'review')]
    return [...nones, insert(end + 1, newline + added + newline, 'review')]
  }
  // Below the docstring, and below what asks for an optional dependency first of all.
  const above = setup.statements.filter(
    (statement, at) =>
      statement.isDocstring ||
      (checks.includes(statement.calls ?? '') &&
        setup.statements.slice(0, at).every((one) => one.isDocstring || checks.includes(one.calls ?? ''))),
  )
  const last = above.at(-1)
  const from = last === undefined ? headEnd(text, setup) : last.span.end
  const lineEnd = text.indexOf('\n', from)
  if (lineEnd < 0) return [...nones, insert(text.length, newline + block, 'review')]
  return [...nones, insert(lineEnd + 1, block + newline, 'review')]
}

/** The end of the line above the first statement and above the comments that belong to it. */
function headEnd(text: string, setup: MethodBody): number {
  const first = setup.statements[0]?.span.start ?? setup.span.end
  let at = text.lastIndexOf('\n', first - 1)
  for (;;) {
    const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
    if (!/^\s*(#.*)?\r?$/.test(line) || text.lastIndexOf('\n', at - 1) < setup.span.start) return at
    at = text.lastIndexOf('\n', at - 1)
  }
}

function within(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}
