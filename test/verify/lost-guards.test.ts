import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'move: [{ from: shop.tools, to: shop.labels, symbols: [label] }]'
const GUARD = 'try:\n    import json5 as json\nexcept ImportError:\n    json = None\n'
const LABEL = 'def label(item):\n    return json.dumps(item)\n'

/** The errors where `guard` stood above `rest` in the module that `label` leaves, and stands there no more. */
function errors(guard: string, rest: string, label = LABEL): readonly string[] {
  const base = {
    'shop/__init__.py': '',
    'shop/tools.py': `${guard}\n\n${label}\n\n${rest}`,
    'main.py': 'from shop.tools import label\n\nlabel(1)\n',
  }
  const after = {
    'shop/__init__.py': '',
    'shop/tools.py': rest,
    'shop/labels.py': `${guard}\n\n${label}`,
    'main.py': 'from shop.labels import label\n\nlabel(1)\n',
  }
  return proveTrees(RECIPE, base, after).checks.flatMap((check) =>
    check.findings.filter(({ level }) => level === 'error').map(({ code }) => code),
  )
}

test('a guard that moved code alone read may go', () => {
  expect(errors(GUARD, 'RATE = 3\n')).toEqual([])
})

test.each([
  ['something is left that reads it', GUARD, 'def read(text):\n    return json.loads(text)\n', LABEL],
  ['nothing read it', GUARD, 'RATE = 3\n', 'def label(item):\n    return item\n'],
  ['it does something else', GUARD.replace('json = None', 'json = None\n    print("slow")'), 'RATE = 3\n', LABEL],
  ['it goes on where nothing is missing', `${GUARD}else:\n    json.setup()\n`, 'RATE = 3\n', LABEL],
])('a guard is missed where %s', (_, guard, rest, label) => {
  expect(errors(guard, rest, label)).toContain('statement-lost')
})
