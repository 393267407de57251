import type { Plan } from '../model/plan.ts'
import { beginPhase } from '../model/work.ts'
import { indexOf } from '../python/index/symbol-index.ts'
import type { SymbolIndex } from '../python/index/symbol-index.ts'
import { differences } from '../workspace/compare.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { checkAttributes } from './checks/check-attributes.ts'
import { checkComments } from './checks/check-comments.ts'
import { checkConfigs } from './checks/check-configs.ts'
import { checkCycles } from './checks/check-cycles.ts'
import { checkDeclared } from './checks/check-declared.ts'
import { checkFiles } from './checks/check-files.ts'
import { checkImportsFirst } from './checks/check-imports-first.ts'
import { checkLayers } from './checks/check-layers.ts'
import { checkLoadOrder } from './checks/check-load-order.ts'
import { checkMeaning } from './checks/check-meaning.ts'
import { checkMro } from './checks/check-mro.ts'
import { checkNames } from './checks/check-names.ts'
import { checkParses } from './checks/check-parses.ts'
import { checkShadows } from './checks/check-shadows.ts'
import { checkResolves } from './checks/check-resolves.ts'
import { checkWheels } from './checks/check-wheels.ts'
import { ledgerOf } from './checks/ledger.ts'
import { pitfallChecklist } from './pitfalls/pitfalls.ts'
import { publicSurface } from './checks/public-surface.ts'
import type { Check, Proof } from './proof/proof.ts'
import { sceneOf } from './proof/proof-input.ts'
import type { Scene } from './proof/proof-input.ts'

/**
 * Judge a result by itself: base, final and plan, never the transforms. `index` is the index of base. With `stopsEarly` a result that cannot
 * be imported is judged no further: the proof has that check alone, and says nothing of the rest.
 */
export function prove(input: {
  readonly base: Workspace
  readonly final: Workspace
  readonly plan: Plan
  readonly index: SymbolIndex
  /** True for a tree that people made: every import of it is checked, not only those the plan can reach. */
  readonly isByHand?: boolean
  readonly stopsEarly?: boolean
}): Proof {
  const { base, final, plan, index } = input
  const scene = sceneOf({
    base,
    final,
    plan,
    before: index,
    after: indexOf(final, plan.rootsAfter),
    changed: differences(base, final),
    isByHand: input.isByHand === true,
  })
  const first = input.stopsEarly === true ? each(scene, IMPORTS_FIRST) : []
  if (first.some(({ verdict }) => verdict === 'fail'))
    return { checks: first, checklist: [], rewritten: 0, residue: [], ledger: [], surface: [] }
  const { check: residue, ledger } = timed('residue', () => ledgerOf(scene))
  const api = timed('surface', () => publicSurface(scene))
  const { meaning, bodies } = timed('meaning', () => checkMeaning(scene))
  const checks = [
    ...each(scene, { parses: checkParses, resolves: checkResolves, names: checkNames, attributes: checkAttributes }),
    ...(first.length > 0 ? first : each(scene, IMPORTS_FIRST)),
    ...each(scene, { cycles: checkCycles, layers: checkLayers }),
    bodies,
    meaning,
    ...each(scene, { 'load-order': checkLoadOrder, mro: checkMro }),
    api.check,
    ...each(scene, { comments: checkComments, configs: checkConfigs, declared: checkDeclared }),
    ...each(scene, { shadows: checkShadows, wheels: checkWheels, files: checkFiles }),
    residue,
  ]
  return {
    checks,
    checklist: timed('pitfalls', () => pitfallChecklist(scene, checks)),
    rewritten: ledger.filter((entry) => entry.verdict === 'rewritten').length,
    residue: ledger.filter((entry) => entry.verdict !== 'rewritten'),
    ledger,
    surface: api.surface,
  }
}

const IMPORTS_FIRST = { 'imports-first': checkImportsFirst }

/** The verdicts of some checks, in their order. */
function each(scene: Scene, checks: Readonly<Record<string, (scene: Scene) => Check>>): readonly Check[] {
  return Object.entries(checks).map(([name, check]) => timed(name, () => check(scene)))
}

function timed<T>(name: string, judge: () => T): T {
  beginPhase(`proving: ${name}`)
  return judge()
}
