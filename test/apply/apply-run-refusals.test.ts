import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ApplyOptions } from '../../src/apply/apply-run.ts'
import { RefusedError } from '../../src/model/errors.ts'
import type { SourceFile } from '../../src/model/source-file.ts'
import { git, tempTree, treeOf, writeFiles } from '../disk/temp-tree.ts'
import type { Changes } from './sample-run.ts'
import { apply, files, hook, repository, runOn, stateOf, steps } from './sample-run.ts'

describe('applyRun refuses, and leaves everything as it was', () => {
  async function refused(
    root: string,
    message: RegExp,
    options: Partial<ApplyOptions> = {},
    run = runOn(root),
  ): Promise<void> {
    const before = stateOf(root)
    await expect(apply(root, options, run)).rejects.toThrow(RefusedError)
    expect(stateOf(root)).toEqual(before)
    await expect(apply(root, options, run)).rejects.toThrow(message)
    expect(stateOf(root)).toEqual(before)
  }

  test('changes that are not committed', async () => {
    const root = repository()
    writeFiles(root, { 'other.py': 'O\n' })
    await refused(root, /there are changes that are not committed: other\.py/)
    await refused(root, /not committed/, { branch: undefined, commits: false })
  })

  test('staged changes, and many of them', async () => {
    const more = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`m${i + 10}.py`, '']))
    const root = repository(more)
    for (const path of Object.keys(more)) rmSync(join(root, path))
    git(root, 'add', '-A')
    await refused(root, /: m10\.py, .*m19\.py, and 2 more$/)
  })

  test('untracked files, but only those the run would change', async () => {
    const root = repository()
    writeFiles(root, { 'mine.py': '' })
    git(root, 'rm', '-q', '--cached', 'conf.yaml')
    git(root, 'commit', '-qm', 'no longer tracked')
    await refused(root, /the run would change files that git does not track: conf\.yaml$/)
    await apply(root, { allowDirty: true })
    expect(git(root, 'status', '--porcelain')).toBe('?? mine.py')
  })

  test('a branch that exists, or cannot', async () => {
    const root = repository()
    git(root, 'branch', 'extract')
    await refused(root, /the branch extract exists already/)
    await refused(root, /git does not allow/, { branch: 'a b' })
    await refused(root, /there cannot be a branch extract\/sub beside the branch extract/, { branch: 'extract/sub' })
  })

  test('no repository, and one without commits', async () => {
    const root = tempTree(files)
    await expect(apply(root)).rejects.toThrow(/is not in a git repository/)
    git(root, 'init', '-q')
    await expect(apply(root, { allowDirty: true })).rejects.toThrow('the repository has no commit yet')
    expect(treeOf(root)).not.toHaveProperty('MIGRATION.md')
  })

  test('no identity', async () => {
    const root = repository()
    git(root, 'config', '--unset', 'user.name')
    git(root, 'config', 'user.useConfigOnly', 'true')
    await refused(root, /git does not know who commits/)
  })

  test('a hook that fails in the middle', async () => {
    const root = repository()
    hook(root, 'git diff --cached --name-only | grep -q conf.yaml && { echo no; exit 1; }; exit 0')
    await refused(root, /git commit failed: no/)
    await refused(root, /git commit failed: no/, { branch: undefined })
    git(root, 'checkout', '-q', '--detach')
    await refused(root, /git commit failed: no/)
    await refused(root, /git commit failed: no/, { branch: undefined })
  })

  test('a hook that fails after it has rewritten files', async () => {
    const root = repository()
    hook(root, 'for f in $(git diff --cached --name-only --diff-filter=d); do echo rewritten > "$f"; done; exit 1')
    await refused(root, /git commit failed/)
  })

  test('a hook that changes what is committed', async () => {
    const root = repository()
    hook(root, 'test -f pkg/a.py && echo rewritten > pkg/a.py && git add pkg/a.py; exit 0')
    await refused(root, /a formatter or a hook changed pkg\/a\.py, and the proof does not hold for that/)
    hook(root, 'echo more > more.py && git add more.py')
    await refused(root, /a hook changed what is committed: more\.py/)
  })

  test('a hook that does away with the files it finds', async () => {
    const root = repository()
    hook(root, 'rm -r shop; echo in the way > shop; exit 1')
    await refused(root, /git commit failed/)
  })

  test('with --allow-dirty: what was staged and what was not', async () => {
    const root = repository({ 'staged.py': 's\n', 'both.py': 'b\n', 'gone.py': 'g\n' })
    writeFiles(root, { 'staged.py': 'S\n', 'both.py': '1\n', 'conf.yaml': 'staged\n', 'new.py': 'n\n' })
    git(root, 'add', '.')
    git(root, 'rm', '-q', '--cached', 'gone.py')
    writeFiles(root, { 'both.py': '2\n', 'conf.yaml': 'dirty\n', 'shop/b.py': 'dirty\n', 'mine.py': '' })
    hook(root, 'git diff --cached --name-only | grep -q MIGRATION.md && { echo no; exit 1; }; exit 0')
    await refused(root, /git commit failed: no/, { allowDirty: true })
  })

  test('a file that changed since the run was computed', async () => {
    const root = repository()
    const run = runOn(root)
    writeFiles(root, { 'conf.yaml': 'changed\n' })
    git(root, 'commit', '-qam', 'in between')
    await refused(root, /conf\.yaml has changed on disk since it was read/, {}, run)
    await refused(root, /conf\.yaml has changed on disk/, { branch: undefined, commits: false }, run)
  })

  test('a file in the way that git ignores', async () => {
    const root = repository({ '.gitignore': 'pkg/\n' })
    writeFiles(root, { 'pkg/a.py': 'mine\n' })
    await refused(root, /pkg\/a\.py exists on disk but is not part of the tree/)
  })

  test('a file that becomes a folder', async () => {
    const root = repository({ pkg: 'a file\n' })
    const away: Changes = (workspace) => [{ kind: 'remove', file: workspace.read('pkg') as SourceFile }]
    hook(root, 'git diff --cached --name-only | grep -q conf.yaml && exit 1; exit 0')
    await refused(root, /git commit failed/, {}, runOn(root, [['scaffold', away], ...steps]))
  })

  test('a merge that is not finished', async () => {
    const root = repository()
    git(root, 'checkout', '-q', '-b', 'side')
    git(root, 'commit', '-q', '--allow-empty', '-m', 'side')
    git(root, 'checkout', '-q', 'main')
    git(root, 'commit', '-q', '--allow-empty', '-m', 'main')
    git(root, 'merge', '-q', '--no-ff', '--no-commit', 'side')
    await refused(root, /the repository is in the middle of something: a merge \(MERGE_HEAD\)/, { allowDirty: true })
  })
})
