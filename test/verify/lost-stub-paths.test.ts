import { describe, expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

type Files = Readonly<Record<string, string>>

const KEEP = 'def keep(name):\n    return name\n'
const DROP = 'def drop(name):\n    return None\n'
const KEPT = 'def keep(name: str) -> str: ...\n'
const DROPPED = 'def drop(name: str) -> None: ...\n'
const WAS: Files = {
  'core/__init__.py': 'from core import rules\n',
  'core/__init__.pyi': 'from core import rules as rules\n',
  'core/rules.py': `${KEEP}\n\n${DROP}`,
  'core/rules.pyi': `${KEPT}${DROPPED}`,
}
const IS: Files = {
  ...WAS,
  'core/rules.py': KEEP,
  'core/rules.pyi': KEPT,
  'core/more.py': DROP,
  'core/more.pyi': DROPPED,
}
const FRONT: Files = {
  'front/__init__.py': 'from front import rules\n',
  'front/rules.py': 'from core.rules import *\n',
}
const FRONT_NOW: Files = {
  ...FRONT,
  'front/rules.py': 'from core.more import drop as drop\nfrom core.rules import *\n',
}
const ALIAS = 'from core import rules as rules\n'
const OWN = 'from front import rules as rules\n'

const lost = (was: Files, is: Files): readonly string[] =>
  proveTrees(
    'move: [{ from: core.rules, to: core.more, symbols: [drop] }]',
    { ...WAS, ...was },
    { ...IS, ...is },
  ).checks.flatMap((check) =>
    check.findings.flatMap(({ code, place }) => (code === 'surface-lost' ? (place?.path ?? []) : [])),
  )

describe('a name that type checkers found through the stub of another package, and that runs there still', () => {
  test.each([
    ['said twice', ALIAS],
    ['listed', 'from core import rules\n\n__all__ = ["rules"]\n'],
    ['assigned', 'import core.rules\n\nrules = core.rules\n'],
    ['assigned by another name', 'from core import rules as _rules\n\nrules = _rules\n'],
    ['by a star', 'from core import *\n'],
  ])('%s: is missed', (_, stub) => {
    const files = { 'front/__init__.pyi': stub }
    expect(lost({ ...FRONT, ...files }, { ...FRONT_NOW, ...files })).toEqual(['front/__init__.pyi'])
  })

  test('through two stubs: is missed in both', () => {
    const files = { 'front/__init__.pyi': ALIAS, 'hub/__init__.py': 'from front import rules\n' }
    const hub = { ...files, 'hub/__init__.pyi': 'from front import rules as rules\n' }
    expect(lost({ ...FRONT, ...hub }, { ...FRONT_NOW, ...hub })).toEqual(['front/__init__.pyi', 'hub/__init__.pyi'])
  })

  test.each<[string, Files, Files]>([
    [
      'the stub offers what runs',
      { ...FRONT, 'front/__init__.pyi': ALIAS },
      { ...FRONT_NOW, 'front/__init__.pyi': OWN },
    ],
    [
      'the stub of what runs says so',
      { ...FRONT, 'front/__init__.pyi': OWN, 'front/rules.pyi': 'from core.rules import *\n' },
      {
        ...FRONT_NOW,
        'front/__init__.pyi': OWN,
        'front/rules.pyi': 'from core.more import drop as drop\nfrom core.rules import *\n',
      },
    ],
    [
      'what runs is the module that it left',
      { 'front/__init__.py': 'from core import rules\n', 'front/__init__.pyi': ALIAS },
      { 'front/__init__.py': 'from core import rules\n', 'front/__init__.pyi': ALIAS },
    ],
    [
      'a stub that is not complete',
      { ...FRONT, 'front/__init__.pyi': ALIAS, 'core/rules.pyi': `${KEPT}${DROPPED}def __getattr__(name): ...\n` },
      { ...FRONT_NOW, 'front/__init__.pyi': ALIAS, 'core/rules.pyi': `${KEPT}def __getattr__(name): ...\n` },
    ],
  ])('%s: is not missed', (_, was, is) => expect(lost(was, is)).toEqual([]))
})

describe('a stub beside a module that had none', () => {
  const was = { 'core/rules.py': `_TABLE = {}\n\n\n${KEEP}\n\n${DROP}` }
  const recipe = 'move: [{ from: core.rules, to: core.more, symbols: [drop, _TABLE] }]'
  const hidden = (stub: string): readonly string[] =>
    proveTrees(
      recipe,
      { ...WAS, ...was, 'core/rules.pyi': stub },
      { ...IS, 'core/more.py': `_TABLE = {}\n\n\n${DROP}`, 'core/rules.pyi': KEPT },
    ).checks.flatMap((check) => check.findings.flatMap(({ code, reason }) => (code === 'surface-lost' ? reason : [])))

  test('hides what the stub that it comes from hid as well', () => expect(hidden(`${KEPT}${DROPPED}`)).toEqual([]))

  test('does not hide what that declared', () =>
    expect(hidden(`_TABLE: dict\n${KEPT}${DROPPED}`)).toEqual([
      'core/more.pyi: type checkers read this stub in place of its module and do not find _TABLE in it',
    ]))
})
