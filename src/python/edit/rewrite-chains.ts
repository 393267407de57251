import { replace } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, isWithin, joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { ChainSite } from './chain-site.ts'
import { chainTarget, targetBehind } from './chain-target.ts'
import type { ChainTarget } from './chain-target.ts'
import type { Binding, ImportStatement, Reference } from '../facts/facts.ts'
import { moduleMeant, wordsBehind } from './chain-behind.ts'
import { isBoundAtRunTime } from './run-time-binding.ts'
import { patchedName } from '../index/patched-module.ts'
import { keepsName } from './rewrite-plain.ts'
import { standInEdits } from './stand-in-chains.ts'
import { keepRootImports, retireImports } from './retire-imports.ts'
import { meaningOf, nameOfBinding, visibleBindings } from '../facts/resolve.ts'
import type { Meaning } from '../facts/resolve.ts'
import type { RewriteState } from './rewrite-state.ts'
import { captured, spellGroup } from './spell-chains.ts'

/** Rewrite attribute chains on imported modules: renamed modules in place, moved symbols through their new module. */
export function planChains(state: RewriteState): void {
  const sites: ChainSite[] = []
  const own: Pick<ChainSite, 'reference' | 'statement'>[] = []
  const rewritten = new Map<Reference, QualifiedName>()
  for (const reference of state.facts.references) {
    const meaning = meaningOf(state.facts, reference, state.before)
    if (meaning.kind === 'ambiguous') spellAmbiguous(state, reference, meaning)
    if (meaning.kind !== 'imported') continue
    const binding = meaning.bindings[0]
    const statement = binding?.imported === undefined ? undefined : state.facts.imports[binding.imported.statement]
    const item = binding?.imported === undefined ? undefined : statement?.items[binding.imported.item]
    if (binding === undefined || statement === undefined || item === undefined) continue
    const plain = statement.kind === 'import' && item.alias === undefined && !keepsName(state, statement, item)
    const root = moduleMeant(state.index, state.renaming, meaning.name, reference)
    const direct = chainTarget(state.index, state.renaming, state.before, root, reference.attributes)
    if (direct === undefined) continue
    const behind = targetBehind(state.index, state.renaming, direct, reference.attributes)
    const patched = (behind ?? direct).symbol === undefined ? patchedName(state.facts, reference) : undefined
    const patchHome = patched === undefined ? undefined : state.renaming.patchHome((behind ?? direct).module, patched)
    const chain = behind !== undefined && (behind.home !== undefined || patchHome !== undefined) ? behind : direct
    const end =
      chain.moduleStep < 0
        ? reference.span.end
        : (reference.attributes[chain.moduleStep]?.span.end ?? reference.span.end)
    if (patchHome !== undefined) {
      const module = state.renaming.moduleTo(patchHome)
      sites.push({ reference, end, module, today: patchHome, symbol: undefined, statement, plain })
      continue
    }
    // `a.TABLE.x = 1` reads the moved name and stores into what it finds; `a.TABLE = 1` was refused by the plan.
    const isRead = reference.context === 'load' || chain.moduleStep + 1 < reference.attributes.length - 1
    if (chain.home !== undefined && isRead) {
      if (chain.home === state.before.name) {
        rewritten.set(reference, chain.home)
        own.push({ reference, statement })
        readOwn(state, reference, end, chain.symbol ?? '')
      } else {
        sites.push({
          reference,
          end,
          module: state.renaming.moduleTo(chain.home),
          today: chain.home,
          symbol: chain.symbol,
          statement,
          plain,
          loads: chain.symbol !== undefined && state.renaming.loadsWith(chain.module, chain.symbol),
        })
      }
      continue
    }
    const final = state.renaming.moduleTo(chain.module)
    if (final === chain.module) {
      const site = behind === undefined ? undefined : respellBehind(state, reference, root, behind)
      if (site !== undefined) sites.push({ ...site, reference, symbol: undefined, statement, plain })
      continue
    }
    const read: ModuleRead = { reference, chain, root, end, final, bindings: meaning.bindings, statement }
    if (plain) planPlainChain(state, read, sites, rewritten)
    else planNamedChain(state, read, sites)
  }
  for (const site of sites) rewritten.set(site.reference, site.module)
  const retired = retireImports(state, sites, own)
  const groups = new Map<string, ChainSite[]>()
  for (const site of sites) {
    const key = `${site.statement.index} ${site.module}${site.plain ? '' : ' named'}`
    groups.set(key, [...(groups.get(key) ?? []), site])
  }
  for (const group of groups.values()) spellGroup(state, group, retired)
  keepRootImports(state, rewritten)
}

