import { beforeAll, describe, expect, test } from 'vitest'
import type { Edit } from '../../src/model/edit.ts'
import { insert, replace } from '../../src/model/edit.ts'
import { DEFAULT_RULES } from '../../src/python/imports/import-rules.ts'
import type { FileRules, ImportRules } from '../../src/python/imports/import-rules.ts'
import { organizedEdits } from '../../src/python/imports/organize-imports.ts'
import { factsOfText } from '../../src/python/index/symbol-index.ts'
import { importFacts } from '../../src/python/parse/module-facts.ts'
import { loadPython } from '../../src/python/parse/grammar.ts'
import { applyEdits } from '../../src/text/apply-edits.ts'

beforeAll(() => loadPython())

function rulesOf(rules: Partial<ImportRules> = {}): FileRules {
  return {
    rules: { ...DEFAULT_RULES, ...rules },
    ownPackage: undefined,
    isInSource: (module) => module.startsWith('shop'),
    isStub: false,
  }
}

/** The text after the edits, in order; what ruff 0.17 makes of it. */
function organized(text: string, edits: readonly Edit[], rules?: Partial<ImportRules>, isLoud = false): string {
  const files = [rulesOf(rules)]
  const result = organizedEdits({
    facts: factsOfText(text),
    edits,
    importsOf: importFacts,
    factsOf: factsOfText,
    before: files,
    after: files,
    newline: '\n',
    isFormatted: true,
    passing: { mayPass: () => !isLoud, loadsAlike: () => false, starNames: () => undefined },
  })
  return applyEdits(text, result)
}

function renamed(text: string, from: string, to: string): Edit {
  const at = text.indexOf(from)
  return replace(at, at + from.length, to)
}

describe('a block inside of a suite', () => {
  test('gets a blank line below where code of the suite follows', () => {
    const text = 'def f(x):\n    # Cut.\n    return x\n'
    const added = '    from shop.a import cut\n'
    expect(organized(text, [insert(text.indexOf('    #'), added)])).toBe(
      'def f(x):\n    from shop.a import cut\n\n    # Cut.\n    return x\n',
    )
  })

  test('gets none where the suite ends, or where there was none before', () => {
    const text = 'try:\n    import a\nexcept ImportError:\n    import b\n    b.start()\n'
    const edits = [renamed(text, 'import a', 'import c'), renamed(text, 'import b', 'import d')]
    expect(organized(text, edits)).toBe('try:\n    import c\nexcept ImportError:\n    import d\n    b.start()\n')
  })
})

describe('a block in order', () => {
  test('has a renamed module in its new slot', () => {
    const text = 'import os\n\nfrom shop.bills import A\nfrom shop.stock import B\n\nX = 1\n'
    expect(organized(text, [renamed(text, 'shop.bills', 'shop.tax')])).toBe(
      'import os\n\nfrom shop.stock import B\nfrom shop.tax import A\n\nX = 1\n',
    )
  })

  test('has a module that became third party in the section above', () => {
    const text = 'import numpy\n\nfrom shop.bills import A\nfrom shop.stock import B\n\n\ndef f(): ...\n'
    expect(organized(text, [renamed(text, 'shop.bills', 'bills')])).toBe(
      'import numpy\nfrom bills import A\n\nfrom shop.stock import B\n\n\ndef f(): ...\n',
    )
  })

  test('has names of one module in one statement, also in brackets', () => {
    const text = 'from shop.a import (\n    B,\n    a,  # why\n)\n'
    expect(organized(text, [insert(text.length, 'from shop.a import C, _d\n')])).toBe(
      'from shop.a import (\n    B,\n    C,\n    _d,\n    a,  # why\n)\n',
    )
  })

  test('keeps comments with what they stand at', () => {
    const text = '# about b\nimport b  # noqa: F401\nimport c\n'
    expect(organized(text, [insert(text.length, '# about a\nimport a\n')])).toBe(
      '# about b\n# about a\nimport a\nimport b  # noqa: F401\nimport c\n',
    )
  })

  test('stays as it is where two imports may not change places', () => {
    const text = 'from shop.bills import A\nfrom shop.stock import B\n'
    expect(organized(text, [renamed(text, 'shop.bills', 'shop.tax')], {}, true)).toBe(
      'from shop.tax import A\nfrom shop.stock import B\n',
    )
  })
})

test('a block out of order keeps its order', () => {
  const text = 'import sys\nimport os\nfrom shop.bills import A\n'
  expect(organized(text, [renamed(text, 'shop.bills', 'shop.tax')])).toBe(
    'import sys\nimport os\nfrom shop.tax import A\n',
  )
})

