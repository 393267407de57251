import type { Place } from '../../model/finding.ts'
import { joinName, lastPartOf } from '../../model/names.ts'

import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import { attributeUses } from '../../python/parse/method-bodies.ts'
import type { AttributeUse, MethodBody } from '../../python/parse/method-bodies.ts'
import { outlineOf } from '../../python/parse/outline.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { lineIndexOf } from '../../text/line-index.ts'
import { orderOf } from './class-order.ts'
import { isBareClass, isDataModule, methodsOf } from './class-family.ts'
import type { ClassFamily } from './class-family.ts'
import { nameAt } from '../names/name-at.ts'

/** What Lightning calls after `setup` (LightningDataModule, "hooks are called in the following order"). */
const LATER_HOOKS = [
  'train_dataloader',
  'val_dataloader',
  'test_dataloader',
  'predict_dataloader',
  'on_before_batch_transfer',
  'transfer_batch_to_device',
  'on_after_batch_transfer',
  'teardown',
]
const BY_TEXT = /(^|\.)(getattr|hasattr|setattr|delattr|attrgetter|object)$/

/** Somewhere an attribute is used, as `path:line`, and how. */
interface Trouble {
  readonly place: Place
  readonly what: string
}

/**
 * Why attributes of a class may be needed before its `setup` has run: something else than `setup`, what it alone calls, and
 * hooks that come later reads them, another statement than those at `own` sets them, or a class below it does without
 * its `setup` or `__init__`. Undefined when all of that is ruled out.
 */
export function neededBeforeSetup(
  index: SymbolIndex,
  family: ClassFamily,
  attributes: ReadonlySet<string>,
  own: { readonly path: RepoPath; readonly spans: readonly Span[] },
): string | undefined {
  const problem = chainProblem(index, family)
  if (problem !== undefined) return problem
  for (const use of usesOf(index, attributes)) {
    if (use.path === own.path && own.spans.some((span) => within(use.use.span, span))) continue
    const trouble = troubleOf(index, family, use, new Set())
    if (trouble !== undefined) return said(index, trouble)
  }
  return byText(index, attributes)
}

/** Why an attribute may be set by something else than `setup` and a `None` in `__init__`; undefined when it is not. */
export function setElsewhere(
  index: SymbolIndex,
  family: ClassFamily,
  attributes: ReadonlySet<string>,
): string | undefined {
  for (const { path, use } of usesOf(index, attributes)) {
    if (use.context === 'load') continue
    const isFamily = isOwnUse(index, family, path, use)
    if (isFamily === 'no' || (isFamily === 'yes' && use.inside?.name === 'setup')) continue
    if (isFamily === 'yes' && use.inside?.name === '__init__' && setsNone(index, path, use)) continue
    return said(index, { place: { path, span: use.span }, what: `${textOf(use)} is set as well` })
  }
  return undefined
}

interface PlacedUse {
  readonly path: RepoPath
  readonly use: AttributeUse
}

function usesOf(index: SymbolIndex, names: ReadonlySet<string>): readonly PlacedUse[] {
  return index.workspace.mentioning([...names], '.py').flatMap((path) => {
    const text = index.facts(path)?.text
    return text === undefined ? [] : attributeUses(text, names).map((use) => ({ path, use }))
  })
}

/** Whether a use is one of the family's own attribute: `self.x` in a method of it. `other` is an object nobody knows. */
function isOwnUse(index: SymbolIndex, family: ClassFamily, path: RepoPath, use: AttributeUse): 'yes' | 'no' | 'other' {
  const { inside, of } = use
  if (inside?.self !== undefined && of === inside.self) {
    const module = index.moduleOf(path)
    if (module === undefined) return 'other'
    return family.has(joinName(module, inside.owner)) ? 'yes' : 'no'
  }
  if (nameAt(index, path, use.span) !== undefined) return 'no'
  return isOfAnotherClass(index, family, path, use) ? 'no' : 'other'
}

/** `dataset.x` where every `dataset = Dataset(...)` makes an object of a class of the tree that is none of the family. */
function isOfAnotherClass(index: SymbolIndex, family: ClassFamily, path: RepoPath, use: AttributeUse): boolean {
  const facts = index.facts(path)
  const reference = facts === undefined ? undefined : referenceStartingAt(facts, use.span.start)
  if (facts === undefined || reference === undefined) return false
  const { calls } = outlineOf(facts.text)
  const bindings = visibleBindings(facts, reference)
  return (
    bindings.length > 0 &&
    bindings.every(({ name, from }) => {
      const made = calls.find((call) => call.span.end === from && call.assignedTo === name)
      const of = made === undefined ? undefined : nameAt(index, path, made.callee)
      return of !== undefined && !family.has(of) && orderOf(index, of)?.some((one) => family.has(one)) === false
    })
  )
}

