import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const OUT = 'package: { from: kit.data, to: kit_data, distribution: kit-data, directory: packages/kit-data }\nci: false'
const LINE = 'class Line:\n    pass\n'

function problems(asked: string, then: string, recipe = OUT): readonly string[] {
  const body = (text: string): string => `def is_ours(thing):\n    return ${text}\n`
  const before = { 'kit/__init__.py': '', 'kit/data/__init__.py': LINE, 'kit/core.py': body(asked) }
  const after = {
    'kit/__init__.py': '',
    'packages/kit-data/src/kit_data/__init__.py': LINE,
    'kit/core.py': body(then),
  }
  return proveTrees(recipe, before, after)
    .checks.flatMap((check) => check.findings.map((one) => `${check.name} ${one.level} ${one.code}`))
    .filter((line) => /module-compared|changed/.test(line))
}

const BEGINS = 'thing.__module__.startswith("kit.")'
const FIRST = 'thing.__module__.split(".")[0] == "kit"'
const NOT_FIRST = 'thing.__module__.split(".")[0] != "kit"'
const LISTED = 'thing.__module__.partition(".")[0] in {"kit", "box"}'

test.each([
  [BEGINS, 'thing.__module__.startswith(("kit.", "kit_data"))'],
  [FIRST, 'thing.__module__.split(".")[0] in ("kit", "kit_data")'],
  [NOT_FIRST, 'thing.__module__.split(".")[0] not in ("kit_data", "kit")'],
  [LISTED, 'thing.__module__.partition(".")[0] in {"kit", "box", "kit_data"}'],
])('%s may say what left as well', (asked, then) => {
  expect(problems(asked, then)).toEqual([])
})

test.each([[BEGINS], [FIRST], [NOT_FIRST], [LISTED]])('%s that stays as it is forgets what left', (asked) => {
  expect(problems(asked, asked)).toEqual(['attributes error module-compared'])
  const accepted = `${OUT}\naccept: [{ code: module-compared, path: kit/core.py, because: only of the rest }]`
  expect(problems(asked, asked, accepted)).toEqual([])
})

test.each([
  ['another name', FIRST, 'thing.__module__.split(".")[0] in ("kit", "numpy")'],
  ['a turned answer', FIRST, 'thing.__module__.split(".")[0] not in ("kit", "kit_data")'],
  ['a name that was there is gone', LISTED, 'thing.__module__.partition(".")[0] in {"kit", "kit_data"}'],
  ['another value', BEGINS, 'thing.__name__.startswith(("kit.", "kit_data"))'],
])('%s is another question', (_title, asked, then) => {
  expect(problems(asked, then)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^meaning error (?:code|string)-changed/)]),
  )
})
