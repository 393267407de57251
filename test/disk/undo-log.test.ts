import { existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { undoLog } from '../../src/disk/undo-log.ts'
import { tempTree, treeOf, writeFiles } from './temp-tree.ts'

test('takes back renames and folders, last change first', () => {
  const root = tempTree({ 'a/b/c.py': 'c\n', 'a/d.py': 'd\n' })
  const before = treeOf(root)
  const { mode } = statSync(join(root, 'a/b'))
  const log = undoLog(root)
  log.makeFolder('x/y')
  log.rename(join(root, 'a/b/c.py'), join(root, 'x/y/c.py'))
  log.removeEmpty('a/b', () => false)
  log.rename(join(root, 'a/d.py'), join(root, 'a/e.py'))
  expect(treeOf(root)).toEqual({ 'a/e.py': 'd\n', 'x/y/c.py': 'c\n' })
  expect(log.undo()).toEqual([])
  expect(treeOf(root)).toEqual(before)
  expect(statSync(join(root, 'a/b')).mode).toBe(mode)
  expect(log.undo()).toEqual([])
})

test('removeEmpty goes up as far as folders are empty and not kept', () => {
  const root = tempTree({ 'a/b/c/d/x': '', 'a/y': '' })
  rmSync(join(root, 'a/b/c/d/x'))
  const log = undoLog(root)
  log.removeEmpty('a/b/c/d', (folder) => folder === 'a/b')
  expect(treeOf(root)).toEqual({ 'a/b': '/', 'a/y': '' })
  log.removeEmpty('a/b', () => false)
  log.removeEmpty('a', () => false)
  log.removeEmpty('', () => false)
  expect(treeOf(root)).toEqual({ 'a/y': '' })
  expect(existsSync(root)).toBe(true)
})

test('gives what cannot be taken back and takes back the rest', () => {
  const root = tempTree({ a: 'a', b: 'b' })
  const log = undoLog(root)
  log.rename(join(root, 'a'), join(root, 'c'))
  log.rename(join(root, 'b'), join(root, 'd'))
  log.makeFolder('e')
  writeFiles(root, { 'e/mine': '' })
  rmSync(join(root, 'd'))
  expect(log.undo()).toHaveLength(2)
  expect(treeOf(root)).toEqual({ a: 'a', 'e/mine': '' })
})
