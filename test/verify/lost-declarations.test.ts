import { describe, expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

type Files = Readonly<Record<string, string>>

const SPLIT = 'def _split(names):\n    return set(names)\n'
const ONLY = 'def only(*names):\n    return _split(names)\n'
const WAS: Files = {
  'core/__init__.py': '',
  'core/filters.py': `${SPLIT}\n\n${ONLY}`,
  'core/filters.pyi': 'def only(*names: str) -> set[str]: ...\n',
}
const IS: Files = {
  'core/__init__.py': '',
  'core/filters.py': SPLIT,
  'core/filters.pyi': '',
  'core/more.py': `from core.filters import _split\n\n\n${ONLY}`,
  'core/more.pyi': 'def only(*names: str) -> set[str]: ...\n',
}

const found = (was: Files, is: Files): readonly string[] =>
  proveTrees(
    'move: [{ from: core.filters, to: core.more, symbols: [only] }]',
    { ...WAS, ...was },
    { ...IS, ...is },
  ).checks.flatMap((check) =>
    check.findings.flatMap(({ code, place }) =>
      code === 'surface-lost' || code === 'statement-added' ? [`${code} ${place?.path ?? ''}`] : [],
    ),
  )

describe('a name that stays, that moved code imports, and that the stub of its module did not declare', () => {
  test('is missed by type checkers', () => {
    expect(found({}, {})).toEqual(['surface-lost core/more.py'])
  })

  test.each([
    ['as it is defined', 'def _split(names: Any) -> Any: ...'],
    ['as any name', '_split: Any'],
  ])('may be declared: %s', (_, text) => {
    expect(found({}, { 'core/filters.pyi': `from typing import Any\n\n${text}\n` })).toEqual([])
  })

  test.each([
    ['with other parameters', 'def _split(words: Any) -> Any: ...'],
    ['as a class', 'class _split: ...'],
    ['with a value', '_split = None'],
    ['what the module does not have', 'def _split(names: Any) -> Any: ...\n_other: Any'],
  ])('but not %s', (_, text) => {
    expect(found({}, { 'core/filters.pyi': `from typing import Any\n\n${text}\n` })).toContain(
      'statement-added core/filters.pyi',
    )
  })

  test.each<[string, Files, Files]>([
    [
      'missed before',
      { 'use.py': 'from core.filters import _split\n' },
      { 'use.py': 'from core.filters import _split as split\n' },
    ],
    [
      'in a stub that says it is incomplete',
      { 'core/filters.pyi': `${WAS['core/filters.pyi']}def __getattr__(name: str): ...\n` },
      { 'core/filters.pyi': 'def __getattr__(name: str): ...\n' },
    ],
  ])('is no news where it was %s', (_, was, is) => {
    expect(found(was, is).filter((one) => one.startsWith('surface-lost'))).toEqual([])
  })
})
