import { describe, expect, test } from 'vitest'
import { hasPython, runTrees } from './fuzz/run-python.ts'
import { contentsOf, buildWorkspace } from './support/build-workspace.ts'
import { fixtureCases } from './support/fixture-cases.ts'

const cases = fixtureCases()
const ROOTS = ['.', 'packages/shop-invoicing/src']

/** The warnings of client code, with the line they are laid at; the code goes on after each of them. */
const CAUGHT = `
import json, warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    exec(compile(CODE, "client.py", "exec"), {})
print(json.dumps([[w.category.__name__, w.filename, w.lineno, str(w.message)] for w in caught]))
`

describe.skipIf(!hasPython)('an old name', () => {
  test.each([
    ['module-that-moved-redirects', 'import shop.lines\n', [[1, 'shop.lines is now shop.rows']]],
    [
      'module-that-moved-redirects',
      '\nfrom shop.lines import Line\nfrom shop.rows import Line as New\nassert Line is New\n',
      [
        [2, 'shop.lines is now shop.rows'],
        [2, 'shop.lines.Line is now shop.rows.Line'],
      ],
    ],
    [
      'module-that-moved-redirects',
      'import shop.lines\nimport shop.rows\n\nassert isinstance(shop.rows.Plate(1), shop.lines.Line)\nshop.lines._net\n',
      [
        [1, 'shop.lines is now shop.rows'],
        [4, 'shop.lines.Line is now shop.rows.Line'],
        [5, 'shop.lines._net is now shop.rows._net'],
      ],
    ],
    [
      'function-that-left-a-module-redirects',
      'import shop.report\nimport shop.tax\nassert shop.report.gross is shop.tax.gross\n',
      [[3, 'shop.report.gross is now shop.tax.gross']],
    ],
    [
      'function-that-left-a-module-redirects',
      'from shop.report import RATE\nassert RATE == 1.2\n',
      [[1, 'shop.report.RATE is now shop.tax.RATE']],
    ],
    [
      'package-that-left-redirects-with-its-modules',
      'import shop.invoicing.deep.tax\nimport invoicing.deep.tax as new\nassert shop.invoicing.deep.tax.gross is new.gross\n',
      [
        [1, 'shop.invoicing is now invoicing'],
        [1, 'shop.invoicing.deep is now invoicing.deep'],
        [1, 'shop.invoicing.deep.tax is now invoicing.deep.tax'],
        [3, 'shop.invoicing.deep.tax.gross is now invoicing.deep.tax.gross'],
      ],
    ],
    [
      'name-that-went-further-than-its-module',
      'import shop.invoicing.lines as old\nimport invoicing._tools as new\nassert old._net is new._net\nold.Line\n',
      [
        [1, 'shop.invoicing is now invoicing'],
        [1, 'shop.invoicing.lines is now invoicing.lines'],
        [3, 'shop.invoicing.lines._net is now invoicing._tools._net'],
        [4, 'shop.invoicing.lines.Line is now invoicing.lines.Line'],
      ],
    ],
  ] as const)('%s: %j', (name, code, expected) => {
    const [said] = run(name, CAUGHT.replace('CODE', JSON.stringify(code)))
    expect(JSON.parse(said ?? '')).toEqual(
      expected.map(([line, message]) => [
        'DeprecationWarning',
        'client.py',
        line,
        `${message}; the old name goes away in 1.0`,
      ]),
    )
  })

  test('a package gives its names, submodules and star set lazily', () => {
    const [said] = run(
      'lazy-package-keeps-its-names-at-the-old-place',
      `
import sys, warnings
warnings.simplefilter("ignore")
import shop.invoicing
assert not [name for name in sys.modules if name.startswith("invoicing")]
from shop.invoicing import lines
import importlib
space = {}
exec("from shop.invoicing import *", space)
import invoicing.lines
assert space["Line"] is invoicing.lines.Line is shop.invoicing.Line is lines.Line
assert "Line" in dir(shop.invoicing) and "Plate" in dir(lines)
assert getattr(importlib.import_module("shop.invoicing.lines"), "Plate") is invoicing.lines.Plate
for module in (shop.invoicing, lines):
    assert not hasattr(module, "no_such_name")
    try:
        module.no_such_name
    except AttributeError as error:
        assert str(error) == f"module {module.__name__!r} has no attribute 'no_such_name'", error
try:
    from shop.invoicing import no_such_name
except ImportError:
    print("fine")
`,
    )
    expect(said).toBe('fine\n')
  })

  test.each([
    ['module-that-moved-redirects', 'shop.lines', 'Plate(3)', 'shop.rows'],
    ['package-that-left-redirects-with-its-modules', 'shop.invoicing.lines', 'Plate(3)', 'invoicing.lines'],
    ['name-that-went-further-than-its-module', 'shop.invoicing.lines', '_net', 'invoicing._tools'],
    ['function-that-left-a-module-redirects', 'shop.report', 'gross', 'shop.tax'],
  ])('%s: a pickle made before can be loaded', (name, module, value, home) => {
    const fixture = find(name)
    const dump = `import pickle, ${module}\nprint(pickle.dumps(${module}.${value}, 2).hex())\n`
    const [pickled = ''] = runTrees([{ files: withMain(fixture.input, dump), roots: ROOTS }])
    expect(pickled).toMatch(/^[0-9a-f]+\n$/)
    const load = `import pickle, warnings\nwarnings.simplefilter("ignore")\nvalue = pickle.loads(bytes.fromhex(${JSON.stringify(pickled.trim())}))\nprint(value.__module__)\n`
    expect(run(name, load)).toEqual([`${home}\n`])
  })

  test.each([
    ['package-that-runs-runs-by-its-old-name', 'shop.tool', 'ran __main__\n'],
    ['module-that-can-be-run-runs-by-its-old-name', 'shop.lines', 'Line\n'],
  ])('%s: what ran by its old name still does', (name, module, printed) => {
    const main = `import runpy, warnings\nwarnings.simplefilter("ignore")\nrunpy.run_module("${module}", run_name="__main__")\n`
    expect(run(name, main)).toEqual([printed])
  })
})

function find(name: string): ReturnType<typeof fixtureCases>[number] {
  const found = cases.find((fixture) => fixture.name === `leave-shim/${name}`)
  if (found === undefined) throw new Error(`there is no fixture ${name}`)
  return found
}

function run(name: string, main: string): readonly string[] {
  return runTrees([{ files: withMain(find(name).output ?? {}, main), roots: ROOTS }])
}

function withMain(tree: Readonly<Record<string, Uint8Array>>, main: string): Record<string, string> {
  return { ...contentsOf(buildWorkspace(tree)), 'main.py': main }
}
