import { describe, expect, test } from 'vitest'
import type { FileChange } from '../../src/model/change.ts'
import type { Finding } from '../../src/model/finding.ts'
import { plain } from '../../src/report/paint.ts'
import { closingText, textReport } from '../../src/report/text-report.ts'
import type { Proof } from '../../src/verify/proof/proof.ts'
import { buildPlan, buildReport, buildRun, edited, moved } from '../support/build-report.ts'

const FILES = { 'shop/billing/tax.py': 'import os\nRATE = 19\n', 'shop/till.py': 'from shop.billing.tax import RATE\n' }

const warning: Finding = {
  code: 'star-import',
  level: 'warning',
  reason: 'everything of shop.billing.tax is imported',
  advice: 'Name what you need.',
  place: { path: 'shop/billing/tax.py', span: { start: 10, end: 14 } },
}
const failure: Finding = {
  code: 'import-cycle',
  level: 'error',
  reason: 'two modules need each other',
  advice: 'Move one.',
}

const MODULE = { class: 'module', rule: 'the module shop.billing' } as const

const proof: Proof = {
  checks: [
    { name: 'parses', verdict: 'pass', evidence: '2 files parse, as before', findings: [] },
    { name: 'layers', verdict: 'skipped', evidence: 'the recipe has none', findings: [] },
  ],
  rewritten: 3,
  residue: [
    { path: 'a.md', line: 1, column: 2, text: 'shop.billing', verdict: 'kept', reason: 'a URL', ...MODULE },
    {
      path: 'b.md',
      line: 3,
      column: 4,
      text: 'shop.billing',
      verdict: 'undecided',
      reason: 'may be a file',
      ...MODULE,
    },
  ],
  ledger: [],
  surface: [],
  checklist: [],
}

const run = buildRun(
  FILES,
  [
    {
      transform: 'move-modules',
      changes: (at) => [moved(at, 'shop/billing/tax.py', 'packages/shop-billing/src/shop_billing/tax.py')],
      findings: [warning],
    },
    {
      transform: 'rewrite-imports',
      changes: (at) => [edited(at, 'shop/till.py', ['shop.billing', 'shop_billing'])],
    },
  ],
  buildPlan({
    symbols: [
      { from: 'shop.billing.tax', to: 'shop.billing._rates', symbol: 'RATE', copied: false, asked: true },
      { from: 'shop.billing.tax', to: 'shop.billing._rates', symbol: 'BASE', copied: false, asked: false },
    ],
    modules: [{ from: 'shop.billing.tax', to: 'shop_billing.tax' }],
    files: [{ from: 'shop/billing/tax.py', to: 'packages/shop-billing/src/shop_billing/tax.py' }],
  }),
)

