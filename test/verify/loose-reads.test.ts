import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const SPIN = 'def axis():\n    return 5\n\n\nclass Axis:\n    pass\n'
const SPEED = 'def speed():\n    return 2\n'

/** The codes of errors where `speed` left `orb.spin`, which a file read through `orb`, and nothing loads it any more. */
function errors(head: string, body: string, load = ''): readonly string[] {
  const before = `${head}from orb.spin import speed\n\n${body}\nprint(speed())\n`
  const after = `${head}${load}from orb.whirl import speed\n\n${body}\nprint(speed())\n`
  return proveTrees(
    'move: [{ from: orb.spin, to: orb.whirl, symbols: [speed] }]',
    { 'orb/__init__.py': '', 'orb/spin.py': `${SPEED}\n\n${SPIN}`, 'orb/whirl.py': '', 'a.py': before },
    { 'orb/__init__.py': '', 'orb/spin.py': SPIN, 'orb/whirl.py': SPEED, 'a.py': after },
  ).checks.flatMap((check) => check.findings.flatMap(({ level, code }) => (level === 'error' ? [code] : [])))
}

test.each([
  ['import orb\n', 'print((o := orb).spin.axis())'],
  ['import orb\n', 'print((orb).spin.axis())'],
  ['import orb\n', 'print((None or orb).spin.axis())'],
  ['import orb\n', 'print((orb if SIDE else None).spin.axis())'],
  ['', 'print(__import__("orb").spin.axis())'],
  ['from importlib import import_module\n', 'print(import_module("orb").spin.axis())'],
  ['from importlib import import_module as import_module\n', 'print(import_module(name="orb").spin.axis())'],
  ['import importlib\n', 'm = importlib.import_module("orb")\nprint(m.spin.axis())'],
  ['import importlib\n', 'print(getattr(importlib.import_module("orb"), "spin").axis())'],
  ['import orb\n', 'print(globals()["orb"].spin.axis())'],
  ['import orb as o\n', 'print(vars().get("o").spin.axis())'],
  ['import sys\n', 'print(sys.modules["orb"].spin.axis())'],
  ['import sys\n', 'o = sys.modules.get("orb")\nprint(o.spin.axis())'],
  ['import orb\n', 'print("{0.spin.axis}".format(orb))'],
  ['import orb\n', 'def g(x: "orb.spin.Axis"): ...'],
  ['import orb\n', 'def g(x: "orb." "spin.Axis"): ...'],
])('a submodule that an expression is asked for is loaded no more: %j %j', (head, body) => {
  expect(errors(head, body)).toContain('attribute-lost')
  expect(errors(head, body, 'import orb.spin\n')).toEqual([])
  expect(errors(head, body.replaceAll('spin', 'other'))).not.toContain('attribute-lost')
})
