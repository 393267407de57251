import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hasPython } from '../fuzz/run-python.ts'
import { FIXTURES, needs, USE } from './little-gridlib.ts'

test.skipIf(!hasPython).each([
  {
    name: 'a-module-reads-through-getattr-what-it-uses-late',
    code: `
import sys
if have == "yes":
    files = types.ModuleType("gridlib.files"); colors = types.ModuleType("gridlib.colors")
    sys.modules["gridlib.files"] = gridlib.files = files
    sys.modules["gridlib.colors"] = gridlib.colors = colors
    gridlib.__path__ = []
    files.write = lambda path: ("write", path); files.kind = lambda value: "table"; files.all = len; colors.RED = "red"
    gridlib.merge = lambda one, other: one.rows + other.rows
    gridlib.EMPTY = 0
    gridlib.Error = KeyError
import shop.export as export, shop.colors as colors
show(lambda: export.plain([1]))
show(lambda: export.to_table([1]))
show(lambda: export.save("x"))
show(lambda: export.by_size([1]))
show(lambda: export.classify(0))
show(lambda: colors.red().RED)
show(lambda: colors.files())
show(lambda: export._imports.other)`,
    with: [
      '1',
      '[1]',
      "('write', 'x')",
      '1',
      '0',
      'red',
      "TypeError object of type 'function' has no len()",
      "AttributeError module 'shop._imports' has no attribute 'other'",
    ],
    without: [
      '1',
      needs('shop', 'ModuleNotFoundError'),
      needs('shop', 'ModuleNotFoundError'),
      needs('shop', 'ModuleNotFoundError'),
      needs('shop', 'ModuleNotFoundError'),
      needs('shop', 'ModuleNotFoundError'),
      needs('files', 'ModuleNotFoundError'),
      "AttributeError module 'shop._imports' has no attribute 'other'",
    ],
  },
  {
    name: 'annotations-are-read-through-getattr',
    code: `
if have == "yes":
    files = types.ModuleType("gridlib.files")
    sys.modules["gridlib.files"] = gridlib.files = files
    gridlib.__path__ = []
    files.File = gridlib.Key = gridlib.Row = gridlib.Table
import shop.types as types_, shop.future as future
print(list(future.Sheet.__annotations__))
show(lambda: sorted(typing.get_type_hints(types_.Sheet.rows)))
show(lambda: typing.get_type_hints(types_.Sheet)["table"])
show(lambda: typing.get_type_hints(types_.Sheet.file)["return"])`,
    with: [
      "['table', 'more']",
      "['key', 'rest', 'return']",
      'typing.Optional[__main__.Table]',
      "<class '__main__.Table'>",
    ],
    without: [
      "['table', 'more']",
      needs('shop', 'ModuleNotFoundError'),
      needs('shop', 'ModuleNotFoundError'),
      needs('shop', 'ModuleNotFoundError'),
    ],
  },
])('$name does what it did with the dependency, and says what is missing without', ({ name, code, ...wanted }) => {
  const output = join(FIXTURES, name, 'output')
  for (const [have, lines] of [
    ['yes', wanted.with],
    ['no', wanted.without],
  ] as const) {
    const result = spawnSync('python3', ['-B', '-c', USE + code, output, have], { encoding: 'utf8' })
    expect(result.stderr).toBe('')
    expect(result.stdout.trimEnd().split('\n')).toEqual(lines)
  }
})

test.skipIf(!hasPython)('an error inside a dependency that is there is not turned into advice to install it', () => {
  const output = join(FIXTURES, 'a-module-reads-through-getattr-what-it-uses-late', 'output')
  const folder = mkdtempSync(join(tmpdir(), 'guarded-'))
  try {
    mkdirSync(join(folder, 'gridlib'))
    writeFileSync(join(folder, 'gridlib', '__init__.py'), 'import no_such_module_of_gridlib\n')
    const code = `import sys\nsys.path[:0] = sys.argv[1:]\nfrom shop import export\ntry:\n    export.to_table([1])\nexcept ImportError as error:\n    print(error.name, error)\n`
    const result = spawnSync('python3', ['-B', '-c', code, output, folder], { encoding: 'utf8' })
    expect(result.stderr).toBe('')
    expect(result.stdout).toBe("no_such_module_of_gridlib No module named 'no_such_module_of_gridlib'\n")
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test.skipIf(!hasPython)('before Python 3.15 the list of lazy modules is a variable like any other', () => {
  const output = join(FIXTURES, 'imports-become-lazy-by-a-list', 'output')
  const code = `
gridlib.__path__ = []
files = types.ModuleType("gridlib.files"); data = types.ModuleType("gridlib.data")
sys.modules["gridlib.files"] = files; sys.modules["gridlib.data"] = data
files.write = lambda path: ("write", path); data.Table = Table; data.merge = lambda one, other: len(one.rows)
import shop.export as export, shop.size as size
show(lambda: export.to_table([1]))
show(lambda: export.Writer().save("x"))
show(lambda: export.by_size([1]))
show(lambda: size.size("[1]"))`
  const result = spawnSync('python3', ['-B', '-c', USE + code, output, 'yes'], { encoding: 'utf8' })
  expect([result.stderr, result.stdout]).toEqual(['', "1\n('write', 'x')\n1\n1\n"])
})
