import type { Finding } from '../../model/finding.ts'
import { isPython } from '../../python/facts/modules.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { helperHomes } from '../../plan/names/helper-home.ts'
import type { Scene } from '../proof/proof-input.ts'

/** What Python asks a module for: names that it has not, and which it has (PEP 562). */
const HOOKS = ['__getattr__', '__dir__']

/**
 * Modules that got a `__getattr__` or a `__dir__` which they had not: whoever asks them for a name that is not there gets something else now.
 * Packages that become lazy, old modules that redirect, and the module of guarded imports get theirs because the recipe asks for it.
 */
export function gainedHooks(scene: Scene): readonly Finding[] {
  const { recipe } = scene.plan
  const lazy = new Set(recipe.lazy.map((entry) => scene.map.moduleTo(entry.package)))
  const left = new Set(recipe.shim === undefined ? [] : scene.plan.symbols.map((move) => scene.map.moduleTo(move.from)))
  const homeOf = helperHomes(scene.after, recipe)
  return [...scene.touched].flatMap(([path, origin]): readonly Finding[] => {
    if (origin === undefined || !isPython(path) || !path.endsWith('.py')) return []
    const module = scene.after.moduleOf(path)
    if (module === undefined || lazy.has(module) || left.has(module)) return []
    if (homeOf(module)?.path === path) return []
    const [was, is] = [scene.before.facts(origin), scene.after.facts(path)]
    const gained =
      was === undefined || is === undefined ? undefined : HOOKS.find((hook) => has(is, hook) && !has(was, hook))
    if (gained === undefined) return []
    return [
      {
        code: 'statement-added',
        level: 'error',
        reason: `${path}: ${module} has a \`${gained}\` now, which answers for the module and was that of another`,
        advice: 'Nothing was written. Leave it in the module that it speaks for.',
        place: { path },
      },
    ]
  })
}

function has({ scopes }: ModuleFacts, name: string): boolean {
  return (scopes[0]?.bindings.get(name)?.length ?? 0) > 0
}
