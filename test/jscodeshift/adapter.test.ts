import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { rewriteClassPaths } from '../../transforms/rewrite-class-paths.ts'
import { rewriteImports } from '../../transforms/rewrite-imports.ts'
import type { Transform } from '../../src/engine/transform.ts'
import { jscodeshiftTransform } from '../../src/jscodeshift/adapter.ts'
import { refusingParser } from '../../src/jscodeshift/refusing-parser.ts'
import { decisionsOf } from '../../src/plan/relocation/decisions.ts'
import { makePlan } from '../../src/plan/decide/make-plan.ts'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'
import { literalSource } from '../../src/workspace/file-source.ts'
import { openWorkspace } from '../../src/workspace/snapshot.ts'
import { RECIPE, SHOP } from '../cli/shop-repository.ts'

type ApplyTransform = (module: object, options: object, input: { path: string; source: string }) => Promise<string>

// The types of jscodeshift say that a transform is never asynchronous; its worker and this function await it.
const require = createRequire(import.meta.url)
const { applyTransform } = require('jscodeshift/src/testUtils') as { applyTransform: ApplyTransform }

const base = openWorkspace(literalSource(SHOP))
const { plan: made, index } = makePlan(parseRecipe(RECIPE, 'extract-codemod.yaml'), base)
// A plan comes from a file: nothing may depend on what JSON cannot say.
const plan = JSON.parse(JSON.stringify(made)) as typeof made

function moduleOf(transform: Transform) {
  const open = () =>
    Promise.resolve({ plan, decisions: decisionsOf(index, plan), base, index, pathOf: (path: string) => path })
  return { default: jscodeshiftTransform(transform, open), parser: refusingParser }
}

describe("through jscodeshift's own applyTransform", () => {
  test('an importer is rewritten', async () => {
    const input = { path: 'shop/till.py', source: SHOP['shop/till.py'] ?? '' }
    const text = await applyTransform(moduleOf(rewriteImports), {}, input)
    expect(text).toBe(
      'import shop_billing.tax\nfrom shop_billing import Invoice\n\nprint(Invoice().total(shop_billing.tax.RATES["books"]))',
    )
  })

  test('a class path in a config is rewritten', async () => {
    const input = { path: 'configs/till.yml', source: SHOP['configs/till.yml'] ?? '' }
    const text = await applyTransform(moduleOf(rewriteClassPaths), {}, input)
    expect(text).toBe('printer:\n  class_path: shop_billing.invoice.Invoice  # on paper')
  })
})

describe('what the runner is told', () => {
  async function run(path: string, source: string) {
    const reports: string[] = []
    const stats: [string, number | undefined][] = []
    const api = {
      report: (message: string) => reports.push(message),
      stats: (name: string, quantity?: number) => stats.push([name, quantity]),
    }
    const transform = moduleOf(rewriteImports).default
    const text = await transform({ path, source }, api as unknown as Parameters<typeof transform>[1], {})
    return { text, reports, stats }
  }

  test('the number of edits, and the text to the byte', async () => {
    const source = '\uFEFFimport shop.billing.tax\r\n\tx = 1'.replace('\t', '')
    const { text, reports, stats } = await run('shop/till.py', source)
    expect(text).toBe('\uFEFFimport shop_billing.tax\r\nx = 1')
    expect(reports).toEqual([])
    expect(stats).toEqual([['rewrite-imports', 1]])
  })

  test('nothing about a file that has nothing to change', async () => {
    expect(await run('shop/till.py', 'import os\n')).toEqual({ text: undefined, reports: [], stats: [] })
  })

  test.each([
    ['shop/billing/tax.py', 'the file moves'],
    ['shop/till.py', 'not read as UTF-8', 'import shop.billing  # \uFFFD\n'],
  ])('%s is left alone: %s', async (path, reason, source = 'import shop.billing\n') => {
    const { text, reports } = await run(path, source)
    expect(text).toBeUndefined()
    expect(reports.join()).toContain(reason)
  })

  test('that there is no syntax tree', () => {
    expect(() => refusingParser.parse()).toThrow('no JavaScript here')
  })
})
