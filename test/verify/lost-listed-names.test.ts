import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const LIST = 'exported = ["wait", "Context"]\n\n\nclass Context:\n    pass\n'
const LOOP = 'class Loop:\n    run = wait\n'
const MOVE = 'move: [{ from: shop.runtime, to: shop.loops, symbols: [Loop] }]'

/** The codes of errors of the check of attributes for a class that leaves a module whose head is `head` then. */
function errors(head: string, list = LIST): readonly string[] {
  const tree = { 'shop/__init__.py': '', 'shop/util.py': 'def wait(x):\n    return x\n' }
  const was = { ...tree, 'shop/runtime.py': `from shop.util import wait\n\n${list}\n\n${LOOP}` }
  const is = { ...tree, 'shop/runtime.py': head + list, 'shop/loops.py': `from shop.util import wait\n\n\n${LOOP}` }
  return proveTrees(MOVE, was, is)
    .checks.filter(({ name }) => name === 'attributes')
    .flatMap(({ findings }) => findings.map(({ code }) => code))
}

test('a name that a list of the module tells is missed where its import went', () => {
  expect(errors('')).toEqual(['attribute-lost'])
})

test('it may be imported by another spelling', () => {
  expect(errors('from shop.util import wait as wait\n\n')).toEqual([])
})

test('texts that are no names of the module are no list of it', () => {
  expect(errors('', LIST.replace('"Context"', '"paper"'))).toEqual([])
})
