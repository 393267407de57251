import type { Plan } from '../model/plan.ts'
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
import type { Proof } from './proof/proof.ts'
import { sceneOf } from './proof/proof-input.ts'

/** Judge a result by itself: base, final and plan, never the transforms. `index` is the index of base. */
export function prove(input: {
  readonly base: Workspace
  readonly final: Workspace
  readonly plan: Plan
  readonly index: SymbolIndex
  /** True for a tree that people made: every import of it is checked, not only those the plan can reach. */
  readonly isByHand?: boolean
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
  const { check: residue, ledger } = ledgerOf(scene)
  const api = publicSurface(scene)
  const { meaning, bodies } = checkMeaning(scene)
  const checks = [
    checkParses(scene),
    checkResolves(scene),
    checkNames(scene),
    checkAttributes(scene),
    checkImportsFirst(scene),
    checkCycles(scene),
    checkLayers(scene),
    bodies,
    meaning,
    checkLoadOrder(scene),
    checkMro(scene),
    api.check,
    checkComments(scene),
    checkConfigs(scene),
    checkDeclared(scene),
    checkShadows(scene),
    checkWheels(scene),
    checkFiles(scene),
    residue,
  ]
  return {
    checks,
    checklist: pitfallChecklist(scene, checks),
    rewritten: ledger.filter((entry) => entry.verdict === 'rewritten').length,
    residue: ledger.filter((entry) => entry.verdict !== 'rewritten'),
    ledger,
    surface: api.surface,
  }
}
