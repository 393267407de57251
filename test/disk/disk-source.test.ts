import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/model/errors.ts'
import { diskSource } from '../../src/disk/disk-source.ts'
import { MAX_TEXT_BYTES } from '../../src/model/limits.ts'
import { openWorkspace } from '../../src/workspace/snapshot.ts'
import { commitAll, git, tempTree, writeFiles } from './temp-tree.ts'

const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString()

describe('listing with git', () => {
  test('tracked and untracked files, but not ignored ones, sorted', () => {
    const root = tempTree({ 'b.py': '', 'a/é.py': '', '.gitignore': '*.log\n', 'x.log': '' })
    commitAll(root)
    writeFiles(root, { 'new.py': '', 'new.log': '', 'a/.hidden': '' })
    expect(diskSource(root).list()).toEqual(['.gitignore', 'a/.hidden', 'a/é.py', 'b.py', 'new.py'])
  })

  test('a sub-folder is a root of its own', () => {
    const root = tempTree({
      'out.py': '',
      'sub/a.py': 'a',
      'sub/deep/b.py': '',
      '.gitignore': '/sub/no.py\n',
      'sub/no.py': '',
    })
    commitAll(root)
    const source = diskSource(join(root, 'sub'))
    expect(source.list()).toEqual(['a.py', 'deep/b.py'])
    expect(text(source.bytes('a.py'))).toBe('a')
    expect(source.bytes('../out.py')).toBeUndefined()
  })

  test('files that are gone are left out silently, links and submodules with the reason', () => {
    const root = tempTree({ 'a.py': 'a', 'gone.py': '', 'd/gone.py': '', 'real/b.py': '', 'other/b.py': '' })
    symlinkSync('a.py', join(root, 'link.py'))
    symlinkSync('/etc', join(root, 'etc'))
    commitAll(root)
    rmSync(join(root, 'gone.py'))
    rmSync(join(root, 'd'), { recursive: true })
    rmSync(join(root, 'other'), { recursive: true })
    symlinkSync('real', join(root, 'other'))
    writeFileSync(join(root, 'd'), 'a file now')
    mkdirSync(join(root, 'nested'))
    git(join(root, 'nested'), 'init', '-q')
    const source = diskSource(root)
    expect(source.list()).toEqual(['a.py', 'd', 'real/b.py'])
    const reason = 'a symbolic link, which is never followed or written through'
    const folder = 'a folder of its own: a submodule, another repository, or one that cannot be listed'
    expect([...source.leftOut()].sort((a, b) => a.path.localeCompare(b.path))).toEqual([
      { path: 'etc', reason },
      { path: 'link.py', reason },
      { path: 'nested', reason: folder },
      { path: 'other', reason },
      { path: 'other/b.py', reason: 'below the symbolic link other, which is never followed' },
    ])
    expect(source.bytes('link.py')).toBeUndefined()
    expect(openWorkspace(source).unreadable()).toHaveLength(5)
  })

  test('an unmerged path is listed once', () => {
    const root = tempTree({ 'a.py': '1\n' })
    commitAll(root)
    git(root, 'checkout', '-q', '-b', 'other')
    writeFiles(root, { 'a.py': '2\n' })
    git(root, 'commit', '-qam', 'other')
    git(root, 'checkout', '-q', 'main')
    writeFiles(root, { 'a.py': '3\n' })
    git(root, 'commit', '-qam', 'main')
    expect(() => git(root, 'merge', '-q', 'other')).toThrow()
    expect(diskSource(root).list()).toEqual(['a.py'])
  })

  test.skipIf(process.platform === 'darwin')('a name that is not UTF-8 is left out', () => {
    const root = tempTree({ 'é.py': '' })
    commitAll(root)
    writeFileSync(Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9])]), '')
    const source = diskSource(root)
    expect(source.list()).toEqual(['é.py'])
    expect(source.leftOut()).toEqual([{ path: 'caf\ufffd', reason: 'its name is not UTF-8' }])
  })

  test('a folder that its repository ignores is walked', () => {
    const root = tempTree({ '.gitignore': 'build\n', 'build/a.py': '', 'build/.gitignore': '*.o\n', 'build/x.o': '' })
    commitAll(root)
    expect(diskSource(join(root, 'build')).list()).toEqual(['.gitignore', 'a.py'])
  })

  test('a repository that git refuses is not walked', () => {
    const root = tempTree({ 'a.py': '' })
    mkdirSync(join(root, '.git'))
    writeFileSync(join(root, '.git/HEAD'), 'nonsense')
    expect(() => diskSource(root)).toThrow(/git cannot list .*: fatal: /)
  })
})

