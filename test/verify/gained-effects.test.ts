import { describe, expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const CURRY = 'def curry(func):\n    return func\n'
const REST = 'def compose(*funcs):\n    return funcs\n'
const MOVE = 'move: [{ from: shop.tools, to: shop.compat, symbols: [curry] }]'

/** The errors for `curry` put into a module that was there and says `head`, with what else is in the tree. */
function errors(head: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  const tree = { 'shop/__init__.py': '', ...others }
  const before = {
    ...tree,
    'shop/tools.py': `${CURRY}\n\n${REST}`,
    'shop/compat.py': head,
    'main.py': 'from shop.tools import curry\n\ncurry(len)\n',
  }
  const after = {
    ...tree,
    'shop/tools.py': REST,
    'shop/compat.py': `${head}\n\n${CURRY}`,
    'main.py': 'from shop.compat import curry\n\ncurry(len)\n',
  }
  return proveTrees(MOVE, before, after).checks.flatMap((check) =>
    check.findings.filter(({ level }) => level === 'error').map(({ code }) => code),
  )
}

describe('a module that does something when it is loaded', () => {
  test.each([
    ['warns', 'import warnings\n\nwarnings.warn("goes away", stacklevel=2)\n'],
    [
      'warns in a block',
      'import sys\nfrom warnings import warn\n\nif sys.argv:\n    warn(\n        "goes away",\n    )\n',
    ],
    ['prints', 'print("compat")\n'],
    ['stops', 'import sys\n\nif sys.platform != "win32":\n    raise ImportError("no")\n'],
    ['asserts', 'import sys\n\nassert sys.platform == "win32"\n'],
    ['chooses a backend', 'import matplotlib\n\nmatplotlib.use("Agg")\n'],
  ])('is not loaded by who did not: %s', (_title, head) => {
    expect(errors(head)).toContain('loud-target')
  })

  test('nor what the new home imports', () => {
    expect(errors('import shop.plots\n', { 'shop/plots.py': 'print("plots")\n' })).toContain('loud-target')
  })

  test.each([
    ['it only defines', 'import re\n\nWORD = re.compile("a")\n'],
    ['a function does', 'import warnings\n\n\ndef old():\n    warnings.warn("goes away")\n'],
    [
      'a decorator spans lines',
      'import functools\n\n\n@functools.lru_cache(\n    maxsize=3,\n)\ndef old():\n    print(1)\n',
    ],
    ['a docstring says so', '"""\nprint(1)\nraise ValueError\n"""\n'],
    ['it runs as a script alone', 'if __name__ == "__main__":\n    print("script")\n'],
    [
      'something is missing',
      'import warnings\n\ntry:\n    import fast\nexcept ImportError:\n    warnings.warn("slow")\n',
    ],
    ['a value is taken', 'import functools\n\nPART = (\n    functools.partial(\n        len,\n    )\n)\n'],
  ])('may be loaded where %s', (_title, head) => {
    expect(errors(head)).not.toContain('loud-target')
  })

  test('may be loaded by who loads it already', () => {
    const known = { 'shop/__init__.py': 'import shop.compat\n' }
    expect(errors('print("compat")\n', known)).not.toContain('loud-target')
  })
})
