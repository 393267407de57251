import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'move: [{ from: orb.spin, to: orb.whirl, symbols: [speed] }]'
const [SPEED, AXIS] = ['def speed():\n    return 2\n', 'def axis():\n    return 5\n']
const BEFORE = {
  'orb/__init__.py': '',
  'orb/spin.py': `${SPEED}\n\n${AXIS}`,
  'orb/whirl.py': '',
  'use.py': 'import orb\nfrom orb.spin import speed\n\n\ndef go():\n    return orb.spin.axis(), speed()\n',
}

const lost = (use: string): readonly string[] =>
  proveTrees(RECIPE, BEFORE, {
    'orb/__init__.py': '',
    'orb/spin.py': AXIS,
    'orb/whirl.py': SPEED,
    'use.py': `import orb\nfrom orb.whirl import speed\n\n\n${use}`,
  }).checks.flatMap((check) => check.findings.flatMap(({ level, code }) => (level === 'error' ? [code] : [])))

test.each([
  ['in the function that reads it', 'def go():\n    import orb.spin\n\n    return orb.spin.axis(), speed()\n'],
  [
    'in the function around the one that reads it',
    'def go():\n    import orb.spin\n\n    return [orb.spin.axis() for _ in "x"][0], speed()\n',
  ],
  [
    'by another name',
    'def go():\n    from orb import spin as s\n\n    s.axis()\n    return orb.spin.axis(), speed()\n',
  ],
])('a module is there that was imported above, %s', (_where, use) => {
  expect(lost(use)).not.toContain('attribute-lost')
})

test.each([
  [
    'below the read',
    'def go():\n    one = orb.spin.axis()\n    from orb import spin as s\n\n    s.axis()\n    return one, speed()\n',
  ],
  [
    'under a condition',
    'def go(far=False):\n    if far:\n        from orb import spin as s\n\n        s.axis()\n    return orb.spin.axis(), speed()\n',
  ],
  [
    'in another function',
    'def load():\n    from orb import spin as s\n\n    s.axis()\n\n\ndef go():\n    return orb.spin.axis(), speed()\n',
  ],
])('a module may not be there that is imported %s', (_where, use) => {
  expect(lost(use)).toContain('attribute-lost')
})
