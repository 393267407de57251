import { mkdirSync, renameSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { installedDistributions } from '../../src/disk/installed-distributions.ts'
import { tempTree } from './temp-tree.ts'

const KIT = { 'kit-1.dist-info/METADATA': 'Name: tool-kit\n', 'kit-1.dist-info/RECORD': 'kit/__init__.py,,\n' }

const below = (folder: string, files: Record<string, string> = KIT): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]))

test.each(['.venv/lib/python3.12/site-packages', '.venv/Lib/site-packages', 'venv/lib/python3.13t/site-packages'])(
  'reads %s',
  (folder) => {
    expect([...installedDistributions(tempTree(below(folder)))]).toEqual([['kit', ['tool-kit']]])
  },
)

test('is empty without an environment, and in one without metadata', () => {
  expect(installedDistributions(tempTree({ 'a.py': '' })).size).toBe(0)
  expect(installedDistributions(tempTree({ '.venv': 'a file' })).size).toBe(0)
  expect(installedDistributions(tempTree(below('.venv/lib/python3.12/site-packages', { 'six.py': '' }))).size).toBe(0)
})

test('passes over what cannot be read, and what is no folder', () => {
  const site = '.venv/lib/python3.12/site-packages'
  const root = tempTree({ ...below(site), [`${site}/flat.egg-info`]: 'Name: flat\n' })
  mkdirSync(join(root, site, 'odd-1.dist-info/METADATA'), { recursive: true })
  expect([...installedDistributions(root).keys()]).toEqual(['kit'])
})

test('does not follow links', () => {
  const root = tempTree({ ...below('elsewhere/lib/python3.12/site-packages') })
  symlinkSync('elsewhere', join(root, '.venv'))
  expect(installedDistributions(root).size).toBe(0)
  renameSync(join(root, 'elsewhere'), join(root, 'venv'))
  expect(installedDistributions(root).size).toBe(1)
})
