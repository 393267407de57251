import { expect, test } from 'vitest'
import { installPlaces } from '../../src/plan/member/install-places.ts'
import { buildWorkspace } from '../support/build-workspace.ts'

const NEW = { distribution: 'shop-data', directory: 'packages/shop-data', root: '' }

/** What is told of one file. */
const told = (path: string, text: string): readonly string[] =>
  installPlaces(buildWorkspace({ [path]: text }), NEW).map(({ advice }) => advice)

test.each([
  ['requirements.txt', '# Optionals\n-e .[full]\npytest\n', '`-e ./packages/shop-data` above line 2'],
  ['requirements/dev.in', '.\n', '`./packages/shop-data` above line 1'],
  ['docs/requirements-docs.txt', 'sphinx\n--editable=.\n', '`--editable=./packages/shop-data` above line 2'],
  ['scripts/install', '#!/bin/sh -e\npip install -e .\n', '`pip install -e ./packages/shop-data -e .` on line 2'],
  ['bin/setup', '#!/usr/bin/env bash\npip install .\n', '`pip install ./packages/shop-data .` on line 2'],
])('%s installs the root and not the member: %s', (path, text, wanted) => {
  expect(told(path, text).join()).toContain(wanted)
})

test.each([
  ['requirements.txt', 'pytest\n./vendor/x\n-r base.txt\n'],
  ['requirements.txt', './packages/shop-data\n-e .\n'],
  ['notes/dots.txt', '.\n'],
  ['scripts/install', '#!/usr/bin/env python\nprint("pip install -e .")\n'],
  ['LICENSE', 'pip install -e .\n'],
])('%s does not, or has both: %s', (path, text) => {
  expect(told(path, text)).toEqual([])
})

test('many documents are told in one note, with all their places', () => {
  const pages = ['a', 'b', 'c', 'd'].map((page) => [`docs/${page}.rst`, `Start\n\n$ pip install -e .\n`])
  const tree = Object.fromEntries([...pages, ['Makefile', 'dev:\n\tpip install -e .\n']]) as Record<string, string>
  const found = installPlaces(buildWorkspace(tree), NEW)
  expect(found.map(({ place }) => place?.path)).toEqual(['Makefile', 'docs/a.rst'])
  expect(found[1]?.reason).toContain('docs/a.rst:3, docs/b.rst:3, docs/c.rst:3, docs/d.rst:3')
  const few = installPlaces(buildWorkspace(Object.fromEntries(pages.slice(1)) as Record<string, string>), NEW)
  expect(few).toHaveLength(3)
})

test('an example with a manifest of its own speaks of itself, the folder of the monolith of the monolith', () => {
  const project = '[project]\nname = "x"\n'
  const tree = {
    'examples/blog/pyproject.toml': project,
    'examples/blog/README.md': 'pip install -e .\n',
    'lib/pyproject.toml': project,
    'lib/README.md': 'pip install -e .\n',
    'README.md': 'pip install -e .\n',
  }
  const paths = (root: string): readonly (string | undefined)[] =>
    installPlaces(buildWorkspace(tree), { ...NEW, root }).map(({ place }) => place?.path)
  expect(paths('')).toEqual(['README.md'])
  expect(paths('lib/src')).toEqual(['README.md', 'lib/README.md'])
})
