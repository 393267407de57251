import { expect, test } from 'vitest'
import { buildWorkspace } from '../support/build-workspace.ts'
import { filesAfter, runRecipe } from '../support/run-recipe.ts'

const MOVE = 'move: [{ from: loft.compat, to: loft.old, symbols: [override] }]\n'
const files = (text: string): Readonly<Record<string, string>> => ({
  'loft/__init__.py': '',
  'loft/old.py': '',
  'loft/compat.py': text,
  'use.py': 'from loft.compat import override\n\nX = override(1)\n',
})

test.each([
  'if sys.version_info >= (3, 12):\n    from typing import override\nelse:\n\n    def override(f):\n        return f\n',
  'try:\n    from typing import override\nexcept ImportError:\n    override = sys.intern\n',
  'if sys.flags.optimize:\n    override = None\nelse:\n    try:\n        from typing import override\n    except ImportError:\n\n        def override(f):\n            return f\n',
])('a name that one statement imports or defines moves with all of it: %j', (statement) => {
  const after = filesAfter(MOVE, files(`import sys\n\n${statement}\n\ndef stay():\n    return 1\n`))
  expect(after['loft/old.py']).toBe(`import sys\n\n${statement}`)
  expect(after['loft/compat.py']).not.toContain('override')
  expect(after['use.py']).toContain('from loft.old import override')
})

test.each([
  'from typing import override\n\n\ndef override(f):\n    return f\n',
  'try:\n    from typing import override\nexcept ImportError:\n    pass\n\nif not override:\n    override = print\n',
  'try:\n    from typing import override, final\nexcept ImportError:\n    override = final = print\n',
])('what two statements bind, or one binds with what stays, does not: %j', (text) => {
  const { findings } = runRecipe(MOVE, buildWorkspace(files(text)))
  expect(findings.map(({ code }) => code)).toContain('entangled-definition')
})
