import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { codeAlone, mayBeInString } from '../../src/python/facts/code-alone.ts'
import { factsOfText } from '../../src/python/index/symbol-index.ts'
import { loadPython } from '../../src/python/parse/grammar.ts'

beforeAll(() => loadPython())

test.each([
  ['kit = 1  # of a kit\nrun(kit)\n', 'kit = 1  \nrun(kit)\n'],
  ['"""All of a kit."""\nkit\n', '""\nkit\n'],
  ["x = 'it\\'s' + kit\n", 'x = "" + kit\n'],
  ["x = r'\\' + kit'; kit\n", 'x = r""; kit\n'],
  ['x = "a\\\nb" + kit\n', 'x = "" + kit\n'],
  ["x = '''a \\''' kit ''' + kit\n", 'x = "" + kit\n'],
  ['x = \'\' + kit + ""\n', 'x = "" + kit + ""\n'],
  ['x = b"kit" "#" # "kit\nkit\n', 'x = b"" "" \nkit\n'],
  // What stands in an f-string is code in part.
  ['x = f"{kit} # kit" + "kit"\n', 'x = f"{kit} # kit" + ""\n'],
  ['x = rF"{kit}"\n', 'x = rF"{kit}"\n'],
  ['x = t"{kit}" + "a"\n', 'x = t"{kit}" + ""\n'],
  // PEP 701: where its quotes stand in an expression of it, nobody knows from the outside.
  ['x = f"{d["a"]} {kit}" + "kit"\n', 'x = f"{d["a"]} {kit}" + "kit"\n'],
  ['x = f"}} {a:{b["x"]}} {kit}" + "kit"\n', 'x = f"}} {a:{b["x"]}} {kit}" + "kit"\n'],
  // What does not end is no Python, and stays.
  ['x = "a\nkit = "b"\n', 'x = "a\nkit = "b"\n'],
  ['kit = """a\n', 'kit = """a\n'],
])('of %j the code is %j', (text, code) => expect(codeAlone(text)).toBe(code))

test('no name that code reads or binds is left out of any file', () => {
  for (const path of pythonBelow('__testfixtures__')) {
    const text = readFileSync(path, 'utf8')
    const facts = factsOfText(text)
    if (facts.errors.length > 0) continue
    const left = counted(codeAlone(text))
    const spans = facts.references
      .filter((one) => !one.quoted)
      .flatMap((one) => [one.span, ...one.attributes.map((step) => step.span)])
    const read = spans.map(({ start, end }) => text.slice(start, end).normalize('NFKC'))
    for (const name of new Set(read)) expect(left.has(name), `${name} in ${path}`).toBe(true)
  }
})

function counted(code: string): ReadonlySet<string> {
  return new Set(code.normalize('NFKC').match(/[\p{L}\p{M}\p{N}_]+/gu))
}

function pythonBelow(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name): readonly string[] => {
    const path = join(folder, name)
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return pythonBelow(path)
    return name.endsWith('.py') ? [path] : []
  })
}

test.each([
  ['import shop\n', false],
  ['x = "import shop"\n', true],
  ['x = "import shop"; import shop\n', true],
  ['"import y"; import shop\n', false],
  ['def f():\n    """\n    import shop\n    """\n', true],
  ['x = f"import shop.{y}"\n', true],
  ['import shop\n# import shop\n', true],
  ['import shop\nx = "never ends\n', true],
  ['x = f"{d["import shop"]}"\n', true],
  ['nothing = 1\n', false],
])('whether a string of %j may say it: %j', (text, isSaid) => {
  expect(mayBeInString(text, /import\s[^\n]*?\bshop\b/g)).toBe(isSaid)
})