describe('a name that comes to a block out of order joins the statement of its module', () => {
  const HEAD = 'import sys\nimport os\n'
  const came = (text: string, above: string, added: string): string =>
    organized(text, [insert(text.indexOf(above), added)])

  test.each([
    [
      'further down',
      'from .b import X\nfrom .c import Y\n\nfrom .a import T, S\n',
      'from .c',
      'from .a import R\n',
      'from .b import X\nfrom .c import Y\n\nfrom .a import T, S, R\n',
    ],
    [
      'in order',
      'from .b import X\nfrom .a import S, T\n',
      'from .b',
      'from .a import R\n',
      'from .b import X\nfrom .a import R, S, T\n',
    ],
    [
      'further up',
      'from .b import X\nfrom .a import T\n\nfrom .c import Y\n',
      'from .c',
      'from .b import W\n',
      'from .b import W, X\nfrom .a import T\n\nfrom .c import Y\n',
    ],
    [
      'right above',
      'from .b import X\nfrom .a import T\n',
      'from .a',
      'from .b import W\n',
      'from .b import W, X\nfrom .a import T\n',
    ],
    [
      'not over a comment',
      'from .b import X\n# of c\nfrom .c import Y\nfrom .a import T\n',
      'from .c',
      'from .a import R\n',
      'from .b import X\n# of c\nfrom .a import R\nfrom .c import Y\nfrom .a import T\n',
    ],
    [
      'not over a star',
      'from .c import *\nfrom .a import T\n',
      'from .c',
      'from .a import R\n',
      'from .a import R\nfrom .c import *\nfrom .a import T\n',
    ],
    [
      'not over the same name',
      'from .c import R\nfrom .a import T\n',
      'from .c',
      'from .a import R\n',
      'from .a import R\nfrom .c import R\nfrom .a import T\n',
    ],
  ])('%s', (_, text, above, added, expected) => {
    expect(came(HEAD + text, above, added)).toBe(HEAD + expected)
  })

  test('not where there are two already', () => {
    const text = `${HEAD}from .a import S\nfrom .b import X\nfrom .a import T\n`
    expect(came(text, 'from .b', 'from .a import R\n')).toContain('from .a import R\n')
  })
})

describe('a block whose modules are in order and whose names are not', () => {
  const text = 'import os\nimport sys\n\nfrom shop.b import Z, A\nfrom shop.d import T\n'
  test('takes a new statement at its place', () => {
    expect(organized(text, [insert(text.indexOf('from'), 'from shop.c import X\n')])).toBe(
      'import os\nimport sys\n\nfrom shop.b import Z, A\nfrom shop.c import X\nfrom shop.d import T\n',
    )
  })
  test('takes a name into a statement, at its place where the names are in order', () => {
    const added = 'from shop.b import M\nfrom shop.d import S\n'
    expect(organized(text, [insert(text.indexOf('from'), added)])).toBe(
      'import os\nimport sys\n\nfrom shop.b import M, Z, A\nfrom shop.d import S, T\n',
    )
  })
})

test('nothing goes across another statement or a mark for sorters', () => {
  const text = 'import b\n\nsys.path.insert(0, "x")\nimport c\n# isort: split\nimport d\n'
  expect(organized(text, [renamed(text, 'import c', 'import e'), renamed(text, 'import d', 'import a')])).toBe(
    'import b\n\nsys.path.insert(0, "x")\nimport e\n# isort: split\nimport a\n',
  )
})

test.each([
  ['force-single-line', { forceSingleLine: true }, 'from a import b\nfrom a import c\n'],
  ['combine-as-imports', { combineAsImports: true }, 'from a import b, c\n'],
] as const)('%s', (_, rules, after) => {
  const text = 'from a import b\n'
  expect(organized(text, [insert(text.length, 'from a import c\n')], rules)).toBe(after)
})

test('force-sort-within-sections mixes both kinds', () => {
  const text = 'from a import b\nimport c\n'
  expect(organized(text, [insert(text.length, 'import a\n')], { forceSortWithinSections: true })).toBe(
    'import a\nfrom a import b\nimport c\n',
  )
})

test('relative imports and natural numbers', () => {
  const text = 'from shop import x2, x10\n\nfrom .. import a\nfrom . import b\nfrom .c import d\n'
  expect(organized(text, [insert(text.length, 'from ..z import e\nfrom shop import x1\n')])).toBe(
    'from shop import x1, x2, x10\n\nfrom .. import a\nfrom ..z import e\nfrom . import b\nfrom .c import d\n',
  )
})
