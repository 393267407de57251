import { expect, test } from 'vitest'
import { columnsOf, fitted } from '../../src/report/fit-width.ts'
import { nextText } from '../../src/report/next-lines.ts'
import { paintPatch } from '../../src/report/paint-patch.ts'
import { plain } from '../../src/report/paint.ts'
import type { Paint } from '../../src/report/paint.ts'
import { byRisk } from '../../src/report/review-risk.ts'
import { statText } from '../../src/report/stat-lines.ts'
import { closingText, textReport } from '../../src/report/text-report.ts'
import { buildPlan, buildReport, buildRun, edited, moved } from '../support/build-report.ts'

const marks: Paint = (style, text) => `<${style}>${text}</>`

test.each([
  ['a short line stays', 'one two', 20, 'one two'],
  ['words go below where the text began', '  pass  names  a b c d e f', 18, '  pass  names  a b\n        c d e f'],
  ['after an arrow', '    -> one two three', 16, '    -> one two\n       three'],
  [
    'a word that is too long stays whole',
    'see https://example.org/a/long/address now',
    12,
    'see\n  https://example.org/a/long/address\n  now',
  ],
  ['without a terminal', 'one two', undefined, 'one two'],
])('lines are broken between words: %s', (_name, text, width, expected) => {
  expect(fitted(text, width)).toBe(expected)
})

test('colours take no columns, and wide letters two', () => {
  expect(columnsOf('\u001B[31mab\u001B[39m')).toBe(2)
  expect(columnsOf('\u6F22\u5B57')).toBe(4)
})

test('words that differ are set off where as many lines come as go', () => {
  const patch = 'diff --git a/x b/x\n@@ -1,2 +1,2 @@\n-from shop.billing import x\n+from shop_billing import x\n same\n'
  expect(paintPatch(patch, marks)).toContain('<red>-from <inverse>shop.billing</> import x</>')
  expect(paintPatch('@@ -1 +0,0 @@\n-gone\n', marks)).toContain('<red>-gone</>')
})

test('edits to look at: those that break most first', () => {
  const edit = { line: 1, column: 1, transform: 't', before: 'a', after: 'b', lead: '', tail: '' }
  const place = (path: string) => ({ from: path, path, ...edit })
  const paths = ['README.md', 'a/conf.yml', 'shop/z.py', '.github/workflows/ci.yml', 'shop/a.py']
  expect(byRisk(paths.map(place)).map(([reader, own]) => [reader, own.map(({ path }) => path)])).toEqual([
    ['code', ['shop/a.py', 'shop/z.py']],
    ['builds', ['.github/workflows/ci.yml']],
    ['programs', ['a/conf.yml']],
    ['people', ['README.md']],
  ])
})

test('a list of edits that is cut loses what matters least', () => {
  const files = Object.fromEntries([
    ...Array.from({ length: 30 }, (_, at) => [`docs/a${at + 10}.md`, 'shop.billing\n'] as const),
    ['shop/till.py', 'shop.billing\n'],
  ])
  const doubtful = { span: { start: 0, end: 12 }, text: 'shop_billing', certainty: 'review' as const }
  const run = buildRun(files, [
    {
      transform: 'rewrite-mentions',
      changes: (at) =>
        Object.keys(files).flatMap((path) => {
          const file = at.read(path)
          return file === undefined ? [] : [{ kind: 'edit' as const, file, edits: [doubtful] }]
        }),
    },
  ])
  const text = textReport(buildReport(run), { paint: plain, verbosity: 'normal' })
  expect(text).toContain('in code that runs (1)\n    shop/till.py:1:1')
  expect(text).toContain('in documents (30)')
  expect(text).toContain('    and 11 more (--verbose lists them all)')
})

test('no line of a report is wider than the terminal unless one word is', () => {
  const run = buildRun(
    { 'shop/a.py': 'x = 1\n' },
    [],
    buildPlan({
      findings: [
        { code: 'import-cycle', level: 'error', reason: 'word '.repeat(60).trim(), advice: 'other '.repeat(60).trim() },
      ],
    }),
  )
  const report = buildReport(run, { outcome: 'refused', refusals: ['why '.repeat(40).trim()] })
  const text = textReport(report, { paint: plain, verbosity: 'normal', width: 80 })
  const wide = [...text.split('\n'), ...fitted(closingText(report, plain), 80).split('\n')].filter(
    (line) => line.length > 80 && line.trim().includes(' '),
  )
  expect(wide).toEqual([])
})

const run = buildRun({ 'shop/a.py': 'x = 1\n', 'shop/b.py': 'import shop.a\n' }, [
  {
    transform: 'move-modules',
    changes: (at) => [
      moved(at, 'shop/a.py', 'packages/x/src/shop_a/a.py'),
      edited(at, 'shop/b.py', ['shop.a', 'shop_a.a']),
    ],
  },
])

test('--stat: how much of each file changes', () => {
  const patches = [
    { before: { path: 'shop/a.py', text: 'a\nb\n' }, after: { path: 'lib/shop/a.py', text: 'a\nc\n' } },
    { after: { path: 'new.py', text: 'a\nb\nc\n' } },
  ]
  expect(statText(patches, plain, 60)).toBe(
    [' { => lib}/shop/a.py | 2 +-', ' new.py              | 3 +++', ' 2 files, 4 lines added, 1 removed', ''].join(
      '\n',
    ),
  )
})

const called = { program: 'extract-codemod', flags: ['--root', 'x'], branch: 'extract/shop-a', isDiffShown: false }

test.each([
  ['a preview', buildReport(run), ['extract-codemod --diff --root x', 'extract-codemod try', 'apply --root x']],
  ['a preview with its diff', buildReport(run, { outcome: 'previewed' }), ['on the new branch extract/shop-a']],
  [
    'a refusal',
    buildReport(
      buildRun({}, [], buildPlan({ findings: [{ code: 'import-cycle', level: 'error', reason: 'r', advice: '' }] })),
      { outcome: 'refused' },
    ),
    ['extract-codemod explain import-cycle', 'extract-codemod --root x'],
  ],
  [
    'a branch',
    buildReport(run, {
      outcome: 'applied',
      written: {
        files: 2,
        branch: 'extract/shop-a',
        commits: [
          { id: '1', subject: 's' },
          { id: '2', subject: 't' },
        ],
      },
    }),
    ['git log --patch --reverse -2', '--base HEAD~2', 'git push -u origin extract/shop-a', 'undo --root x'],
  ],
  ['nothing to do', buildReport(run, { outcome: 'nothing-to-do' }), []],
])('what to type next: %s', (_name, report, says) => {
  const text = nextText(report, called)
  for (const one of says) expect(text).toContain(one)
  if (says.length === 0) expect(text).toBe('')
})
