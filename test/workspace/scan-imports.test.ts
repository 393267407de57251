import { expect, test } from 'vitest'
import { scanImports } from '../../src/workspace/scan-imports.ts'
import { factsOfText } from '../../src/python/index/symbol-index.ts'
import { fixtureCases } from '../support/fixture-cases.ts'

test.each([
  ['import a', ['a']],
  ['import a.b as c, d\n', ['a.b', 'd']],
  ['from a.b import (\n    c,\n)\n', ['a.b']],
  ['from a import*\n', ['a']],
  ['x = 1; import a\nif x: import b\n', ['a', 'b']],
  ['def f():\n\timport a\n', ['a']],
  ['import a, \\\n    b\nfrom \\\n  c \\\n  import d\n', ['a', 'b', 'c']],
  ['import a # and import b\r\nimport c\r\n', ['a', 'c']],
  ['\ufeffimport a\n', ['a']],
  ['from .a import b\nfrom . import c\nfrom .. import d\n', []],
  ['yield_from = important\n', []],
  ['try: import a\nexcept ImportError: a = None\n', ['a']],
])('%j names %j', (text, names) => {
  expect([...scanImports(text)].sort()).toEqual(names)
})

test('finds every absolute import that the parser finds, in every text of the fixtures', () => {
  let imports = 0
  const files = fixtureCases().flatMap(({ input, output }) => [input, output ?? {}].flatMap(Object.entries))
  for (const [path, bytes] of files) {
    if (!path.endsWith('.py')) continue
    const text = Buffer.from(bytes).toString()
    const scanned = scanImports(Buffer.from(bytes).toString('latin1'))
    for (const statement of factsOfText(text).imports) {
      if (statement.level > 0 || statement.future) continue
      const names = statement.kind === 'from' ? [statement.module] : statement.items.map((item) => item.name)
      for (const name of names) {
        imports += 1
        if (/^[\x20-\x7e]+$/.test(name)) expect([path, name, scanned.has(name)]).toEqual([path, name, true])
      }
    }
  }
  expect(imports).toBeGreaterThan(300)
})
