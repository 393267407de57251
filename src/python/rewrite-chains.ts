import { replace } from '../model/edit.ts'
import type { Edit } from '../model/edit.ts'
import type { QualifiedName } from '../model/names.ts'
import { isWithin, joinName, lastPartOf, parentOf } from '../model/names.ts'
import { chainTarget } from './chain-target.ts'
import type { ChainTarget } from './chain-target.ts'
import type { Binding, ImportStatement, Reference } from './facts.ts'
import { freeName, isFree } from './free-name.ts'
import { renderFrom, renderPlain, spellModule } from './import-lines.ts'
import { keepRootImports, retireImports } from './retire-imports.ts'
import { meaningOf, visibleBindings } from './resolve.ts'
import type { Meaning } from './resolve.ts'
import { planOf } from './rewrite-text.ts'
import type { RewriteState } from './rewrite-text.ts'
import { sortKey } from './statement-plan.ts'

/** A stretch of a chain that has to be spelled through another module: `a.` of `a.f`, or `x.data.hcs` of `x.data.hcs.Plate`. */
export interface ChainSite {
  readonly reference: Reference
  /** Offset behind the part that is replaced: the end of the module part of the chain. */
  readonly end: number
  /** The final name of the module the chain is to start from. */
  readonly module: QualifiedName
  /** The moved symbol that follows, if this is about one. */
  readonly symbol: string | undefined
  readonly statement: ImportStatement
  readonly plain: boolean
}

/** Rewrite attribute chains on imported modules: renamed modules in place, moved symbols through their new module. */
export function planChains(state: RewriteState): void {
  const sites: ChainSite[] = []
  const rewritten = new Map<Reference, QualifiedName>()
  for (const reference of state.facts.references) {
    const meaning = meaningOf(state.facts, reference, state.before)
    if (meaning.kind === 'ambiguous') refuseAmbiguous(state, reference, meaning)
    if (meaning.kind !== 'imported') continue
    const binding = meaning.bindings[0]
    const statement = binding?.imported === undefined ? undefined : state.facts.imports[binding.imported.statement]
    const item = binding?.imported === undefined ? undefined : statement?.items[binding.imported.item]
    if (binding === undefined || statement === undefined || item === undefined) continue
    const plain = statement.kind === 'import' && item.alias === undefined
    const chain = chainTarget(state.index, state.renaming, state.before, meaning.name, reference.attributes)
    if (chain === undefined) continue
    const end =
      chain.moduleStep < 0
        ? reference.span.end
        : (reference.attributes[chain.moduleStep]?.span.end ?? reference.span.end)
    if (chain.home !== undefined && reference.context === 'load') {
      if (chain.home === state.before.name) {
        rewritten.set(reference, chain.home)
        readOwn(state, reference, end, chain.symbol ?? '')
      } else {
        sites.push({
          reference,
          end,
          module: state.renaming.moduleTo(chain.home),
          symbol: chain.symbol,
          statement,
          plain,
        })
      }
      continue
    }
    const final = state.renaming.moduleTo(chain.module)
    if (final === chain.module) continue
    if (plain)
      planPlainChain(state, reference, chain, meaning.name, end, final, meaning.bindings, sites, statement, rewritten)
    else planNamedChain(state, reference, chain, meaning.name, end, final, sites, statement)
  }
  for (const site of sites) rewritten.set(site.reference, site.module)
  const retired = retireImports(state, sites)
  const groups = new Map<string, ChainSite[]>()
  for (const site of sites) {
    const key = `${site.statement.index} ${site.module}${site.plain ? '' : ' named'}`
    groups.set(key, [...(groups.get(key) ?? []), site])
  }
  for (const group of groups.values()) spellGroup(state, group, retired)
  keepRootImports(state, rewritten)
}

