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

const NEARER = 'move: [{ from: helpers, to: common, symbols: [f] }]'
const nearer = (own: string, was: string, is: string): readonly string[] =>
  proveTrees(
    NEARER,
    { 'helpers.py': `${F}\n\n${G}`, 'examples/helpers.py': own, 'examples/run.py': was },
    { 'helpers.py': G, 'common.py': F, 'examples/helpers.py': own, 'examples/run.py': is },
  ).checks.flatMap((check) => check.findings.map((finding) => `${check.name} ${finding.code}`))

test.each([
  'from helpers import f\n\nprint(f())\n',
  'import helpers\n\nprint(helpers.f())\n',
  'def main():\n    from helpers import f as own\n\n    return own()\n',
])('a script that has a file of that name beside itself: %j', (was) => {
  expect(nearer(F, was, was.replaceAll('helpers', 'common'))).toContain('resolves neighbour-lost')
  expect(nearer(F, was, was)).not.toContain('resolves neighbour-lost')
})

test('a script beside a file that has not what it imports', () => {
  const was = 'from helpers import f\n\nprint(f())\n'
  expect(nearer('X = 1\n', was, was.replaceAll('helpers', 'common'))).not.toContain('resolves neighbour-lost')
})
