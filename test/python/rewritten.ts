import { finalIdentities } from '../../src/plan/names/final-identity.ts'
import { makePlan } from '../../src/plan/decide/make-plan.ts'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'
import { renamingOf } from '../../src/plan/decide/renaming-of.ts'
import { isInit } from '../../src/python/facts/modules.ts'
import { rewriteText } from '../../src/python/edit/rewrite-text.ts'
import { factsOfText } from '../../src/python/index/symbol-index.ts'
import { applyEdits } from '../../src/text/apply-edits.ts'
import { buildWorkspace } from '../support/build-workspace.ts'

/** The tree around the one text a row of a table is about. */
export const SHOP: Readonly<Record<string, string>> = {
  'shop/__init__.py': '',
  'shop/billing.py': [
    'RATE = 0.25\n\n\ndef net_price(price): ...\n\n\ndef gross_price(price): ...\n\n\n',
    'class Invoice:\n    total = 0\n',
  ].join(''),
  'shop/stock.py': 'LEFT = 7\n',
  'shop/tax.py': 'BASE = 0\n',
  'shop/people/__init__.py': '',
  'shop/people/staff.py': 'ALL = []\n',
}

export const RENAME = 'rename_modules: { shop.billing: shop.invoicing }'
export const MOVE = 'move: [{ from: shop.billing, to: shop.tax, symbols: [net_price, RATE] }]'
export const PACKAGE =
  'package: { from: shop.people, to: people, distribution: shop-people, directory: packages/people }'

/** One Python text of the shop after a recipe; when it is refused, only why: `!code`. */
export function rewritten(
  recipe: string,
  text: string,
  path = 'report.py',
  files: Readonly<Record<string, string>> = {},
): string {
  const workspace = buildWorkspace({ ...SHOP, ...files, [path]: text })
  const { plan, decisions, index } = makePlan(parseRecipe(recipe, 'recipe.yml'), workspace)
  const refusals = plan.findings.filter((finding) => finding.level === 'error')
  const target = plan.files.find((move) => move.from === path)?.to ?? path
  const { edits, problems } = rewriteText({
    facts: factsOfText(text),
    ...finalIdentities(plan)(target),
    index,
    renaming: renamingOf(plan, index, decisions),
    style: { lineLength: 88, newline: '\n', relative: false },
    isInit: isInit(path),
  })
  const codes = [...refusals, ...problems].map((problem) => `!${problem.code}`)
  return codes.length > 0 ? codes.join(' ') : applyEdits(text, edits)
}