/** A name that is the renamed package on one way through the code and something else on another cannot be spelled anew. */
function refuseAmbiguous(
  state: RewriteState,
  reference: Reference,
  meaning: Extract<Meaning, { readonly kind: 'ambiguous' }>,
): void {
  const plain = meaning.bindings.some((binding) => {
    const statement = binding.imported === undefined ? undefined : state.facts.imports[binding.imported.statement]
    const item = binding.imported === undefined ? undefined : statement?.items[binding.imported.item]
    return statement?.kind === 'import' && item?.alias === undefined
  })
  const hit = meaning.names.some((name) => {
    const chain = chainTarget(state.index, state.renaming, state.before, name, reference.attributes)
    return chain !== undefined && chain.moduleStep >= 0 && state.renaming.moduleTo(chain.module) !== chain.module
  })
  if (!plain || !hit) return
  state.problems.push({
    code: 'captured-name',
    level: 'error',
    reason: `\`${reference.name}\` is the package on one way through this code and something else on another, so what follows it cannot be spelled anew`,
    advice: `Give the other ${reference.name} another name first.`,
    span: reference.span,
  })
}

/** In the module that now holds the symbol, `a.f` is `f`; a local variable of that name stands in the way. */
function readOwn(state: RewriteState, reference: Reference, end: number, symbol: string): void {
  const seen = visibleBindings(state.facts, { ...reference, name: symbol, deferred: true })
  if (seen.some((binding) => binding.scope !== 0)) {
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

/** `viscy.data.hcs.X` after `import viscy.data.hcs`: the dotted path is spelled anew, if an import of this text loads it. */
function planPlainChain(
  state: RewriteState,
  reference: Reference,
  chain: ChainTarget,
  root: QualifiedName,
  end: number,
  final: QualifiedName,
  bindings: readonly Binding[],
  sites: ChainSite[],
  statement: ImportStatement,
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
    return entry !== undefined && isWithin(entry.name, chain.module)
  })
  if (!loads && offeredBy(state, root, reference)) return
  if (!loads || isWithin(final, root)) {
    if (loads || isWithin(final, root)) {
      state.edits.push(...respellChain(reference, chain.moduleStep, end, final))
      return
    }
    sites.push({ reference, end, module: final, symbol: undefined, statement, plain: true })
    return
  }
  const newRoot = final.split('.')[0] ?? final
  const clash = visibleBindings(state.facts, { ...reference, name: newRoot })
  if (clash.length > 0) {
    state.problems.push(captured(newRoot, reference))
    return
  }
  rewritten.set(reference, final)
  state.edits.push(...respellChain(reference, chain.moduleStep, end, final))
}

