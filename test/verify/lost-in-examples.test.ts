import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'move: [{ from: orb.spin, to: orb.whirl, symbols: [speed] }]'
const SPEED = 'def speed():\n    return 2\n'
const AXIS = 'def axis():\n    return 5\n'

const problems = (path: string, was: string, is = was): readonly string[] => {
  const before = {
    'orb/__init__.py': 'from orb.spin import speed\n',
    'orb/spin.py': `${SPEED}\n\n${AXIS}`,
    'orb/whirl.py': '',
    [path]: was,
  }
  const after = {
    'orb/__init__.py': 'from orb.whirl import speed\n',
    'orb/spin.py': AXIS,
    'orb/whirl.py': SPEED,
    [path]: is,
  }
  return proveTrees(RECIPE, before, after).checks.flatMap((check) =>
    check.findings.filter(({ level }) => level === 'error').map(({ code }) => `${check.name} ${code}`),
  )
}

const SHAPES: Readonly<Record<string, readonly [path: string, text: string]>> = {
  prompts: ['README.md', '```python\n>>> import orb\n>>> orb.spin.axis()\n5\n```\n'],
  fence: ['docs/use.md', '```python\nimport orb\n\nprint(orb.spin.axis())\n```\n'],
  alias: ['docs/use.rst', 'Use\n===\n\n>>> import orb as o\n>>> o.spin.axis()\n5\n'],
  docstring: ['use.py', 'def use():\n    """\n    >>> import orb\n    >>> orb.spin.axis()\n    5\n    """\n'],
}

test.each(Object.entries(SHAPES))('an example loses a submodule that its imports loaded: %s', (_, [path, text]) => {
  expect(problems(path, text)).toEqual(['attributes attribute-lost'])
})

test.each(Object.entries(SHAPES))('an example that imports it is as before: %s', (_, [path, text]) => {
  const now = text.replace(/^(.*)import orb(?: as o)?$/m, (line, head: string) => `${line}\n${head}import orb.spin`)
  expect(problems(path, text, now)).toEqual([])
})

test('an example whose imports never loaded it is none of it', () => {
  expect(problems('README.md', '```python\nimport orb.whirl\n\norb.other.axis()\n```\n')).toEqual([])
})
