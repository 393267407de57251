import { expect, test } from 'vitest'
import { distributionAt } from '../../src/plan/manifests/distribution.ts'
import { buildWorkspace } from '../support/build-workspace.ts'
import { declared } from '../support/declared.ts'

test('setup.py: what functions of its own give back, from a folder that they know', () => {
  const text = `
import os
from setuptools import setup
def reqs(*f):
    return [line.strip() for line in open(os.path.join(os.getcwd(), "requirements", *f))]
def install_requires():
    """All that is always needed."""
    return reqs("default.txt")
def tests_require():
    with open("needs/test.txt") as file:
        return file.read().splitlines()
def extras():
    wine = ["grape>=1"]
    return {"wine": wine, "beer": reqs("extras/beer.txt")}
def twice():
    if os.name == "nt":
        return ["a"]
    return ["b"]
setup(name="bakery", install_requires=install_requires(), tests_require=tests_require(), extras_require=extras())
`
  const files = {
    'requirements/default.txt': 'flour>=1\n',
    'needs/test.txt': 'pytest\n',
    'requirements/extras/beer.txt': 'hops\n',
  }
  expect(declared({ 'setup.py': text, ...files })).toEqual([
    'wine: grape>=1',
    'runtime: flour>=1',
    'test: pytest',
    'beer: hops',
  ])
  const twice = text.replace('install_requires=install_requires()', 'install_requires=twice()')
  expect(declared({ 'setup.py': twice, ...files }).at(-1)).toMatch(/^\? dependencies setup\.py:19 it is computed/)
  const apart = { ...files, 'old/requirements/default.txt': 'flour\n' }
  expect(declared({ 'setup.py': text, ...apart })).not.toContain('runtime: flour>=1')
})

test('the file of requirements of a distribution in a folder is its own', () => {
  const files = {
    'kit/setup.py':
      'from setuptools import setup\nsetup(name="kit", install_requires=open("requirements.txt").readlines())\n',
    'kit/requirements.txt': 'flour\n',
    'requirements.txt': 'salt\n',
  }
  expect(distributionAt(buildWorkspace(files), 'kit').runtimeFile).toBe('kit/requirements.txt')
})
