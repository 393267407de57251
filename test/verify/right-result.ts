import type { Plan } from '../../src/model/plan.ts'
import type { SymbolicLink } from '../../src/model/source-file.ts'
import type { SymbolIndex } from '../../src/python/index/symbol-index.ts'
import { makePlan } from '../../src/plan/decide/make-plan.ts'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'
import { foldTransforms } from '../../src/engine/fold.ts'
import { prove } from '../../src/verify/prove.ts'
import type { Proof } from '../../src/verify/proof/proof.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { transforms } from '../../transforms/index.ts'
import { buildWorkspace, contentsOf } from '../support/build-workspace.ts'

const RECIPE = `
package: { from: shop.billing, to: billing, distribution: shop-billing, directory: packages/shop-billing }
rename_modules: { shop.billing.kinds: shop.billing._kinds }
move:
  - { from: shop.billing.invoice, to: shop.billing._money, symbols: [round_up, STEP] }
copy:
  - { from: shop.paper, to: shop.billing._money, symbols: [Margin] }
layers: [_kinds, _money, invoice, "*"]
guide: MIGRATION.md
`

/** A shop with one of everything a proof looks at. */
export const SHOP: Readonly<Record<string, string>> = {
  'README.md':
    '# Shop\n\nBills: `shop.billing.invoice.Invoice`; data in `shop/billing_archive.md`, see `shop.billings`.\n',
  'shop/billing_archive.md': 'What was billed before.\n',
  'pyproject.toml':
    '[project]\nname = "shop"  # ours\nversion = "1.0"\nrequires-python = ">=3.11"\ndependencies = ["requests>=2"]\n\n# Built by hatch.\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
  'config/till.yml':
    '# The till.\nprinter:\n  class_path: shop.billing.invoice.Invoice  # on paper\n  init_args:\n    width: 80\narchive:\n  class_path: shop.billing.Invoice\n',
  'config/jobs.json': '{\n  "nightly": {"class_path": "shop.billing.receipt.Receipt", "retries": 3}\n}\n',
  'scripts/run.sh': '#!/bin/sh\n# Prints all bills.\npython -m shop.billing.receipt --all\n',
  'docs/api.rst': 'Billing\n=======\n\n.. autoclass:: shop.billing.invoice.Invoice\n',
  'assets/logo.bin': '\u0000\u0001logo',
  'notebooks/demo.ipynb':
    '{\n "cells": [\n  {\n   "cell_type": "code",\n   "execution_count": 1,\n   "metadata": {},\n   "outputs": [{"name": "stdout", "output_type": "stream", "text": ["shop.billing.invoice ready\\n"]}],\n   "source": ["from shop.billing.invoice import Invoice\\n", "Invoice().total(3)"]\n  }\n ],\n "metadata": {"kernelspec": {"name": "python3", "language": "python"}},\n "nbformat": 4,\n "nbformat_minor": 5\n}\n',
  'shop/__init__.py': '',
  'shop/log.py': 'LINES = []\n\n\ndef note(text):\n    LINES.append(text)\n',
  'shop/paper.py':
    'class Edge:\n    pass\n\n\nclass Margin:\n    """White space."""\n\n    left = 2\n    right = 2  # as wide as left\n',
  'shop/archive.py': 'class Invoice:\n    pass\n\n\ndef note(text):\n    return text\n',
  'shop/signals.py': 'HANDLERS = {}\n',
  'shop/handlers.py': 'import shop.signals\n\nshop.signals.HANDLERS["bill"] = print\n',
  'shop/billing/__init__.py':
    '"""Bills."""\n\nfrom shop.billing.invoice import Invoice\nfrom shop.billing.kinds import KINDS\nfrom shop.billing.receipt import Receipt\n\n__all__ = ["Invoice", "KINDS", "Receipt"]\n',
  'shop/billing/kinds.py': '#: What can be billed.\nKINDS = ("books", "ink")\n',
  'shop/billing/invoice.py':
    'import math\n\nimport shop.handlers\nimport shop.signals\nfrom shop.billing.kinds import KINDS\nfrom shop.log import note\n\nSTEP = 5\n\n\ndef round_up(amount):\n    # Always in favour of the shop.\n    return math.ceil(amount / STEP) * STEP\n\n\nclass Base:\n    def total(self, net):\n        return net\n\n\nclass Printable:\n    def show(self):\n        return str(self)\n\n\nclass Invoice(Base, Printable):\n    """One bill."""\n\n    kinds = KINDS\n\n    def total(self, net):\n        note("total")\n        # Rounded once.\n        return round_up(net) + 0.5\n\n    def archive(self):\n        from shop.log import LINES\n\n        return list(LINES)\n',
  'shop/billing/receipt.py':
    'from shop.billing.invoice import Invoice, round_up\nfrom shop.paper import Margin\n\n\nclass Receipt(Invoice):\n    margin = Margin()\n\n    def total(self, net):\n        return round_up(super().total(net))\n',
  'shop/till.py':
    '"""The till; see shop.billing.invoice."""\nimport shop.billing.kinds\nfrom shop.billing import Invoice\nfrom shop.billing.invoice import round_up\n\n# Prices are gross.\nPRICES = {"ink": 3}\n\n\ndef pay(net):\n    kinds = shop.billing.kinds.KINDS\n    return Invoice().total(round_up(net)), kinds\n\n\nif __name__ == "__main__":\n    print(pay(1))\n',
  'shop/other.py': 'def unrelated(a, b):\n    return a + b\n',
  'tests/test_till.py':
    'from unittest.mock import patch\n\nfrom shop.till import pay\n\n\n@patch("shop.billing.invoice.note")\ndef test_pay(note):\n    assert pay(1)\n',
}

/** The shop before and after a right run, and the plan. */
export interface RightResult {
  readonly base: Workspace
  readonly final: Workspace
  readonly plan: Plan
  readonly index: SymbolIndex
}

/** Make the right result; throws when the plan refuses. */
export function rightResult(): RightResult {
  const base = buildWorkspace(SHOP)
  const { plan, decisions, index } = makePlan(parseRecipe(RECIPE, 'recipe.yml'), base)
  const errors = plan.findings.filter((finding) => finding.level === 'error')
  if (errors.length > 0) throw new Error(errors.map((finding) => finding.reason).join('; '))
  return { base, final: foldTransforms({ plan, decisions, index }, base, transforms).final, plan, index }
}

/** Prove the right result after its files were tampered with: a text, or undefined for a file that is gone. */
export function proveTampered(
  { base, final, plan, index }: RightResult,
  tamper: (files: Record<string, string>) => void,
): Proof {
  const files = contentsOf(final)
  tamper(files)
  const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text, 'latin1')]))
  return prove({ base, final: buildWorkspace(bytes), plan, index, isByHand: true })
}

/** Prove one tree against another one and a recipe, both as literals. */
export function proveTrees(
  recipe: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  isByHand = true,
  links: readonly SymbolicLink[] = [],
): Proof {
  const base = buildWorkspace(before, links)
  const { plan, index } = makePlan(parseRecipe(recipe, 'recipe.yml'), base)
  return prove({ base, final: buildWorkspace(after, links), plan, index, isByHand })
}
