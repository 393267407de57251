import { expect, test } from 'vitest'
import { buildWorkspace } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'

const BARN =
  'import json\n\n\nclass Cow:\n    size = 1\n\n    def low(self):\n        return json.dumps(tell()) + str(self.size)\n\n\n' +
  'def milk():\n    return tell()\n\n\ndef tell():\n    return "moo"\n\n\ndef stay():\n    return milk(), Cow().low()\n'
const FILES = { 'farm/__init__.py': '', 'farm/barn.py': BARN, 'farm/dairy.py': '' }
const HEAD =
  'from unittest.mock import PropertyMock, patch\n\nfrom farm import barn\nfrom farm.barn import Cow, milk, stay\n\n\n'

/** What a test says after `Cow` and `milk` have moved, and the errors of the run. */
function after(body: string): { readonly text: string; readonly errors: readonly string[] } {
  const run = runRecipe(
    'move: [{ from: farm.barn, to: farm.dairy, symbols: [Cow, milk] }]',
    buildWorkspace({ ...FILES, 'tests/test_farm.py': `${HEAD}def test():\n    ${body}\n` }),
  )
  return {
    text: run.run?.final.read('tests/test_farm.py')?.text ?? '',
    errors: run.findings.filter((one) => one.level === 'error').map((one) => `${one.code} ${one.reason}`),
  }
}

test.each([
  ['with patch("farm.barn.Cow.low", lambda s: s.size):\n        assert Cow().low() == 1', '"farm.dairy.Cow.low"'],
  ['with patch("farm.barn.Cow.size", new_callable=PropertyMock):\n        stay()', '"farm.dairy.Cow.size"'],
  ['with patch("farm.barn.Cow") as cow:\n        stay()', '"farm.dairy.Cow"'],
  ['with patch("farm.barn.milk", autospec=True), patch("farm.barn.Cow"):\n        stay()', '"farm.dairy.milk"'],
])('what functions import at each call is replaced where they take it from: %s', (body, target) => {
  const { text, errors } = after(body)
  expect(errors).toEqual([])
  expect(text).toContain(target)
  expect(text).not.toContain('"farm.barn.')
})

test.each([
  'with patch.object(barn, "json") as j:\n        Cow().low()',
  'with patch.object(target=barn, attribute="json") as j:\n        Cow().low()',
])('a module held under a short name is found behind the bracket: %s', (body) => {
  const { text, errors } = after(body)
  expect(errors).toEqual([])
  expect(text).toMatch(/patch\.object\((?:target=)?dairy, /)
})

test('a short name that is a letter of the callee is the module all the same', () => {
  const files = Object.fromEntries(
    Object.entries({
      ...FILES,
      'tests/test_farm.py': `${HEAD}def test():\n    with patch.object(barn, "json"):\n        Cow().low()\n`,
    }).map(([path, text]) => [
      path.replace('barn', 'a').replace('dairy', 'b'),
      text.replaceAll('barn', 'a').replaceAll('dairy', 'b'),
    ]),
  )
  const run = runRecipe('move: [{ from: farm.a, to: farm.b, symbols: [Cow, milk] }]', buildWorkspace(files))
  expect(run.findings.filter((one) => one.level === 'error')).toEqual([])
})
