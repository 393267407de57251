import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const [SPEED, AXIS] = ['def speed():\n    return 2\n', 'def axis():\n    return 5\n']

const errors = (alias: string, spin: string): readonly string[] => {
  const rest = {
    'orb/__init__.py': '',
    'orb/old.py': alias,
    'use.py': 'import orb.old\nfrom orb.old import axis, speed\n',
  }
  return proveTrees(
    'move: [{ from: orb.spin, to: orb.whirl, symbols: [speed] }]',
    { 'orb/spin.py': `${SPEED}\n\n${AXIS}`, ...rest },
    { 'orb/spin.py': spin, 'orb/whirl.py': SPEED, ...rest },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )
}

test.each([
  'import sys\n\nfrom orb import spin\n\nsys.modules[__name__] = spin\n',
  'import sys\n\nimport orb.spin as it\n\nsys.modules["orb.old"] = it\n',
  'from sys import modules\n\nimport orb.spin\n\nmodules.update({__name__: orb.spin})\n',
])('a module that is another one lost what is imported from it: %j', (alias) => {
  expect(errors(alias, AXIS)).toContain('attributes attribute-lost')
  expect(errors(alias, `from orb.whirl import speed as speed\n\n\n${AXIS}`)).not.toContain('attributes attribute-lost')
})
