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

const WENT = 'rename_modules: { pk.core: pk.parts.core }'
const HERE = "py.install_sources(['__init__.py', 'core.py', 'other.py'], subdir: 'pk')\n"
const THERE = "py.install_sources([\n  '__init__.py',\n], subdir: 'pk/parts')\n"

/** The same after a file went to another folder, with the lists of both. */
function went(here: string, there: string): readonly string[] {
  const stay = { 'pk/__init__.py': '', 'pk/other.py': '', 'pk/parts/__init__.py': '' }
  return proveTrees(
    WENT,
    { ...stay, 'pk/core.py': LOAD, 'pk/meson.build': HERE, 'pk/parts/meson.build': THERE },
    { ...stay, 'pk/parts/core.py': LOAD, 'pk/meson.build': here, 'pk/parts/meson.build': there },
  ).checks.flatMap((check) => check.findings.map(({ code }) => `${check.name} ${code}`))
}

test('an entry goes along with its file to the list of the other folder', () => {
  const [left, come] = [HERE.replace(" 'core.py',", ''), THERE.replace('\n]', "\n  'core.py',\n]")]
  expect(went(left, come)).toEqual([])
  expect(went(HERE, THERE)).toEqual(['residue residue'])
  expect(went(left, THERE)).toEqual(['wheels wheel-lists'])
  expect(went(left.replace(", 'other.py'", ''), come)).toContain('files text-changed')
  expect(went(left, come.replace("'core.py'", "'core.py', 'more.py'"))).toContain('files text-changed')
})
