import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ApplyOptions } from '../../src/git/commit-run.ts'
import { InvariantError, RefusedError } from '../../src/model/errors.ts'
import type { SourceFile } from '../../src/model/source-file.ts'
import { git, tempTree, treeOf, writeFiles } from '../disk/temp-tree.ts'
import type { Changes } from './sample-run.ts'
import { apply, files, hook, repository, runOn, stateOf, steps } from './sample-run.ts'

describe('applyRun refuses, and leaves everything as it was', () => {
  function refused(root: string, message: RegExp, options: Partial<ApplyOptions> = {}, run = runOn(root)): void {
    const before = stateOf(root)
    expect(() => apply(root, options, run)).toThrow(RefusedError)
    expect(stateOf(root)).toEqual(before)
    expect(() => apply(root, options, run)).toThrow(message)
    expect(stateOf(root)).toEqual(before)
  }

  test('changes that are not committed', () => {
    const root = repository()
    writeFiles(root, { 'other.py': 'O\n' })
    refused(root, /there are changes that are not committed: other\.py/)
    refused(root, /not committed/, { branch: undefined, commits: false })
  })

  test('staged changes, and many of them', () => {
    const more = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`m${i + 10}.py`, '']))
    const root = repository(more)
    for (const path of Object.keys(more)) rmSync(join(root, path))
    git(root, 'add', '-A')
    refused(root, /: m10\.py, .*m19\.py, and 2 more$/)
  })

  test('untracked files, but only those the run would change', () => {
    const root = repository()
    writeFiles(root, { 'mine.py': '' })
    git(root, 'rm', '-q', '--cached', 'conf.yaml')
    git(root, 'commit', '-qm', 'no longer tracked')
    refused(root, /the run would change files that git does not track: conf\.yaml$/)
    apply(root, { allowDirty: true })
    expect(git(root, 'status', '--porcelain')).toBe('?? mine.py')
  })

  test('a branch that exists, or cannot', () => {
    const root = repository()
    git(root, 'branch', 'extract')
    refused(root, /the branch extract exists already/)
    refused(root, /git does not allow/, { branch: 'a b' })
    refused(root, /git checkout failed: fatal: cannot lock ref/, { branch: 'extract/sub' })
  })

  test('no repository, and one without commits', () => {
    const root = tempTree(files)
    expect(() => apply(root)).toThrow(/is not in a git repository/)
    git(root, 'init', '-q')
    expect(() => apply(root, { allowDirty: true })).toThrow('the repository has no commit yet')
    expect(treeOf(root)).not.toHaveProperty('MIGRATION.md')
  })

  test('no identity', () => {
    const root = repository()
    git(root, 'config', '--unset', 'user.name')
    git(root, 'config', 'user.useConfigOnly', 'true')
    refused(root, /git does not know who commits/)
  })

  test('a hook that fails in the middle', () => {
    const root = repository()
    hook(root, 'git diff --cached --name-only | grep -q conf.yaml && { echo no; exit 1; }; exit 0')
    refused(root, /git commit failed: no/)
    refused(root, /git commit failed: no/, { branch: undefined })
    git(root, 'checkout', '-q', '--detach')
    refused(root, /git commit failed: no/)
    refused(root, /git commit failed: no/, { branch: undefined })
  })

  test('a hook that fails after it has rewritten files', () => {
    const root = repository()
    hook(root, 'for f in $(git diff --cached --name-only --diff-filter=d); do echo rewritten > "$f"; done; exit 1')
    refused(root, /git commit failed/)
  })

  test('a hook that rewrites files and passes: a later group finds them changed', () => {
    const root = repository()
    hook(root, 'test -f pkg/a.py && echo rewritten > pkg/a.py; exit 0')
    refused(root, /pkg\/a\.py has changed on disk since it was read/)
  })

  test('with --allow-dirty: what was staged and what was not', () => {
    const root = repository({ 'staged.py': 's\n', 'both.py': 'b\n', 'gone.py': 'g\n' })
    writeFiles(root, { 'staged.py': 'S\n', 'both.py': '1\n', 'conf.yaml': 'staged\n', 'new.py': 'n\n' })
    git(root, 'add', '.')
    git(root, 'rm', '-q', '--cached', 'gone.py')
    writeFiles(root, { 'both.py': '2\n', 'conf.yaml': 'dirty\n', 'shop/b.py': 'dirty\n', 'mine.py': '' })
    hook(root, 'git diff --cached --name-only | grep -q MIGRATION.md && { echo no; exit 1; }; exit 0')
    refused(root, /git commit failed: no/, { allowDirty: true })
  })

  test('a file that changed since the run was computed', () => {
    const root = repository()
    const run = runOn(root)
    writeFiles(root, { 'conf.yaml': 'changed\n' })
    git(root, 'commit', '-qam', 'in between')
    refused(root, /conf\.yaml has changed on disk since it was read/, {}, run)
    refused(root, /conf\.yaml has changed on disk/, { branch: undefined, commits: false }, run)
  })

  test('a file in the way that git ignores', () => {
    const root = repository({ '.gitignore': 'pkg/\n' })
    writeFiles(root, { 'pkg/a.py': 'mine\n' })
    refused(root, /pkg\/a\.py exists on disk but is not part of the tree/)
  })

  test('a file that becomes a folder', () => {
    const root = repository({ pkg: 'a file\n' })
    const away: Changes = (workspace) => [{ kind: 'remove', file: workspace.read('pkg') as SourceFile }]
    hook(root, 'git diff --cached --name-only | grep -q conf.yaml && exit 1; exit 0')
    refused(root, /git commit failed/, {}, runOn(root, [['scaffold', away], ...steps]))
  })

  test('a merge that is not finished', () => {
    const root = repository()
    git(root, 'checkout', '-q', '-b', 'side')
    git(root, 'commit', '-q', '--allow-empty', '-m', 'side')
    git(root, 'checkout', '-q', 'main')
    git(root, 'commit', '-q', '--allow-empty', '-m', 'main')
    git(root, 'merge', '-q', '--no-ff', '--no-commit', 'side')
    refused(root, /the repository is in the middle of something \(MERGE_HEAD\)/, { allowDirty: true })
  })
})

test('when going back fails, the message says where the old files are, and they stay there', () => {
  const root = repository()
  hook(root, 'rm -r shop; echo in the way > shop; exit 1')
  try {
    apply(root)
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(InvariantError)
    const { message } = error as InvariantError
    expect(message).toMatch(/git commit failed/)
    expect(message).toMatch(/HEAD was at main/)
    const folder = /as they were are in (.*)$/.exec(message)?.[1] ?? ''
    expect(readdirSync(folder).length).toBeGreaterThan(0)
    rmSync(folder, { recursive: true })
  }
  expect(git(root, 'rev-parse', '--abbrev-ref', 'HEAD')).toBe('main')
})
