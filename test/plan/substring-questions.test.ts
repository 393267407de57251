import { expect, test } from 'vitest'
import { askedPrefixes } from '../../src/plan/module-names/asked-packages.ts'
import { indexOf } from '../../src/python/index/symbol-index.ts'
import { buildWorkspace } from '../support/build-workspace.ts'

/** The reasons for which `kit.data` may not become another module where `kit.core` asks so. */
function refused(asked: string, name: string): readonly string[] {
  const workspace = buildWorkspace({
    'kit/__init__.py': '',
    'kit/data.py': 'class Line:\n    pass\n',
    'kit/core.py': `def is_ours(thing, kind):\n    return ${asked}\n`,
  })
  const to = (module: string): string => (module === 'kit.data' ? name : module)
  return askedPrefixes(indexOf(workspace, ['']), to).map(({ code }) => code)
}

test.each([
  ['"kit" in thing.__module__'],
  ['"kit" not in thing.__module__'],
  ['bool(thing) and "kit" in type(thing).__module__'],
  ['[one for one in thing if "kit" in one.__module__]'],
])('%s has the same answer for a name that has the letters', (asked) => {
  expect(refused(asked, 'kit_data')).toEqual([])
  expect(refused(asked, 'box.data')).toEqual(['module-compared'])
})

test.each([
  ['"kit." in thing.__module__'],
  ['"kit" in thing.__module__.split(".")'],
  ['"kit" in thing.__module__[:3]'],
  ['kind in "kit" in thing.__module__'],
])('%s asks for more than letters', (asked) => {
  expect(refused(asked, 'kit_data')).toEqual(['module-compared'])
})
