import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { transforms } from '../transforms/index.ts'

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

test('the README lists every transform, in order', () => {
  const rows = [...read('README.md').matchAll(/^\| `([a-z-]+)` \| [A-Z]/gm)].map((match) => match[1])
  expect(rows).toEqual(transforms.map((transform) => transform.name))
})

test('every transform opens with its four lines', () => {
  for (const transform of transforms) {
    const head = read(`transforms/${transform.name}.ts`).slice(0, 1200)
    for (const label of ['Before:', 'After:', 'Leaves alone:', 'Reports:'])
      expect(head, transform.name).toContain(label)
  }
})

test('the README stays short enough to be read', () => {
  expect(read('README.md').split('\n').length).toBeLessThan(200)
})