function troubleOf(
  index: SymbolIndex,
  family: ClassFamily,
  { path, use }: PlacedUse,
  seen: Set<string>,
): Trouble | undefined {
  const own = isOwnUse(index, family, path, use)
  if (own === 'no') return undefined
  const place = { path, span: use.span }
  if (own === 'other')
    return use.context === 'load' && isSetUpBefore(index, path, use)
      ? undefined
      : { place, what: `${textOf(use)} may be used before setup` }
  if (use.context === 'store') return { place, what: `${textOf(use)} is set as well` }
  const method = use.inside?.name ?? ''
  return runsAfterSetup(index, family, method, seen)
    ? undefined
    : { place, what: `${method} reads ${textOf(use)}, and may be called before setup` }
}

/** `module.setup("fit")` stands above in the same function, and the name stands for the same object. */
function isSetUpBefore(index: SymbolIndex, path: RepoPath, use: AttributeUse): boolean {
  const facts = index.facts(path)
  const setup = attributeUses(facts?.text ?? '', new Set(['setup'])).find(
    (other) =>
      other.isPlainCall &&
      other.of === use.of &&
      other.function?.start === use.function?.start &&
      other.span.end < use.span.start,
  )
  const reference = facts === undefined ? undefined : referenceStartingAt(facts, use.span.start)
  if (facts === undefined || setup === undefined || reference === undefined) return false
  const bindings = visibleBindings(facts, reference)
  return (
    bindings.length > 0 && bindings.every(({ scope, from }) => scope === reference.scope && from < setup.span.start)
  )
}

/** `setup`, hooks that come later, and private methods that only such methods call. */
function runsAfterSetup(index: SymbolIndex, family: ClassFamily, method: string, seen: Set<string>): boolean {
  if (method === 'setup' || seen.has(method)) return true
  if (LATER_HOOKS.includes(method)) return isDataModule(family)
  if (!method.startsWith('_') || method.startsWith('__')) return false
  seen.add(method)
  const uses = usesOf(index, new Set([method]))
  return uses.length > 0 && uses.every((use) => troubleOf(index, family, use, seen) === undefined)
}

/** Every class below runs the `__init__` and the `setup` of the class, and no `__init__` runs `setup`. */
function chainProblem(index: SymbolIndex, family: ClassFamily): string | undefined {
  const name = lastPartOf(family.name)
  for (const [below, order] of family.below) {
    for (const earlier of order.slice(0, order.indexOf(family.name))) {
      const target = index.lookup(earlier)
      if (target.kind === 'foreign' && !isBareClass(earlier))
        return `${earlier} comes before ${name} in ${lastPartOf(below)}`
      for (const hook of ['__init__', 'setup'] as const) {
        const method = methodsOf(index, earlier).get(hook)
        if (method !== undefined && !handsOn(method))
          return `${joinName(lastPartOf(earlier), hook)} does not begin with super().${hook}(...)`
      }
    }
  }
  for (const member of [...family.order, ...family.below.keys()]) {
    const init = methodsOf(index, member).get('__init__')
    if (init === undefined) continue
    const target = index.lookup(member)
    const path = target.kind === 'symbol' ? index.fileOf(target.module) : undefined
    const text = path === undefined ? undefined : index.facts(path)?.text
    const call = attributeUses(text ?? '', new Set(['setup'])).find(
      (use) => use.of === init.self && within(use.span, init.span),
    )
    if (call !== undefined) return `${lastPartOf(member)}.__init__ calls setup itself`
  }
  return undefined
}

/** Whether a method begins with `super().<itself>(...)`; `__init__` may have it anywhere among its statements. */
function handsOn(method: MethodBody): boolean {
  const statements = method.statements.filter((statement) => !statement.isDocstring)
  if (method.name === '__init__') return statements.some((statement) => statement.callsSuper !== undefined)
  return statements[0]?.callsSuper !== undefined
}

function byText(index: SymbolIndex, attributes: ReadonlySet<string>): string | undefined {
  for (const path of index.workspace.mentioning([...attributes], '.py')) {
    const facts = index.facts(path)
    const found = facts?.strings.find(
      ({ content, call }) =>
        BY_TEXT.test(call?.callee ?? '') && attributes.has(facts.text.slice(content.start, content.end)),
    )
    if (found !== undefined)
      return said(index, { place: { path, span: found.span }, what: 'it is reached by its name' })
  }
  return undefined
}

function setsNone(index: SymbolIndex, path: RepoPath, use: AttributeUse): boolean {
  const module = index.moduleOf(path)
  const text = index.facts(path)?.text ?? ''
  const init = methodsOf(index, joinName(module ?? '', use.inside?.owner ?? '')).get('__init__')
  const value = init?.statements.find((statement) => within(use.span, statement.span))?.sets?.value
  return value !== undefined && text.slice(value.start, value.end) === 'None'
}

function textOf(use: AttributeUse): string {
  return use.of === undefined ? `.${use.name}` : `${use.of}.${use.name}`
}

function said(index: SymbolIndex, { place, what }: Trouble): string {
  const line = lineIndexOf(index.facts(place.path)?.text ?? '').lineOf(place.span?.start ?? 0)
  return `${what} (${place.path}:${line})`
}

function within(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}