/**
 * A name that is a package with a renamed module on one way through the code and something else on another is spelled anew where
 * the other is a stand-in for it; else that is refused.
 */
function spellAmbiguous(
  state: RewriteState,
  reference: Reference,
  meaning: Extract<Meaning, { readonly kind: 'ambiguous' }>,
): void {
  const hit = meaning.names.some((name) => {
    const chain = chainTarget(state.index, state.renaming, state.before, name, reference.attributes)
    if (chain === undefined || chain.moduleStep < 0) return false
    const words = reference.attributes.slice(0, chain.moduleStep + 1).map((step) => step.name)
    return state.renaming.moduleTo(chain.module) !== joinName(state.renaming.moduleTo(name), ...words)
  })
  if (!hit) return
  const edits = standInEdits(state, reference, meaning)
  if (edits !== undefined) return void state.edits.push(...edits)
  state.problems.push({
    code: 'captured-name',
    level: 'error',
    reason: `\`${reference.name}\` is the package on one way through this code and something else on another, so what follows it cannot be spelled anew`,
    advice: `Give the other ${reference.name} another name first.`,
    span: reference.span,
  })
}

/** Whether a binding is an import of the moved symbol itself, which its new module does without. */
function importsMoved(state: RewriteState, binding: Binding, symbol: string): boolean {
  const name = nameOfBinding(state.facts, binding, state.before)
  const target = name === undefined ? undefined : state.index.lookup(name)
  if (target?.kind !== 'symbol' || target.rest.length > 0 || target.symbol !== symbol) return false
  return state.renaming.homeOf(target.module, symbol) === state.before.name
}

/** In the module that now holds the symbol, `a.f` is `f`; a local variable of that name stands in the way. */
function readOwn(state: RewriteState, reference: Reference, end: number, symbol: string): void {
  const seen = visibleBindings(state.facts, { ...reference, name: symbol, deferred: true })
  if (seen.some((binding) => binding.scope !== 0 && !importsMoved(state, binding, symbol))) {
    state.problems.push({
      code: 'captured-name',
      level: 'error',
      reason: `here \`${symbol}\` is a local name, so the moved ${symbol} cannot be reached by it`,
      advice: `Rename the local ${symbol} first.`,
      span: reference.span,
    })
    return
  }
  const dot = state.facts.text.indexOf('.', end)
  state.edits.push(replace(reference.span.start, dot + 1, ''))
}

/** A chain that reads a module which gets another name. */
interface ModuleRead {
  readonly reference: Reference
  readonly chain: ChainTarget
  /** What the first word is bound to, and how. */
  readonly root: QualifiedName
  readonly bindings: readonly Binding[]
  readonly statement: ImportStatement
  /** UTF-16: where the part that names the module ends. */
  readonly end: number
  readonly final: QualifiedName
}

/** `shop.invoicing.lines.X` after `import shop.invoicing.lines`: the dotted path is spelled anew, if an import of this text loads it. */
function planPlainChain(
  state: RewriteState,
  { reference, chain, root, end, final, bindings, statement }: ModuleRead,
  sites: ChainSite[],
  rewritten: Map<Reference, QualifiedName>,
): void {
  if (chain.moduleStep < 0 && final === root) return
  // Each plain import adds to the same package object, whichever bound the name last.
  const scope = bindings[0]?.scope ?? 0
  const all = state.facts.scopes[scope]?.bindings.get(reference.name) ?? bindings
  const loads = all.some((binding) => {
    const entry =
      binding.imported === undefined
        ? undefined
        : state.facts.imports[binding.imported.statement]?.items[binding.imported.item]
    if (entry === undefined) return false
    const target = state.renaming.moduleTo(entry.name)
    return (
      isWithin(entry.name, chain.module) ||
      (target !== entry.name && isWithin(chain.module, entry.name) && isWithin(final, target))
    )
  })
  const offered = loads ? undefined : offeredWords(state, root, reference, chain.moduleStep)
  if (offered !== undefined) {
    state.edits.push(...respellSteps(reference.attributes, offered))
    return
  }
  if (!loads || isWithin(final, root)) {
    if (loads || isWithin(final, root)) {
      state.edits.push(...respellChain(reference, chain.moduleStep, end, final))
      return
    }
    sites.push({ reference, end, module: final, today: chain.module, symbol: undefined, statement, plain: true })
    return
  }
  const newRoot = firstPartOf(final)
  const there = meaningOf(state.facts, { ...reference, name: newRoot }, state.before)
  // An import of the same package is no other thing of that name.
  const isSame = there.kind === 'imported' && there.name === newRoot && state.renaming.moduleTo(newRoot) === newRoot
  if (there.kind !== 'unbound' && !isSame) {
    // The import itself binds the word where it stands; only elsewhere the module can be reached by another name.
    if (state.facts.scopes[statement.scope]?.bindings.has(newRoot) === true)
      state.problems.push(captured(newRoot, reference))
    else sites.push({ reference, end, module: final, today: chain.module, symbol: undefined, statement, plain: false })
    return
  }
  rewritten.set(reference, final)
  state.edits.push(...respellChain(reference, chain.moduleStep, end, final))
}

