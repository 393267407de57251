import { indexOf } from '../../src/python/index/symbol-index.ts'
import type { Run } from '../../src/engine/run.ts'
import type { TrialScene } from '../../src/trial/compare-imports.ts'
import type { Probed, ProbedModule } from '../../src/trial/probe-imports.ts'
import { buildWorkspace } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'

export const FILES = {
  'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\n\n[project.scripts]\nbill = "shop.billing:main"\n',
  'shop/__init__.py': '',
  'shop/billing.py':
    'import json\n\nRATE = 19\n\n\nclass Bill:\n    pass\n\n\ndef main():\n    return json.dumps(RATE)\n\n\ndef gross(net):\n    return net * 2\n',
  'shop/till.py': 'from shop.billing import Bill\n\n\ndef ring():\n    return Bill()\n',
  'config/shop.yaml': 'class_path: shop.billing.Bill\nother: 3\n',
}

/** A run that renames `shop.billing` to `shop.invoices` and moves `gross` out of it. */
export function scene(): { readonly run: Run; readonly scene: TrialScene } {
  const recipe =
    "roots: ['.']\nrename_modules: {shop.billing: shop.invoices}\nmove:\n  - {from: shop.billing, to: shop.sums, symbols: [gross]}\n"
  const { run } = runRecipe(recipe, buildWorkspace(FILES))
  if (run === undefined) throw new Error('refused')
  const { plan, base, final } = run
  return {
    run,
    scene: { plan, before: indexOf(base, plan.rootsBefore), after: indexOf(final, plan.rootsAfter) },
  }
}

/** Answers as a probe gives them: the names of each module, or its error. */
export function probed(modules: Readonly<Record<string, Readonly<Record<string, string>> | string>>): Probed {
  const all = Object.entries(modules).map(([module, names]): readonly [string, ProbedModule] => [
    module,
    typeof names === 'string'
      ? { module, error: { type: 'ImportError', message: names, missing: null, files: [] } }
      : { module, names, listed: false, seconds: 0.1, warnings: [] },
  ])
  return { modules: new Map(all), targets: new Map(), preloaded: [] }
}