describe('listing without git', () => {
  const files = {
    '.gitignore': '\ufeff# comment\r\n*.log\r\nbuild/\n/top.py\n!keep.log\ndeep/*/x.py\n',
    'a.py': '',
    'top.py': '',
    'x.log': '',
    'X.LOG': '',
    'keep.log': '',
    'build/a.py': '',
    'sub/top.py': '',
    'sub/build': 'a file',
    'sub/.gitignore': '!x.log\n/here.py\nother/*.py\nname with space\n\\#hash\n[b]*.txt\n!build/\n',
    'sub/x.log': '',
    'sub/more/x.log': '',
    'sub/here.py': '',
    'sub/more/here.py': '',
    'sub/other/a.py': '',
    'sub/more/other/a.py': '',
    'sub/name with space': '',
    'sub/more/#hash': '',
    'sub/more/build/kept.py': '',
    'sub/b1.txt': '',
    'sub/c1.txt': '',
    'deep/one/x.py': '',
    'deep/one/two/x.py': '',
    'we[i]rd/.gitignore': '*.py\n',
    'we[i]rd/a.py': '',
    'wei/a.py': '',
  }

  test('agrees with git about nested .gitignore files', () => {
    const root = tempTree(files)
    const walked = diskSource(root).list()
    git(root, 'init', '-q')
    const listed = git(root, '-c', 'core.quotePath=false', 'ls-files', '--others', '--exclude-standard')
    expect(walked).toEqual(
      listed
        .split('\n')
        .map((line) => line.replace(/^"|"$/g, ''))
        .sort(),
    )
    expect(walked).toContain('sub/more/build/kept.py')
  })

  test('does not enter caches and environments, and names links and repositories', () => {
    const caches = ['node_modules', '__pycache__', '.venv', '.tox', '.mypy_cache']
    const root = tempTree({
      'a.py': '',
      'sub/b.py': '',
      ...Object.fromEntries(caches.map((each) => [`sub/${each}/x.py`, ''])),
    })
    symlinkSync('a.py', join(root, 'sub/link.py'))
    symlinkSync('.', join(root, 'loop'))
    mkdirSync(join(root, 'repo'))
    git(join(root, 'repo'), 'init', '-q')
    const source = diskSource(root)
    expect(source.list()).toEqual(['a.py', 'sub/b.py'])
    expect(source.leftOut().map((file) => file.path)).toEqual(['loop', 'repo', 'sub/link.py'])
  })
})

describe('reading', () => {
  test('all results share one buffer, which grows', () => {
    const large = 'x'.repeat(3 * 1024 * 1024 + 1)
    const root = tempTree({ 'a.txt': 'aaaa', 'b.txt': 'bb', 'empty.txt': '', 'large.txt': large })
    const source = diskSource(root)
    const first = source.bytes('a.txt')
    expect(text(first)).toBe('aaaa')
    expect(text(source.bytes('b.txt'))).toBe('bb')
    expect(text(first)).toBe('bbaa')
    expect(source.bytes('empty.txt')).toHaveLength(0)
    expect(text(source.bytes('large.txt'))).toBe(large)
    expect(text(source.bytes('a.txt'))).toBe('aaaa')
  })

  test('a snapshot keeps what it read', () => {
    const root = tempTree({ 'a.txt': 'aaaa', 'b.txt': 'bb' })
    const workspace = openWorkspace(diskSource(root))
    const first = workspace.read('a.txt')
    workspace.read('b.txt')
    expect(first?.text).toBe('aaaa')
    expect(workspace.mentioning(['bb'])).toEqual(['b.txt'])
  })

  test('a file that vanishes after the listing is undefined, one that became a link is refused', () => {
    const root = tempTree({ 'a.txt': 'a', 'b.txt': 'b' })
    const source = diskSource(root)
    rmSync(join(root, 'a.txt'))
    rmSync(join(root, 'b.txt'))
    symlinkSync('/etc/hostname', join(root, 'b.txt'))
    expect(source.bytes('a.txt')).toBeUndefined()
    expect(() => source.bytes('b.txt')).toThrow(/b\.txt cannot be read/)
    expect(source.bytes('never.txt')).toBeUndefined()
  })

  test('a file above the limit is left out', () => {
    const root = tempTree({ 'large.bin': Buffer.alloc(MAX_TEXT_BYTES + 1), 'just.bin': Buffer.alloc(MAX_TEXT_BYTES) })
    const source = diskSource(root)
    expect(source.list()).toEqual(['just.bin'])
    expect(source.leftOut()).toEqual([
      { path: 'large.bin', reason: 'too large: 20971521 bytes, the limit is 20971520' },
    ])
  })
})

test('exclude takes globs', () => {
  const root = tempTree({ 'a.py': '', 'docs/a.py': '', 'docs/b.md': '', 'src/docs/a.py': '' })
  expect(diskSource(root, { exclude: ['docs'] }).list()).toEqual(['a.py', 'src/docs/a.py'])
  expect(diskSource(root, { exclude: ['**/*.md'] }).list()).toEqual(['a.py', 'docs/a.py', 'src/docs/a.py'])
})

test('a root that is no folder is the mistake of who named it', () => {
  const root = tempTree({ 'a.py': '' })
  expect(() => diskSource(join(root, 'a.py'))).toThrow(UserError)
  expect(() => diskSource(join(root, 'missing'))).toThrow(UserError)
})
