import { describe, expect, test } from 'vitest'
import { distributionAt, distributionOf, requirementsFor } from '../../src/plan/manifests/distribution.ts'
import { declaredNames, importDistribution, isDeclared } from '../../src/plan/manifests/import-distribution.ts'
import { poetryVersions } from '../../src/plan/manifests/poetry-constraint.ts'
import { condaRequirement } from '../../src/plan/manifests/read-conda.ts'
import { parseRequirement } from '../../src/plan/manifests/requirement.ts'
import { isStandardLibrary } from '../../src/python/facts/python-names.ts'
import { buildWorkspace } from '../support/build-workspace.ts'
import { declared } from '../support/declared.ts'

describe('what is declared, whatever the packaging', () => {
  test('[project], groups, hatch environments', () => {
    const text = `
[project]
name = "bakery"
dependencies = ["flour>=1"]
[project.optional-dependencies]
oven = ["heat[fast]>=2; python_version < '3.12'"]
[dependency-groups]
test = ["pytest", { include-group = "dev" }]
[tool.hatch.envs.docs]
dependencies = ["sphinx"]
`
    expect(declared({ 'pyproject.toml': text })).toEqual([
      'runtime: flour>=1',
      "oven: heat[fast]>=2; python_version < '3.12'",
      'test: pytest',
      'docs: sphinx',
    ])
  })

  test('Poetry: carets, tildes, tables, extras, groups', () => {
    const text = `
[tool.poetry]
name = "bakery"
[tool.poetry.dependencies]
python = "^3.9"
flour = "^1.2"
yeast = { version = "~0.3", optional = true }
salt = { version = "*", python = "<3.11" }
water = { git = "https://example.org/water.git", tag = "v1" }
pans = { path = "../pans" }
grain = [{ version = "1.0", python = "<3.10" }, { version = "2.0", python = ">=3.10" }]
rye = "^1 || ^2"
[tool.poetry.extras]
rise = ["yeast"]
[tool.poetry.group.dev.dependencies]
pytest = "^8"
[tool.poetry.dev-dependencies]
black = "*"
`
    expect(declared({ 'pyproject.toml': text })).toEqual([
      'runtime: flour>=1.2,<2.0',
      'rise: yeast>=0.3,<0.4',
      'runtime: salt; python_version < "3.11"',
      'runtime: water @ git+https://example.org/water.git@v1',
      'runtime: pans',
      'runtime: grain==1.0',
      'dev: black',
      'dev: pytest>=8,<9.0',
      '? dependencies pyproject.toml:0 `^1 || ^2` of rye is no constraint of PEP 440',
    ])
  })

  test('setup.cfg, with a file', () => {
    const text = `[metadata]
name = bakery
[options]
python_requires = >=3.8
install_requires =
    flour>=1  # ground
    salt; python_version < "3.9"
[options.extras_require]
oven =
    heat
test = file: requirements-test.txt
`
    expect(declared({ 'setup.cfg': text, 'requirements-test.txt': 'pytest==8 --hash=sha256:ab\n' })).toEqual([
      'runtime: flour>=1',
      'runtime: salt; python_version < "3.9"',
      'oven: heat',
      'test: pytest==8',
    ])
  })

  test('setup.py: names bound once, sums, what is added later, lines of a file, what is computed', () => {
    const text = `from setuptools import setup
import os
BASE = ["flour>=1"]
extras = {"oven": ["heat"], "rise": BASE + ["yeast"]}
extras["all"] = extras["oven"] + extras["rise"]
BASE.append("salt")
with open("requirements.txt") as f:
    listed = f.read().splitlines()
setup(
    name="bakery",
    python_requires=">=3.8",
    install_requires=BASE + listed + [os.environ["MORE"]],
    extras_require=extras,
)
`
    expect(declared({ 'setup.py': text, 'requirements.txt': '-r more.txt\nwater\n', 'more.txt': 'wood\n' })).toEqual([
      'runtime: flour>=1',
      'runtime: salt',
      'oven: heat',
      'rise: flour>=1',
      'rise: salt',
      'rise: yeast',
      'all: heat',
      'all: flour>=1',
      'all: salt',
      'all: yeast',
      'runtime: wood',
      'runtime: water',
      '? dependencies setup.py:12 it is computed',
    ])
  })

  test('a function that reads a file of requirements', () => {
    const text = `from setuptools import setup
def read(path):
    with open(path) as f:
        return [line for line in f], {}
needed, extras = read("requirements.txt")
setup(name="bakery", install_requires=needed, extras_require=extras)
`
    expect(declared({ 'setup.py': text, 'requirements.txt': 'flour # needed by: oven\nsalt\n' })).toEqual([
      'runtime: flour',
      'runtime: salt',
      '? extras setup.py:6 they are computed',
    ])
  })

  test('requirements alone stand for a manifest; beside one they are groups', () => {
    const files = { 'requirements.txt': 'flour>=1\n', 'requirements-dev.txt': '-c requirements.txt\npytest\n' }
    expect(declared(files)).toEqual(['dev: pytest', 'runtime: flour>=1'])
    expect(declared({ ...files, 'pyproject.toml': '[project]\nname = "bakery"\ndependencies = []\n' })).toEqual([
      'dev: pytest',
      'requirements: flour>=1',
    ])
  })

  test('PDM, flit, pixi, conda', () => {
    const pdm =
      '[project]\nname = "b"\ndependencies = []\n[tool.pdm.dev-dependencies]\ntest = ["pytest", "-e file:///x"]\n'
    expect(declared({ 'pyproject.toml': pdm })).toEqual(['test: pytest'])
    const flit =
      '[tool.flit.metadata]\nmodule = "b"\nrequires = ["flour"]\n[tool.flit.metadata.requires-extra]\noven = ["heat"]\n'
    expect(declared({ 'pyproject.toml': flit })).toEqual(['runtime: flour', 'oven: heat'])
    const pixi =
      '[dependencies]\npython = "3.12.*"\npytorch = { version = ">=2.2,<2.3", channel = "x" }\n[pypi-dependencies]\nb = { path = "." }\nflour = "*"\n'
    expect(declared({ 'pixi.toml': pixi })).toEqual(['pixi: flour', 'pixi: torch>=2.2,<2.3'])
    const conda =
      'dependencies:\n  - python=3.12\n  - conda-forge::numpy>=1.20\n  - opencv=4.5\n  - pip:\n    - flour==1\n    - -r requirements.txt\n'
    expect(declared({ 'environment.yml': conda })).toEqual([
      'runtime: numpy>=1.20',
      'runtime: opencv-python==4.5.*',
      'runtime: flour==1',
    ])
  })

  test('extras that name themselves are resolved, also in a ring', () => {
    const text = `
[project]
name = "Bak.ery"
[project.optional-dependencies]
oven = ["heat"]
full = ["bak-ery[oven,all]", "tray"]
all = ["bak_ery[full]"]
`
    const found = distributionAt(buildWorkspace({ 'pyproject.toml': text }), '')
    expect(requirementsFor(found, { kind: 'extra', name: 'all' }).map(({ text: one }) => one)).toEqual(['heat', 'tray'])
  })

  test('the nearest manifest with a name, whatever it is', () => {
    const workspace = buildWorkspace({
      'pyproject.toml': '[tool.black]\n',
      'sub/setup.py': 'from setuptools import setup\nsetup(name="sub")\n',
      'sub/x/a.py': '',
    })
    expect(distributionOf(workspace, 'sub/x/a.py').manifest).toBe('sub/setup.py')
  })
})

