import type { Plan } from '../model/plan.ts'
import { indexOf } from '../python/symbol-index.ts'
import type { SymbolIndex } from '../python/symbol-index.ts'
import { differences } from '../workspace/compare.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { checkComments } from './check-comments.ts'
import { checkConfigs } from './check-configs.ts'
import { checkCycles } from './check-cycles.ts'
import { checkDeclared } from './check-declared.ts'
import { checkFiles } from './check-files.ts'
import { checkImportsFirst } from './check-imports-first.ts'
import { checkLayers } from './check-layers.ts'
import { checkLoadOrder } from './check-load-order.ts'
import { checkMeaning } from './check-meaning.ts'
import { checkMro } from './check-mro.ts'
import { checkNames } from './check-names.ts'
import { checkParses } from './check-parses.ts'
import { checkResolves } from './check-resolves.ts'
import { ledgerOf } from './ledger.ts'
import { pitfallChecklist } from './pitfalls.ts'
import { publicSurface } from './public-surface.ts'
import type { Proof } from './proof.ts'
import { sceneOf } from './scene.ts'

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