/** `m.typing.Sample` after `import shop.invoicing as m`: the parts behind the bound name. */
function planNamedChain(
  state: RewriteState,
  { reference, chain, root, end, final, statement }: ModuleRead,
  sites: ChainSite[],
): void {
  if (chain.moduleStep < 0) return
  const bound = state.renaming.moduleTo(root)
  const suffix = reference.attributes.slice(0, chain.moduleStep + 1).map((step) => step.name)
  if (final === joinName(bound, ...suffix)) return
  if (isWithin(final, bound) && final !== bound) {
    const words = final.slice(bound.length + 1).split('.')
    if (words.length === suffix.length) state.edits.push(...respellSteps(reference.attributes, words))
    else state.edits.push(replace(reference.span.end, end, '.' + words.join('.')))
    return
  }
  const offered = offeredWords(state, root, reference, chain.moduleStep)
  if (offered !== undefined) {
    state.edits.push(...respellSteps(reference.attributes, offered))
    return
  }
  sites.push({ reference, end, module: final, today: chain.module, symbol: undefined, statement, plain: false })
}

/** A chain whose renamed module stands behind modules that others import: word for word, else the place that an import of its own spells. */
function respellBehind(
  { index, renaming, edits }: RewriteState,
  reference: Reference,
  root: QualifiedName,
  behind: ChainTarget,
): Pick<ChainSite, 'end' | 'module' | 'today'> | undefined {
  const module = renaming.moduleTo(behind.module)
  if (module === behind.module) return undefined
  const steps = reference.attributes.slice(0, behind.moduleStep + 1)
  const words = wordsBehind(index, renaming, root, steps)
  if (words === undefined) return { end: steps.at(-1)?.span.end ?? reference.span.end, module, today: behind.module }
  edits.push(...respellSteps(steps, words))
  return undefined
}

/** A dotted path spelled anew; word for word where it has as many as before, so that its layout stays. */
function respellChain(reference: Reference, moduleStep: number, end: number, final: QualifiedName): readonly Edit[] {
  const [root = '', ...words] = final.split('.')
  if (words.length !== moduleStep + 1) return [replace(reference.span.start, end, final)]
  const first = root === reference.name ? [] : [replace(reference.span.start, reference.span.end, root)]
  return [...first, ...respellSteps(reference.attributes, words)]
}

function respellSteps(steps: Reference['attributes'], words: readonly string[]): readonly Edit[] {
  return words.flatMap((word, at) => {
    const step = steps[at]
    return step === undefined || step.name === word ? [] : [replace(step.span.start, step.span.end, word)]
  })
}

/**
 * The words of a chain where a module on it goes on binding the name it gives to one that is renamed: `shop.invoicing` stays an
 * attribute of `shop`, whose `from . import invoicing` keeps the name. Undefined when none does, or a word has no place below its module.
 */
function offeredWords(
  state: RewriteState,
  root: QualifiedName,
  reference: Reference,
  moduleStep: number,
): readonly string[] | undefined {
  const { index, renaming } = state
  const words: string[] = []
  let module = root
  let isOffered = false
  for (const { name } of reference.attributes.slice(0, moduleStep + 1)) {
    const below = joinName(module, name)
    const final = renaming.moduleTo(below)
    const bindings = index.factsOfModule(module)?.scopes[0]?.bindings.get(name) ?? []
    if (bindings.some(isBoundAtRunTime)) {
      isOffered ||= final !== joinName(renaming.moduleTo(module), name)
      words.push(name)
    } else if (parentOf(final) === renaming.moduleTo(module)) words.push(lastPartOf(final))
    else return undefined
    module = below
  }
  return isOffered ? words : undefined
}
