import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import { moduleOffered } from '../index/through-module-attributes.ts'
import type { AttributeStep } from '../facts/facts.ts'
import type { Renaming } from './renaming.ts'
import type { ModuleIdentity } from '../facts/resolve.ts'
import type { SymbolIndex } from '../index/symbol-index.ts'

/** Where an attribute chain leads: the deepest module on it, and what happens to the name after that. */
export interface ChainTarget {
  /** Today's name of the deepest module; step -1 means the root itself. */
  readonly module: QualifiedName
  readonly moduleStep: number
  /** The symbol read from the module, if the chain goes on. */
  readonly symbol: string | undefined
  /** Today's name of the module the symbol goes to, for moved and copied symbols. */
  readonly home: QualifiedName | undefined
}

/** Follow a chain that starts at the absolute name `root`; undefined when it never is in a module of the tree. */
export function chainTarget(
  index: SymbolIndex,
  renaming: Renaming,
  self: ModuleIdentity,
  root: QualifiedName,
  steps: readonly AttributeStep[],
): ChainTarget | undefined {
  const start = index.isModule(root) ? index.lookup(root) : undefined
  if (start?.kind !== 'module') return undefined
  let module = start.module
  let moduleStep = -1
  for (let step = 0; step < steps.length; step += 1) {
    const name = joinName(root, ...steps.slice(0, step + 1).map((attribute) => attribute.name))
    // Only the name of a module can stand for one: for any other the modules on the way need not be read.
    const target = index.isModule(name) ? index.lookup(name) : undefined
    if (target?.kind !== 'module') break
    module = target.module
    moduleStep = step
  }
  const symbol = steps[moduleStep + 1]?.name
  if (symbol === undefined) return { module, moduleStep, symbol, home: undefined }
  const direct = renaming.homeOf(module, symbol)
  const origin =
    direct === undefined && renaming.hasCopiesFor(self.name) ? index.definitionOf(module, symbol) : undefined
  const copy = origin === undefined ? undefined : renaming.copyFor(self.name, origin.module, origin.symbol)
  return { module, moduleStep, symbol, home: direct ?? copy }
}

/**
 * A chain that reaches a module through another one which imports it: `report.billing.total` where `shop.report` says
 * `from shop import billing`. Undefined when the chain passes no such module.
 */
export function targetBehind(
  index: SymbolIndex,
  renaming: Renaming,
  chain: ChainTarget,
  steps: readonly AttributeStep[],
): ChainTarget | undefined {
  let { module, moduleStep } = chain
  for (let step = moduleStep + 1; step < steps.length; step += 1) {
    const word = steps[step]?.name ?? ''
    const below = index.lookup(joinName(module, word))
    const next = below.kind === 'module' ? below.module : moduleOffered(index, module, word)
    if (next === undefined) break
    module = next
    moduleStep = step
  }
  if (moduleStep === chain.moduleStep) return undefined
  const symbol = steps[moduleStep + 1]?.name
  return { module, moduleStep, symbol, home: symbol === undefined ? undefined : renaming.homeOf(module, symbol) }
}
