import { expect, test } from 'vitest'
import { buildWorkspace } from '../support/build-workspace.ts'
import { filesAfter, runRecipe } from '../support/run-recipe.ts'
import { proveTrees } from '../verify/right-result.ts'

const HELPERS = {
  'checks/nest.py': 'def egg():\n    return 1\n',
  'checks/test_a.py': 'import nest\n\nX = nest.egg()\n',
}
const RENAME = 'rename_modules: { checks.nest: checks.burrow }\n'
const ABOVE: readonly string[] = [
  'import os\nimport sys\n\nsys.path.insert(0, os.path.dirname(os.path.dirname(__file__)))\n',
  'import os\nimport sys\n\nsys.path.append(os.path.join(os.path.dirname(__file__), ".."))\n',
  'import sys\nfrom pathlib import Path\n\nHERE = Path(__file__).resolve().parent\nsys.path.insert(0, str(HERE.parent))\n',
]

test.each(ABOVE)('a folder that a conftest puts on the path gives bare names: %j', (text) => {
  const files = {
    ...HELPERS,
    'checks/deep/conftest.py': text,
    'checks/deep/test_b.py': 'from nest import egg\n\nY = egg()\n',
  }
  const after = filesAfter(RENAME, files)
  expect(after['checks/deep/test_b.py']).toBe('from burrow import egg\n\nY = egg()\n')
  expect(after['checks/test_a.py']).toContain('import burrow')
})

test.each(ABOVE)('a folder that a file puts on the path itself gives bare names: %j', (text) => {
  const after = filesAfter(RENAME, { ...HELPERS, 'checks/deep/run.py': `${text}import nest\n\nY = nest.egg()\n` })
  expect(after['checks/deep/run.py']).toBe(`${text}import burrow\n\nY = burrow.egg()\n`)
})

test.each([
  'import os\nimport sys\n\nsys.path.insert(0, os.path.dirname(__file__))\n',
  'import os\nimport sys\n\nsys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(__file__)), "lib"))\n',
])('another folder on the path gives none, and the file that is not understood is named: %j', (text) => {
  const files = { ...HELPERS, 'checks/deep/conftest.py': text, 'checks/deep/test_b.py': 'from nest import egg\n' }
  const { findings } = runRecipe(RENAME, buildWorkspace(files))
  expect(findings.map(({ advice }) => advice ?? '').join('\n')).toContain(
    'Let checks/deep/test_b.py say where it finds nest',
  )
})

const CELLAR = { 'cellar/__init__.py': '', 'cellar/jam.py': 'X = 1\n' }
const JAM = 'rename_modules: { cellar.jam: cellar.jelly }\n'

test.each([
  `print(eval("__import__('cellar.jam').jam.X"))\n`,
  `exec("""\nY = __import__("cellar.jam").jam.X\n""")\n`,
  `import subprocess\n\nsubprocess.run(["python", "-c", "print(__import__('cellar.jam').jam.X)"])\n`,
])('code in a literal that reads a renamed module of its package is told before any work: %j', (text) => {
  const { findings } = runRecipe(JAM, buildWorkspace({ ...CELLAR, 'use.py': text }))
  const errors = findings.filter((one) => one.level === 'error')
  expect(errors.map(({ code }) => code)).toEqual(['dynamic-import'])
  expect(errors[0]?.advice).toContain('fromlist=["*"]')
})

test.each([
  `print(eval("__import__('cellar.jam', fromlist=['X']).X"))\n`,
  `print(eval("__import__('cellar.jam').pot"))\n`,
])('code in a literal that reads nothing so is written anew: %j', (text) => {
  expect(filesAfter(JAM, { ...CELLAR, 'cellar/__init__.py': 'pot = 1\n', 'use.py': text })['use.py']).toBe(
    text.replace('cellar.jam', 'cellar.jelly'),
  )
})

test.each([
  ['a name of a library that the module imports', '["cellar.jam.json.dumps"]', 'f"{TARGET}.json.dumps"'],
  ['a name of the module', '["cellar.jam.make"]', 'TARGET + ".make"'],
])('%s, spelled out beside, follows as the text that is made', (_, list, made) => {
  const jam = 'import json\n\n\ndef make():\n    return json.dumps(1)\n'
  const text = `from unittest.mock import patch\n\nTARGET = "cellar.jam"\nALL = ${list}\n\n\ndef test():\n    with patch(${made}):\n        pass\n    for one in ALL:\n        patch(one).start()\n`
  const after = filesAfter(JAM, { ...CELLAR, 'cellar/jam.py': jam, 'tests/test_x.py': text })
  expect(after['tests/test_x.py']).toBe(text.replaceAll('cellar.jam', 'cellar.jelly'))
})

test.each(['"""B."""; X = 1\n', "'''B.'''; import os; X = os.sep\n"])(
  'a future import comes between a docstring and what stands behind it on its line: %j',
  (text) => {
    const after = filesAfter('move: [{ from: cellar.jam, to: cellar.pot, symbols: [cook] }]\n', {
      'cellar/__init__.py': '',
      'cellar/jam.py': 'from __future__ import annotations\n\n\ndef cook(x: Later):\n    return x\n\n\nY = 1\n',
      'cellar/pot.py': text,
    })
    expect(after['cellar/pot.py']).toContain(text.replace('; ', '; from __future__ import annotations; ').trimEnd())
  },
)

const BUILT = 'import cellar.jam._made as m\nfrom cellar.jam._gen.pb import Msg\n'
const PACKAGE = { 'cellar/__init__.py': '', 'cellar/jam/__init__.py': 'X = 1\n', 'use.py': BUILT }

test('modules that a build makes are imported for their effect under the new name', () => {
  expect(filesAfter(JAM, PACKAGE)['use.py']).toBe(BUILT.replaceAll('cellar.jam', 'cellar.jelly'))
})

test('an import of what a build makes is lost', () => {
  const after = {
    'cellar/__init__.py': '',
    'cellar/jelly/__init__.py': 'X = 1\n',
    'use.py': 'import cellar.jelly._made as m\n',
  }
  const codes = proveTrees(JAM, PACKAGE, after).checks.flatMap((check) => check.findings.map(({ code }) => code))
  expect(codes).toContain('side-effect-lost')
})

test.each([
  'rename_modules: { cellar.jam: cellar.jelly }\nshim: { until: "3" }\n',
  'package: { from: cellar.jam, to: jelly, distribution: jelly, directory: libs/jelly }\nshim: { until: "3" }\nci: false\n',
])('packages that redirect old names stay listed: %j', (recipe) => {
  const after = filesAfter(recipe, {
    'pyproject.toml':
      '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n\n[project]\nname = "cellar"\nversion = "1"\n\n[tool.setuptools]\npackages = ["cellar", "cellar.jam", "cellar.jam.low"]\n',
    'cellar/__init__.py': '',
    'cellar/jam/__init__.py': 'X = 1\n',
    'cellar/jam/low/__init__.py': 'Y = 1\n',
  })
  expect(after['pyproject.toml']).toMatch(/packages = \["cellar",.*"cellar\.jam", "cellar\.jam\.low"/)
  expect(after['cellar/jam/low/__init__.py']).toContain('Deprecated')
})
