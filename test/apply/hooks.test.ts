import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { RefusedError } from '../../src/model/errors.ts'
import { git, tempTree, treeOf, writeFiles } from '../disk/temp-tree.ts'
import { apply, end, hook, log, repository, stateOf } from './sample-run.ts'

describe('hooks run as for git commit', () => {
  test('in a whole checkout, with nothing of ours in their environment', async () => {
    const root = repository()
    const out = join(tempTree({}), 'env')
    hook(root, `env | grep ^GIT_ | cut -d= -f1 >> ${out}; test -f other.py || exit 1`)
    await apply(root)
    const names = new Set(readFileSync(out, 'utf8').trim().split('\n'))
    for (const name of ['GIT_LITERAL_PATHSPECS', 'GIT_CONFIG_PARAMETERS', 'GIT_CONFIG_COUNT'])
      expect(names).not.toContain(name)
    expect(treeOf(root)).toEqual(end)
  })

  test('with what is installed beside the tracked files, and hooks that git ignores', async () => {
    const root = repository({ '.gitignore': 'node_modules/\n.husky/_/\n' })
    writeFiles(root, {
      'node_modules/lint/index.js': '',
      '.husky/_/pre-commit': '#!/bin/sh\ntest -d node_modules/lint\n',
    })
    chmodSync(join(root, '.husky/_/pre-commit'), 0o755)
    git(root, 'config', 'core.hooksPath', '.husky/_')
    await apply(root)
    expect(log(root)).toHaveLength(4)
    expect(existsSync(join(root, 'node_modules/lint/index.js'))).toBe(true)
    const strict = repository()
    writeFiles(strict, { '.husky/pre-commit': '#!/bin/sh\necho no; exit 1\n' })
    chmodSync(join(strict, '.husky/pre-commit'), 0o755)
    git(strict, 'config', 'core.hooksPath', '.husky')
    await expect(apply(strict)).rejects.toThrow(/git commit failed: no/)
  })

  test('one that leaves a process behind does not hang the run', async () => {
    const root = repository()
    hook(root, 'sleep 30 & exit 0')
    const began = Date.now()
    await apply(root)
    expect(Date.now() - began).toBeLessThan(25_000)
  })

  test('commit-msg may add to the message, and --no-verify leaves it out with pre-commit', async () => {
    const root = repository()
    writeFiles(root, { '.git/hooks/commit-msg': '#!/bin/sh\necho "Signed-off-by: hook" >> "$1"\n' })
    chmodSync(join(root, '.git/hooks/commit-msg'), 0o755)
    await apply(root)
    expect(git(root, 'log', '-1', '--format=%B')).toContain('Signed-off-by: hook')
    const other = repository()
    hook(other, 'exit 1')
    await apply(other, { noVerify: true })
    expect(log(other)).toHaveLength(4)
  })

  test('a signal ends a hook that takes long, and everything is as before', async () => {
    const root = repository()
    const flag = join(tempTree({}), 'started')
    hook(root, `touch ${flag}; sleep 60`)
    const before = stateOf(root)
    const running = apply(root)
    const timer = setInterval(() => {
      if (existsSync(flag)) process.emit('SIGTERM', 'SIGTERM')
    }, 50)
    await expect(running).rejects.toThrow(RefusedError)
    clearInterval(timer)
    expect(stateOf(root)).toEqual(before)
  })
})

test('what the repository converts is committed as the user would commit it: line ends, executables, attributes', async () => {
  const root = repository({ '.gitattributes': '*.yaml text eol=crlf\n', 'conf.yaml': 'c\r\n' })
  mkdirSync(join(root, 'bin'))
  writeFileSync(join(root, 'shop/b.py'), 'b\n', { mode: 0o755 })
  chmodSync(join(root, 'shop/b.py'), 0o755)
  git(root, 'commit', '-qam', 'executable')
  await apply(root)
  expect(git(root, 'status', '--porcelain')).toBe('')
  expect(treeOf(root)).toMatchObject({ 'conf.yaml': '# c\r\n', 'shop/b.py': 'x:# b\n' })
  expect(git(root, 'show', 'HEAD:conf.yaml')).toBe('# c')
  expect(git(root, 'ls-tree', 'HEAD', 'shop/b.py')).toMatch(/^100755/)
})
