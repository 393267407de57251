import { beforeAll, describe, expect, test } from 'vitest'
import { hasPython, runTrees } from './fuzz/run-python.ts'
import { contentsOf, buildWorkspace } from './support/build-workspace.ts'
import { fixtureCases } from './support/fixture-cases.ts'

/** Fixtures of one package `shop` whose result Python can import. */
const cases = fixtureCases().filter(
  ({ name, input, output }) =>
    /^write-public-api\//.test(name) &&
    output !== undefined &&
    decoded(output['shop/__init__.py']) !== decoded(input['shop/__init__.py']),
)

/**
 * What a client can see of a package: each public attribute and what it is, star imports, errors, pickles. Each question
 * is asked in a process of its own, so that no answer depends on another.
 */
const CLIENT = `
import importlib, json, os, pickle, sys
from unittest import mock

def ask(question):
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            answer = question()
        except BaseException as error:
            answer = [type(error).__name__, str(error).replace(os.getcwd(), '')]
        with os.fdopen(write, "w") as pipe:
            pipe.write(json.dumps(answer))
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        answer = json.loads(pipe.read())
    os.waitpid(child, 0)
    return answer

def kind(value):
    module = getattr(value, "__module__", None)
    name = getattr(value, "__qualname__", None) or getattr(value, "__name__", None)
    return [type(value).__name__, module, name, "" if name else repr(value)]

def visible():
    import shop
    generated = {"TYPE_CHECKING", "_LAZY"}
    return [name for name in dir(shop) if not name.startswith("__") and name not in generated]

def attribute(name):
    import shop
    first = getattr(shop, name)
    try:
        pickled = kind(pickle.loads(pickle.dumps(first)))
    except Exception as error:
        pickled = [type(error).__name__, str(error)]
    for module in names:
        try:
            importlib.import_module("shop." + module)
        except ImportError:
            pass
    return {"value": kind(first), "pickled": pickled, "in the end": kind(getattr(shop, name))}

def star():
    space = {}
    exec("from shop import *", space)
    return sorted((name, kind(value)) for name, value in space.items() if name != "__builtins__")

def missing():
    import shop
    shop.no_such_name

def missing_import():
    exec("from shop import no_such_name")

def patched(name):
    import shop
    with mock.patch("shop." + name, 3):
        inside = getattr(shop, name)
    return [inside, kind(getattr(shop, name))]

def loaded():
    import shop
    return sorted(name for name in sys.modules if name.startswith("shop."))

names = sorted(entry[:-3] for entry in os.listdir("shop") if entry.endswith(".py") and entry != "__init__.py")
result = {
    "visible": ask(visible),
    "loaded": ask(loaded),
    "star": ask(star),
    "missing": [ask(missing), ask(missing_import)],
    "attributes": {name: ask(lambda: attribute(name)) for name in NAMES},
    "patched": {name: ask(lambda: patched(name)) for name in NAMES},
}
print(json.dumps(result))
`

interface Seen {
  readonly visible: readonly string[]
  readonly loaded: readonly string[]
  readonly [question: string]: unknown
}

describe.skipIf(!hasPython)('a package that became lazy offers what it offered', () => {
  const before: Seen[] = []
  const after: Seen[] = []

  beforeAll(() => {
    const names = seen(cases.map(({ input }) => [input, []])).map((entry) => entry.visible)
    before.push(...seen(cases.map(({ input }, at) => [input, names[at] ?? []])))
    after.push(...seen(cases.map(({ output }, at) => [output ?? {}, names[at] ?? []])))
  }, 180_000)

  cases.forEach(({ name, input, output }, at) => {
    test(name, () => {
      const { visible, loaded, ...rest } = after[at] ?? fail()
      const { visible: wasVisible, loaded: wasLoaded, ...was } = before[at] ?? fail()
      expect(visible).toEqual(expect.arrayContaining([...wasVisible]))
      const [old, text] = [decoded(input['shop/__init__.py']), decoded(output?.['shop/__init__.py'])]
      // A package without an API gets one: nothing is taken away, and star imports give more.
      if (!/import /.test(old)) expect(loaded).toEqual([])
      else expect(rest).toEqual(was)
      const isEager = /^(try|if (?!TYPE_CHECKING)|(from|import) (?!typing|__future__|logging|os))/m.test(text)
      expect(loaded.length).toBeLessThanOrEqual(isEager ? wasLoaded.length : 0)
    })
  })
})

function fail(): never {
  throw new Error('nothing was seen')
}

function seen(trees: readonly (readonly [Readonly<Record<string, Uint8Array>>, readonly string[]])[]): readonly Seen[] {
  const printed = runTrees(
    trees.map(([tree, names]) => ({
      files: { ...contentsOf(buildWorkspace(tree)), 'main.py': CLIENT.replaceAll('NAMES', JSON.stringify(names)) },
      roots: ['.'],
    })),
  )
  return printed.map((text) => {
    if (text.startsWith('failed')) throw new Error(text)
    return JSON.parse(text) as Seen
  })
}

function decoded(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? new Uint8Array()).toString('utf8')
}