/** `m.typing.Sample` after `import viscy.data as m`: the parts behind the bound name. */
function planNamedChain(
  state: RewriteState,
  reference: Reference,
  chain: ChainTarget,
  root: QualifiedName,
  end: number,
  final: QualifiedName,
  sites: ChainSite[],
  statement: ImportStatement,
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
  if (offeredBy(state, root, reference)) return
  sites.push({ reference, end, module: final, symbol: undefined, statement, plain: false })
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

/** A package that binds the next word of the chain itself goes on doing so: `viscy.data` stays an attribute of `viscy`. */
function offeredBy(state: RewriteState, root: QualifiedName, reference: Reference): boolean {
  const next = reference.attributes[0]?.name
  const facts = state.index.factsOfModule(root)
  return (
    next !== undefined && facts?.scopes[0]?.bindings.get(next)?.some((binding) => binding.kind !== 'delete') === true
  )
}

/** Choose how all sites of one import and one module are spelled, and have the import written. */
function spellGroup(state: RewriteState, group: readonly ChainSite[], retired: ReadonlySet<string>): void {
  const first = group[0]
  if (first === undefined) return
  const { statement, module } = first
  const references = group.map((site) => site.reference)
  const plan = planOf(state, statement.index)
  if (plan === undefined) return
  if (first.plain) {
    const root = module.split('.')[0] ?? module
    const taken = references.some((reference) =>
      visibleBindings(state.facts, { ...reference, name: root }).some((binding) => binding.imported === undefined),
    )
    if (taken) {
      state.problems.push(captured(root, first.reference))
      return
    }
    plan.added.push({ text: renderPlain(module, undefined), key: sortKey(module), commentOf: undefined })
    for (const site of group) state.edits.push(replace(site.reference.span.start, site.end, module))
    return
  }
  const known = boundAlready(state, module, statement.scope, references)
  if (known !== undefined) return respell(state, group, known)
  const wishes = [lastPartOf(module)]
  const symbols = [...new Set(group.flatMap((site) => site.symbol ?? []))]
  const usual = wishes[0] ?? module
  const retiredNames = [...retired].filter((key) => key.startsWith(`${statement.index}:`))
  if (
    !isFree(state.facts, usual, statement.scope, references) &&
    retiredNames.length === 0 &&
    symbols.length > 0 &&
    symbols.every((symbol) => isFree(state.facts, symbol, statement.scope, references))
  ) {
    plan.added.push({
      text: renderFrom(spellModule(module, state.after, statement.level > 0), symbols.sort(), state.style),
      key: sortKey(module),
      commentOf: undefined,
    })
    for (const site of group)
      state.edits.push(replace(site.reference.span.start, state.facts.text.indexOf('.', site.end) + 1, ''))
    return
  }
  const name = freeName(state.facts, [usual, `_${usual}`, module.replaceAll('.', '_')], statement.scope, references)
  plan.added.push({ text: moduleImport(state, statement, module, name), key: sortKey(module), commentOf: undefined })
  respell(state, group, name)
}

function moduleImport(state: RewriteState, statement: ImportStatement, module: QualifiedName, name: string): string {
  const parent = parentOf(module)
  if (statement.kind === 'import' || parent === '') return renderPlain(module, module === name ? undefined : name)
  const last = lastPartOf(module)
  return renderFrom(
    spellModule(parent, state.after, statement.level > 0),
    [last === name ? last : `${last} as ${name}`],
    state.style,
  )
}

function respell(state: RewriteState, group: readonly ChainSite[], name: string): void {
  for (const site of group) state.edits.push(replace(site.reference.span.start, site.end, name))
}

/** A name that is bound to the module already, in the same scope or the module, and seen by every site. */
function boundAlready(
  state: RewriteState,
  module: QualifiedName,
  scope: number,
  references: readonly Reference[],
): string | undefined {
  for (const at of new Set([scope, 0])) {
    for (const [name, bindings] of state.facts.scopes[at]?.bindings ?? []) {
      const [binding] = bindings
      if (bindings.length !== 1 || binding?.imported === undefined || binding.conditional) continue
      const statement = state.facts.imports[binding.imported.statement]
      const item = statement?.items[binding.imported.item]
      if (statement === undefined || item === undefined || (statement.kind === 'import' && item.alias === undefined))
        continue
      const meaning = meaningOf(
        state.facts,
        { name, scope: at, span: { start: state.facts.text.length, end: state.facts.text.length }, deferred: true },
        state.before,
      )
      if (meaning.kind !== 'imported') continue
      const target = state.index.lookup(meaning.name)
      if (target.kind !== 'module' || state.renaming.moduleTo(target.module) !== module) continue
      const seen = references.every(
        (reference) =>
          visibleBindings(state.facts, { ...reference, name }).every((other) => other === binding) &&
          (reference.deferred || binding.from <= reference.span.start),
      )
      if (seen) return name
    }
  }
  return undefined
}

function captured(name: string, reference: Reference): RewriteState['problems'][number] {
  return {
    code: 'captured-name',
    level: 'error',
    reason: `the new name starts with \`${name}\`, which is something else here`,
    advice: `Rename the other ${name} first, or import the module under an alias.`,
    span: reference.span,
  }
}
