import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const MOVE = 'move: [{ from: shop.a, to: shop.b, symbols: [f] }]'
const BODY = '\n\ndef f():\n    return LIMIT\n'

/** The checks that fail where the moved function reads the LIMIT of the target. */
const failed = (source: string, target: string): readonly string[] =>
  proveTrees(
    MOVE,
    { 'shop/__init__.py': '', 'shop/a.py': `${source}${BODY}`, 'shop/b.py': target },
    { 'shop/__init__.py': '', 'shop/a.py': source, 'shop/b.py': `${target}${BODY}` },
  )
    .checks.filter((check) => check.verdict === 'fail')
    .map((check) => check.name)

test.each([
  'LIMIT = 3\n',
  'LIMIT = "text"\n',
  'from shop.k import Event\n\nLIMIT = Event\n',
  'from typing import Dict\n\nLIMIT = Dict[str, int]\n',
  'from typing import TypeVar\n\nLIMIT = TypeVar("LIMIT")\n',
  'import logging\n\nLIMIT = logging.getLogger("shop")\n',
])('both modules say the same: %j', (text) => {
  expect(failed(text, text)).toEqual([])
})

test.each([
  ['LIMIT = 3\n', 'LIMIT = 4\n'],
  ['LIMIT = [3]\n', 'LIMIT = [3]\n'],
  ['LIMIT = {}\n', 'LIMIT = {}\n'],
  ['LIMIT = object()\n', 'LIMIT = object()\n'],
  ['LIMIT = 3\nLIMIT += 1\n', 'LIMIT = 3\n'],
  ['LIMIT = 3\n', 'LIMIT = 3\nfor LIMIT in [4]:\n    pass\n'],
  [
    'import logging\n\nLIMIT = logging.getLogger(__name__)\n',
    'import logging\n\nLIMIT = logging.getLogger(__name__)\n',
  ],
  ['from shop.k import K\n\nLIMIT = K\n', 'from shop.l import K\n\nLIMIT = K\n'],
  ['K = 1\nLIMIT = K\n', 'K = 2\nLIMIT = K\n'],
])('what only looks the same is another value: %j and %j', (source, target) => {
  expect(failed(source, target)).not.toEqual([])
})
