import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hasPython } from '../fuzz/run-python.ts'
import { FIXTURES, needs, USE } from './little-gridlib.ts'

/** The first Python 3 the project of a case runs on: annotations (PEP 649) and lazy imports (PEP 810) depend on it. */
function firstMinor(name: string): number {
  const manifest = join(FIXTURES, name, 'output', 'pyproject.toml')
  const text = existsSync(manifest) ? readFileSync(manifest, 'utf8') : ''
  return Number(/^requires-python = ">=3\.(\d+)"$/m.exec(text)?.[1] ?? 0)
}

const minor = Number(
  hasPython ? spawnSync('python3', ['-c', 'import sys; print(sys.version_info[1])'], { encoding: 'utf8' }).stdout : 0,
)

const cases = readdirSync(FIXTURES).filter(
  (name) => existsSync(join(FIXTURES, name, 'output')) && firstMinor(name) <= minor,
)

/**
 * Imports every module with the dependencies blocked: as a missing package (`None` in sys.modules) and by a finder that
 * refuses. Prints the modules that failed, and how.
 */
const IMPORT_ALL = `
import importlib, json, os, sys
tree, how = sys.argv[1:]
sys.path.insert(0, tree)
names = ["gridlib", "plotter", "store.cloud"]
class Refusing:
    def find_spec(self, name, path=None, target=None):
        if any((name + ".").startswith(known + ".") for known in names):
            raise ImportError("blocked: " + name)
if how == "finder":
    sys.meta_path.insert(0, Refusing())
else:
    for name in names:
        sys.modules[name] = None
import types
for name in ("store", "store.local"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["store"].__path__ = []
sys.modules["store"].local = sys.modules["store.local"]
# A package whose classes resolve their annotations when they are made, and wait for names that are missing.
import typing
def define(cls):
    try:
        typing.get_type_hints(cls)
    except NameError:
        pass
    return cls
class Model:
    def __init_subclass__(cls):
        define(cls)
sys.modules["models"] = types.ModuleType("models")
sys.modules["models"].Model = Model
sys.modules["models"].define = define
failed = {}
for folder, _, files in os.walk(os.path.join(tree, "shop")):
    for file in files:
        if file.endswith(".py"):
            path = os.path.relpath(os.path.join(folder, file), tree)[:-3].replace(os.sep, ".")
            module = path[: -len(".__init__")] if path.endswith(".__init__") else path
            try:
                importlib.import_module(module)
            except Exception as error:
                failed[module] = f"{type(error).__name__}: {error}"
print(json.dumps(failed))
`

for (const how of ['none', 'finder']) {
  test.skipIf(!hasPython).each(cases)(`without the dependency (${how}): %s`, (name) => {
    const output = join(FIXTURES, name, 'output')
    const result = spawnSync('python3', ['-B', '-c', IMPORT_ALL, output, how], { encoding: 'utf8' })
    expect(result.stderr).toBe('')
    const findings = existsSync(join(FIXTURES, name, 'findings.txt'))
      ? readFileSync(join(FIXTURES, name, 'findings.txt'), 'utf8')
      : ''
    const failed = JSON.parse(result.stdout) as Record<string, string>
    const whole = [...findings.matchAll(/^warning optional-only (\S+)\.py(?::\d+)?$/gm)].map((hit) =>
      hit[1]?.replaceAll('/', '.'),
    )
    expect(Object.keys(failed)).toEqual(whole)
    for (const [module, error] of Object.entries(failed))
      expect(error).toBe(`ImportError: ${module} needs gridlib, which is not installed: pip install 'shop[tables]'`)
  })
}

test.skipIf(!hasPython).each([
  {
    name: 'a-base-class-gets-a-stand-in',
    code: `
import shop.book as book, shop.sheet as sheet
print(issubclass(book.Book, sheet.Sheet), isinstance(1, sheet.Sheet))
show(lambda: sheet.Sheet([1, 2]).twice())
show(lambda: book.Book([1]).size())
show(lambda: type(sheet.Money()).__name__)`,
    with: ['True False', '4', '1', 'Money'],
    without: ['True False', needs('Sheet'), needs('Book'), needs('Money')],
  },
  {
    name: 'defaults-and-decorators-and-stored-values-get-stand-ins',
    code: `
import shop.kinds as kinds
show(lambda: kinds.plain())
show(lambda: kinds.quick(1))
show(lambda: kinds.remembered(1))
show(lambda: kinds.convert([1]).rows)
show(lambda: kinds.read("x"))
show(lambda: kinds.Options().make.rows)
show(lambda: isinstance(1, kinds.KINDS["table"]))
show(lambda: kinds.gridlib.other)`,
    with: [
      '1',
      "('fast', 2, 2)",
      '1',
      '[1]',
      "('read', 'x', True)",
      '[]',
      'False',
      "AttributeError module 'gridlib' has no attribute 'other'",
    ],
    without: [
      '1',
      needs('quick'),
      needs('remembered'),
      needs('convert'),
      needs('gridlib.read'),
      needs('gridlib.Table'),
      needs('gridlib.Table'),
      needs('gridlib.other'),
    ],
  },
  {
    name: 'evaluated-annotations-are-quoted',
    code: `
import dataclasses
import shop.types as types
print([field.name for field in dataclasses.fields(types.Sheet)], types.Sheet("a").more)
show(lambda: sorted(typing.get_type_hints(types.rows)))
show(lambda: typing.get_type_hints(types.Sheet)["table"])`,
    with: ["['name', 'table', 'more'] {}", "['key', 'rest', 'return', 'table']", 'typing.Optional[__main__.Table]'],
    without: [
      "['name', 'table', 'more'] {}",
      "NameError name 'gridlib' is not defined",
      "NameError name 'Table' is not defined",
    ],
  },
  {
    name: 'guards-with-a-sentinel-are-audited',
    code: `
import shop.tables as tables
show(lambda: tables.checked([1]))
show(lambda: tables.forgotten([1]).rows)
show(lambda: tables.caught([1]))
show(lambda: tables.plotted([1]))`,
    with: ['1', '[1]', '1', 'RuntimeError no plots'],
    without: ['[1]', needs('forgotten'), '0', 'RuntimeError no plots'],
  },
  {
    name: 'inner-functions-ask-when-they-are-called',
    code: `
import shop.wrap as wrap
wrapper = wrap.timed(len)
show(lambda: wrap.both([1])() if have == "no" else wrap.order["size"]([1]))
show(lambda: wrap.order["size"]([1]))`,
    with: ['1', '1'],
    without: [needs('both'), needs('shop.wrap')],
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
