import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'rename_modules: { cove.sync: cove.prompt }'
const CODE = 'def ask():\n    return input()\n'
const BASE: Readonly<Record<string, string>> = {
  'cove/__init__.py': '',
  'cove/sync.py': CODE,
  'cove/size.py': 'SIZE = 3\n',
  'logo.bin': '\u0000\u0001',
  'notes.txt': 'Ask cove.sync.\n',
}
const RIGHT: Readonly<Record<string, string>> = {
  'cove/__init__.py': '',
  'cove/prompt.py': CODE,
  'cove/size.py': 'SIZE = 3\n',
  'logo.bin': '\u0000\u0001',
  'notes.txt': 'Ask cove.prompt.\n',
}
/** What no plan asks for: the code that says so, and the tree. */
const UNASKED: readonly (readonly [code: string, after: Readonly<Record<string, string>>])[] = [
  ['untouched-changed', { ...RIGHT, 'cove/size.py': 'SIZE = 4\n' }],
  ['bytes-changed', { ...RIGHT, 'logo.bin': '\u0000\u0002' }],
  ['text-changed', { ...RIGHT, 'notes.txt': 'Do not ask cove.prompt.\n' }],
  ['file-lost', Object.fromEntries(Object.entries(RIGHT).filter(([path]) => path !== 'notes.txt'))],
]

const adviceOn = (code: string, after: Readonly<Record<string, string>>, isByHand: boolean): string | undefined =>
  proveTrees(RECIPE, BASE, after, isByHand)
    .checks.flatMap((check) => check.findings)
    .find((one) => one.code === code)?.advice

test.each(UNASKED)(
  '%s speaks to who wrote the branch of the branch, to who wrote a recipe of the recipe',
  (code, after) => {
    expect(adviceOn(code, after, true)).toContain('undo it')
    const advice = adviceOn(code, after, false)
    expect(advice).toContain('recipe')
    expect(advice).not.toMatch(/undo|commit of its own/)
  },
)
