import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RENAME = 'rename_modules: { fen.conf: fen.core.conf }'

const problems = (code: string, data: Record<string, string> = {}, now = code): readonly string[] => {
  const tree = { 'fen/__init__.py': '', 'fen/t.txt': 'hello\n' }
  const before = { ...tree, 'fen/conf.py': code }
  const after = { ...tree, ...data, 'fen/core/__init__.py': '', 'fen/core/conf.py': now }
  return proveTrees(RENAME, before, after).checks.flatMap((check) =>
    check.findings.map((finding) => `${check.name} ${finding.code}`),
  )
}

test.each([
  'from pathlib import Path\n\nTEXT = (Path(__file__).parent / "t.txt").read_text()\n',
  'from pathlib import Path\n\nROOT = Path(__file__).resolve().parents[0]\nTEXT = (ROOT / "t.txt").read_text()\n',
  'import os\n\nHERE = os.path.dirname(os.path.abspath(__file__))\nTEXT = open(os.path.join(HERE, "t.txt")).read()\n',
  'from importlib import resources\n\nTEXT = resources.files(__package__).joinpath("t.txt").read_text()\n',
  'import pkgutil\n\nTEXT = pkgutil.get_data(__name__.rpartition(".")[0], "t.txt").decode()\n',
])('a file that is no longer where code looks for it: %j', (code) => {
  expect(problems(code)).toContain('files place-lost')
  expect(problems(code, { 'fen/core/t.txt': 'hello\n' })).not.toContain('files place-lost')
})

test('the way written anew is no loss', () => {
  const was = 'from pathlib import Path\n\nTEXT = (Path(__file__).parent / "t.txt").read_text()\n'
  expect(problems(was, {}, was.replace('.parent', '.parent.parent'))).not.toContain('files place-lost')
})

const OF_THE_ROOT = 'from pathlib import Path\n\nTEXT = Path(__file__).parent / "t.txt"\n'

test.each([
  ['.parent', '.parent.parent', []],
  ['.parent', '.parent.parent.parent', ['meaning code-changed']],
  ['Path(__file__).parent', 'str(Path(__file__).parent.parent)', ['meaning code-changed']],
  ['.parent', '.parents[1]', []],
  ['"t.txt"', '"../t.txt"', []],
  ['"t.txt"', '"../u.txt"', ['meaning string-changed']],
])('%s becomes %s: the expression is worked out on both sides', (was, is, found) => {
  const said = problems(OF_THE_ROOT, {}, OF_THE_ROOT.replace(was, is)).filter((one) => one.startsWith('meaning'))
  expect(said.map((one) => one.replace(/ \w+-changed/, ' code-changed'))).toEqual(
    found.map((one) => one.replace(/ \w+-changed/, ' code-changed')),
  )
})
