import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const AXIS = 'def axis():\n    return 5\n\n\ndef stay():\n    return 6\n'
const errors = (recipe: string, was: Record<string, string>, is: Record<string, string>): readonly string[] =>
  proveTrees(recipe, { 'orb/__init__.py': '', ...was }, { 'orb/__init__.py': '', ...is }).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )
const RENAME = 'rename_modules: { orb.spin: orb.whirl }'
const kit = (name: string): string => `class Kit:\n    import orb.${name}\n`

test.each(['self.orb.spin.axis()', 'Kit.orb.spin', 'type(self).orb . spin.axis()'])(
  'a chain through an import of a class goes on with the old name: %s',
  (read) => {
    const use = (code: string): string =>
      `from kit import Kit\n\n\nclass Sub(Kit):\n    def go(self):\n        return ${code}\n`
    const was = { 'orb/spin.py': AXIS, 'kit.py': kit('spin'), 'use.py': use(read) }
    const is = { 'orb/whirl.py': AXIS, 'kit.py': kit('whirl'), 'use.py': use(read) }
    expect(errors(RENAME, was, is)).toContain('attributes attribute-lost')
    expect(errors(RENAME, was, { ...is, 'use.py': use(read.replace('spin', 'whirl')) })).not.toContain(
      'attributes attribute-lost',
    )
  },
)

test('a definition that left a module which a class imports is found there by who reads it', () => {
  const recipe = 'move: [{ from: orb.spin, to: orb.whirl, symbols: [axis] }]'
  const use = 'class Kit:\n    from orb import spin\n\n    def go(self):\n        return self.spin.axis()\n'
  const [axis, stay] = ['def axis():\n    return 5\n', 'def stay():\n    return 6\n']
  const was = { 'orb/spin.py': AXIS, 'use.py': use }
  const is = { 'orb/spin.py': stay, 'orb/whirl.py': axis, 'use.py': use }
  expect(errors(recipe, was, is)).toContain('attributes attribute-lost')
  expect(
    errors(recipe, was, { ...is, 'orb/spin.py': `from orb.whirl import axis as axis\n\n\n${stay}` }),
  ).not.toContain('attributes attribute-lost')
})
