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

/** What is said where a question stays as it is and `kit.data` becomes another module. */
function stays(asked: string, name: string): readonly string[] {
  const recipe = `package: { from: kit.data, to: ${name}, distribution: d, directory: packages/d }\nci: false`
  const core = { 'kit/core.py': `def is_ours(thing):\n    return ${asked}\n` }
  const before = { 'kit/__init__.py': '', 'kit/data/__init__.py': LINE, ...core }
  const after = { 'kit/__init__.py': '', [`packages/d/src/${name}/__init__.py`]: LINE, ...core }
  return proveTrees(recipe, before, after).checks.flatMap((check) =>
    check.findings.filter(({ code }) => code === 'module-compared').map(({ level }) => `${check.name} ${level}`),
  )
}

test.each([
  ['"kit" in thing.__module__'],
  ['"kit" not in type(thing).__module__'],
  ['bool([one for one in thing if "kit" in one.__module__])'],
])('letters that are looked for, %s, are in the new name or forgotten', (asked) => {
  expect(stays(asked, 'kit_data')).toEqual([])
  expect(stays(asked, 'box_data')).toEqual(['attributes error'])
})

test('letters of the new name may be looked for beside', () => {
  expect(stays('"kit" in thing.__module__ or "box_data" in thing.__module__', 'box_data')).toEqual([])
})

test('among the parts of a name a longer one is another', () => {
  expect(stays('"kit" in thing.__module__.split(".")', 'kit_data')).toEqual(['attributes error'])
  expect(stays('"kit" in thing.__module__.split(".") or "kit_data" in thing.__module__', 'kit_data')).toEqual([])
})

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
