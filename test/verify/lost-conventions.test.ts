import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const MOVE = 'move: [{ from: shop.urls, to: shop.routes, symbols: [patterns] }]'
const PATTERNS = 'patterns = [1]\n'

/** What the proof says of a name that left shop.urls, of which other files say something. */
function problems(files: Record<string, string>, urls = ''): readonly string[] {
  return proveTrees(
    MOVE,
    { 'shop/__init__.py': '', 'shop/urls.py': PATTERNS, 'shop/routes.py': '', ...files },
    { 'shop/__init__.py': '', 'shop/urls.py': urls, 'shop/routes.py': PATTERNS, ...files },
  ).checks.flatMap((check) => check.findings.map((one) => `${check.name} ${one.code}`))
}

const LOST = 'surface convention-name-lost'

test.each([
  ['a setting', { 'conf.py': 'ROOT = "shop.urls"\n' }],
  ['a list that a call is handed', { 'conf.py': 'import conf\n\nconf.load(["json", "shop.urls"])\n' }],
  ['a list', { 'conf.py': "MODULES = [\n    'json',\n    'shop.urls',\n]\n" }],
])('a name is gone from a module that is named by %s', (_title, files) => {
  expect(problems(files)).toContain(LOST)
})

test.each([
  ['it is importable', { 'conf.py': 'ROOT = "shop.urls"\n' }, 'from shop.routes import patterns as patterns\n'],
  ['another module is named', { 'conf.py': 'ROOT = "shop.routes"\n' }, ''],
  [
    'a logger of that name is told to a call',
    { 'test_a.py': 'def test(caplog):\n    caplog.at_level(1, logger="shop.urls")\n' },
    '',
  ],
  [
    'it is the second argument of a call',
    { 'test_a.py': 'def test(caplog):\n    caplog.set_level(1, "shop.urls")\n' },
    '',
  ],
  [
    'a call over several lines is told it',
    { 'test_a.py': 'import warnings\n\nwarnings.filterwarnings(\n    "error",\n    module="shop.urls",\n)\n' },
    '',
  ],
  ['a comparison names it', { 'conf.py': 'import sys\n\nOK = sys.argv[0] == "shop.urls"\n' }, ''],
])('nothing is lost where %s', (_title, files, urls) => {
  expect(problems(files, urls)).not.toContain(LOST)
})
