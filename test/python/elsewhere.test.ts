import { expect, test } from 'vitest'
import { isElsewhere } from '../../src/python/index/elsewhere.ts'
import { indexOf } from '../../src/python/index/symbol-index.ts'
import { buildWorkspace } from '../support/build-workspace.ts'

const PATH = 'tests/test_mill.py'

/** Whether the expression in the brackets of the only `join(..., "stones")` of a test begins in a folder of no repository. */
function answer(text: string, others: Record<string, string> = {}): boolean {
  const index = indexOf(buildWorkspace({ 'mill/__init__.py': '', [PATH]: text, ...others }), ['', 'tests'])
  const facts = index.facts(PATH)
  const call = facts?.strings.find(({ content }) => text.slice(content.start, content.end) === 'stones')
  if (facts === undefined || call?.call === undefined) throw new Error('no call')
  return isElsewhere(index, PATH, facts, { start: call.call.span.start, end: call.span.start })
}

const HEAD = 'import os\nimport tempfile\nfrom os.path import dirname, expanduser, join\n\nimport mill\n\n\n'

test.each([
  ['def test(tmp_path):\n    return join(tmp_path, "stones")\n'],
  [
    'def test(tmp_path):\n    home = str(tmp_path / "a")\n    for one in (home + "-b", home):\n        join(one, "stones")\n',
  ],
  ['def test():\n    with tempfile.TemporaryDirectory() as folder:\n        join(folder, "stones")\n'],
  ['def work():\n    base = expanduser("~")\n    base = join(base, "x")\n    return join(base, "stones")\n'],
  ['def test(tmpdir):\n    return (tmpdir / "a").joinpath("stones")\n'],
])('begins in a folder of no repository: %j', (text) => {
  expect(answer(HEAD + text)).toBe(true)
})

test.each([
  ['def test(tmp_path, root):\n    return join(root, "stones")\n'],
  ['def work(tmp_path):\n    return join(tmp_path, "stones")\n'],
  ['def test(tmp_path):\n    base = tmp_path or dirname(mill.__file__)\n    return join(base, "stones")\n'],
  ['def test(tmp_path):\n    base = tmp_path\n    base = dirname(__file__)\n    return join(base, "stones")\n'],
  [
    'def test(tmp_path):\n    base = [tmp_path]\n    base.append(mill.__path__[0])\n    for one in base:\n        join(one, "stones")\n',
  ],
  ['def test(tmp_path):\n    base = {0: tmp_path}\n    base[0] = mill.HERE\n    return join(base[0], "stones")\n'],
  ['for sub in ("a", "b"):\n    join(mill.HERE, join(sub, "stones"))\n'],
  ['def test(tmp_path):\n    return join(mill.copied(tmp_path), "stones")\n'],
])('may begin at a place of code: %j', (text) => {
  expect(answer(HEAD + text)).toBe(false)
})

test('a fixture of the tree may give any folder', () => {
  const own = { 'tests/conftest.py': 'import pytest\n\n\n@pytest.fixture\ndef tmp_path():\n    return "mill"\n' }
  expect(answer(`${HEAD}def test(tmp_path):\n    return join(tmp_path, "stones")\n`, own)).toBe(false)
})
