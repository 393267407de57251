import { describe, expect, test } from 'vitest'
import { foldTransforms } from '../../src/engine/fold.ts'
import { makePlan } from '../../src/plan/decide/make-plan.ts'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'
import { transforms } from '../../transforms/index.ts'
import { buildWorkspace } from '../support/build-workspace.ts'
import { both, swap } from './plant.ts'
import type { Files } from './plant.ts'
import { proveTampered } from './right-result.ts'
import type { RightResult } from './right-result.ts'

const SRC = 'packages/b/src/billing'
const LINES = `${SRC}/lines.py`
const HELPERS = `${SRC}/_imports.py`

const BASE = {
  'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\nrequires-python = ">=3.15"\n',
  'shop/__init__.py': '',
  'shop/billing/__init__.py': '',
  'shop/billing/lines.py':
    '"""Lines."""\n\nimport json\n\nimport pdf\nimport pdf.pages as pages\nfrom pdf import Paper\n\n\ndef show(x):\n    return pdf.draw(x), pages.last(x)\n\n\ndef paper(x: Paper) -> Paper:\n    return Paper(json.dumps(x))\n',
}

function resultOf(policy: string, files: Files = BASE): RightResult {
  const base = buildWorkspace(files)
  const recipe = `package: { from: shop.billing, to: billing, distribution: shop-billing, directory: packages/b }\noptional: { print: [pdf] }\ndistributions: { pdf: pdf-kit }\nguard: ${policy}\n`
  const { plan, decisions, index } = makePlan(parseRecipe(recipe, 'recipe.yml'), base)
  return { base, plan, index, final: foldTransforms({ plan, decisions, index }, base, transforms).final }
}

type Row = readonly [title: string, found: string, tamper: (files: Files) => void]

const THROUGH: readonly Row[] = [
  ['the wrong function', 'meaning meaning-changed', swap(LINES, '_imports.pdf.draw', '_imports.pdf.drop')],
  ['the wrong module', 'meaning meaning-changed', swap(LINES, '_imports.pdf_pages.last', '_imports.pdf.last')],
  ['no import of the module', 'names undefined-name', swap(LINES, 'from billing import _imports\n', '')],
  ['an attribute that is not there', 'meaning meaning-changed', swap(LINES, '_imports.pdf.draw', '_imports.pdg.draw')],
  [
    'no __getattr__ for it',
    'names lazy-attribute',
    both(
      swap(HELPERS, 'name in ("pdf", "pdf_pages")', 'name in ("pdf",)'),
      swap(HELPERS, 'elif name == "pdf_pages":', 'else:'),
    ),
  ],
  [
    'another module than type checkers are told',
    'names lazy-attribute',
    swap(HELPERS, 'import pdf.pages as value', 'import pdf.paper as value'),
  ],
  [
    'type checkers are told of another module',
    'meaning meaning-changed',
    swap(HELPERS, 'import pdf.pages as pdf_pages', 'import pdf.paper as pdf_pages'),
  ],
  ['a statement besides', 'meaning statement-added', swap(LINES, '\n\ndef show', '\nLIMIT = 3\n\n\ndef show')],
  ['the import is back', 'P1 broken', swap(LINES, 'import json\n', 'import json\nimport pdf\n')],
  [
    'no __getattr__ at all',
    'P1 broken',
    (files) => {
      files[HELPERS] = (files[HELPERS] ?? '').replace(/if not TYPE_CHECKING:[^]*$/, '')
    },
  ],
]

const LAZY: readonly Row[] = [
  [
    'the list names what is not optional',
    'meaning statement-added',
    swap(LINES, '["pdf", "pdf.pages"]', '["pdf", "pdf.pages", "json"]'),
  ],
  [
    'the list calls something',
    'meaning statement-added',
    swap(LINES, '["pdf", "pdf.pages"]', '["pdf", "pdf.pages"] + print()'),
  ],
  ['the list lacks one', 'P1 broken', swap(LINES, '["pdf", "pdf.pages"]', '["pdf"]')],
  [
    'the list stands below the imports',
    'P1 broken',
    both(
      swap(LINES, '__lazy_modules__ = ["pdf", "pdf.pages"]\n\n', ''),
      swap(LINES, '\n\n\ndef show', '\n\n__lazy_modules__ = ["pdf", "pdf.pages"]\n\n\ndef show'),
    ),
  ],
  ['a use that does not ask', 'P1 broken', swap(LINES, '    _require_pdf("show")\n', '')],
  [
    'a Python that has no lazy imports',
    'P1 broken',
    swap('packages/b/pyproject.toml', 'requires-python = ">=3.15"', 'requires-python = ">=3.14"'),
  ],
]

describe.each([
  ['module-getattr', THROUGH, '5 uses through a `__getattr__`'],
  ['lazy-import', LAZY, '4 optional imports guarded, 2 definitions ask'],
] as const)('%s', (policy, rows, evidence) => {
  const right = resultOf(policy)

  test('the right result gives no finding, and the checklist sees the guards', () => {
    const proof = proveTampered(right, () => undefined)
    expect(proof.checks.flatMap((check) => check.findings)).toEqual([])
    const row = proof.checklist.find((one) => one.row === 'P1')
    expect(row?.verdict).toBe('open')
    expect(row?.evidence).toContain(evidence)
  })

  test.each(rows)('%s: %s', (_title, found, tamper) => {
    const proof = proveTampered(right, tamper)
    const all = [
      ...proof.checks.flatMap((check) => check.findings.map((finding) => `${check.name} ${finding.code}`)),
      ...proof.checklist.map((row) => `${row.row} ${row.verdict}`),
    ]
    expect(all).toContain(found)
  })
})

describe('a class whose docstring says an old name, and one of whose methods asks', () => {
  const lines =
    'class Sheet:\n    """Drawn like `shop.billing.lines.Sheet`."""\n\n    def draw(self, x):\n        # As in shop.billing.lines.\n        import pdf\n\n        return pdf.draw(x, "thin")\n'
  const right = resultOf('function', { ...BASE, 'shop/billing/lines.py': lines })

  test('the right result gives no finding', () => {
    const found = proveTampered(right, () => undefined).checks.filter(({ verdict }) => verdict === 'fail')
    expect(found.flatMap(({ findings }) => findings.map(({ reason }) => reason))).toEqual([])
  })

  test.each([
    ['another name in the docstring', swap(LINES, '`billing.lines.Sheet`', '`billing.lines.Paper`')],
    ['another text beside the guard', swap(LINES, '"thin"', '"thick"')],
    ['another comment', swap(LINES, '# As in billing.lines.', '# As in billing.sheets.')],
  ])('%s is seen', (_title, tamper) => {
    const failed = proveTampered(right, tamper).checks.filter(({ verdict }) => verdict === 'fail')
    expect(failed.map(({ name }) => name)).toContain('meaning')
  })
})