test('constraints of Poetry in PEP 440', () => {
  const table: Record<string, string | undefined> = {
    '^1.2.3': '>=1.2.3,<2.0',
    '^0.2.3': '>=0.2.3,<0.3',
    '^0.0.3': '>=0.0.3,<0.0.4',
    '~1': '>=1,<2.0',
    '~1.2.3': '>=1.2.3,<1.3',
    '>=1.2,<3': '>=1.2,<3',
    '>=1.2 <3': '>=1.2,<3',
    '1.*': '==1.*',
    '*': '',
    '^1 || ^2': undefined,
  }
  for (const [constraint, wanted] of Object.entries(table)) expect(poetryVersions(constraint)).toBe(wanted)
})

describe('pipenv', () => {
  const text = `
[[source]]
url = "https://pypi.org/simple"
[packages]
flour = "*"
yeast = {version = ">=1.2,<2", extras = ["dry"], markers = "python_version < '3.12'"}
salt = "1.0"
water = {git = "https://example.org/water.git", ref = "v1", sys_platform = "== 'linux'"}
pans = {path = "./pans", editable = true}
odd = {index = "here"}
[dev-packages]
pytest = "~=8.0"
[docs]
sphinx = "*"
[requires]
python_version = "3.11"
`

  test('a Pipfile alone tells what everybody needs', () => {
    expect(declared({ Pipfile: text })).toEqual([
      'runtime: flour',
      "runtime: yeast[dry]>=1.2,<2; python_version < '3.12'",
      'runtime: salt==1.0',
      "runtime: water @ git+https://example.org/water.git@v1 ; sys_platform == 'linux'",
      'dev: pytest~=8.0',
      'docs: sphinx',
      '? dependencies Pipfile:0 odd has no version that can be read',
    ])
    const read = distributionAt(buildWorkspace({ Pipfile: text.replace(/^odd.*\n/m, '') }), '')
    expect([read.manifest, read.requiresPython, read.isRuntimeTold]).toEqual(['Pipfile', '>=3.11', true])
  })

  test('beside a manifest it is what those who work on the project install', () => {
    const read = {
      'pyproject.toml': '[project]\nname = "bakery"\ndependencies = []\n',
      Pipfile: '[packages]\nflour = "*"\n',
    }
    expect(declared(read)).toEqual(['pipenv: flour'])
  })
})

