import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const NET = 'class Net:\n    pass\n'
const KEPT = 'from pond.toads import Net as Net\n\n'

const errors = (path: string, text: string, keeps = ''): readonly string[] =>
  proveTrees(
    'move: [{ from: pond.frogs, to: pond.toads, symbols: [Net] }]',
    { 'pond/__init__.py': '', 'pond/frogs.py': `${NET}\n\nX = 1\n`, 'pond/toads.py': '', [path]: text },
    { 'pond/__init__.py': '', 'pond/frogs.py': `${keeps}X = 1\n`, 'pond/toads.py': NET, [path]: text },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

test.each([
  ['a.yaml', 'mod: pond.frogs\n_target_: ${mod}.Net\n'],
  ['a.yaml', '- module: pond.frogs\n  class: Net\n'],
  ['a.yaml', 'target: {package: pond, module: frogs, class: Net}\n'],
  ['a.yaml', '_target_: pond.frogs.{{ cls }}\n'],
  ['a.json', '{"module": "pond.frogs", "args": {"x": 1}, "name": "Net"}\n'],
  ['a.toml', '[net]\nmodule = "pond.frogs"\nname = "Net"\n'],
  ['a.ini', '[net]\nmod = pond.frogs\ncls = %(mod)s.Net\n'],
])('a config takes by two texts what the module has lost: %s %j', (path, text) => {
  expect(errors(path, text)).toContain('configs path-unresolved')
  expect(errors(path, text, KEPT)).toEqual([])
})

test.each([
  ['a.yaml', 'mod: pond.frogs\nnets: [X]\nother: {name: Net}\n'],
  ['a.yaml', 'mod: pond.toads\n_target_: ${mod}.Net\nold: pond.frogs.X\n'],
])('what says the two for themselves is none of it: %s %j', (path, text) => {
  expect(errors(path, text)).toEqual([])
})
