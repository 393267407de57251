import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { diskSource } from '../../src/disk/disk-source.ts'
import { revisionSource } from '../../src/git/revision-source.ts'
import { UserError } from '../../src/model/errors.ts'
import { differences } from '../../src/workspace/compare.ts'
import { openWorkspace } from '../../src/workspace/snapshot.ts'
import { commitAll, git, tempTree, writeFiles } from '../disk/temp-tree.ts'

const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('latin1')

describe('revisionSource', () => {
  test('gives the files of a revision, whatever the tree holds now', () => {
    const root = tempTree({ 'b.py': 'b\r\n', 'a/é x.py': 'é', 'a/empty': '', 'x.bin': Buffer.from([0, 10, 255]) })
    symlinkSync('b.py', join(root, 'link'))
    commitAll(root)
    writeFiles(root, { 'b.py': 'changed', 'new.py': '' })
    git(root, 'add', '.')
    const source = revisionSource(root, 'HEAD')
    expect(source.list()).toEqual(['a/empty', 'a/é x.py', 'b.py', 'x.bin'])
    expect(text(source.bytes('b.py'))).toBe('b\r\n')
    expect(text(source.bytes('a/é x.py'))).toBe('\xc3\xa9')
    expect(text(source.bytes('a/empty'))).toBe('')
    expect(text(source.bytes('x.bin'))).toBe('\0\n\xff')
    expect(source.bytes('new.py')).toBeUndefined()
    expect(source.bytes('link')).toBeUndefined()
    expect(source.leftOut()).toEqual([
      { path: 'link', reason: 'a symbolic link, which is never followed or written through' },
    ])
  })

  test('a sub-folder is a root of its own', () => {
    const root = tempTree({ 'out.py': '', 'sub/a.py': 'a' })
    commitAll(root)
    const source = revisionSource(join(root, 'sub'), 'main')
    expect(source.list()).toEqual(['a.py'])
    expect(text(source.bytes('a.py'))).toBe('a')
  })

  test('any order of reading gives the same', () => {
    const files = Object.fromEntries(
      Array.from({ length: 400 }, (_, i) => [`d${i % 7}/f${i}.${i % 3 === 0 ? 'py' : 'txt'}`, `content ${i}`]),
    )
    const root = tempTree(files)
    commitAll(root)
    const source = revisionSource(root, 'HEAD')
    const paths = source.list()
    expect(paths).toHaveLength(400)
    const odd = paths.filter((_, i) => i % 13 === 0)
    for (const path of [...paths.filter((each) => each.endsWith('.py')), ...paths, ...odd.toReversed()]) {
      expect(text(source.bytes(path))).toBe(files[path])
    }
    const workspace = openWorkspace(source)
    expect(workspace.mentioning(['content 39'], '.py')).toHaveLength(1)
    expect(differences(workspace, openWorkspace(diskSource(root)))).toEqual([])
  })

  test.each(['nowhere', '-x', '--all', '', 'HEAD:a.py'])(
    'the revision %j is the mistake of who named it',
    (revision) => {
      const root = tempTree({ 'a.py': '' })
      commitAll(root)
      expect(() => revisionSource(root, revision)).toThrow(UserError)
    },
  )
})
