import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const errors = (table: string): readonly string[] => {
  const init = (text: string): string =>
    `import lazy_loader as lazy\n\n__getattr__, __dir__, __all__ = lazy.attach(__name__, ${text})\n`
  const fish = 'SCALES = 3\n\n\ndef swim():\n    return SCALES\n'
  return proveTrees(
    'rename_modules: { lake.fish: lake.carp }',
    {
      'lake/__init__.py': init('submodules={"fish", "reed"}, submod_attrs={"fish": ["swim"], "reed": ["TALL"]}'),
      'lake/fish.py': fish,
      'lake/reed.py': 'TALL = 1\n',
    },
    { 'lake/__init__.py': init(table), 'lake/carp.py': fish, 'lake/reed.py': 'TALL = 1\n' },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )
}

test('both tables of a lazy loader say the new name', () => {
  expect(errors('submodules={"carp", "reed"}, submod_attrs={"carp": ["swim"], "reed": ["TALL"]}')).toEqual([])
})

test.each([
  'submodules={"fish", "reed"}, submod_attrs={"carp": ["swim"], "reed": ["TALL"]}',
  'submodules={"carp", "reed"}, submod_attrs={"fish": ["swim"], "reed": ["TALL"]}',
  'submodules={"fish", "reed"}, submod_attrs={"fish": ["swim"], "reed": ["TALL"]}',
  'submodules={"carp", "reed"}, submod_attrs={"carp": ["swim"], "reed": ["SCALES"]}',
  'submodules={"carp", "reed"}, submod_attrs={"reed": ["swim"], "carp": ["TALL"]}',
])('one that does not is told: %s', (table) => {
  expect(errors(table)).not.toEqual([])
})
