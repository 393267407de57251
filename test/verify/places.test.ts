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

test.each([
  'TEXT = open(__file__[: -len("conf.py")] + "t.txt").read()\n',
  'TEXT = open(__file__.replace("conf.py", "t.txt")).read()\n',
  'import os\n\nHERE, NAME = os.path.split(__file__)\nTEXT = open(os.path.join(HERE, "t.txt")).read()\n',
  'from pathlib import Path\n\nplace = Path(\n    __file__,  # here\n).parent\nTEXT = (\n    place\n    / "t.txt"\n).read_text()\n',
  'import sys\nfrom pathlib import Path\n\nHERE = Path(sys._getframe().f_code.co_filename)\nTEXT = HERE.with_name("t.txt").read_text()\n',
])('a file that code finds in a way that is not worked out: %j', (code) => {
  expect(problems(code)).toContain('files place-lost')
  expect(problems(code, { 'fen/core/t.txt': 'hello\n' })).not.toContain('files place-lost')
})

const ADAPTED = 'HERE = (Path(__file__).parent / "t.txt").read_text()\n'
test.each([
  'TEXT = Path(inspect.getfile(type(self))).with_name("t.txt")\n',
  'TEXT = open(os.path.join(os.path.split(frame.f_code.co_filename)[0], "t.txt"))\n',
  'TEXT = Path(inspect.stack()[0].filename).with_name("t.txt")\n',
])('one way to a file is written anew, and another one in that module is not: %j', (line) => {
  const now = ADAPTED.replace('.parent', '.parent.parent')
  expect(problems(ADAPTED + line, {}, now + line)).toContain('files place-lost')
  expect(problems(ADAPTED + line, { 'fen/core/t.txt': 'hello\n' }, now + line)).not.toContain('files place-lost')
})

test('folders that are counted anew from the frame of a caller are another place', () => {
  const was =
    'import sys\nfrom pathlib import Path\n\nframe = sys._getframe()\nframe = frame.f_back\nTEXT = Path(frame.f_code.co_filename).parent\n'
  expect(problems(was, {}, was.replace('.parent', '.parent.parent'))).toContain('meaning code-changed')
  const own = was.replace('frame = frame.f_back\n', '')
  expect(problems(own, {}, own.replace('.parent', '.parent.parent'))).not.toContain('meaning code-changed')
})

test('a file beside a module that is asked of its package is no loss', () => {
  const code =
    'from importlib.resources import files\n\nprint(__file__)\nTEXT = files("fen").joinpath("t.txt").read_text()\n'
  expect(problems(code)).not.toContain('files place-lost')
})

test('the way written anew is no loss', () => {
  const was = 'from pathlib import Path\n\nTEXT = (Path(__file__).parent / "t.txt").read_text()\n'
  expect(problems(was, {}, was.replace('.parent', '.parent.parent'))).not.toContain('files place-lost')
})

test.each([
  [
    'def text():\n    return open(f"{dirname(__file__)}/t.txt").read()\n',
    'dirname(__file__)',
    'dirname(dirname(__file__))',
  ],
  [
    'def text():\n    return open(f"{os.path.dirname(__file__)}/{1 + 1}/t.txt").read()\n',
    'os.path.dirname(__file__)',
    'os.path.dirname(os.path.dirname(__file__))',
  ],
  ['TEXT = Path(__file__, "..", "t.txt").read_text()\n', '"..", ', '"..", "..", '],
])('a way in an f-string or in parts is held against where it leads: %j', (code, way, longer) => {
  const was = `import os\nfrom os.path import dirname\nfrom pathlib import Path\n\n${code}`
  const changed = (now: string): boolean => problems(was, {}, now).some((one) => one.startsWith('meaning '))
  expect(changed(was.replace(way, longer))).toBe(false)
  expect(changed(was.replace(way, longer.replace(way, longer)))).toBe(true)
  expect(changed(was.replace(way, longer).replace('t.txt', 'u.txt'))).toBe(true)
})

const words = (code: string, now = code, accept = ''): readonly string[] => {
  const recipe = `rename_modules: { fen.barn: fen.shed }\n${accept}`
  const before = { 'fen/__init__.py': '', 'fen/barn/__init__.py': '', 'fen/barn/hay.txt': 'hay\n', 'use.py': code }
  const after = { 'fen/__init__.py': '', 'fen/shed/__init__.py': '', 'fen/shed/hay.txt': 'hay\n', 'use.py': now }
  return proveTrees(recipe, before, after).checks.flatMap((check) =>
    check.name === 'files' ? check.findings.map((finding) => `${finding.level} ${finding.code}`) : [],
  )
}

test.each([
  'import os\n\nimport fen\n\nHAY = open(os.path.join(fen.__path__[0], "barn", "hay.txt")).read()\n',
  'from importlib.resources import files\n\nimport fen\n\nROOT = files(fen)\nHAY = (ROOT / "barn" / "hay.txt").read_text()\n',
  'import os\n\nimport fen\n\nROOT = os.path.dirname(fen.__file__)\nHAY = open(ROOT + "/barn/hay.txt").read()\n',
  'import os\n\nimport fen\n\nROOT = os.path.dirname(fen.__file__)\nHAY = open(f"{ROOT}/barn/hay.txt").read()\n',
])('a word of a folder that no path has any more: %j', (code) => {
  expect(words(code)).toContain('error place-lost')
  expect(words(code, code.replaceAll('barn', 'shed'))).toEqual([])
  const accept = 'accept: [{ code: place-read, path: use.py, because: "it is never asked" }]'
  expect(words(code, code, accept)).not.toContain('error place-lost')
})

