import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const MOVE = 'move: [{ from: pkg.retry, to: pkg.base, symbols: [Base] }]'
const BASE = 'class Base:\n    pass\n'
const ALL = 'class All(Base):\n    pass\n'
const OTHER = 'LIMIT = 3\n'
/** `pkg.retry.Base` as an expression asks the function of that name; as an import it asks the module. */
const INIT = 'from pkg.retry import All as All\n\n\ndef retry(function):\n    return function\n'
const before = { 'pkg/__init__.py': INIT, 'pkg/retry.py': `${OTHER}\n\n${BASE}\n\n${ALL}` }

/** The codes of the errors for a result with this text of `pkg.retry`. */
function errors(retry: string, base = BASE): readonly string[] {
  return proveTrees(MOVE, before, {
    'pkg/__init__.py': INIT,
    'pkg/base.py': base,
    'pkg/retry.py': retry,
  }).checks.flatMap(({ name, findings }) =>
    findings.filter(({ level }) => level === 'error').map(({ code }) => `${name} ${code}`),
  )
}

const IMPORT = 'from pkg.base import Base\n\n'

test('a module that a function of its package hides is proved like any other', () => {
  expect(errors(`${IMPORT}${OTHER}\n\n${ALL}`)).toEqual([])
})

test('what is lost in it is seen', () => {
  expect(errors(`${IMPORT}\n${ALL}`)).toContain('surface surface-lost')
  expect(errors(`${OTHER}\n\n${ALL}`)).toContain('names undefined-name')
  expect(errors(`${IMPORT}${OTHER}\n\n${ALL}`, OTHER)).not.toEqual([])
  expect(errors(`${IMPORT}${OTHER}\n\nclass All(int):\n    pass\n`)).not.toEqual([])
})
