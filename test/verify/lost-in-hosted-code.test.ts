import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const CROAK = 'def croak():\n    return 4\n'
const KEPT = 'from pond.toads import croak as croak\n\n'

const cells = (...texts: readonly string[]): string =>
  JSON.stringify({
    cells: texts.map((text) => ({ cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source: text })),
    metadata: { language_info: { name: 'python' } },
    nbformat: 4,
    nbformat_minor: 5,
  })

const errors = (path: string, text: string, keeps = ''): readonly string[] =>
  proveTrees(
    'move: [{ from: pond.frogs, to: pond.toads, symbols: [croak] }]',
    { 'pond/__init__.py': '', 'pond/frogs.py': `${CROAK}\n\nX = 1\n`, 'pond/toads.py': '', [path]: text },
    { 'pond/__init__.py': '', 'pond/frogs.py': `${keeps}X = 1\n`, 'pond/toads.py': CROAK, [path]: text },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

const LOST: readonly (readonly [string, string])[] = [
  ['a.ipynb', cells('import pond.frogs\nm = pond.frogs', 'm.croak()')],
  ['a.ipynb', cells('from pond import frogs as f', 'import numpy as np\ng = f', 'print(g.croak(), g.X)')],
  ['a.ipynb', cells('import importlib\nm = importlib.import_module("pond.frogs")', 'm.croak()')],
  ['a.ipynb', cells('import importlib\nimportlib.import_module("pond.frogs").croak()')],
  ['a.ipynb', cells('import pond.frogs\nname = "croak"\ngetattr(pond.frogs, name)()')],
  ['README.md', '```python\nfrom pond import frogs\n\nm = frogs\nm.croak()\n```\n'],
  ['docs/a.rst', '>>> import pond.frogs as f\n>>> m = f\n>>> m.croak()\n4\n'],
  ['use.py', '"""Use.\n\n>>> import pond.frogs\n>>> m = pond.frogs\n>>> m.croak()\n4\n"""\n'],
  ['run.sh', "cat <<'E' | python3\nimport importlib\nm = importlib.import_module('pond.frogs')\nprint(m.croak())\nE\n"],
  ['start.ipy', 'from pond import frogs\nm = frogs\nprint(m.croak())\n'],
  ['gen/x.pyx', 'import pond.frogs as f\ng = f\nprint(g.croak())\n'],
  ['run.sh', 'python3 - <<E\nfrom pond import frogs\nm = frogs\nprint(m.croak())\nE\n'],
]

test.each(LOST)('code in %s reads what a module has lost through another name: %j', (path, text) => {
  expect(errors(path, text)).toContain('attributes attribute-lost')
  expect(errors(path, text, KEPT)).toEqual([])
})

test.each([
  ['a.ipynb', cells('import pond.frogs\nm = pond.frogs', 'm.X', 'croak = 1')],
  ['a.ipynb', cells('import pond.toads\nm = pond.toads', 'm.croak()')],
  ['README.md', '```python\nimport pond.frogs\n\nm = pond.frogs.X\nm.croak()\n```\n'],
])('what reads nothing that is lost is none of it: %s %j', (path, text) => {
  expect(errors(path, text)).toEqual([])
})
