import { describe, expect, test } from 'vitest'
import { replace } from '../../src/model/edit.ts'
import { modulePattern, moduleQuery } from '../../src/plan/names/affected-files.ts'
import { literalSource } from '../../src/workspace/file-source.ts'
import { openWorkspace } from '../../src/workspace/snapshot.ts'
import { anyQuery, needleQuery, queryOf, tokenQuery, withOneOf, wordQuery } from '../../src/workspace/text-query.ts'
import { aliased, dottedLast, given, imported, word } from '../../src/workspace/tokens.ts'
import type { TextQuery } from '../../src/workspace/text-query.ts'

function found(query: TextQuery, text: string): boolean {
  return openWorkspace(literalSource({ 'a.py': text })).matching(query).length > 0
}

function names(module: string, text: string, others: Readonly<Record<string, string>> = {}): boolean {
  const workspace = openWorkspace(literalSource({ ...others, 'a.py': text }))
  return workspace.matching(moduleQuery(workspace, module)).includes('a.py')
}

describe('a module is found by look-up', () => {
  test.each([
    'import shop.billing',
    'import shop . billing',
    'import shop.\\\n    billing',
    'from shop import billing',
    'from shop import (\n    tax,\n    billing as b,\n)',
    'from shop import tax, \\\n    billing',
    'from shop import (\n    tax,  # (see docs)\n    billing,\n)',
    'from shop import (  # the first (of two)\n    billing,\n)',
    'from . import billing',
    'from .billing import net',
    'from ..billing import net',
    'from .billing import *',
    'x = shop.billing.net',
    'patch("shop.billing.net")',
    'text = "see\\nshop.billing"',
    'cat shop/billing/x.txt',
    'modules = ["billing"]',
    "name = 'billing'",
    'import_module("shop" + x)',
    'from shop import *',
    '{"source": ["import os\\n", "import shop.billing\\n"]}',
  ])('%j', (text) => {
    expect(modulePattern('shop.billing').test(text)).toBe(true)
    expect(names('shop.billing', text)).toBe(true)
  })

  test.each(['import shop.billings', 'from shop import tax', 'xshop.billing1', 'billing = 3', 'a.billing'])(
    'and not in %j',
    (text) => {
      expect(modulePattern('shop.billing').test(text)).toBe(false)
      expect(names('shop.billing', text)).toBe(false)
    },
  )
})

describe('a module is found where its package is read by another name', () => {
  test.each([
    ['import shop as s\nx = s.billing.net'],
    ['import acme.shop as s\nx = s . billing'],
    ['from acme import (tax,\n    shop as s,\n)\nx = s.\\\n  billing'],
    ['import shop as ψ\nx = ψ.billing'],
    ['{"source": ["import shop as s\\n", "s.billing.net\\n"]}'],
  ])('%j', (text) => expect(names('shop.billing', text)).toBe(true))

  test('also where another file gave it that name, or one that was given before', () => {
    const others = { 'b.py': 'import shop as s', 'c.py': 'from b import s as t' }
    expect(names('shop.billing', 'from b import s\ns.billing.net', others)).toBe(true)
    expect(names('shop.billing', 'from c import t\nt.billing.net', others)).toBe(true)
    expect(names('shop.billing', 'u.billing.net', others)).toBe(false)
  })
})

test('a word is found in every spelling Python takes for it (NFKC)', () => {
  expect(found(wordQuery(['file']), 'ﬁle = 1')).toBe(true)
  expect(found(wordQuery(['μ']), 'µ = 1')).toBe(true)
  expect(found(needleQuery(['shop.μ']), 'shop.µ()')).toBe(true)
})

test('a needle is found as it stands, not as a part of a longer word', () => {
  expect(found(needleQuery(['shop.billing']), 'shop.billing.net')).toBe(true)
  expect(found(needleQuery(['shop/billing/']), 'open("shop/billing/x")')).toBe(true)
  expect(found(needleQuery(['"billing"']), "x = 'billing'")).toBe(false)
  expect(found(needleQuery(['billing']), 'billings = 1')).toBe(false)
})

