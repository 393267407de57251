import { expect, test } from 'vitest'
import { UserError } from '../../src/model/errors.ts'
import type { Refusal } from '../../src/plan/propose/refusal.ts'
import { settleEntries } from '../../src/plan/propose/settle-entries.ts'
import type { DraftEntry, RecipeDraft } from '../../src/templates/recipe-text.ts'

const DRAFT: RecipeDraft = {
  schema: './s.json',
  package: { from: 'shop.till', to: 'shop_till', distribution: 'shop-till', directory: 'packages/shop-till' },
  entries: [],
  notes: [],
  guide: 'MIGRATION.md',
}

const extra = (name: string): DraftEntry => ({ key: 'optional', extra: `for-${name}`, requires: [name], why: [] })
const LAZY: DraftEntry = { key: 'lazy', package: 'shop.till', why: [] }
const TESTS: DraftEntry = { key: 'tests', from: 'tests/till', to: 'packages/shop-till/tests', why: [] }

const nameOf = (entry: DraftEntry): string => (entry.key === 'optional' ? (entry.requires[0] ?? '') : entry.key)

/** A refusal that is about these modules and imports; its text says other names as well. */
const about = (text: string, ...names: readonly string[]): Refusal => ({ text, about: names })

/** What is taken and what is left out, with how many drafts were tried. */
function settled(entries: readonly DraftEntry[], refusalsOf: (names: readonly string[]) => readonly Refusal[]) {
  let tries = 0
  const draft = settleEntries(
    DRAFT,
    entries,
    (asked) => {
      tries += 1
      return refusalsOf(asked.entries.map(nameOf))
    },
    8,
  )
  const taken = draft.entries.flatMap((entry) => (entry.refused === undefined ? [nameOf(entry)] : []))
  const left = draft.entries.flatMap(({ refused }) => refused ?? [])
  return { taken, left, tries }
}

const NUMBERED = Array.from({ length: 30 }, (_, at) => extra(`lib${at}`))
const namedIn = (guilty: readonly string[]) => (names: readonly string[]) =>
  names
    .filter((name) => guilty.includes(name))
    .map((name) => about(`${name}.get is evaluated while lib1 is imported`, name))

test('what refusals are about is left out at once, however much it is', () => {
  const { taken, left, tries } = settled(NUMBERED, namedIn(['lib3', 'lib11', 'lib29']))
  expect(taken).toHaveLength(27)
  expect(left[1]).toBe('lib11.get is evaluated while lib1 is imported')
  expect(tries).toBe(2)
})

test('two refusals that are about the same are held against that, and against nobody else', () => {
  const refusals = (names: readonly string[]): readonly Refusal[] =>
    names.includes('lib1')
      ? [about('lib1 is guarded', 'lib1'), about('lib1 stops', 'lib1'), about('lib1 is guarded', 'lib1')]
      : []
  const { taken, left, tries } = settled([LAZY, extra('lib0'), extra('lib1')], refusals)
  expect([taken, left, tries]).toEqual([['lazy', 'lib0'], ['lib1 is guarded'], 2])
})

test('of two that a refusal is about the last is left out', () => {
  const refusals = (names: readonly string[]): readonly Refusal[] =>
    names.includes('lib0') && names.includes('lib1') ? [about('lib0 and lib1 do not go together', 'lib0', 'lib1')] : []
  const { taken, left, tries } = settled([extra('lib0'), extra('lib1')], refusals)
  expect([taken, left, tries]).toEqual([['lib0'], ['lib0 and lib1 do not go together'], 2])
})

test('one that it is about beside the guilty one is taken in again', () => {
  const refusals = (names: readonly string[]): readonly Refusal[] =>
    names.includes('lib0') ? [about('lib0 reads what lib1 reads', 'lib0', 'lib1')] : []
  const { taken, left, tries } = settled([extra('lib0'), extra('lib1')], refusals)
  expect([taken, left, tries]).toEqual([['lib1'], ['lib0 reads what lib1 reads'], 3])
})

test('a refusal of the package itself is held against nobody', () => {
  const own = [about('shop/till.py reads lib1 of a folder', 'lib1')]
  const { taken, left, tries } = settled(NUMBERED.slice(0, 3), () => own)
  expect([taken, left, tries]).toEqual([['lib0', 'lib1', 'lib2'], [], 3])
})

