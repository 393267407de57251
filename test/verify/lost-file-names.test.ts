import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const COUNT = 'def count(text):\n    return len(text)\n'
const RECIPE = 'rename_modules: { shop.lines: shop.rows }'
const look = (module: string, name: string): string =>
  `import os\n\nfrom shop import ${module}\n\nassert "${name}" in os.listdir(os.path.dirname(${module}.__file__))\n`

const errors = (before: string, after: string): readonly string[] =>
  proveTrees(
    RECIPE,
    { 'shop/__init__.py': '', 'shop/lines.py': COUNT, 'shop/till.py': 'X = 1\n', 'look.py': before },
    { 'shop/__init__.py': '', 'shop/rows.py': COUNT, 'shop/till.py': 'X = 1\n', 'look.py': after },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

test('the file of a renamed module is looked for under its old name', () => {
  expect(errors(look('lines', 'lines.py'), look('rows', 'lines.py'))).toContain('files place-lost')
  expect(errors(look('till', 'lines.py'), look('till', 'lines.py'))).toContain('files place-lost')
})

test('files that are still there, or were never there, are none of it', () => {
  expect(errors(look('till', 'till.py'), look('till', 'till.py'))).toEqual([])
  expect(errors(look('till', 'sample.py'), look('till', 'sample.py'))).toEqual([])
})
