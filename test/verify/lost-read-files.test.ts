import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const errors = (text: string, keeps = '', recipe = '', path = 'setup.py'): readonly string[] =>
  proveTrees(
    `move: [{ from: pond.about, to: pond.says, symbols: [TITLE] }]\n${recipe}`,
    { 'pond/__init__.py': '', 'pond/about.py': 'TITLE = "Pond"\nX = 1\n', 'pond/says.py': '', [path]: text },
    {
      'pond/__init__.py': '',
      'pond/about.py': `${keeps}X = 1\n`,
      'pond/says.py': 'TITLE = "Pond"\n',
      [path]: text,
    },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )
const KEPT = 'from pond.says import TITLE as TITLE\n\n'

const RUN: readonly string[] = [
  'import runpy\n\nprint(runpy.run_path("pond/about.py")["TITLE"])\n',
  'import runpy\n\nprint(runpy.run_module("pond.about")["TITLE"])\n',
  'import importlib.util as u\n\ns = u.spec_from_file_location("x", "pond/about.py")\nm = u.module_from_spec(s)\ns.loader.exec_module(m)\nprint(m.TITLE)\n',
]

test.each(RUN)('a file that is run by its path gives no more what is asked: %j', (text) => {
  expect(errors(text, '', '', 'tool.py')).toContain('attributes attribute-lost')
  expect(errors(text, KEPT, '', 'tool.py')).toEqual([])
  // A build runs where the package cannot be imported.
  expect(errors(text, KEPT)).toContain('attributes attribute-lost')
  expect(errors(text.replace('TITLE', 'X'))).toEqual([])
})

const READ: readonly string[] = [
  'ns = {}\nexec(open("pond/about.py").read(), ns)\nprint(ns["TITLE"])\n',
  'import os\nimport re\n\nwith open(os.path.join("pond", "about.py")) as file:\n    print(re.search(r"^TITLE = (.*)", file.read(), re.M))\n',
  'import pathlib\n\nfor line in pathlib.Path("pond/about.py").read_text().splitlines():\n    if line.startswith("TITLE"):\n        print(line)\n',
]

test.each(READ)('the text of a file has no more what is read of it: %j', (text) => {
  expect(errors(text)).toContain('attributes attribute-lost')
  expect(errors(text, KEPT)).toContain('attributes attribute-lost')
  expect(errors(text, '', 'accept: [{ code: read-by-path, path: setup.py, because: x }]\n')).toEqual([])
  expect(errors(text.replace('TITLE', 'X'))).toEqual([])
})