test('one that is about nobody, whatever its text says, is held against `lazy` first', () => {
  const refusals = (names: readonly string[]): readonly Refusal[] =>
    names.includes('lazy') ? [about('Vocabulary changed, as lib0 says')] : []
  const { taken, left, tries } = settled([LAZY, TESTS, extra('lib0')], refusals)
  expect([taken, left, tries]).toEqual([['tests', 'lib0'], ['Vocabulary changed, as lib0 says'], 2])
})

test('but not beside one that is about somebody, of whom it may be as well', () => {
  const refusals = (names: readonly string[]): readonly Refusal[] =>
    names.includes('lib0') ? [about('Reddit changed'), about('lib0 is guarded', 'lib0')] : []
  const { taken, left, tries } = settled([LAZY, TESTS, extra('lib0')], refusals)
  expect([taken, left, tries]).toEqual([['lazy', 'tests'], ['lib0 is guarded'], 2])
})

test('then against all moves, whichever it is: each would take a try of its own', () => {
  const move = (name: string): DraftEntry => ({ key: 'move', from: name, to: 'shop.till._utils', why: [] })
  const refusals = (names: readonly string[]): readonly Refusal[] =>
    names.includes('move') ? [about('`import shop_till` first would fail')] : []
  const { taken, left, tries } = settled([move('shop.till.pay'), move('shop.till.sum'), TESTS], refusals)
  expect([taken, tries]).toEqual([['tests'], 2])
  expect(left).toEqual(['`import shop_till` first would fail', '`import shop_till` first would fail'])
})

test('a module that moves is known by the name it will have as well', () => {
  const move = (name: string): DraftEntry => ({ key: 'move', from: name, to: 'shop.till._utils', why: [] })
  let moves = 0
  const refusals = (names: readonly string[]): readonly Refusal[] => {
    moves = names.filter((name) => name === 'move').length
    return moves > 1 ? [about('`import shop_till` first would fail', 'shop_till._utils')] : []
  }
  const { taken, tries } = settled([LAZY, move('shop.till.pay'), move('shop.till.sum')], refusals)
  expect([taken, tries]).toEqual([['lazy', 'move'], 2])
})

test('one that is about the module which guards extras is held against them', () => {
  const refusals = (names: readonly string[]): readonly Refusal[] =>
    names.includes('lib0') ? [about('a star would come too early', 'shop_till._imports')] : []
  const { taken, tries } = settled([LAZY, TESTS, extra('lib0'), extra('lib1')], refusals)
  expect([taken, tries]).toEqual([['lazy', 'tests'], 2])
})

test('and is looked for by halves where that was in vain', () => {
  const refusals = (names: readonly string[]): readonly Refusal[] =>
    names.includes('lib2') ? [about('something is wrong')] : []
  const { taken, left, tries } = settled(NUMBERED.slice(0, 4), refusals)
  expect([taken, left]).toEqual([['lib0', 'lib1', 'lib3'], ['something is wrong']])
  expect(tries).toBeLessThanOrEqual(6)
})

test('what would take too many tries is left out untried, and says so', () => {
  const { taken, left, tries } = settled(NUMBERED, (names) => (names.length > 0 ? [about('something is wrong')] : []))
  expect(taken).toEqual([])
  expect(tries).toBe(8)
  expect(left).toContain('something is wrong')
  expect(left.at(-1)).toContain('8 recipes were tried')
})

test('tests are known by the file that a refusal points to', () => {
  const refusals = (names: readonly string[]): readonly Refusal[] =>
    names.includes('tests') ? [{ ...about('a name of tests/tills.py is gone'), path: 'tests/till/test_pay.py' }] : []
  const { taken, tries } = settled([LAZY, TESTS, extra('lib0')], refusals)
  expect([taken, tries]).toEqual([['lazy', 'lib0'], 2])
})

test('`lazy` is known by its package', () => {
  const refusals = (names: readonly string[]): readonly Refusal[] =>
    names.includes('lazy') ? [about('it has a hook', 'shop_till')] : []
  const move: DraftEntry = { key: 'move', from: 'shop.till.pay', to: 'shop.till._utils', why: [] }
  const { taken, tries } = settled([LAZY, move, extra('lib0')], refusals)
  expect([taken, tries]).toEqual([['move', 'lib0'], 2])
})

test('a recipe that is none is a refusal', () => {
  const { taken, left } = settled([extra('lib0')], (names) => {
    if (names.length > 0) throw new UserError('no recipe', [{ message: 'lib0 is no word' }])
    return []
  })
  expect([taken, left]).toEqual([[], ['lib0 is no word']])
})
