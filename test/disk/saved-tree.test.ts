import { chmodSync, existsSync, mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { saveTree } from '../../src/disk/saved-tree.ts'
import { RefusedError } from '../../src/model/errors.ts'
import { tempTree, treeOf, writeFiles } from './temp-tree.ts'

test('restore brings back files, modes and times, and removes what was not there', () => {
  const root = tempTree({ 'a.py': 'a\n', 'b/c.sh': 'c\n', m: 'module\n', 'other.py': 'o\n', 'link.py': 'l\n' })
  chmodSync(join(root, 'b/c.sh'), 0o755)
  const before = treeOf(root)
  const { mtimeMs } = statSync(join(root, 'a.py'))
  const saved = saveTree(root, ['a.py', 'b/c.sh', 'm', 'm/x', 'new/deep/d.py', 'link.py'])
  writeFiles(root, { 'a.py': 'changed\n', 'new/deep/d.py': 'd\n' })
  rmSync(join(root, 'b'), { recursive: true })
  rmSync(join(root, 'm'))
  writeFiles(root, { 'm/x': 'x\n' })
  rmSync(join(root, 'link.py'))
  symlinkSync('other.py', join(root, 'link.py'))
  saved.restore()
  expect(treeOf(root)).toEqual(before)
  expect(statSync(join(root, 'a.py')).mtimeMs).toBeCloseTo(mtimeMs, -1)
  expect(existsSync(saved.folder)).toBe(true)
  saved.discard()
  expect(existsSync(saved.folder)).toBe(false)
})

test('a folder with something else in it stays', () => {
  const root = tempTree({})
  const saved = saveTree(root, ['new/a.py'])
  writeFiles(root, { 'new/a.py': '', 'new/mine.py': 'mine\n' })
  mkdirSync(join(root, 'empty'))
  saved.restore()
  saved.discard()
  expect(treeOf(root)).toEqual({ 'new/mine.py': 'mine\n', empty: '/' })
})

test('refuses a path outside the root', () => {
  expect(() => saveTree(tempTree({}), ['../a.py'])).toThrow(RefusedError)
})
