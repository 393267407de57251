import type { QualifiedName } from '../model/names.ts'
import { joinName } from '../model/names.ts'
import type { Plan } from '../model/plan.ts'
import { definedNames } from '../python/definitions.ts'
import type { SymbolIndex } from '../python/symbol-index.ts'
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
  const modules = new Set([
    ...plan.modules.map((move) => move.from),
    ...plan.symbols.filter((move) => !move.copied).map((move) => move.from),
  ])
  for (const module of [...modules].sort()) {
    const final = map.moduleTo(module)
    if (final !== module) names.push({ from: module, to: final, kind: 'module', isPublic: isPublic(module) })
    const facts = index.factsOfModule(module)
    if (facts === undefined) continue
    const defined = definedNames(facts)
    for (const statement of facts.statements) {
      for (const name of statement.names) {
        if (!defined.has(name) || names.some((entry) => entry.from === joinName(module, name))) continue
        const home = map.homeOf(module, name)
        const to = joinName(map.moduleTo(home ?? module), name)
        if (to === joinName(module, name)) continue
        const kind =
          statement.kind === 'class'
            ? 'class'
            : statement.kind === 'function'
              ? 'function'
              : statement.kind === 'type'
                ? 'type'
                : 'constant'
        names.push({ from: joinName(module, name), to, kind, isPublic: isPublic(joinName(module, name)) })
      }
    }
  }
  return names
}

function isPublic(name: QualifiedName): boolean {
  return !name.split('.').some((part) => part.startsWith('_') && !/^__\w+__$/.test(part))
}
