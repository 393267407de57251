import { PITFALLS, pitfallCode } from '../../model/pitfalls.ts'
import type { PitfallKey } from '../../model/pitfalls.ts'
import { joinPath, folderOf } from '../../model/source-file.ts'
import { lazyRow, managerRow, memoryMapsRow, optionalRow, threadsRow } from './pitfall-code.ts'
import { fixturesRow, markersRow, matrixRow, minimumRow } from './pitfall-project.ts'
import { topClasses } from '../meaning/class-order.ts'
import { pitfallScene, some, testsAbout } from './pitfall-scene.ts'
import type { PitfallScene } from './pitfall-scene.ts'
import type { Check, Duty } from '../proof/proof.ts'
import type { Scene } from '../proof/proof-input.ts'

type Row = Omit<Duty, 'row' | 'title'>

/**
 * What goes wrong when a package is lifted out, and how the final tree stands: the rows of `PITFALLS`, each read from the tree itself.
 * No row is `proved` without evidence, and none is by what a recipe promises.
 */
export function pitfallChecklist(scene: Scene, checks: readonly Check[]): readonly Duty[] {
  const pitfalls = pitfallScene(scene)
  const rows: Readonly<Record<PitfallKey, Row>> = {
    'optional-imports': optionalRow(pitfalls),
    'early-managers': managerRow(pitfalls),
    'import-cycles': cyclesRow(pitfalls, checks),
    matrix: matrixRow(pitfalls),
    markers: markersRow(pitfalls),
    minimums: minimumRow(pitfalls),
    'loader-threads': threadsRow(pitfalls),
    'lazy-package': lazyRow(pitfalls),
    fixtures: fixturesRow(pitfalls),
    'class-paths': configsRow(scene, checks),
    'class-order': orderRow(pitfalls, checks),
    'memory-maps': memoryMapsRow(pitfalls),
  }
  return PITFALLS.map(({ key, title }, at) => ({ row: pitfallCode(at), title, ...rows[key] }))
}

function cyclesRow(pitfalls: PitfallScene, checks: readonly Check[]): Row {
  const own = checks.filter((check) => ['cycles', 'imports-first', 'layers'].includes(check.name))
  const evidence = own.map((check) => check.evidence).join('; ')
  const bad = own.filter((check) => check.verdict === 'fail' || check.verdict === 'warn')
  if (bad.length > 0) return { verdict: 'broken', evidence }
  const upward = own.find((check) => check.name === 'layers')?.verdict === 'skipped'
  if (upward) return { verdict: 'open', evidence }
  const tests = testsAbout(pitfalls, /import_module\(|["']-c["']/)
  return { verdict: 'proved', evidence: tests.length === 0 ? evidence : `${evidence}; tested in ${some(tests)}` }
}

function configsRow(scene: Scene, checks: readonly Check[]): Row {
  const own = checks.filter((check) => check.name === 'configs' || check.name === 'residue')
  const evidence = own.map((check) => check.evidence).join('; ')
  const bad = own.filter((check) => check.verdict === 'fail' || check.verdict === 'warn')
  if (bad.length > 0) return { verdict: 'broken', evidence: bad.map((check) => check.evidence).join('; ') }
  if (own.every((check) => /^0 /.test(check.evidence)))
    return { verdict: 'none', evidence: 'no config and no text names anything that moved' }
  const { guide, package: extracted } = scene.plan.recipe
  if (guide === undefined && extracted === undefined) return { verdict: 'proved', evidence }
  const map = guide === undefined ? undefined : joinPath(folderOf(guide), 'migration.json')
  if (map === undefined || !scene.final.has(map))
    return { verdict: 'open', evidence: `${evidence}; no migration.json tells others` }
  return { verdict: 'proved', evidence: `${evidence}; ${map} tells others` }
}

function orderRow(pitfalls: PitfallScene, checks: readonly Check[]): Row {
  const check = checks.find((one) => one.name === 'mro')
  if (check === undefined || check.verdict === 'skipped') return { verdict: 'open', evidence: 'not looked at' }
  if (check.verdict !== 'pass') return { verdict: 'broken', evidence: check.evidence }
  const several = pitfalls.modules.flatMap(({ facts }) => topClasses(facts).filter((scope) => scope.bases.length > 1))
  if (several.length === 0) return { verdict: 'none', evidence: 'no class of the package has more than one base' }
  const tests = testsAbout(pitfalls, /__mro__|\.mro\(\)/)
  return {
    verdict: 'proved',
    evidence: tests.length === 0 ? check.evidence : `${check.evidence}; tested in ${some(tests)}`,
  }
}
