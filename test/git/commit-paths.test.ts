import { chmodSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commitPaths } from '../../src/git/commit-paths.ts'
import { headRevision } from '../../src/git/git.ts'
import { RefusedError } from '../../src/model/errors.ts'
import { commitAll, git, tempTree, writeFiles } from '../disk/temp-tree.ts'

function repository(files: Record<string, string>): string {
  const root = tempTree(files)
  commitAll(root)
  return root
}

const shown = (root: string) =>
  git(root, '-c', 'core.quotePath=false', 'show', '--no-renames', '--name-status', '--format=%B', 'HEAD')

describe('commitPaths', () => {
  test('commits exactly the paths: changed, added, removed, ignored', () => {
    const root = repository({ 'a.py': 'a\n', 'gone.py': 'g\n', 'other.py': 'o\n', '.gitignore': 'data/\n' })
    writeFiles(root, {
      'a.py': 'A\n',
      'new é.py': 'n\n',
      'data/ignored.py': 'i\n',
      'other.py': 'O\n',
      'mine.py': 'm\n',
    })
    rmSync(join(root, 'gone.py'))
    const revision = commitPaths(
      root,
      ['a.py', 'gone.py', 'new é.py', 'data/ignored.py'],
      'Move things\n\n# not a comment',
    )
    expect(revision).toBe(headRevision(root))
    expect(shown(root)).toBe('Move things\n\n# not a comment\n\n\nM\ta.py\nA\tdata/ignored.py\nD\tgone.py\nA\tnew é.py')
    expect(git(root, 'status', '--porcelain')).toBe(' M other.py\n?? mine.py')
  })

  test('what else is staged stays staged', () => {
    const root = repository({ 'a.py': 'a\n', 'sub/b.py': 'b\n', 'sub/gone.py': 'g\n', 'staged.py': 's\n' })
    writeFiles(root, {
      'staged.py': 'S\n',
      'sub/b.py': 'B\n',
      'sub/[new].py': 'n\n',
      'sub/n.py': 'not matched by the brackets\n',
    })
    rmSync(join(root, 'sub/gone.py'))
    git(root, 'add', 'staged.py')
    expect(commitPaths(join(root, 'sub'), ['[new].py', 'b.py', 'gone.py'], 'Sub')).toBe(headRevision(root))
    expect(shown(root)).toBe('Sub\n\n\nA\tsub/[new].py\nM\tsub/b.py\nD\tsub/gone.py')
    expect(git(root, 'status', '--porcelain')).toBe('M  staged.py\n?? sub/n.py')
  })

  test('a file that becomes a folder, and a folder that becomes a file', () => {
    const root = repository({ a: 'a\n', 'b/c': 'c\n' })
    rmSync(join(root, 'a'))
    rmSync(join(root, 'b'), { recursive: true })
    writeFiles(root, { 'a/x': 'x\n', b: 'b\n' })
    commitPaths(root, ['a', 'a/x', 'b', 'b/c'], 'Swap')
    expect(git(root, 'ls-files')).toBe('a/x\nb')
    expect(git(root, 'status', '--porcelain')).toBe('')
  })

  test('nothing to commit is no commit', () => {
    const root = repository({ 'a.py': 'a\n', 'staged.py': '' })
    const head = headRevision(root)
    writeFiles(root, { 'staged.py': 'S\n' })
    git(root, 'add', '.')
    expect(commitPaths(root, ['a.py', 'never.py'], 'Nothing')).toBeUndefined()
    expect(headRevision(root)).toBe(head)
    expect(git(root, 'status', '--porcelain')).toBe('M  staged.py')
  })

  test('a hook that fails is a refusal in its own words', () => {
    const root = repository({ 'a.py': 'a\n' })
    writeFiles(root, { '.git/hooks/pre-commit': '#!/bin/sh\necho the linter says no\nexit 1\n', 'a.py': 'A\n' })
    chmodSync(join(root, '.git/hooks/pre-commit'), 0o755)
    expect(() => commitPaths(root, ['a.py'], 'Refused')).toThrow(RefusedError)
    expect(() => commitPaths(root, ['a.py'], 'Refused')).toThrow(/git commit failed: the linter says no/)
  })

  test('a hook that passes runs', () => {
    const root = repository({ 'a.py': 'a\n' })
    writeFiles(root, { '.git/hooks/commit-msg': '#!/bin/sh\necho "Signed-off-by: hook" >> "$1"\n', 'a.py': 'A\n' })
    chmodSync(join(root, '.git/hooks/commit-msg'), 0o755)
    commitPaths(root, ['a.py'], 'Signed\n')
    expect(git(root, 'log', '-1', '--format=%B')).toContain('Signed-off-by: hook')
  })

  test('no identity is a refusal with advice', () => {
    const root = repository({ 'a.py': 'a\n' })
    git(root, 'config', '--unset', 'user.email')
    git(root, 'config', 'user.useConfigOnly', 'true')
    writeFiles(root, { 'a.py': 'A\n' })
    try {
      commitPaths(root, ['a.py'], 'Nobody')
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(RefusedError)
      expect((error as RefusedError).message).toMatch(/git does not know who commits: /)
      expect((error as RefusedError).advice).toMatch(/git config user\.email/)
    }
    expect(git(root, 'status', '--porcelain')).toBe(' M a.py')
  })
})
