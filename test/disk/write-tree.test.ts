import { chmodSync, existsSync, mkdirSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { diskSource } from '../../src/disk/disk-source.ts'
import { writeTree } from '../../src/disk/write-tree.ts'
import type { FileChange } from '../../src/model/change.ts'
import { insert } from '../../src/model/edit.ts'
import { RefusedError } from '../../src/model/errors.ts'
import type { SourceFile } from '../../src/model/source-file.ts'
import { openWorkspace } from '../../src/workspace/snapshot.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { tempTree, treeOf, writeFiles } from './temp-tree.ts'

const open = (root: string) => openWorkspace(diskSource(root))
const file = (workspace: Workspace, path: string) => workspace.read(path) as SourceFile
const edit = (workspace: Workspace, path: string, text = '# '): FileChange => ({
  kind: 'edit',
  file: file(workspace, path),
  edits: [insert(0, text)],
})
const move = (workspace: Workspace, path: string, to: string, text = ''): FileChange => ({
  kind: 'move',
  file: file(workspace, path),
  to,
  edits: text === '' ? [] : [insert(0, text)],
})
const create = (path: string, text = 'new\n'): FileChange => ({ kind: 'create', path, text })
const remove = (workspace: Workspace, path: string): FileChange => ({ kind: 'remove', file: file(workspace, path) })
const data = Buffer.from([0, 1, 0xff])

/** Write what the changes ask for; the tree afterwards must be the final snapshot, path by path. */
function applied(
  files: Record<string, string | Uint8Array>,
  changes: (base: Workspace) => FileChange[],
  executables: string[] = [],
) {
  const root = tempTree(files)
  for (const path of executables) chmodSync(join(root, path), 0o755)
  const base = open(root)
  const final = base.with(changes(base))
  const expected = final.list()
  writeTree(root, base, final)
  const tree = treeOf(root)
  expect(Object.keys(tree)).toEqual(expected)
  return { tree }
}

describe('writeTree writes exactly the difference', () => {
  test('edits, creations, removals and moves', () => {
    const { tree } = applied(
      { 'a.py': 'a\n', 'old/deep/b.py': 'b\n', 'old/deep/c.bin': data, 'gone/d.py': 'd\n', 'same.py': 's\n' },
      (base) => [
        edit(base, 'a.py'),
        move(base, 'old/deep/b.py', 'new/deep/b.py', '# '),
        { kind: 'move-bytes', path: 'old/deep/c.bin', to: 'new/c.bin' },
        { kind: 'copy-bytes', path: 'same.py', to: 'copy.py' },
        remove(base, 'gone/d.py'),
        create('new/__init__.py', ''),
      ],
    )
    expect(tree).toEqual({
      'a.py': '# a\n',
      'copy.py': 's\n',
      'new/__init__.py': '',
      'new/c.bin': '\0\x01\xff',
      'new/deep/b.py': '# b\n',
      'same.py': 's\n',
    })
  })

  test('executable files stay executable through edits, moves and copies, and new ones are not', () => {
    const { tree } = applied(
      {
        'edit.sh': 'e\n',
        'move.sh': 'm\n',
        'both.sh': 'b\n',
        'copy.bin': data,
        'plain.sh': 'p\n',
        'rewritten.sh': 'r\n',
      },
      (base) => [
        edit(base, 'edit.sh'),
        move(base, 'move.sh', 'bin/move.sh'),
        move(base, 'both.sh', 'bin/both.sh', '# '),
        { kind: 'copy-bytes', path: 'copy.bin', to: 'bin/copy.bin' },
        move(base, 'plain.sh', 'edit2.sh'),
        create('both.sh'),
        remove(base, 'rewritten.sh'),
        create('rewritten.sh'),
      ],
      ['edit.sh', 'move.sh', 'both.sh', 'copy.bin', 'rewritten.sh'],
    )
    expect(tree).toEqual({
      'bin/both.sh': 'x:# b\n',
      'bin/copy.bin': 'x:\0\x01\xff',
      'bin/move.sh': 'x:m\n',
      'both.sh': 'new\n',
      'copy.bin': 'x:\0\x01\xff',
      'edit.sh': 'x:# e\n',
      'edit2.sh': 'p\n',
      'rewritten.sh': 'x:new\n',
    })
  })

  test('files swap places', () => {
    const { tree } = applied({ 'a.py': 'a\n', 'b.py': 'b\n' }, (base) => [
      move(base, 'a.py', 'b.py'),
      move(base, 'b.py', 'a.py', '# '),
    ])
    expect(tree).toEqual({ 'a.py': '# b\n', 'b.py': 'a\n' })
  })

  test('a module becomes a package, and a folder a file', () => {
    const { tree } = applied({ a: 'a\n', 'b/c/d': 'd\n' }, (base) => [move(base, 'a', 'a/x'), move(base, 'b/c/d', 'b')])
    expect(tree).toEqual({ 'a/x': 'a\n', b: 'd\n' })
  })

  test('bytes outside the edits stay: latin-1, byte order mark, CRLF, no final newline', () => {
    const { tree } = applied(
      { 'l.py': Buffer.from('# coding: latin-1\n\xe9', 'latin1'), 'u.txt': '\ufeffa\r\nb\rc\u2028' },
      (base) => [edit(base, 'l.py', '#\n'), { kind: 'edit', file: file(base, 'u.txt'), edits: [insert(2, 'X')] }],
    )
    expect(tree).toEqual({
      'l.py': '#\n# coding: latin-1\n\xe9',
      'u.txt': Buffer.from('\ufeffaX\r\nb\rc\u2028').toString('latin1'),
    })
  })

  test('no difference writes nothing', () => {
    const { tree } = applied({ 'a.py': 'a\n' }, () => [])
    expect(tree).toEqual({ 'a.py': 'a\n' })
  })

  test('an untouched folder that is empty or holds ignored files stays', () => {
    const root = tempTree({ 'a/b.py': 'b\n', 'a/__pycache__/b.pyc': 'x' })
    mkdirSync(join(root, 'empty'))
    const base = open(root)
    writeTree(root, base, base.with([move(base, 'a/b.py', 'c.py')]))
    expect(treeOf(root)).toEqual({ 'a/__pycache__/b.pyc': 'x', 'c.py': 'b\n', empty: '/' })
  })
})

describe('the groups of a run, one after the other', () => {
  test('a later group may touch what an earlier one moved, and the way back works too', () => {
    const before = { 'd/a.bin': data, 'd/b.bin': data, 'd/t.csv': 't\n', 'd/m.py': 'm\n', 'd/s.sh': 's\n' }
    const root = tempTree(before)
    chmodSync(join(root, 'd/s.sh'), 0o755)
    const start = treeOf(root)
    const base = open(root)
    const first = base.with([
      { kind: 'move-bytes', path: 'd/a.bin', to: 'e/a.bin' },
      { kind: 'move-bytes', path: 'd/b.bin', to: 'e/b.bin' },
      { kind: 'move-bytes', path: 'd/t.csv', to: 'e/t.csv' },
      move(base, 'd/m.py', 'e/m.py', '# '),
      move(base, 'd/s.sh', 'e/s.sh', '# '),
      create('d/m.py'),
    ])
    const second = first.with([
      { kind: 'move-bytes', path: 'e/a.bin', to: 'f/a.bin' },
      { kind: 'copy-bytes', path: 'e/b.bin', to: 'f/b.bin' },
      { kind: 'move-bytes', path: 'e/t.csv', to: 'f/t.csv' },
      edit(first, 'e/m.py', '# '),
      move(first, 'e/s.sh', 'f/s.sh', '# '),
    ])
    writeTree(root, base, first)
    writeTree(root, first, second)
    const end = {
      'd/m.py': 'new\n',
      'e/b.bin': '\0\x01\xff',
      'e/m.py': '# # m\n',
      'f/a.bin': '\0\x01\xff',
      'f/b.bin': '\0\x01\xff',
      'f/s.sh': 'x:# # s\n',
      'f/t.csv': 't\n',
    }
    expect(treeOf(root)).toEqual(end)
    writeTree(root, second, first)
    writeTree(root, first, base)
    expect(treeOf(root)).toEqual(start)
    writeTree(root, base, second)
    expect(treeOf(root)).toEqual(end)
  })
})

describe('writeTree refuses, and leaves the tree as it was', () => {
  const files = { 'a.py': 'a\n', 'b/c.py': 'c\n', 'x.sh': 'x\n', 'z.py': 'z\n' }
  const everything = (base: Workspace): FileChange[] => [
    edit(base, 'a.py'),
    move(base, 'b/c.py', 'd/e/c.py'),
    edit(base, 'x.sh'),
    remove(base, 'z.py'),
    create('new/deep/er.py'),
    create('way/in.py'),
  ]

  function refused(prepare: (root: string) => void, message: RegExp, changes = everything, early = false) {
    const root = tempTree(files)
    chmodSync(join(root, 'x.sh'), 0o755)
    chmodSync(join(root, 'b'), 0o750)
    if (early) prepare(root)
    const base = open(root)
    const final = base.with(changes(base))
    if (!early) prepare(root)
    const before = treeOf(root)
    expect(() => writeTree(root, base, final)).toThrow(RefusedError)
    expect(() => writeTree(root, base, final)).toThrow(message)
    expect(treeOf(root)).toEqual(before)
    expect(statSync(join(root, 'b')).mode & 0o777).toBe(0o750)
  }

  test.each(['a.py', 'b/c.py', 'z.py'])('%s that changed on disk', (path) => {
    refused(
      (root) => writeFiles(root, { [path]: 'changed\n' }),
      new RegExp(`${path} has changed on disk since it was read`),
    )
  })

  test('a copied file that changed on disk', () => {
    refused(
      (root) => writeFiles(root, { 'a.py': 'changed\n' }),
      /a\.py has changed on disk/,
      (base) => [create('first.py', file(base, 'a.py').text), { kind: 'copy-bytes', path: 'a.py', to: 'copy.py' }],
    )
  })

  test('a file in the way', () => {
    refused(
      (root) => writeFiles(root, { 'way/in.py': 'mine\n' }),
      /way\/in\.py exists on disk but is not part of the tree/,
    )
  })

  test('a file where a folder must be', () => {
    refused((root) => writeFiles(root, { way: 'mine\n' }), /the tree could not be written: way\/in\.py: EEXIST/)
  })

  test('a folder in the way', () => {
    refused((root) => writeFiles(root, { 'way/in.py/mine': 'mine\n' }), /way\/in\.py exists on disk/)
  })

  test('a path below a link', () => {
    const outside = tempTree({})
    refused(
      (root) => symlinkSync(outside, join(root, 'way')),
      /way\/in\.py lies below the symbolic link way/,
      everything,
      true,
    )
    expect(treeOf(outside)).toEqual({})
  })

  test.each(['../out.py', '/tmp/out.py', 'a/../../out.py', './a.py', 'a//b.py', 'b/', '', 'x\0y'])(
    'the path %j',
    (path) => {
      refused(
        () => undefined,
        /is not a path below the root/,
        () => [create('fine.py'), create(path)],
      )
    },
  )

  test.each(['.git/hooks/x', 'sub/.GIT/x'])('the path %s', (path) => {
    refused(
      () => undefined,
      /lies inside a git folder/,
      () => [create(path)],
    )
  })

  test('a root that does not exist any more', () => {
    const root = tempTree(files)
    const base = open(root)
    expect(() => writeTree(join(root, 'gone'), base, base.with([create('n.py')]))).toThrow(RefusedError)
    expect(existsSync(join(root, 'gone'))).toBe(false)
  })
})
