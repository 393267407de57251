import type { Finding } from '../../model/finding.ts'
import { isWithin, joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { importContracts } from '../meaning/import-contracts.ts'
import type { ImportContract } from '../meaning/import-contracts.ts'
import { importEdges } from '../meaning/import-graph.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Contracts of import-linter go on naming modules that are there, by words that count from a container as well, and forbid no import that
 * came: each import of a file that changed is held against those of its origin, under the names of before.
 */
export function lostContracts(scene: Scene): readonly Finding[] {
  const contracts = importContracts(scene.final)
  if (contracts.length === 0) return []
  const was = importContracts(scene.base)
  const moved = new Set(scene.plan.modules.flatMap(({ from, to }) => (from === to ? [] : [from])))
  const gone = contracts.flatMap((contract) => {
    const before = was.find(({ path, key }) => path === contract.path && key === contract.key)
    return before === undefined ? [] : lostNames(scene, before, contract, moved)
  })
  return [...gone, ...brokenBy(scene, was, contracts)]
}

function lostNames(
  scene: Scene,
  before: ImportContract,
  now: ImportContract,
  moved: ReadonlySet<QualifiedName>,
): readonly Finding[] {
  const told = new Set<QualifiedName>()
  return before.modules.flatMap(({ module, word }, at): readonly Finding[] => {
    const said = now.modules[at]?.module
    const goal = scene.map.moduleTo(module)
    if (!moved.has(module) || said === undefined || said === goal || told.has(module) || scene.after.isModule(said))
      return []
    told.add(module)
    const container = parentOf(said)
    const isWithin =
      word !== undefined && parentOf(goal) === container && joinName(container, lastPartOf(goal)) === goal
    return [
      {
        code: 'residue',
        level: 'warning',
        reason: `${now.path}: the contract "${now.name}" speaks of ${said} by "${word ?? said}", and that is ${goal} now`,
        advice: isWithin
          ? `Write "${lastPartOf(goal)}" there.`
          : 'Name its new place there; root_packages has to have the package that it lies in.',
        place: { path: now.path },
      },
    ]
  })
}

/** Imports that a contract forbids, and that it did not forbid under the names of before. */
function brokenBy(
  scene: Scene,
  was: readonly ImportContract[],
  contracts: readonly ImportContract[],
): readonly Finding[] {
  return [...scene.touched].flatMap(([path, origin]): readonly Finding[] => {
    const module = /\.pyi?$/.test(path) ? scene.after.moduleOf(path) : undefined
    if (module === undefined) return []
    const source = origin === undefined ? undefined : scene.before.moduleOf(origin)
    const old = source === undefined ? [] : importEdges(scene.before, source)
    return importEdges(scene.after, module).flatMap(({ to, statement, kind }): readonly Finding[] => {
      if (kind === 'type') return []
      const same = old.find((edge) => scene.map.moduleTo(edge.to) === to)
      return contracts.flatMap((contract): readonly Finding[] => {
        if (!forbids(contract, module, to)) return []
        const before = was.find(({ path: home, key }) => home === contract.path && key === contract.key)
        const isOld = before !== undefined && source !== undefined && same !== undefined
        if (isOld && forbids(before, source, same.to)) return []
        return [
          {
            code: 'layer-broken',
            level: 'warning',
            reason: `${module} imports ${to}, which the contract "${contract.name}" of ${contract.path} forbids`,
            advice: 'Move what it takes along, or let the contract ignore this import.',
            place: { path, span: statement.span },
          },
        ]
      })
    })
  })
}

function forbids({ forbidden, ignored }: ImportContract, from: QualifiedName, to: QualifiedName): boolean {
  if (ignored.some((pattern) => pattern.test(`${from} -> ${to}`))) return false
  return forbidden.some(
    ([low, high]) => isWithin(from, low) && isWithin(to, high) && !isWithin(to, low) && !isWithin(from, high),
  )
}
