import { describe, expect, test } from 'vitest'
import type { FileChange } from '../../src/model/change.ts'
import { insert } from '../../src/model/edit.ts'
import { InvariantError } from '../../src/model/errors.ts'
import type { SourceFile } from '../../src/model/source-file.ts'
import { literalSource } from '../../src/workspace/file-source.ts'
import { openWorkspace } from '../../src/workspace/snapshot.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'

const shop = () =>
  openWorkspace(literalSource({ 'a.py': 'a\n', 'b.py': 'b\n', 'c.txt': 'c\n', 'd.bin': Buffer.from([0, 1]) }))
const text = (workspace: Workspace, path: string) => workspace.read(path)?.text
const file = (workspace: Workspace, path: string): SourceFile => {
  const found = workspace.read(path)
  if (found === undefined) throw new Error(`${path} is not there`)
  return found
}

describe('with', () => {
  test('gives a new snapshot and leaves the old one alone', () => {
    const before = shop()
    const after = before.with([
      { kind: 'edit', file: file(before, 'a.py'), edits: [insert(0, '# ')] },
      { kind: 'create', path: 'new.py', text: 'n\n' },
      { kind: 'remove', file: file(before, 'c.txt') },
      { kind: 'move-bytes', path: 'd.bin', to: 'e.bin' },
    ])
    expect(before.list()).toEqual(['a.py', 'b.py', 'c.txt', 'd.bin'])
    expect(text(before, 'a.py')).toBe('a\n')
    expect(after.list()).toEqual(['a.py', 'b.py', 'e.bin', 'new.py'])
    expect(after.list('.py')).toEqual(['a.py', 'b.py', 'new.py'])
    expect(text(after, 'a.py')).toBe('# a\n')
    expect(after.bytes('e.bin')).toEqual(Buffer.from([0, 1]))
    expect(after.bytes('d.bin')).toBeUndefined()
    expect(after.touched()).toEqual(['a.py', 'c.txt', 'd.bin', 'e.bin', 'new.py'])
    expect(before.touched()).toEqual([])
    expect(after.sourceId).toBe(before.sourceId)
  })

  test('two files swap places', () => {
    const before = shop()
    const after = before.with([
      { kind: 'move', file: file(before, 'a.py'), to: 'b.py', edits: [] },
      { kind: 'move', file: file(before, 'b.py'), to: 'a.py', edits: [insert(0, '# ')] },
    ])
    expect([text(after, 'a.py'), text(after, 'b.py')]).toEqual(['# b\n', 'a\n'])
    expect(after.read('b.py')?.path).toBe('b.py')
  })

  test.each<[string, (workspace: Workspace) => FileChange[], RegExp]>([
    ['a stale edit', (w) => [{ kind: 'edit', file: { ...file(w, 'a.py'), text: 'old' }, edits: [] }], /another text/],
    ['a taken path', () => [{ kind: 'create', path: 'a.py', text: '' }], /where there is one already/],
    ['a missing file', () => [{ kind: 'move-bytes', path: 'x', to: 'y' }], /does not exist/],
    ['a missing copy', () => [{ kind: 'copy-bytes', path: 'x', to: 'y' }], /does not exist/],
    [
      'two changes of one file',
      (w) => [
        { kind: 'remove', file: file(w, 'a.py') },
        { kind: 'edit', file: file(w, 'a.py'), edits: [] },
      ],
      /changed by two changes/,
    ],
  ])('refuses %s', (_name, changes, message) => {
    const workspace = shop()
    expect(() => workspace.with(changes(workspace))).toThrow(InvariantError)
    expect(() => workspace.with(changes(workspace))).toThrow(message)
  })
})

describe('originOf', () => {
  test('goes back through moves, copies and edits', () => {
    const base = shop()
    const moved = base.with([
      { kind: 'move', file: file(base, 'a.py'), to: 'x.py', edits: [] },
      { kind: 'copy-bytes', path: 'd.bin', to: 'e.bin' },
      { kind: 'create', path: 'a.py', text: 'new\n' },
    ])
    const edited = moved.with([{ kind: 'edit', file: file(moved, 'x.py'), edits: [insert(0, '# ')] }])
    const again = edited.with([
      { kind: 'move', file: file(edited, 'x.py'), to: 'y.py', edits: [] },
      { kind: 'move-bytes', path: 'e.bin', to: 'f.bin' },
      { kind: 'edit', file: file(edited, 'a.py'), edits: [insert(0, '# ')] },
    ])
    expect(base.originOf('a.py')).toEqual({ path: 'a.py', isEdited: false })
    expect(moved.originOf('x.py')).toEqual({ path: 'a.py', isEdited: false })
    expect(edited.originOf('x.py')).toEqual({ path: 'a.py', isEdited: true })
    expect(again.originOf('y.py')).toEqual({ path: 'a.py', isEdited: true })
    expect(again.originOf('f.bin')).toEqual({ path: 'd.bin', isEdited: false })
    expect(again.originOf('a.py')).toBeUndefined()
    expect(again.originOf('x.py')).toBeUndefined()
    expect(text(again, 'y.py')).toBe('# a\n')
  })
})

test('mentioning looks at the bytes as they are now', () => {
  const base = shop()
  const after = base.with([{ kind: 'edit', file: file(base, 'a.py'), edits: [insert(0, 'needle ')] }])
  expect(base.mentioning(['needle'])).toEqual([])
  expect(after.mentioning(['needle', 'b'])).toEqual(['a.py', 'b.py'])
  expect(after.mentioning(['needle', 'c'], '.txt')).toEqual(['c.txt'])
  expect(after.mentioning([])).toEqual([])
})

test('unreadable lists what was met and could not be used', () => {
  const base = shop()
  expect(base.unreadable()).toEqual([])
  expect(base.read('d.bin')).toBeUndefined()
  expect(base.unreadable()).toEqual([{ path: 'd.bin', reason: 'binary' }])
})
