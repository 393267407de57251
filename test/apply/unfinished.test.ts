import { existsSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { finishRun, refuseUnfinished } from '../../src/apply/unfinished.ts'
import { thisProcess } from '../../src/cli/host.ts'
import { openJournal, unfinishedJournal } from '../../src/disk/journal-file.ts'
import { placeFiles } from '../../src/disk/place-files.ts'
import { runFolders } from '../../src/disk/run-folders.ts'
import { takeLock } from '../../src/disk/run-lock.ts'
import { stageRun } from '../../src/disk/stage-run.ts'
import type { Journal } from '../../src/model/journal.ts'
import { git, tempTree, treeOf, writeFiles } from '../disk/temp-tree.ts'
import { apply, end, files, repository, runOn } from './sample-run.ts'

/** A tree without git whose run was cut off after the first files, as a kill leaves it. */
function cutOff(written: number) {
  const root = tempTree(files)
  const before = treeOf(root)
  const run = runOn(root)
  const folders = runFolders(root, undefined)
  const staged = stageRun(folders, 'x', run.base, run.final)
  const journal: Journal = {
    version: 1,
    kind: 'apply',
    id: 'x',
    digest: 'd'.repeat(64),
    startedAt: '2026-01-01T00:00:00.000Z',
    root: '',
    toward: 'after',
    ...staged,
    commits: [],
  }
  openJournal(folders, journal)
  const some = { ...journal, files: journal.files.map((file, at) => (at < written ? file : { path: file.path })) }
  placeFiles(folders, some, 'after', false)
  return { root, before, folders }
}

describe('a run that was cut off', () => {
  test('is told by whoever asks, with how far it came, also further down', () => {
    const { root } = cutOff(2)
    expect(() => refuseUnfinished(root, thisProcess)).toThrow(
      /was cut off while it wrote the tree below .*: 2 of 8 files are as after it, 6 as before/,
    )
    expect(() => refuseUnfinished(join(root, 'shop'), thisProcess)).toThrow(/was cut off/)
  })

  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('after %i files goes on, or back', (written) => {
    const on = cutOff(written)
    finishRun(on.root, 'after', thisProcess)
    expect(treeOf(on.root)).toEqual(end)
    const back = cutOff(written)
    finishRun(back.root, 'before', thisProcess)
    expect(treeOf(back.root)).toEqual(back.before)
  })

  test('that is being taken back cannot be finished', () => {
    const { root, folders, before } = cutOff(2)
    const journal = unfinishedJournal(folders)
    if (journal !== undefined) openJournal(folders, { ...journal, toward: 'before' })
    expect(() => finishRun(root, 'after', thisProcess)).toThrow(/was being taken back already/)
    finishRun(root, 'before', thisProcess)
    expect(treeOf(root)).toEqual(before)
  })

  test('keeps what somebody changed meanwhile, with the other version beside it', () => {
    const { root, before } = cutOff(8)
    writeFiles(root, { 'conf.yaml': 'mine\n', 'shop/a.py': 'mine too\n' })
    rmSync(join(root, 'MIGRATION.md'))
    const { left } = finishRun(root, 'before', thisProcess)
    expect(left.join('\n')).toContain('conf.yaml.extract-codemod-before')
    const { 'conf.yaml': conf, 'shop/a.py': a, ...rest } = before
    expect(treeOf(root)).toEqual({
      ...rest,
      'conf.yaml': 'mine\n',
      'conf.yaml.extract-codemod-before': conf,
      'shop/a.py': 'mine too\n',
      'shop/a.py.extract-codemod-before': a,
    })
  })

  test('follows no link, neither of a file nor of a folder', () => {
    const outside = tempTree({ 'target.txt': 'theirs\n', 'b.py': 'theirs\n' })
    const { root } = cutOff(8)
    rmSync(join(root, 'conf.yaml'))
    symlinkSync(join(outside, 'target.txt'), join(root, 'conf.yaml'))
    rmSync(join(root, 'shop'), { recursive: true })
    symlinkSync(outside, join(root, 'shop'))
    const { left } = finishRun(root, 'before', thisProcess)
    expect(left.join('\n')).toMatch(/conf\.yaml: it is no regular file any more/)
    expect(left.join('\n')).toMatch(/shop\/b\.py: the folder shop has become a link/)
    expect(treeOf(outside)).toEqual({ 'target.txt': 'theirs\n', 'b.py': 'theirs\n' })
  })

  test('there is none', () => {
    expect(() => finishRun(tempTree(files), 'after', thisProcess)).toThrow(/no run was cut off here/)
  })
})

describe('the lock', () => {
  test('a second run says who holds it', async () => {
    const root = repository()
    const folders = runFolders(root, join(root, '.git'))
    const lock = takeLock(folders, thisProcess)
    await expect(apply(root)).rejects.toThrow(new RegExp(`another run is under way in .*: process ${process.pid} `))
    lock.release()
    expect((await apply(root)).commits).toHaveLength(4)
  })

  test('of a process that is no more is taken over, and what it left is removed', async () => {
    const root = repository()
    const folders = runFolders(root, join(root, '.git'))
    takeLock(folders, { ...thisProcess, pid: 2 ** 22 + 1 })
    writeFiles(root, { '.extract-codemod/new-0': 'half', '.git/extract-codemod/old-y/0': 'o' })
    const aside = join(tempTree({}), 'aside')
    git(root, 'worktree', 'add', '-q', '--detach', aside)
    writeFiles(root, { '.git/extract-codemod/aside.json': JSON.stringify({ folder: aside }) })
    refuseUnfinished(root, thisProcess)
    expect(existsSync(join(root, '.extract-codemod'))).toBe(false)
    expect(existsSync(join(root, '.git/extract-codemod'))).toBe(false)
    expect(existsSync(aside)).toBe(false)
    expect(git(root, 'worktree', 'list').split('\n')).toHaveLength(1)
    expect((await apply(root)).commits).toHaveLength(4)
    expect(readdirSync(join(root, '.git/extract-codemod')).sort()).toEqual([
      '.gitignore',
      'last-run.json',
      expect.stringMatching(/^old-/),
    ])
  })

  test('a folder of that name that is not ours is left alone', async () => {
    const root = tempTree({ ...files, '.extract-codemod/mine.txt': 'mine\n' })
    await expect(apply(root, { branch: undefined, commits: false })).rejects.toThrow(/is in the way/)
    expect(treeOf(root)).toHaveProperty('.extract-codemod/mine.txt', 'mine\n')
  })
})
