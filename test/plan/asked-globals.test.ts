import { beforeAll, expect, test } from 'vitest'
import { namesOfGlobals } from '../../src/plan/reached-by-text/asked-globals.ts'
import { indexOf } from '../../src/python/index/symbol-index.ts'
import { loadPython } from '../../src/python/parse/grammar.ts'
import type { SymbolMove } from '../../src/model/plan.ts'
import { buildWorkspace } from '../support/build-workspace.ts'

beforeAll(() => loadPython())

test.each([
  ['by the name', 'f.__globals__["PEER"]\n', 1],
  ['by the name, with a default', 'f.__globals__.get("PEER", None)\n', 1],
  ['by a variable that may be it', 'key = "PEER"\nf.__globals__[key]\n', 1],
  ['by whoever they are handed to', 'setitem(f.__globals__, "PEER", 3)\n', 1],
  ['by another name, beside a text that happens to be it', 'f.__globals__["__builtins__"]\nsay("PEER")\n', 0],
])('globals are asked %s', (_, text, count) => {
  const index = indexOf(buildWorkspace({ 'shop/__init__.py': '', 'shop/a.py': 'PEER = 1\n', 'test_a.py': text }), [''])
  const moved = [{ from: 'shop.a', to: 'shop.b', symbol: 'PEER', copied: false } as SymbolMove]
  expect(namesOfGlobals(index, moved)).toHaveLength(count)
})
