import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runFolders } from '../../src/disk/run-folders.ts'
import { isLeftBehind, removeLocksInTheMaking } from '../../src/disk/run-lock.ts'
import { tempTree } from './temp-tree.ts'

const NOBODY_BUT = (...alive: readonly number[]) => ({
  pid: process.pid,
  isAlive: (pid: number) => alive.includes(pid),
})

test('a lock that a killed process was about to take is removed, and that of one that lives stays', () => {
  const folders = runFolders(tempTree({ 'a.txt': '' }), undefined)
  mkdirSync(folders.state)
  const making = (name: string, text: string): void => writeFileSync(join(folders.state, name), text)
  const holder = (pid: number): string => JSON.stringify({ pid, host: hostname(), since: '', work: folders.work })
  making('lock.0aaa', holder(1))
  making('lock.0bbb', holder(2))
  making('lock.0ccc', '{"pid": 1')
  expect(isLeftBehind(folders, NOBODY_BUT(2))).toBe(true)
  removeLocksInTheMaking(folders, NOBODY_BUT(2))
  expect(readdirSync(folders.state)).toEqual(['lock.0bbb'])
})
