import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commitAll, git, tempTree, treeOf, writeFiles } from '../disk/temp-tree.ts'
import { apply, edit, end, files, log, repository, runOn, stateOf } from './sample-run.ts'

describe('applyRun', () => {
  test('makes a branch and one commit per group that changes something', async () => {
    const root = repository()
    const applied = await apply(root)
    expect(log(root)).toEqual(['scaffold: step-0', 'code: step-1, step-2', 'configs: step-4', 'guide: step-5'])
    expect(treeOf(root)).toEqual(end)
    expect(git(root, 'status', '--porcelain')).toBe('')
    expect(git(root, 'rev-parse', '--abbrev-ref', 'HEAD')).toBe('extract')
    expect(applied.branch).toBe('extract')
    expect(applied.commits.map(({ group, paths }) => [group, paths])).toEqual([
      ['scaffold', ['pkg/pyproject.toml']],
      ['code', ['pkg/a.py', 'pkg/data.bin', 'shop/a.py', 'shop/b.py', 'shop/data.bin']],
      ['configs', ['conf.yaml']],
      ['guide', ['MIGRATION.md', 'pkg/a.py']],
    ])
    expect(applied.commits.at(-1)?.revision).toBe(git(root, 'rev-parse', 'HEAD'))
    expect(applied.differences.map(({ path }) => path)).not.toContain('other.py')
    expect(git(root, 'show', '--format=', '--name-status', '-M', 'HEAD~2')).toContain(
      'R100\tshop/data.bin\tpkg/data.bin',
    )
  })

  test('a root below the top of the repository', async () => {
    const top = tempTree({
      ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`mono/${path}`, text])),
      'top.py': '',
    })
    commitAll(top)
    await apply(join(top, 'mono'))
    expect(treeOf(join(top, 'mono'))).toEqual(end)
    expect(git(top, 'status', '--porcelain')).toBe('')
    expect(log(top)).toHaveLength(4)
  })

  test('without commits: the branch, and the tree', async () => {
    const root = repository()
    const head = git(root, 'rev-parse', 'HEAD')
    expect(await apply(root, { commits: false })).toMatchObject({ branch: 'extract', commits: [] })
    expect(treeOf(root)).toEqual(end)
    expect(git(root, 'rev-parse', 'HEAD')).toBe(head)
    expect(git(root, 'rev-parse', '--abbrev-ref', 'HEAD')).toBe('extract')
    expect(git(root, 'diff', '--cached')).toBe('')
  })

  test('without a branch: commits where HEAD is, detached or not', async () => {
    const root = repository()
    git(root, 'checkout', '-q', '--detach')
    expect((await apply(root, { branch: undefined })).branch).toBeUndefined()
    expect(log(root)).toHaveLength(4)
    expect(git(root, 'rev-parse', '--abbrev-ref', 'HEAD')).toBe('HEAD')
  })

  test('with neither it needs no git', async () => {
    const root = tempTree(files)
    expect((await apply(root, { branch: undefined, commits: false })).differences).toHaveLength(8)
    expect(treeOf(root)).toEqual(end)
    expect(existsSync(join(root, '.git'))).toBe(false)
  })

  test('a run that changes nothing makes no branch', async () => {
    const root = repository()
    const before = stateOf(root)
    expect(await apply(root, {}, runOn(root, []))).toEqual({ branch: undefined, commits: [], differences: [] })
    expect(stateOf(root)).toEqual(before)
  })

  test('the same run again, after its branch was thrown away', async () => {
    const root = repository()
    await apply(root)
    git(root, 'checkout', '-q', 'main')
    git(root, 'branch', '-q', '-D', 'extract')
    await apply(root)
    expect(treeOf(root)).toEqual(end)
  })

  test('steps of one group are one commit only when they follow each other', async () => {
    const root = repository()
    await apply(
      root,
      {},
      runOn(root, [
        ['code', edit('shop/a.py')],
        ['configs', edit('conf.yaml')],
        ['code', edit('shop/b.py')],
      ]),
    )
    expect(log(root)).toEqual(['code: step-0', 'configs: step-1', 'code: step-2'])
  })

  test('moved files may land where git ignores files', async () => {
    const root = repository({ '.gitignore': 'pkg/\n' })
    await apply(root)
    expect(git(root, 'ls-files', 'pkg')).toBe('pkg/a.py\npkg/data.bin\npkg/pyproject.toml')
  })

  test('--allow-dirty keeps what is staged and what is not out of the commits of other files', async () => {
    const root = repository({ 'staged.py': 's\n' })
    writeFiles(root, { 'staged.py': 'S\n', 'other.py': 'O\n' })
    git(root, 'add', 'staged.py')
    await apply(root, { allowDirty: true })
    expect(git(root, 'status', '--porcelain')).toBe(' M other.py\nM  staged.py')
    expect(git(root, 'diff', '--name-only', 'main', 'HEAD')).not.toMatch(/staged|other/)
  })
})
