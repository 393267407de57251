import { realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { RefusedError } from '../../src/model/errors.ts'
import {
  branchExists,
  checkNewBranch,
  currentBranch,
  dirtyFiles,
  headRevision,
  isRepository,
  prefixOf,
  topLevel,
} from '../../src/git/git.ts'
import { commitAll, git, tempTree, writeFiles } from '../disk/temp-tree.ts'

function repository(files: Record<string, string> = { 'a.py': 'a\n', 'sub/b.py': 'b\n' }): string {
  const root = tempTree(files)
  commitAll(root)
  return root
}

describe('where a folder is', () => {
  test('inside a repository', () => {
    const root = repository()
    expect(isRepository(root)).toBe(true)
    expect(isRepository(join(root, 'sub'))).toBe(true)
    expect(isRepository(join(root, '.git'))).toBe(false)
    expect(topLevel(join(root, 'sub'))).toBe(realpathSync(root))
    expect([prefixOf(root), prefixOf(join(root, 'sub'))]).toEqual(['', 'sub/'])
  })

  test('outside of one', () => {
    const root = tempTree({})
    expect(isRepository(root)).toBe(false)
    expect(isRepository(join(root, 'missing'))).toBe(false)
    expect(() => topLevel(root)).toThrow(RefusedError)
    expect(() => topLevel(root)).toThrow(/git rev-parse failed: fatal: not a git repository/)
  })
})

describe('branches', () => {
  test('HEAD may be detached, or on a branch without commits', () => {
    const root = repository()
    git(root, 'checkout', '-q', '--detach')
    expect(currentBranch(root)).toBeUndefined()
    expect(headRevision(root)).toMatch(/^[0-9a-f]{40}$/)
    const empty = tempTree({})
    git(empty, 'init', '-q', '-b', 'main')
    expect(currentBranch(empty)).toBe('main')
    expect(headRevision(empty)).toBeUndefined()
  })

  test('a branch that exists is refused, and one beside which there cannot be another', () => {
    const root = repository()
    git(root, 'branch', 'extract/sub')
    expect(branchExists(root, 'extract/sub')).toBe(true)
    expect(branchExists(root, 'extract')).toBe(false)
    expect(() => checkNewBranch(root, 'main')).toThrow('the branch main exists already')
    expect(() => checkNewBranch(root, 'main')).toThrow(RefusedError)
    expect(() => checkNewBranch(root, 'extract')).toThrow(
      'there cannot be a branch extract beside the branch extract/sub',
    )
    expect(() => checkNewBranch(root, 'main/deep/er')).toThrow(/beside the branch main$/)
    checkNewBranch(root, 'extract/other')
  })

  test.each(['', '-x', '--force', 'a b', 'a..b', '@{-1}', 'x.lock', 'a/'])('the name %j is refused', (name) => {
    expect(() => checkNewBranch(repository(), name)).toThrow(/git does not allow a branch named/)
  })
})

test('dirtyFiles lists what is not committed below the root', () => {
  const root = repository({
    'sub/changed.py': '',
    'sub/staged é.py': '',
    'sub/gone.py': '',
    'sub/moved.py': 'moved\n',
    'out.py': '',
    '.gitignore': '*.log\n',
  })
  expect(dirtyFiles(root)).toEqual({ tracked: [], untracked: [] })
  writeFiles(root, {
    'sub/changed.py': 'x',
    'sub/staged é.py': 'x',
    'out.py': 'x',
    'sub/new/a.py': '',
    'sub/new/b.py': '',
    'sub/x.log': '',
  })
  rmSync(join(root, 'sub/gone.py'))
  git(root, 'add', 'sub/staged é.py')
  git(root, 'mv', 'sub/moved.py', 'sub/there.py')
  expect(dirtyFiles(join(root, 'sub'))).toEqual({
    tracked: ['changed.py', 'gone.py', 'moved.py', 'staged é.py', 'there.py'],
    untracked: ['new/a.py', 'new/b.py'],
  })
  expect(dirtyFiles(root).tracked).toContain('out.py')
})
