import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { Plan } from '../../model/plan.ts'
import { statementBinding } from '../../python/facts/by-statement.ts'
import { definedNames } from '../../python/index/definitions.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { nameMapOf } from './name-map.ts'

/** One name that can be imported before the run, and where it is afterwards. */
export interface MovedName {
  readonly from: QualifiedName
  readonly to: QualifiedName
  readonly kind: 'module' | 'class' | 'function' | 'constant' | 'type'
  readonly isPublic: boolean
}

/** Every module, class, function and constant whose full name changes, in the order of modules and code. */
export function movedNames(plan: Plan, index: SymbolIndex): readonly MovedName[] {
  const map = nameMapOf(plan)
  const names: MovedName[] = []
  const seen = new Set<QualifiedName>()
  const modules = new Set([
    ...plan.modules.map((move) => move.from),
    ...plan.symbols.filter((move) => !move.copied).map((move) => move.from),
  ])
  for (const module of [...modules].sort()) {
    const final = map.moduleTo(module)
    if (final !== module) {
      seen.add(module)
      names.push({ from: module, to: final, kind: 'module', isPublic: isPublic(module) })
    }
    const facts = index.factsOfModule(module)
    if (facts === undefined) continue
    const defined = definedNames(facts)
    const offered = new Set(
      facts.dunderAll.flatMap((part) => (part.kind === 'list' ? part.entries.map((entry) => entry.name) : [])),
    )
    for (const statement of facts.statements) {
      // What the module does as a script nobody imports.
      if (statement.mainGuard !== undefined) continue
      for (const name of statement.names) {
        const from = joinName(module, name)
        const own = defined.has(name) || offered.has(name)
        if (!own || /^__(all|getattr|dir|path)__$/.test(name) || seen.has(from)) continue
        const to = joinName(map.moduleTo(map.homeOf(module, name) ?? module), name)
        if (to === from) continue
        seen.add(from)
        names.push({ from, to, kind: kindOf(index, module, name), isPublic: isPublic(from) })
      }
    }
  }
  return names
}

/** What a name is where it is defined, through re-exports. */
function kindOf(index: SymbolIndex, module: QualifiedName, name: string): MovedName['kind'] {
  const origin = index.definitionOf(module, name) ?? { module, symbol: name }
  const facts = index.factsOfModule(origin.module)
  const { kind } = (facts && statementBinding(facts, origin.symbol)) ?? { kind: 'assign' }
  return kind === 'class' || kind === 'function' || kind === 'type' ? kind : 'constant'
}

function isPublic(name: QualifiedName): boolean {
  return !name.split('.').some((part) => part.startsWith('_') && !/^__\w+__$/.test(part))
}
