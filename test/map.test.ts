import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { OWNERS, RANKS, ROOMS } from './support/house.ts'
import { root, sources, testFiles } from './support/sources.ts'
import { proveTrees } from './verify/right-result.ts'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const ARCHITECTURE = read('ARCHITECTURE.md')

/** The cells of the rows of a table, by the first words of its header. */
function rowsOf(text: string, header: string): readonly (readonly string[])[] {
  const lines = text.slice(text.indexOf(`\n| ${header}`) + 1).split('\n')
  const end = lines.findIndex((line) => !line.startsWith('|'))
  return lines.slice(2, end).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const quoted = (cell = ''): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')

describe('the map of ARCHITECTURE.md', () => {
  const floors = rowsOf(ARCHITECTURE, 'rank')

  test('gives each room the rank that the tests hold it to', () => {
    const told = floors.flatMap(([rank, rooms]) => quoted(rooms).map((room) => [room, Number(rank)] as const))
    expect(Object.fromEntries(told)).toEqual(RANKS)
  })

  test('names no owner of a library but the one that the tests know', () => {
    const wrong = floors.flatMap(([, rooms, , owned]) =>
      quoted(owned)
        .filter((name) => !existsSync(join(root, name)) && name in OWNERS)
        .filter((name) => !quoted(rooms).some((room) => OWNERS[name]?.some((owner) => `${owner}/`.startsWith(room)))),
    )
    expect(wrong).toEqual([])
    const parsers = ['src/yaml', 'src/json', 'src/toml', 'src/markdown', 'src/script']
    const left = Object.entries(OWNERS).filter(
      ([name, owners]) => !name.startsWith('node:') && !owners.some((owner) => parsers.includes(owner)),
    )
    const told = floors.flatMap(([, , , owned]) => quoted(owned))
    expect(left.map(([name]) => name).filter((name) => !told.includes(name) && !FEW.includes(name))).toEqual([])
  })

  test('names the rooms of rooms', () => {
    const told = rowsOf(ARCHITECTURE, 'room ').flatMap(([rooms]) => quoted(rooms))
    for (const [house, inside] of Object.entries(ROOMS)) {
      const name = house.replace('src/', '')
      const own = told.filter((room) => room.startsWith(`${name}/`)).map((room) => room.slice(name.length + 1))
      expect([...own].sort(), house).toEqual(inside.filter((room) => room !== '.').toSorted())
    }
  })

  test('leads to files that are there', () => {
    const paths = new Set(sources.map(({ path }) => path))
    const names = new Set([...paths, ...testFiles].map((path) => path.split('/').at(-1)))
    const told = rowsOf(ARCHITECTURE, 'request | open').flatMap(([, open]) => quoted(open))
    const files = told.filter((one) => /\.tsx?$|\.md$/.test(one) && !/NAME|\*/.test(one))
    expect(files.length).toBeGreaterThan(20)
    const gone = files.filter((one) => !existsSync(join(root, one)) && (one.includes('/') || !names.has(one)))
    expect(gone).toEqual([])
  })
})

/** Libraries that one file of a room uses: the table of owners has them, the map does not. */
const FEW = ['@renovatebot/pep440', 'ignore', 'write-file-atomic']

test('docs/proof.md has each check of the proof in its table, and the README their number', () => {
  const trees = { 'shop/__init__.py': '', 'shop/till.py': 'X = 1\n' }
  const { checks } = proveTrees('rename_modules: { shop.till: shop.desk }', trees, {
    'shop/__init__.py': '',
    'shop/desk.py': 'X = 1\n',
  })
  const told = rowsOf(read('docs/proof.md'), 'check').flatMap(([names]) => quoted(names))
  expect([...told].sort()).toEqual(checks.map(({ name }) => name).sort())
  expect(read('README.md')).toContain(`${checks.length} checks look at`)
})
