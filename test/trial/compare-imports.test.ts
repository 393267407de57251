import { expect, test } from 'vitest'
import { compareImports, freshWarnings, modulesTried, movedReads } from '../../src/trial/compare-imports.ts'
import type { Probed } from '../../src/trial/probe-imports.ts'
import { probed, scene } from './trial-scene.ts'

const BEFORE = {
  shop: {},
  'shop.billing': { RATE: 'int', Bill: 'class', main: 'function', gross: 'function', json: 'module' },
  'shop.till': { Bill: 'class', ring: 'function' },
}

const AFTER = {
  shop: {},
  'shop.invoices': { RATE: 'int', Bill: 'class', main: 'function' },
  'shop.sums': { gross: 'function' },
  'shop.till': { Bill: 'class', ring: 'function' },
}

function compare(after: Parameters<typeof probed>[0]): readonly string[] {
  const one = scene().scene
  const { differences } = compareImports(one, modulesTried(one), probed(BEFORE), probed(after), '')
  return differences.map((found) => `${found.kind} ${found.subject} -> ${found.now}: ${found.before}, ${found.after}`)
}

test('every module of the package is tried, under the name it has now', () => {
  expect([...modulesTried(scene().scene)]).toEqual([
    ['shop', 'shop'],
    ['shop.billing', 'shop.invoices'],
    ['shop.till', 'shop.till'],
  ])
})

test('what moved is read where it went', () => {
  expect(movedReads(scene().scene)).toEqual({ 'shop.sums': ['gross'] })
})

test('a right result is no difference, and what a module imports for itself is not its to offer', () => {
  expect(compare(AFTER)).toEqual([])
})

test('a module that does not import any more', () => {
  expect(compare({ ...AFTER, 'shop.till': "cannot import name 'Bill'" })).toEqual([
    "import shop.till -> shop.till: imports, ImportError: cannot import name 'Bill'",
  ])
})

test('a moved name that is not where it went, and one that became another kind of thing', () => {
  expect(compare({ ...AFTER, 'shop.sums': {} })).toEqual([
    'name shop.billing.gross -> shop.sums.gross: function, is not there',
  ])
  expect(compare({ ...AFTER, 'shop.invoices': { ...AFTER['shop.invoices'], Bill: 'function' } })).toEqual([
    'name shop.billing.Bill -> shop.invoices.Bill: class, function',
  ])
})

test('what did not import before either is counted and is no difference', () => {
  const one = scene().scene
  const before = probed({ ...BEFORE, 'shop.till': 'broken' })
  const compared = compareImports(one, modulesTried(one), before, probed({ ...AFTER, 'shop.till': 'broken' }), '')
  expect(compared.differences).toEqual([])
  expect(compared.brokenBefore).toBe(1)
})

test('a name that no statement binds is offered: it came by a star import', () => {
  const one = scene().scene
  const before = probed({ ...BEFORE, 'shop.till': { ring: 'function', Late: 'class' } })
  const after = probed({ ...AFTER, 'shop.till': { ring: 'function' } })
  const { differences } = compareImports(one, modulesTried(one), before, after, '')
  expect(differences.map(({ subject }) => subject)).toEqual(['shop.till.Late'])
})

test('a warning is told that only the result gives, and not one for a package that was loaded for that side alone', () => {
  const said = (warnings: readonly string[], preloaded: readonly string[]): Probed => ({
    modules: new Map([['shop.till', { module: 'shop.till', warnings, preloaded }]]),
    targets: new Map(),
    preloaded,
  })
  const fresh = (before: Probed, after: Probed): readonly string[] =>
    freshWarnings(new Map([['shop.till', 'shop.till']]), before, after)
  expect(fresh(said(['old'], []), said(['old', 'new'], []))).toEqual([
    'importing shop.till warns as shop.till did not: new',
  ])
  expect(fresh(said([], []), said(['torch is loaded already'], ['torch']))).toEqual([])
})