describe('the text report', () => {
  test('says what happens, in order', () => {
    expect(textReport(buildReport(run, { proof }), { paint: plain, verbosity: 'normal' })).toBe(
      `extract-codemod 0.0.0: shop.billing -> shop_billing (shop-billing, in packages/shop-billing)
recipe extract-codemod.yaml

Summary
  moves     1 module, 1 file, 2 definitions
  changes   2 files (1 edited, 1 moved) in 1 edit
  findings  1 warning
  proof     1 check passes, 1 has nothing to judge; old names: 3 rewritten, 1 kept on purpose, 1 undecided

Plan
  symbols move
    shop.billing.tax -> shop_billing._rates: RATE, BASE (comes along)
  1 module gets another name
    shop.billing.tax -> shop_billing.tax
  1 file moves
    shop/billing/ -> packages/shop-billing/src/shop_billing/ (1)

Steps
  move-modules     1 moved
  rewrite-imports  1 edited (1 edit)

1 warning
  A star import hides what a package offers  star-import
    shop/billing/tax.py:2:1
      | RATE = 19
      everything of shop.billing.tax is imported
      -> Name what you need.

Proof
  pass     parses  2 files parse, as before
  skipped  layers  the recipe has none

Old names
  3 rewritten, 1 kept on purpose, 1 undecided
  undecided  b.md:3:4  shop.billing: may be a file
  kept       a URL (1 place)
             a.md:1:2  shop.billing

digest ${run.digest}
`,
    )
  })

  test('cuts a long list after 20, and shows all of it on demand', () => {
    const findings = Array.from({ length: 25 }, (_, i) => ({ ...warning, reason: `reason ${i}` }))
    const long = buildReport(buildRun(FILES, [], buildPlan({ findings })))
    const short = textReport(long, { paint: plain, verbosity: 'normal' })
    expect(short).toContain('25 warnings')
    expect(short).toContain('    and 5 more (--verbose lists them all)')
    expect(short).not.toContain('reason 24')
    expect(textReport(long, { paint: plain, verbosity: 'verbose' })).toContain('reason 24')
  })

  test('puts errors first, and nothing else when quiet', () => {
    const report = buildReport(buildRun(FILES, [], buildPlan({ findings: [warning, failure] })))
    const normal = textReport(report, { paint: plain, verbosity: 'normal' })
    expect(normal.indexOf('1 error')).toBeLessThan(normal.indexOf('1 warning'))
    const quiet =
      '1 error\n  Two modules would need each other to be loaded  import-cycle\n    two modules need each other\n    -> Move one.\n'
    expect(textReport(report, { paint: plain, verbosity: 'quiet' })).toBe(quiet)
  })

  test('lists edits to look at, before and after', () => {
    const doubtful = { span: { start: 5, end: 17 }, text: 'shop_billing', certainty: 'review' as const }
    const reviewed = buildRun(FILES, [
      {
        transform: 'rewrite-mentions',
        changes: (at) => {
          const file = at.read('shop/till.py')
          return file === undefined ? [] : [{ kind: 'edit', file, edits: [doubtful] }]
        },
      },
    ])
    const text = textReport(buildReport(reviewed), { paint: plain, verbosity: 'normal' })
    expect(text).toContain('rewrite-mentions  1 edited (1 edit, 1 to review)')
    expect(text).toContain('  shop/till.py:1:6  "shop.billing" -> "shop_billing"')
  })

  test('what is to be looked at in a new file has its place there', () => {
    const text = 'def f():\n    from shop.till import RATE\n    return RATE\n'
    const toReview = [{ start: 9, end: 40 }]
    const changes = (): readonly FileChange[] => [{ kind: 'create', path: 'shop/rates.py', text, toReview }]
    const report = textReport(buildReport(buildRun(FILES, [{ transform: 'move-helpers', changes }])), {
      paint: plain,
      verbosity: 'normal',
    })
    expect(report).toContain('move-helpers  1 created (1 edit, 1 to review)')
    expect(report).toContain('  shop/rates.py:2:1  "" -> "from shop.till import RATE"')
  })

  test('a finding on a moved file is placed in the text as it was', () => {
    const step = { transform: 'rewrite-imports', changes: () => [], findings: [warning] }
    const text = textReport(buildReport(buildRun(FILES, [step])), { paint: plain, verbosity: 'normal' })
    expect(text).toContain('shop/billing/tax.py:2:1')
  })
})

describe('the closing lines', () => {
  const report = buildReport(run)

  test.each([
    ['a preview', report, 'Nothing was written.\n'],
    [
      'a refusal',
      { ...report, outcome: 'refused' as const, refusals: ['1 error'] },
      'Refused:\n  1 error\nNothing was written.\n',
    ],
    [
      'nothing to do',
      { ...report, outcome: 'nothing-to-do' as const },
      'Nothing to do: the tree is already as the recipe wants it.\n',
    ],
    [
      'a branch with commits',
      {
        ...report,
        outcome: 'applied' as const,
        written: { files: 2, branch: 'extract/x', commits: [{ id: '0123456789abcdef', subject: 'Move' }] },
      },
      '2 files written on branch extract/x in 1 commit:\n  0123456789 Move\n',
    ],
    [
      'the tree alone',
      { ...report, outcome: 'applied' as const, written: { files: 1, branch: undefined, commits: [] } },
      '1 file written, not committed\n',
    ],
  ])('%s', (_name, one, text) => {
    expect(closingText(one, plain)).toBe(text)
  })
})
