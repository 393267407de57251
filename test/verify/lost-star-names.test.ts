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

const SHIM = '_MOVED = {"RATE": "orb.tax"}\n'
const REDIRECT =
  '\n\ndef __getattr__(name):\n    from importlib import import_module\n\n    return getattr(import_module(_MOVED[name]), name)\n'

test.each([
  ['RATE = 1\n\n\ndef title():\n    return 2\n', 'def title():\n    return 2\n\n\n', '__all__ = ["title", "RATE"]\n'],
  ['__all__ = ["RATE", "title"]\nRATE = 1\ntitle = 2\n', '__all__ = ["title"]\ntitle = 2\n', '__all__ += ["RATE"]\n'],
])('a shim of moved names gives a star import what it had: %j', (was, left, all) => {
  const codes = (offered: string): readonly string[] =>
    proveTrees(
      'move: [{ from: orb.report, to: orb.tax, symbols: [RATE] }]\nshim: { until: "2.0" }\n',
      { 'orb/__init__.py': '', 'orb/report.py': was },
      { 'orb/__init__.py': '', 'orb/report.py': left + SHIM + offered + REDIRECT, 'orb/tax.py': 'RATE = 1\n' },
    ).checks.flatMap((check) => check.findings.map((finding) => `${check.name} ${finding.code}`))
  expect(codes('')).toContain('names undefined-name')
  expect(codes(all)).not.toContain('names undefined-name')
})
