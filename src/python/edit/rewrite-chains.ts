import { replace } from '../../model/edit.ts'
import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, isWithin, joinName } from '../../model/names.ts'
import type { ChainSite } from './chain-site.ts'
import { chainTarget, targetBehind } from './chain-target.ts'
import type { ChainTarget } from './chain-target.ts'
import type { Binding, ImportStatement, Reference } from '../facts/facts.ts'
import { runsOnLoad } from '../facts/moments.ts'
import { moduleMeant } from './chain-behind.ts'
import { offeredWords, respellBehind, respellChain, respellSteps } from './respell-chain.ts'
import { patchedName } from '../index/patched-module.ts'
import { keepsName } from './rewrite-plain.ts'
import { standInEdits } from './stand-in-chains.ts'
import { keepRootImports, retireImports } from './retire-imports.ts'
import { meaningOf, nameOfBinding, visibleBindings } from '../facts/resolve.ts'
import type { Meaning } from '../facts/resolve.ts'
import type { RewriteState } from './rewrite-state.ts'
import { captured, spellGroup } from './spell-chains.ts'

/** What is found of the chains of a text, before the sites are spelled. */
interface ChainPlan {
  /** Chains that are reached through an import of their own. */
  readonly sites: ChainSite[]
  /** Those that read what the module itself holds now. */
  readonly own: Pick<ChainSite, 'reference' | 'statement'>[]
  /** What each rewritten first word stands for. */
  readonly rewritten: Map<Reference, QualifiedName>
}

/** Rewrite attribute chains on imported modules: renamed modules in place, moved symbols through their new module. */
export function planChains(state: RewriteState): void {
  const plan: ChainPlan = { sites: [], own: [], rewritten: new Map() }
  for (const reference of state.facts.references) planChain(state, reference, plan)
  const { sites, own, rewritten } = plan
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

/** Plan one reference with what is asked of it, where its first word is bound by an import. */
function planChain(state: RewriteState, reference: Reference, plan: ChainPlan): void {
  const { facts, index, renaming } = state
  const meaning = meaningOf(facts, reference, state.before)
  if (meaning.kind === 'ambiguous') spellAmbiguous(state, reference, meaning)
  if (meaning.kind !== 'imported') return
  const imported = meaning.bindings[0]?.imported
  const statement = imported === undefined ? undefined : facts.imports[imported.statement]
  const item = imported === undefined ? undefined : statement?.items[imported.item]
  if (statement === undefined || item === undefined) return
  const plain = statement.kind === 'import' && item.alias === undefined && !keepsName(state, statement, item)
  const root = moduleMeant(index, renaming, meaning.name, reference)
  const found = chainTarget(index, renaming, state.before, root, reference.attributes)
  if (found === undefined) return
  const direct = pastFacadeOf(state, reference, found)
  const behind = targetBehind(index, renaming, direct, reference.attributes)
  const patched = (behind ?? direct).symbol === undefined ? patchedName(facts, reference) : undefined
  const patchHome = patched === undefined ? undefined : renaming.patchHome((behind ?? direct).module, patched)
  const chain = behind !== undefined && (behind.home !== undefined || patchHome !== undefined) ? behind : direct
  const end =
    chain.moduleStep < 0 ? reference.span.end : (reference.attributes[chain.moduleStep]?.span.end ?? reference.span.end)
  if (patchHome !== undefined) {
    const module = renaming.moduleTo(patchHome)
    plan.sites.push({ reference, end, module, today: patchHome, symbol: undefined, statement, plain })
    return
  }
  // `a.TABLE.x = 1` reads the moved name and stores into what it finds; `a.TABLE = 1` was refused by the plan.
  const isRead = reference.context === 'load' || chain.moduleStep + 1 < reference.attributes.length - 1
  if (chain.home !== undefined && isRead)
    return planMovedChain(state, { reference, end, statement, plain }, chain, plan)
  const final = renaming.moduleTo(chain.module)
  if (final === chain.module) {
    const site = behind === undefined ? undefined : respellBehind(state, reference, root, behind)
    if (site !== undefined) plan.sites.push({ ...site, reference, symbol: undefined, statement, plain })
    return
  }
  const read: ModuleRead = { reference, chain, root, end, final, bindings: meaning.bindings, statement }
  if (plain) planPlainChain(state, read, plan)
  else planNamedChain(state, read, plan.sites)
}

/** What a chain reads of a package that is half loaded when it runs is reached where that takes it from. */
function pastFacadeOf({ before, renaming }: RewriteState, reference: Reference, chain: ChainTarget): ChainTarget {
  if (chain.symbol === undefined || chain.home !== undefined || !runsOnLoad(reference)) return chain
  const taken = renaming.pastFacade(before.name, chain.module, chain.symbol)
  return taken?.name === chain.symbol ? { ...chain, home: taken.module } : chain
}

/** `a.f` where `f` moves: through its new module, or by its name alone where that is this one. */
function planMovedChain(
  state: RewriteState,
  place: Pick<ChainSite, 'reference' | 'end' | 'statement' | 'plain'>,
  { home, module, symbol }: ChainTarget,
  { sites, own, rewritten }: ChainPlan,
): void {
  const { reference, end, statement } = place
  if (home === undefined) return
  if (home === state.before.name) {
    rewritten.set(reference, home)
    own.push({ reference, statement })
    readOwn(state, reference, end, symbol ?? '')
    return
  }
  const loads = symbol !== undefined && state.renaming.loadsWith(module, symbol)
  sites.push({ ...place, module: state.renaming.moduleTo(home), today: home, symbol, loads })
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
  const seen = visibleBindings(state.facts, reference.as({ name: symbol, deferred: true }))
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
  { sites, rewritten }: ChainPlan,
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
  const there = meaningOf(state.facts, reference.as({ name: newRoot }), state.before)
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
