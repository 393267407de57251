import { describe, expect, test } from 'vitest'
import { sourceRoots } from '../../src/python/index/source-roots.ts'
import { buildWorkspace } from '../support/build-workspace.ts'

const PACKAGE = { 'Lib/kiln/__init__.py': '', 'Lib/kiln/glaze.py': '' }

describe('where dotted names start', () => {
  test.each([
    ['setup.py', 'from setuptools import setup\n\nsetup(name="kiln", package_dir={"": "Lib"})\n'],
    ['setup.cfg', '[options]\npackage_dir =\n    = Lib\n'],
    ['pyproject.toml', '[tool.setuptools.package-dir]\n"" = "Lib"\n'],
    ['pyproject.toml', '[tool.setuptools]\npackage-dir = { "" = "Lib" }\n'],
    ['pyproject.toml', '[tool.setuptools.packages.find]\nwhere = ["Lib"]\n'],
    ['pyproject.toml', '[tool.poetry]\npackages = [{ include = "kiln", from = "Lib" }]\n'],
  ])('%s says it', (manifest, text) => {
    expect(sourceRoots(buildWorkspace({ ...PACKAGE, [manifest]: text }))).toEqual(['', 'Lib'])
  })

  test('a manifest that names another folder, or none, says nothing of it', () => {
    expect(sourceRoots(buildWorkspace({ ...PACKAGE, 'setup.py': 'setup(package_dir={"": "lib"})\n' }))).toEqual([''])
    expect(sourceRoots(buildWorkspace({ ...PACKAGE, 'setup.py': 'setup()\n' }))).toEqual([''])
  })
})
