import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'move: [{ from: kit.core, to: kit.fast.io, symbols: [load] }]'
const HEAD =
  '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n\n[project]\nname = "kit"\nversion = "1"\n'
const FIND = '\n[tool.setuptools.packages.find]\n'
const LOAD = 'def load():\n    return 1\n'

/** What the proof says of wheels where a definition went to a module of a package that was not there. */
function wheels(manifests: Record<string, string>, init: Record<string, string>): readonly string[] {
  const files = { 'kit/__init__.py': '', 'kit/use.py': '', ...manifests }
  return proveTrees(
    RECIPE,
    { ...files, 'kit/core.py': LOAD },
    { ...files, 'kit/core.py': '', 'kit/fast/io.py': LOAD, ...init },
  ).checks.flatMap((check) => (check.name === 'wheels' ? check.findings.map(({ reason }) => reason) : []))
}

const INIT = { 'kit/fast/__init__.py': '' }
const SETUP = {
  'pyproject.toml': HEAD,
  'setup.py': 'from setuptools import find_packages, setup\n\nsetup(packages=find_packages())\n',
}

test.each([
  ['patterns that do not fit', { 'pyproject.toml': `${HEAD}${FIND}include = ["kit", "kit.sub*"]\n` }, INIT],
  [
    'patterns of setup.cfg',
    { 'pyproject.toml': HEAD, 'setup.cfg': '[options]\npackages = find:\n\n[options.packages.find]\ninclude = kit\n' },
    INIT,
  ],
  ['a search for folders with an __init__.py', SETUP, {}],
  ['a search without namespaces', { 'pyproject.toml': `${HEAD}${FIND}namespaces = false\n` }, {}],
])('a module in a new package is in no wheel by %s', (_title, manifests, init) => {
  expect(wheels(manifests, init).join()).toContain('kit/fast/io.py would be in no wheel')
})

test.each([
  ['patterns that fit', { 'pyproject.toml': `${HEAD}${FIND}include = ["kit*"]\n` }, INIT],
  ['a search for folders with an __init__.py', SETUP, INIT],
  ['a search with namespaces', { 'pyproject.toml': `${HEAD}${FIND}where = ["."]\n` }, {}],
])('a module in a new package is found by %s', (_title, manifests, init) => {
  expect(wheels(manifests, init)).toEqual([])
})