test('a pattern is tested on what the words let through', () => {
  expect(found(queryOf(/import_module\(/, ['import_module']), 'import_module(x)')).toBe(true)
  expect(found(queryOf(/import_module\(/, ['import_module']), 'import_module = 3')).toBe(false)
  expect(() => queryOf(/!/, ['!'])).toThrow('needs words')
})

test('a pattern decides for texts beyond ASCII too, on what Python reads there', () => {
  const lazy = queryOf(/\blazy_loader\b|sys\.modules\[/, ['lazy_loader', 'modules'])
  expect(found(lazy, '# Acme™ café: the modules of it\n')).toBe(false)
  expect(found(lazy, '# Acme™ café\nimport ｌazy_loader\n')).toBe(true)
})

test('each file is read once for all questions, and again only where a pattern needs its text', () => {
  const source = literalSource({ 'a.py': 'import shop.tax', 'b.py': 'x = 1', 'c.bin': 'shop.tax\0' })
  const opened: string[] = []
  const workspace = openWorkspace({ ...source, bytes: (path) => (opened.push(path), source.bytes(path)) })
  expect(workspace.mentioning(['shop.tax'])).toEqual(['a.py'])
  expect(workspace.mentioning(['x', 'y'])).toEqual(['b.py'])
  expect(workspace.matching(moduleQuery(workspace, 'shop.tax'), '.py')).toEqual(['a.py'])
  expect(workspace.matching(moduleQuery(workspace, 'shop.bill'), '.py')).toEqual([])
  expect(opened).toEqual(['a.py', 'b.py', 'c.bin', 'a.py'])
})

test.each([
  ['shop.billing', true],
  ['shop . billing', true],
  ['shop().billing', true],
  ['shop.\\\n  billing', true],
  ['from .billing import x', true],
  ['shop/billing', false],
  ['billing.net', false],
  ['shop.billing.net', false],
  ['shop.billing .\n net', false],
  ['shop.billing.net + shop.billing', true],
  ['shop.billing._net', true],
  ['shop.billing \\\n.net', true],
  ['shop.billing.', true],
])('whether a name stands behind a dot, with nothing read of it, in %j: %j', (text, is) => {
  expect(found(tokenQuery([[dottedLast('billing')]], undefined), text)).toBe(is)
})

test.each<[string, boolean]>([
  ['load("shop").billing', true],
  ['modules["shop"] . billing.net', true],
  ['(shop\n).billing', true],
  ['"{0.billing}"', true],
  ['"{.billing.net}"', true],
  ['f"{shop.billing}"', true],
  ['shop.billing', false],
  ['from .billing import net', false],
  ['load(shop) / billing', false],
  ['{shop: till.billing}', false],
])('whether %j reads it of what no word says: %j', (text, is) => {
  expect(found(tokenQuery([[given('billing')]], undefined), text)).toBe(is)
})

describe('texts with an ending', () => {
  const query = queryOf(/shop\.tax/, ['shop.tax'])

  test('are looked up by what they are called, whatever was asked before', () => {
    const base = openWorkspace(literalSource({ 'a.py': 'shop.tax', 'b.yaml': 'shop.tax', 'c.py': 'shop . tax' }))
    expect(base.matching(query, '.yaml')).toEqual(['b.yaml'])
    expect(base.matching(query, '.py', '.pyi')).toEqual(['a.py'])
    expect(base.matching(query)).toEqual(['a.py', 'b.yaml'])
    expect(base.matching(query, '.toml')).toEqual([])
  })

  test('count by the one that they have now', () => {
    const base = openWorkspace(literalSource({ 'a.txt': 'shop.tax', 'b.py': 'shop.tax' }))
    const after = base.with([
      { kind: 'move-bytes', path: 'a.txt', to: 'a.py' },
      { kind: 'move-bytes', path: 'b.py', to: 'b.txt' },
    ])
    expect(after.matching(query, '.py')).toEqual(['a.py'])
    expect(after.matching(query, '.txt')).toEqual(['b.txt'])
    expect(base.matching(query, '.py')).toEqual(['b.py'])
  })
})

test.each([
  'import billing as b',
  'from shop import (\n  billing  # for tax\n  as b,\n)',
  'from shop import net, billing \\\n  as b',
])('the other name of %j is found', (text) =>
  expect(found(tokenQuery([[aliased('billing')]], undefined), text)).toBe(true),
)

test('changed texts are searched as they are now', () => {
  const base = openWorkspace(literalSource({ 'a.py': 'import shop.tax', 'b.py': 'x = 1' }))
  const file = base.read('a.py')
  if (file === undefined) throw new Error('not there')
  const next = base.with([
    { kind: 'move', file, to: 'z.py', edits: [] },
    { kind: 'create', path: 'c.py', text: 'import shop.tax as t' },
  ])
  expect(next.mentioning(['shop.tax'])).toEqual(['c.py', 'z.py'])
  expect(base.mentioning(['shop.tax'])).toEqual(['a.py'])
})

describe('a query that asks for one of many tokens as well', () => {
  const tokens = [imported('billing'), imported('tax')]
  const query = withOneOf(wordQuery(['net']), tokens)

  test.each([
    ['from shop import billing\nx = billing.net\n', true],
    ['import tax\nx = tax.net\n', true],
    ['from shop.billing import Bill\nx = Bill.net\n', false],
    ['from shop import billing\n', false],
  ])('%j: %s', (text, expected) => {
    expect(found(query, text)).toBe(expected)
  })

  test('is asked of texts that were written, too', () => {
    const empty = openWorkspace(literalSource({ 'a.py': '' }))
    const written = (text: string): readonly string[] =>
      empty.with([{ kind: 'create', path: 'b.py', text }]).matching(query)
    expect(written('from shop import billing\nx = billing.net\n')).toEqual(['b.py'])
    expect(written('x = billing.net\n')).toEqual([])
  })
})

test('what was written and what was moved is found as in a tree that has it there, however much is asked', () => {
  const words = Array.from({ length: 12 }, (_, at) => `w${String(at)}`)
  const said = (at: number) => words.filter((_, place) => (at + 1) % (place + 1) === 0).join('.')
  const texts = Array.from({ length: 30 }, (_, at) => said(at) + (at % 7 === 0 ? ' \u2460x' : '') + '\n')
  const base = openWorkspace(
    literalSource(Object.fromEntries(texts.map((text, at) => [`a${String(at)}.py`, at % 3 === 0 ? 'old\n' : text]))),
  )
  const changed = base.with(
    texts.map((text, at) => {
      const path = `a${String(at)}.py`
      const file = base.read(path)
      if (file === undefined) throw new Error(`${path} is not there`)
      if (at % 3 !== 0) return { kind: 'move-bytes', path, to: `b${String(at)}.py` }
      return { kind: 'move', file, to: `b${String(at)}.py`, edits: [replace(0, 4, text)] }
    }),
  )
  const written = openWorkspace(literalSource(Object.fromEntries(texts.map((text, at) => [`b${String(at)}.py`, text]))))
  const queries = words.flatMap((one) =>
    words.map((other) => tokenQuery([[word(one), word(other)], [word('1x')]], new RegExp(`\\b${one}\\b|1x`))),
  )
  for (const query of [...queries, anyQuery([wordQuery(['w5']), queryOf(/w7\.w/, ['w7'])])])
    expect(changed.matching(query)).toEqual(written.matching(query))
  expect(changed.matching(wordQuery(['old']))).toEqual([])
})