test('conda specifications', () => {
  expect(condaRequirement('numpy=1.20=py39')).toBe('numpy==1.20.*')
  expect(condaRequirement('python>=3.9')).toBe(undefined)
})

test('what is a requirement and what is none', () => {
  expect(parseRequirement('a[x, y] >= 1 , < 2 ; os_name == "nt"')).toMatchObject({
    name: 'a',
    extras: ['x', 'y'],
    marker: 'os_name == "nt"',
  })
  expect(parseRequirement('a @ https://x.org/a.zip')?.versions).toBe('@ https://x.org/a.zip')
  expect(parseRequirement('a (>=1)')?.name).toBe('a')
  for (const text of ['-pytest', '_a', 'a b', './a', 'git+https://x.org/a', ''])
    expect(parseRequirement(text)).toBe(undefined)
})

test('a declared distribution that has the name of an import but for hyphens', () => {
  const workspace = buildWorkspace({})
  const declared = declaredNames(['wtf-peewee', 'numpy'])
  expect(importDistribution(workspace, 'wtfpeewee.orm', declared)).toEqual({ name: 'wtf-peewee', source: 'declared' })
  expect(importDistribution(workspace, 'wtf', declared)).toBe(undefined)
  expect(isDeclared(workspace, 'wtfpeewee', new Set(['wtf-peewee']))).toBe(true)
  expect(isDeclared(workspace, 'wtfpeewee', new Set(['wtf-peewee']), { wtfpeewee: 'other' })).toBe(false)
})

test('modules of the standard library that begin with an underscore', () => {
  expect(['_io', '_thread', '_collections_abc'].every(isStandardLibrary)).toBe(true)
  expect(isStandardLibrary('_yaml')).toBe(false)
})
