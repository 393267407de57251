import type { Edit } from '../../model/edit.ts'
import { insert } from '../../model/edit.ts'
import { joinName, lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { CLOSING_METHODS, isMemoryMap } from '../../model/pitfall-calls.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { MethodBody } from '../../python/parse/method-bodies.ts'
import { outlineOf } from '../../python/parse/outline.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { indentAt, newlineOf } from '../../text/text-style.ts'
import { setElsewhere } from './setup-safety.ts'
import { callsOf } from './calls-of.ts'
import type { KnownCall } from './calls-of.ts'
import { classFamily, isBareClass, isDataModule, methodsOf } from './class-family.ts'
import type { ClassFamily } from './class-family.ts'

/** Memory maps that nothing closes: all that one class makes, or one that no class does. */
export interface OpenMaps {
  readonly calls: readonly [KnownCall, ...KnownCall[]]
  /** The `teardown` that lets go of them; or why what holds them is not known. */
  readonly cure: MapTeardown | { readonly because: string }
}

/** A `teardown` for a class whose `setup` makes memory maps. */
export interface MapTeardown {
  readonly path: RepoPath
  /** What holds the maps, in the order in which `setup` sets them. */
  readonly attributes: readonly string[]
  readonly edit: Edit
}

/** The memory maps of the modules that no `teardown`, `close` or the like lets go of, and what would. */
export function openMaps(index: SymbolIndex, modules: readonly string[]): readonly OpenMaps[] {
  const groups = new Map<string, [KnownCall, ...KnownCall[]]>()
  for (const call of callsOf(index, modules, isMemoryMap)) {
    const owner = call.owner === undefined ? `${call.path}:${call.span.start}` : joinName(call.module, call.owner)
    const methods = call.owner === undefined ? undefined : methodsOf(index, owner)
    if (CLOSING_METHODS.some((closer) => methods?.has(closer) === true)) continue
    const group = groups.get(owner)
    if (group === undefined) groups.set(owner, [call])
    else group.push(call)
  }
  return [...groups].map(([owner, calls]) => ({ calls, cure: teardownFor(index, owner, calls) }))
}

/**
 * The classes that make memory maps in `setup` and whose `teardown` does nothing but set attributes to None and hand on, with
 * those attributes: what a test can try without knowing how such an object is built.
 */
export function droppedMaps(
  index: SymbolIndex,
  modules: readonly string[],
): ReadonlyMap<QualifiedName, readonly string[]> {
  const found = new Map<QualifiedName, readonly string[]>()
  for (const call of callsOf(index, modules, isMemoryMap)) {
    if (call.owner === undefined || call.inside?.name !== 'setup') continue
    const owner = joinName(call.module, call.owner)
    const text = index.facts(call.path)?.text ?? ''
    const teardown = methodsOf(index, owner).get('teardown')
    const statements = teardown?.statements.filter(({ isDocstring }) => !isDocstring) ?? []
    const dropped = statements.flatMap(({ sets }) =>
      sets !== undefined && text.slice(sets.value.start, sets.value.end) === 'None' ? [sets.attribute] : [],
    )
    const others = statements.filter(({ sets, callsSuper }) => sets === undefined && callsSuper === undefined)
    const isPlain = teardown?.isDecorated === false && !teardown.isAsync && teardown.parameters.length <= 2
    if (isPlain && dropped.length > 0 && others.length === 0) found.set(owner, dropped)
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function teardownFor(index: SymbolIndex, owner: QualifiedName, calls: OpenMaps['calls']): OpenMaps['cure'] {
  const no = (because: string): OpenMaps['cure'] => ({ because })
  const [{ path, owner: name }] = calls
  if (name === undefined) return no('no object of a class makes it')
  const setup = methodsOf(index, owner).get('setup')
  const outline = outlineOf(index.facts(path)?.text ?? '').classes.find((one) => one.name === name)
  if (setup === undefined || outline === undefined || calls.some((call) => call.inside?.name !== 'setup'))
    return no(`not all of them are made in ${name}.setup, the counterpart of a teardown`)
  const family = classFamily(index, owner)
  if ('because' in family) return family
  const chain = superCall(index, family, setup)
  if ('because' in chain) return chain
  const held = holders(index, path, setup, calls)
  if ('because' in held) return held
  const problem = setElsewhere(index, family, new Set(held.attributes))
  if (problem !== undefined) return no(problem)
  const text = index.facts(path)?.text ?? ''
  return {
    path,
    attributes: held.attributes,
    edit: teardownEdit(text, outline.span, setup, held.attributes, chain.call),
  }
}

/** Whether `super().teardown(...)` is called: what comes later in the order may have one. */
function superCall(
  index: SymbolIndex,
  family: ClassFamily,
  setup: MethodBody,
): { readonly call: string | undefined } | { readonly because: string } {
  const names = setup.parameters.map((parameter) => /^\w+/.exec(parameter)?.[0] ?? '')
  if (setup.isDecorated || setup.isAsync || names.length > 2 || names.includes('') || names.length === 0)
    return { because: 'setup takes more than a stage, or is not a plain function' }
  const outside = family.order.find((name) => index.lookup(name).kind === 'foreign' && !isBareClass(name))
  const isHooked = isDataModule(family)
  if (outside !== undefined && !isHooked) return { because: `${outside} may have a teardown of its own` }
  const inherited = family.order.slice(1).find((name) => methodsOf(index, name).has('teardown'))
  const below = [...family.below.keys()].find((name) => methodsOf(index, name).has('teardown'))
  if (below !== undefined) return { because: `${lastPartOf(below)} has a teardown of its own` }
  if (inherited === undefined && !isHooked) return { call: undefined }
  const other = inherited === undefined ? undefined : methodsOf(index, inherited).get('teardown')
  if (names.length !== 2 || (other !== undefined && (other.parameters.length !== 2 || other.isDecorated)))
    return { because: `${lastPartOf(inherited ?? family.name)}.teardown takes something else than setup` }
  return { call: `super().teardown(${names[1] ?? ''})` }
}

/** The attributes that hold the maps once `setup` is done; or why one of them cannot be followed. */
function holders(
  index: SymbolIndex,
  path: RepoPath,
  setup: MethodBody,
  calls: readonly KnownCall[],
): { readonly attributes: readonly string[] } | { readonly because: string } {
  const facts = index.facts(path)
  const found = new Map<string, number>()
  for (const call of calls) {
    const own = call.assignedTo?.split('.') ?? []
    if (own.length === 2 && own[0] === setup.self) {
      found.set(own[1] ?? '', call.span.start)
      continue
    }
    const made = setup.statements.find((statement) => within(call.span, statement.span))
    if (made?.sets !== undefined) {
      found.set(made.sets.attribute, made.span.start)
      continue
    }
    const local = made?.binds?.name
    if (local === undefined) return { because: 'one is not assigned in the body of setup' }
    const scope = facts?.references.find(
      ({ name, span }) => name === local && within(span, setup.span) && span.start > (made?.span.end ?? 0),
    )
    let holds = false
    for (const reference of facts?.references ?? []) {
      if (reference.name !== local || !within(reference.span, setup.span)) continue
      const user = setup.statements.find((statement) => within(reference.span, statement.span))
      if (user === made) continue
      if (user?.sets !== undefined && within(reference.span, user.sets.value)) {
        holds = true
        found.set(user.sets.attribute, user.span.start)
      } else if (!isLookedInto(facts?.text ?? '', reference))
        return { because: `${local} goes where it cannot be followed` }
    }
    if (scope === undefined || !holds) return { because: `no attribute holds ${local}` }
  }
  return { attributes: [...found].sort(([, a], [, b]) => a - b).map(([name]) => name) }
}

/** `rows[0]`, `rows.shape`: what is read from it or written into it does not keep it. */
function isLookedInto(text: string, { span, attributes }: { span: Span; attributes: readonly unknown[] }): boolean {
  return attributes.length > 0 || text[span.end] === '['
}

function teardownEdit(
  text: string,
  owner: Span,
  setup: MethodBody,
  attributes: readonly string[],
  call: string | undefined,
): Edit {
  const newline = newlineOf(text)
  const own = indentAt(text, setup.span.start)
  const body = indentAt(text, setup.statements[0]?.span.start ?? setup.span.start) || own + '    '
  const isTyped = setup.returns !== undefined
  const [self = 'self', stage] = setup.parameters.map((parameter) => /^\w+/.exec(parameter)?.[0] ?? '')
  const parameters = stage === undefined ? self : `${self}, ${stage}${isTyped ? ': str' : ''}`
  const lines = [
    '',
    `${own}def teardown(${parameters})${isTyped ? ' -> None' : ''}:`,
    `${body}"""Let go of the memory maps, so that their files can be deleted."""`,
    ...attributes.map((attribute) => `${body}${self}.${attribute} = None`),
    ...(call === undefined ? [] : [`${body}${call}`]),
  ]
  const lineEnd = text.indexOf('\n', owner.end)
  if (lineEnd < 0) return insert(text.length, newline + lines.join(newline), 'review')
  return insert(lineEnd + 1, lines.join(newline) + newline, 'review')
}

function within(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}
