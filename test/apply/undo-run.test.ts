import { chmodSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { undoRun } from '../../src/apply/undo-run.ts'
import { thisProcess } from '../../src/cli/host.ts'
import { git, tempTree, treeOf, writeFiles } from '../disk/temp-tree.ts'
import { apply, end, files, repository, stateOf } from './sample-run.ts'

const undo = (root: string) => undoRun(root, thisProcess, false).how

/** The reflog apart, git knows nothing of a run that was taken back. */
describe('undo goes back to before, exactly', () => {
  test.each([
    ['a branch and commits', {}, 'reset'],
    ['commits on the branch that was there', { branch: undefined }, 'reset'],
    ['a branch without commits', { commits: false }, 'reset'],
    ['no branch and no commits', { branch: undefined, commits: false }, 'files'],
  ])('%s', async (_name, options, how) => {
    const root = repository({ 'empty.sh': '' })
    chmodSync(join(root, 'shop'), 0o750)
    const before = stateOf(root)
    await apply(root, options)
    expect(treeOf(root)).toEqual({ ...end, 'empty.sh': '' })
    expect(undoRun(root, thisProcess, true).how).toBe(how)
    expect(treeOf(root)).toEqual({ ...end, 'empty.sh': '' })
    expect(undo(root)).toBe(how)
    expect(stateOf(root)).toEqual(before)
    expect(() => undo(root)).toThrow(/there is no run to take back/)
    await apply(root, options)
    expect(treeOf(root)).toEqual({ ...end, 'empty.sh': '' })
  })

  test('on a detached HEAD, and in a folder of the repository', async () => {
    const root = repository({ 'mono/shop/a.py': 'a\n' })
    git(root, 'checkout', '-q', '--detach')
    const before = stateOf(root)
    await apply(root, { branch: undefined })
    expect(undo(join(root, 'mono'))).toBe('reset')
    expect(stateOf(root)).toEqual(before)
  })

  test('after later commits on other files, by a commit on top', async () => {
    const root = repository()
    const before = treeOf(root)
    await apply(root)
    writeFiles(root, { 'other.py': 'later\n', 'more.py': 'm\n' })
    git(root, 'add', '-A')
    git(root, 'commit', '-qm', 'later')
    writeFiles(root, { 'mine.txt': 'not tracked\n' })
    expect(undo(root)).toBe('commit')
    expect(treeOf(root)).toEqual({ ...before, 'other.py': 'later\n', 'more.py': 'm\n', 'mine.txt': 'not tracked\n' })
    expect(git(root, 'status', '--porcelain')).toBe('?? mine.txt')
    expect(git(root, 'log', '-1', '--format=%s')).toBe('Take back a run of extract-codemod')
    expect(git(root, 'rev-parse', '--abbrev-ref', 'HEAD')).toBe('extract')
  })

  test('on the branch it was merged into', async () => {
    const root = repository()
    const before = treeOf(root)
    await apply(root)
    git(root, 'checkout', '-q', 'main')
    git(root, 'merge', '-q', '--no-ff', '-m', 'merge', 'extract')
    expect(undo(root)).toBe('commit')
    expect(treeOf(root)).toEqual(before)
    expect(git(root, 'status', '--porcelain')).toBe('')
  })
})

describe('undo refuses, with the list', () => {
  async function refused(change: (root: string) => void, message: RegExp): Promise<void> {
    const root = repository()
    await apply(root)
    change(root)
    const before = stateOf(root)
    expect(() => undo(root)).toThrow(message)
    expect(stateOf(root)).toEqual(before)
  }

  test('files that changed since', () =>
    refused((root) => {
      writeFiles(root, { 'conf.yaml': 'mine\n', 'shop/a.py': 'back again\n' })
      rmSync(join(root, 'pkg/data.bin'))
    }, /files of the run have changed since:\nconf\.yaml\npkg\/data\.bin\nshop\/a\.py$/))

  test('another branch that does not hold the run', () =>
    refused((root) => git(root, 'checkout', '-q', 'main'), /files of the run have changed since/))

  test('a file that a later commit changed', () =>
    refused((root) => {
      writeFiles(root, { 'conf.yaml': 'mine\n' })
      git(root, 'commit', '-qam', 'later')
      writeFiles(root, { 'conf.yaml': '# c\n' })
    }, /staged in another version:\nconf\.yaml/))

  test('a rebase under way', () =>
    refused((root) => {
      writeFiles(root, { '.git/rebase-merge/done': '' })
    }, /in the middle of something: a rebase/))

  test('no git, and no run', async () => {
    const root = tempTree(files)
    await apply(root, { branch: undefined, commits: false })
    expect(() => undo(root)).toThrow(/there is no run to take back here/)
    expect(() => undo(repository())).toThrow(/there is no run to take back here/)
  })
})
