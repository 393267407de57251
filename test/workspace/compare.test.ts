import { describe, expect, test } from 'vitest'
import { insert, replace } from '../../src/model/edit.ts'
import type { RepoPath, SourceFile } from '../../src/model/source-file.ts'
import { differences } from '../../src/workspace/compare.ts'
import type { FileSource } from '../../src/workspace/file-source.ts'
import { literalSource } from '../../src/workspace/file-source.ts'
import { openWorkspace } from '../../src/workspace/snapshot.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'

const files = { 'a.py': 'a\n', 'b.py': 'b\n', 'c.bin': Buffer.from([0, 1]), 'd.bin': Buffer.from([0, 1]) }
const file = (workspace: Workspace, path: string) => workspace.read(path) as SourceFile

/** A source that counts what is read and gives every file in one reused buffer. */
function reusing(source: FileSource): FileSource & { readonly reads: RepoPath[] } {
  const buffer = new Uint8Array(100)
  const reads: RepoPath[] = []
  return {
    ...source,
    reads,
    bytes(path) {
      reads.push(path)
      const bytes = source.bytes(path)
      if (bytes !== undefined) buffer.set(bytes)
      return bytes && buffer.subarray(0, bytes.length)
    },
  }
}

describe('differences within one source', () => {
  test('lists what was added, removed and changed, sorted', () => {
    const source = reusing(literalSource(files))
    const base = openWorkspace(source)
    const final = base.with([{ kind: 'edit', file: file(base, 'a.py'), edits: [insert(0, '# ')] }]).with([
      { kind: 'remove', file: file(base, 'b.py') },
      { kind: 'move-bytes', path: 'd.bin', to: 'z.bin' },
    ])
    expect(differences(base, final)).toEqual([
      { path: 'a.py', kind: 'changed' },
      { path: 'b.py', kind: 'removed' },
      { path: 'd.bin', kind: 'removed' },
      { path: 'z.bin', kind: 'added' },
    ])
    expect(differences(final, base).map((each) => each.kind)).toEqual(['changed', 'added', 'added', 'removed'])
    expect(differences(final, final)).toEqual([])
    expect(source.reads).not.toContain('c.bin')
  })

  test('an edit that is undone is no difference', () => {
    const base = openWorkspace(literalSource(files))
    const edited = base.with([{ kind: 'edit', file: file(base, 'a.py'), edits: [insert(0, '# ')] }])
    const final = edited.with([{ kind: 'edit', file: file(edited, 'a.py'), edits: [replace(0, 2, '')] }])
    expect(differences(base, final)).toEqual([])
    expect(differences(edited, final)).toEqual([{ path: 'a.py', kind: 'changed' }])
  })

  test('other bytes in the same reused buffer are a difference, equal ones are not', () => {
    const base = openWorkspace(reusing(literalSource({ 'a.bin': '\0a', 'b.bin': '\0b', 'c.bin': '\0b' })))
    const swapped = base.with([
      { kind: 'move-bytes', path: 'a.bin', to: 'b.bin' },
      { kind: 'move-bytes', path: 'b.bin', to: 'c.bin' },
      { kind: 'move-bytes', path: 'c.bin', to: 'a.bin' },
    ])
    expect(differences(base, swapped).map((each) => each.path)).toEqual(['a.bin', 'b.bin'])
  })

  test('does not depend on what the source has become', () => {
    const content: Record<string, string> = { 'a.py': 'a\n' }
    const source = { ...literalSource(content), bytes: (path: string) => Buffer.from(content[path] ?? '') }
    const base = openWorkspace(source)
    const final = base.with([{ kind: 'edit', file: file(base, 'a.py'), edits: [insert(0, '# ')] }])
    content['a.py'] = '# a\n'
    expect(differences(base, final)).toEqual([{ path: 'a.py', kind: 'changed' }])
  })
})

test('two sources are compared by their bytes', () => {
  const base = openWorkspace(reusing(literalSource(files)))
  const final = openWorkspace(
    reusing(literalSource({ ...files, 'a.py': 'A\n', 'new.py': '', 'd.bin': Buffer.from([0, 2]) })),
  )
  expect(differences(base, final)).toEqual([
    { path: 'a.py', kind: 'changed' },
    { path: 'd.bin', kind: 'changed' },
    { path: 'new.py', kind: 'added' },
  ])
  expect(differences(base, openWorkspace(literalSource(files)))).toEqual([])
})