test.each([
  'import os\n\n# Close the files of the barn.\nHAY = open(f"{os.getcwd()}/barn/hay.txt").read()\n',
  'import os\n\nHERE = __file__\nHAY = f"{os.getcwd()}/barn"\n',
])('a folder of whoever runs the program is none of the tree: %j', (code) => {
  expect(words(code)).toEqual([])
})

test('a word that is no part of a path is no loss', () => {
  expect(words('import fen\n\nprint(fen.__file__, {"barn": 1}["barn"], print("barn"))\n')).toEqual([])
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

const FILES = 'from importlib.resources import files as _files\n\n'

test.each([
  [`${FILES}TEXT = _files("fen") / "barn" / "hay.txt"\n`, '"barn"', '"shed"'],
  [`${FILES}TEXT = _files("fen").joinpath("barn", "hay.txt")\n`, '"barn"', '"shed"'],
  [`${FILES}name = "hay"\nTEXT = _files("fen") / f"barn/{name}.txt"\n`, 'barn/', 'shed/'],
  ['import pkgutil\n\nTEXT = pkgutil.get_data("fen", "barn/hay.txt")\n', 'barn/', 'shed/'],
  ['import pkgutil\n\nTEXT = pkgutil.get_data("fen", "barn/hay.txt")\n', '"fen", "barn/', '"fen.shed", "'],
])('what a package is asked for is worked out on both sides: %j', (code, was, is) => {
  const all = (now: string): readonly string[] =>
    proveTrees(
      'rename_modules: { fen.barn: fen.shed }\n',
      { 'fen/__init__.py': '', 'fen/barn/__init__.py': '', 'fen/barn/hay.txt': 'hay\n', 'use.py': code },
      { 'fen/__init__.py': '', 'fen/shed/__init__.py': '', 'fen/shed/hay.txt': 'hay\n', 'use.py': now },
    ).checks.flatMap((check) => check.findings.filter((one) => one.level === 'error').map((one) => one.code))
  expect(all(code.replace(was, is))).toEqual([])
  expect(all(code)).not.toEqual([])
  expect(all(code.replace(was, is.replace('shed', 'stall')))).not.toEqual([])
})

test.each([
  ['__package__', '"fen"', []],
  ['__package__', '"fen.core"', ['code-changed']],
  ['__name__.rpartition(".")[0]', '"fen"', []],
  ['__name__.rpartition(".")[0]', '"fen.core"', ['code-changed']],
  ['__name__.split(".")[0]', '__name__.split(".")[0]', []],
])('a package that names itself by %s, and then by %s', (was, is, found) => {
  const code = (name: string): string =>
    `import pkgutil\n\nPACKAGE = ${name}\nTEXT = pkgutil.get_data(${name}, "t.txt")\n`
  const said = problems(code(was), {}, code(is)).filter((one) => one.startsWith('meaning'))
  expect([...new Set(said.map((one) => one.replace(/.* \w+-changed/, 'code-changed')))]).toEqual(found)
})

test.each([
  'from importlib.resources import files\n\nTEXT = files().joinpath("t.txt").read_text()\n',
  'from .res import load\n\nTEXT = load(__name__, "t.txt")\n',
  'from frame import App\n\napp = App(\n    name="x", import_name=__name__)\n\napp.render("t.txt")\n',
])('a file that is found by a name handed on, or by nothing said: %j', (code) => {
  expect(problems(code)).toContain('files place-lost')
  expect(problems(code, { 'fen/core/t.txt': 'hello\n' })).not.toContain('files place-lost')
})

test('templates beside a module that makes an app by its name', () => {
  const code = 'from flask import Flask\n\napp = Flask(__name__)\n'
  const proved = (data: Record<string, string>): readonly string[] =>
    proveTrees(
      RENAME,
      { 'fen/__init__.py': '', 'fen/templates/a.html': 'a\n', 'fen/conf.py': code },
      {
        'fen/__init__.py': '',
        'fen/templates/a.html': 'a\n',
        'fen/core/__init__.py': '',
        'fen/core/conf.py': code,
        ...data,
      },
    ).checks.flatMap((check) => check.findings.map((finding) => finding.code))
  expect(proved({})).toContain('place-lost')
  expect(proved({ 'fen/core/templates/a.html': 'a\n' })).not.toContain('place-lost')
})

test.each([
  'import logging\n\nLOG = logging.getLogger(__name__)\nNAME = "t.txt"\n',
  'import structlog\nfrom importlib.resources import files\n\nLOG = structlog.bind(__name__)\nTEXT = files("fen").joinpath("t.txt")\n',
])('a name that is handed to a logger, or a file asked of its package, is no loss: %j', (code) => {
  expect(problems(code)).not.toContain('files place-lost')
})

test('a word behind an address on the web is no folder', () => {
  const code = 'import fen\n\nBASE = "https://fen.example/docs"\nHERE = fen.__file__\nURL = f"{BASE}/barn"\n'
  expect(words(code)).toEqual([])
  expect(words(code.replace('"https://fen.example/docs"', 'HERE'))).toContain('error place-lost')
})
