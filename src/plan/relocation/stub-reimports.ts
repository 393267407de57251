import type { ModuleFacts } from '../../python/facts/facts.ts'
import { NO_REIMPORTS } from './back-imports.ts'
import type { Reimports } from './back-imports.ts'
import type { Decisions } from './decisions.ts'
import type { Relocation } from './relocation.ts'

/** A stub imports what it still mentions, and offers (`X as X`, or by its `__all__`) what the module keeps for others. */
export function stubReimports(decisions: Decisions, facts: ModuleFacts, relocation: Relocation): Reimports {
  const { from, to } = relocation
  const module = decisions.relocations.find((one) => one.from === from && one.to === to && !one.copied)
  const still = module === undefined ? NO_REIMPORTS : decisions.backImportsOf(module)
  const promised = still.names.filter((name) => still.onlyKept.has(name) || module?.exported.includes(name) === true)
  const kept = promised.filter((name) => facts.scopes[0]?.bindings.has(name) === true)
  const names = new Set([...relocation.back, ...relocation.exported, ...kept])
  const offered = kept.filter((name) => !relocation.exported.includes(name))
  return { ...NO_REIMPORTS, names: [...names].sort(), onlyKept: new Set(offered) }
}
