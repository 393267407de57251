import { expect, test } from 'vitest'
import { judgeByPlan, proposeRecipe } from '../../src/plan/propose/propose-recipe.ts'
import { releaseToCome } from '../../src/plan/propose/published.ts'
import type { RecipeDraft } from '../../src/templates/recipe-text.ts'
import { buildWorkspace } from '../support/build-workspace.ts'

const proposed = (files: Readonly<Record<string, string>>, to?: string): RecipeDraft => {
  const workspace = buildWorkspace({ 'src/__init__.py': '', 'src/data/__init__.py': 'ROWS = 3\n', ...files })
  const request = { from: 'src.data', schema: './s.json', roots: [''], ...(to === undefined ? {} : { to }) }
  return proposeRecipe(request, workspace, judgeByPlan(workspace))
}

test('a package below `src` is called after the project', () => {
  const { package: named, notes } = proposed({ 'pyproject.toml': '[project]\nname = "Till-Rolls"\n' })
  expect(named).toEqual({
    from: 'src.data',
    to: 'till_rolls_data',
    distribution: 'till-rolls-data',
    directory: 'packages/till-rolls-data',
  })
  expect(notes).toEqual([])
})

test.each([
  [
    'the project is called so as well',
    { 'setup.py': 'from setuptools import setup\n\nsetup(name="src", version="0.0.1")\n' },
  ],
  ['nothing says what the project is called', {}],
])('it is said that `src` is no name where %s', (_name, files) => {
  const { package: named, notes } = proposed(files)
  expect(named.to).toBe('src_data')
  expect(notes.join(' ')).toContain('`--to`')
  expect(proposed(files, 'rolls').notes).toEqual([])
})

const LISTED = '[project]\nname = "shop"\nclassifiers = ["Typing :: Typed"]\n'

test.each<readonly [string, Readonly<Record<string, string>>, string]>([
  [
    'of the manifest',
    { 'pyproject.toml': `${LISTED}version = "2.1"\n`, 'shop/__init__.py': '__version__ = "7.0"\n' },
    '3.0',
  ],
  [
    'of the package',
    { 'pyproject.toml': LISTED, 'src/shop/__init__.py': '"""Shop."""\n\n__version__: str = "2.5.0dev"\n' },
    '3.0',
  ],
  ['of a file of its own', { 'pyproject.toml': LISTED, 'shop/version.txt': '1.0.2\n' }, '2.0'],
  [
    'of setup.py',
    { 'CHANGELOG.md': '', 'setup.py': 'from setuptools import setup\n\nsetup(\n    version="4.1",\n)\n' },
    '5.0',
  ],
  ['of setup.cfg', { 'CHANGELOG.md': '', 'setup.cfg': '[metadata]\nname = shop\nversion = 0.9.1\n' }, '1.0'],
  [
    'of a package in it, which is another one',
    { 'pyproject.toml': LISTED, 'shop/till/version.py': '__version__ = "6.0"\n' },
    '1.0',
  ],
])('old names redirect until the major release after the version %s', (_name, files, release) => {
  const shim = releaseToCome(buildWorkspace({ 'shop/data.py': '', ...files }), 'shop.data')
  expect(shim?.release).toBe(release)
})

test('a release is said to be the reader’s to name where no version is written', () => {
  const why = (text: string): string | undefined =>
    releaseToCome(buildWorkspace({ 'pyproject.toml': LISTED, 'shop/__init__.py': text }), 'shop.data')?.why
  expect(why('')).toContain('yours to name')
  expect(why('__version__ = "1.2"\n')).not.toContain('yours to name')
})
