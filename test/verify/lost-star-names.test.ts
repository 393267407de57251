import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const AXIS = 'def axis():\n    return 5\n'
const errors = (was: Record<string, string>, is: Record<string, string>): readonly string[] =>
  proveTrees(
    'rename_modules: { orb.spin: orb.whirl }',
    { 'orb/spin.py': AXIS, ...was },
    { 'orb/whirl.py': AXIS, ...is },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

test.each([
  ['__all__ = ["spin"]\n', '__all__ = ["whirl"]\n'],
  ['from .spin import axis\n', 'from .whirl import axis\n'],
  ['import orb.spin\n', 'import orb.whirl\n'],
])('a submodule that a star import gave by its old name: %j', (was, is) => {
  const use = 'from orb import *\n\n\ndef go():\n    return spin.axis()\n'
  expect(errors({ 'orb/__init__.py': was, 'use.py': use }, { 'orb/__init__.py': is, 'use.py': use })).toContain(
    'names undefined-name',
  )
  const through = { 'hub.py': 'from orb import *\n', 'use.py': use.replace('orb', 'hub') }
  expect(errors({ 'orb/__init__.py': was, ...through }, { 'orb/__init__.py': is, ...through })).toContain(
    'names undefined-name',
  )
  const now = use.replace('*\n', '*\nfrom orb import whirl as spin\n')
  expect(errors({ 'orb/__init__.py': was, 'use.py': use }, { 'orb/__init__.py': is, 'use.py': now })).not.toContain(
    'names undefined-name',
  )
})
