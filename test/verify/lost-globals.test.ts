import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const errors = (recipe: string, was: Record<string, string>, is: Record<string, string>): readonly string[] =>
  proveTrees(recipe, { 'orb/__init__.py': '', ...was }, { 'orb/__init__.py': '', ...is }).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

test.each(['Box.method.__globals__["PEER"]', "Box().method.__globals__.get('PEER')"])(
  'a name that left is asked of the globals of a function: %s',
  (read) => {
    const box = 'class Box:\n    def method(self):\n        return 1\n'
    const use = { 'use.py': `from orb.spin import Box\n\nR = ${read}\n` }
    const proved = (spin: string): readonly string[] =>
      errors(
        'move: [{ from: orb.spin, to: orb.whirl, symbols: [PEER] }]',
        { 'orb/spin.py': `PEER = 1\n\n\n${box}`, ...use },
        { 'orb/spin.py': spin, 'orb/whirl.py': 'PEER = 1\n', ...use },
      )
    expect(proved(box)).toContain('attributes attribute-lost')
    expect(proved(`from orb.whirl import PEER as PEER\n\n\n${box}`)).not.toContain('attributes attribute-lost')
  },
)

test('words behind an import in a config that name a module which is gone', () => {
  const config = (module: string, word: string): Record<string, string> => ({
    'log.ini': `[handler_q]\nargs=(__import__("orb.${module}").${word}.STREAM,)\n`,
  })
  const proved = (is: Record<string, string>): readonly string[] =>
    errors(
      'rename_modules: { orb.spin: orb.whirl }',
      { 'orb/spin.py': 'STREAM = 1\n', ...config('spin', 'spin') },
      { 'orb/whirl.py': 'STREAM = 1\n', ...is },
    )
  expect(proved(config('whirl', 'spin'))).toContain('attributes attribute-lost')
  expect(proved(config('whirl', 'whirl'))).not.toContain('attributes attribute-lost')
})
