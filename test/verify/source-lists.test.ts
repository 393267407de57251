import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const MOVE = 'move: [{ from: pk.core, to: pk.fresh, symbols: [load] }]'
const LOAD = 'def load():\n    return 1\n'
const LISTS: Record<string, string> = {
  'pk/meson.build': "py.install_sources(['__init__.py', 'core.py'], subdir: 'pk')\n",
  'CMakeLists.txt': 'install(FILES pk/core.py DESTINATION pk)\n',
  'pk/BUILD': 'py_library(\n    srcs = [\n        "core.py",\n    ],\n)\n',
}

/** What the proof says of a list of sources before and after a definition went to a new file. */
function problems(path: string, was: string, is: string): readonly string[] {
  return proveTrees(
    MOVE,
    { 'pk/__init__.py': '', 'pk/core.py': LOAD, [path]: was },
    { 'pk/__init__.py': '', 'pk/core.py': '', 'pk/fresh.py': LOAD, [path]: is },
  ).checks.flatMap((check) => check.findings.map(({ code }) => `${check.name} ${code}`))
}

test.each(Object.entries(LISTS))('a new file that %s does not list is told', (path, text) => {
  expect(problems(path, text, text)).toContain('wheels wheel-lists')
})

test.each([
  ['pk/meson.build', "py.install_sources(['__init__.py', 'core.py', 'fresh.py'], subdir: 'pk')\n"],
  ['CMakeLists.txt', 'install(FILES pk/core.py pk/fresh.py DESTINATION pk)\n'],
  ['pk/BUILD', 'py_library(\n    srcs = [\n        "core.py",\n        "fresh.py",\n    ],\n)\n'],
])('it may be listed beside what it comes from: %s', (path, text) => {
  expect(problems(path, LISTS[path] ?? '', text)).toEqual([])
})

test.each([
  ['pk/meson.build', "py.install_sources(['__init__.py', 'fresh.py'], subdir: 'pk')\n"],
  ['pk/meson.build', "py.install_sources(['__init__.py', 'core.py', 'fresh.py'], subdir: 'kit')\n"],
  ['CMakeLists.txt', 'install(FILES pk/core.py pk/fresh.py pk/other.py DESTINATION pk)\n'],
])('nothing else of a list changes: %s, %j', (path, text) => {
  expect(problems(path, LISTS[path] ?? '', text)).toContain('files text-changed')
})

test('a list that does not name what it comes from needs no new file', () => {
  expect(problems('pk/meson.build', "# 'core.py'\nsubdir('more')\n", "# 'core.py'\nsubdir('more')\n")).toEqual([])
})
