import { expect, test } from 'vitest'
import { workspaceMembers } from '../../src/plan/manifests/workspace-members.ts'
import { compareReferences } from '../../src/trial/compare-references.ts'
import { configReferences, entryPointReferences } from '../../src/trial/references.ts'
import { probed, scene } from './trial-scene.ts'

test('entry points are matched by group and name', () => {
  const { base, final } = scene().run
  expect(entryPointReferences(workspaceMembers(base), workspaceMembers(final))).toEqual([
    { place: 'scripts:bill', before: 'shop.billing:main', after: 'shop.invoices:main', path: 'pyproject.toml' },
  ])
})

test('values of configs that are spelled like names of the package', () => {
  const { base, final } = scene().run
  expect(configReferences(base, final, (path) => path, new Set(['shop']), undefined)).toEqual([
    {
      place: 'config/shop.yaml (value 2)',
      before: 'shop.billing.Bill',
      after: 'shop.invoices.Bill',
      path: 'config/shop.yaml',
    },
  ])
  expect(configReferences(base, final, (path) => path, new Set(['shop']), 'config/shop.yaml')).toEqual([])
})

test('a reference that resolved and does so no more is a difference; one that never did is none', () => {
  const references = ['a.b', 'a.c'].map((name) => ({
    place: 'x.yaml',
    before: name,
    after: `n${name}`,
    path: 'x.yaml',
  }))
  const error = { type: 'AttributeError', message: 'no b', missing: null, files: [] }
  const before = { ...probed({}), targets: new Map([['a.b', { target: 'a.b', kind: 'class' }]]) }
  const after = { ...probed({}), targets: new Map([['na.b', { target: 'na.b', error }]]) }
  const { differences, compared } = compareReferences(references, before, after)
  expect(compared).toBe(1)
  expect(differences.map(({ subject, now, after: is }) => [subject, now, is])).toEqual([
    ['a.b in x.yaml', 'na.b', 'AttributeError: no b'],
  ])
})
