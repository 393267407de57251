import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { isPython } from '../../python/facts/modules.ts'
import { baseNames, finalNames } from '../meaning/canonical.ts'
import { classOrders } from '../meaning/class-order.ts'
import type { ClassOrder } from '../meaning/class-order.ts'
import { checkOf } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Check } from '../proof/proof.ts'

/** Every class of a touched module has the method resolution order it had; what a foreign base brings is not looked at. */
export function checkMro(scene: Scene): Check {
  const findings: Finding[] = []
  const was = { index: scene.before, nameOf: baseNames(scene), orders: new Map() }
  const is = { index: scene.after, nameOf: finalNames(scene), orders: new Map() }
  const laterBy = new Map<QualifiedName, ReadonlyMap<string, ClassOrder>>()
  let classes = 0
  let several = 0
  for (const [path, origin] of scene.touched) {
    const [module, final] = [
      origin === undefined ? undefined : scene.before.moduleOf(origin),
      scene.after.moduleOf(path),
    ]
    if (!isPython(path) || path.endsWith('.pyi') || module === undefined || final === undefined) continue
    if (scene.after.fileOf(final) !== path || scene.before.fileOf(module) !== origin) continue
    for (const [name, before] of classOrders(was, module)) {
      const home = scene.map.moduleTo(scene.map.homeOf(module, name) ?? module)
      const later = laterBy.get(home) ?? classOrders(is, home)
      laterBy.set(home, later)
      const after = later.get(name)
      classes += 1
      if (before.bases > 1) several += 1
      if (after === undefined || before.order?.join() === after.order?.join()) continue
      findings.push({
        code: 'mro-changed',
        level: 'error',
        reason: `${joinName(home, name)} looks for its methods in another order: ${shown(before.order)} became ${shown(after.order)}`,
        advice: 'Keep the bases and their order as they were.',
        place: { path: scene.after.fileOf(home) ?? path },
      })
    }
  }
  return checkOf(
    'mro',
    `bases of ${classes} ${classes === 1 ? 'class' : 'classes'} stay in their order, ${several} of them with more than one`,
    findings,
  )
}

function shown(order: readonly string[] | undefined): string {
  return order === undefined
    ? 'no order at all (Python refuses the class)'
    : order.map((name) => name.split('.').at(-1)).join(' > ')
}
