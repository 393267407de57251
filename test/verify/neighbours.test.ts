import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const F = 'def f():\n    return 1\n'
const G = 'def g():\n    return 2\n'
const MOVE = 'move: [{ from: scripts.helpers, to: scripts.common, symbols: [f] }]'
const tree = { 'pkg/__init__.py': '', 'scripts/common.py': '' }

const problems = (was: string, is: string): readonly string[] =>
  proveTrees(
    MOVE,
    { ...tree, 'scripts/helpers.py': `${F}\n\n${G}`, 'scripts/run.py': was },
    { ...tree, 'scripts/helpers.py': G, 'scripts/common.py': F, 'scripts/run.py': is },
  ).checks.flatMap((check) => check.findings.map((finding) => `${check.name} ${finding.code}`))

test('a script that takes a moved name from the file beside it', () => {
  const was = 'from helpers import f, g\n\nprint(f(), g())\n'
  expect(problems(was, was)).toContain('resolves neighbour-lost')
  const right = 'from common import f\nfrom helpers import g\n\nprint(f(), g())\n'
  expect(problems(was, right)).not.toContain('resolves neighbour-lost')
})

test('a script that takes nothing of what moved', () => {
  const was = 'from helpers import g\n\nprint(g())\n'
  expect(problems(was, was)).not.toContain('resolves neighbour-lost')
})

test('a name that the file beside it never gave is no loss', () => {
  const was = 'from helpers import g, missing\n\nprint(g())\n'
  expect(problems(was, was)).not.toContain('resolves neighbour-lost')
  expect(problems('print()\n', was)).toContain('resolves neighbour-lost')
})

test.each([
  'import helpers\n\nprint(helpers.f())\n',
  'import helpers as own\n\nprint(own.f(), own.g())\n',
  'def main():\n    import helpers\n\n    return helpers.f()\n',
  'import helpers\n\nprint(getattr(helpers, "f")())\n',
])('a script that reads a moved name from the file beside it: %j', (was) => {
  expect(problems(was, was)).toContain('resolves neighbour-lost')
  expect(problems(was, was.replaceAll('helpers', 'common').replaceAll('own.g', 'own.f'))).not.toContain(
    'resolves neighbour-lost',
  )
})

test('a script that reads what stays from the file beside it', () => {
  const was = 'import helpers\n\nprint(helpers.g())\n'
  expect(problems(was, was)).not.toContain('resolves neighbour-lost')
})
