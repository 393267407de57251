import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { InvariantError } from '../../src/model/errors.ts'
import type { FilePatch } from '../../src/text/unified-diff.ts'
import { gitPatch, gitPatchBytes } from '../../src/text/unified-diff.ts'
import { bytes, gitApply } from './git-sandbox.ts'
import type { Tree } from './git-sandbox.ts'

const numbered = (count: number, word = 'line') => Array.from({ length: count }, (_, i) => `${word} ${i}\n`).join('')

const edit = (before: string, after: string, path = 'a.py'): FilePatch => ({
  before: { path, text: before },
  after: { path, text: after },
})
const rename = (from: string, to: string, before: string, after = before): FilePatch => ({
  before: { path: from, text: before },
  after: { path: to, text: after },
})

/** What the patch must give: every `before` goes away, every `after` is there. */
function expected(tree: Tree, files: readonly FilePatch[]): Tree {
  const result = { ...tree }
  for (const file of files) {
    if ('renamedBytes' in file) delete result[file.renamedBytes.from]
    else if ('before' in file && file.before) delete result[file.before.path]
  }
  for (const file of files) {
    if ('renamedBytes' in file) result[file.renamedBytes.to] = tree[file.renamedBytes.from] ?? ''
    else if ('copiedBytes' in file) result[file.copiedBytes.to] = tree[file.copiedBytes.from] ?? ''
    else if (file.after) result[file.after.path] = bytes(file.after.text)
  }
  return result
}

function treeBefore(files: readonly FilePatch[], more: Tree): Tree {
  const tree: Tree = { 'untouched.txt': 'as it was\n', ...more }
  for (const file of files) if ('before' in file && file.before) tree[file.before.path] = bytes(file.before.text)
  return tree
}

const data = '\0\x01\xff\n'

describe('git apply gives the exact bytes', () => {
  test.each<[string, FilePatch[], Tree?]>([
    ['an edit', [edit('a\nb\nc\n', 'a\nB\nc\n')]],
    ['edits far apart', [edit(numbered(50), numbered(50).replace('line 3\n', '').replace('line 40', 'LINE 40'))]],
    ['a created file', [{ after: { path: 'new/deep/a.py', text: 'x = 1\n' } }]],
    ['an empty created file', [{ after: { path: 'new/__init__.py', text: '' } }]],
    ['a deleted file', [{ before: { path: 'old/a.py', text: 'x = 1\n' } }]],
    ['an empty deleted file', [{ before: { path: 'old/__init__.py', text: '' } }]],
    ['a file that becomes empty', [edit('a\n', '')]],
    ['an empty file that gets text', [edit('', 'a\n')]],
    ['a rename', [rename('a.py', 'b/c.py', 'x\n')]],
    ['a rename of an empty file', [rename('a/__init__.py', 'b/__init__.py', '')]],
    ['a rename with an edit', [rename('a.py', 'b/c.py', numbered(20), numbered(20).replace('line 9', 'LINE 9'))]],
    ['a rename with nothing kept', [rename('a.py', 'b.py', 'x\n', 'y\n')]],
    ['CRLF', [edit('a\r\nb\r\nc\r\n', 'a\r\nB\r\nc\r\n')]],
    ['mixed newlines and a lone carriage return', [edit('a\r\nb\nc\rd\n', 'a\nb\r\nc\rD\n')]],
    ['a byte order mark', [edit('\ufeffa\nb\n', '\ufeffA\nb\n')]],
    ['a byte order mark that goes', [edit('\ufeffa\n', 'a\n')]],
    ['no final newline', [edit('a\nb', 'a\nB')]],
    ['a final newline that comes', [edit('a\nb', 'a\nb\n')]],
    ['a final newline that goes', [edit('a\nb\n', 'a\nb')]],
    ['an end without newline far from the edit', [edit(numbered(20) + 'end', numbered(20).replace('9', 'x') + 'end')]],
    ['form feeds, U+2028, NEL and tabs', [edit('\fa\u2028b\u0085\t\n\vc\n', '\fa\u2028B\u0085\t \n\vc\n')]],
    ['lines that look like a patch', [edit('--- a/x\n@@ -1 +1 @@\n', '+++ b/x\ndiff --git a/x b/x\n\\ No newline\n')]],
    ['a path with spaces', [edit('a\n', 'b\n', 'my folder/my file .py')]],
    ['an empty file at a path with spaces', [{ after: { path: 'my folder/a b.py', text: '' } }]],
    ['a rename to a path with spaces', [rename('a b/c d.py', 'e f/g h.py', 'x\n')]],
    ['a non-ASCII path', [edit('a\n', 'b\n', 'données/été.py')]],
    ['a rename to a non-ASCII path', [rename('données/é.py', '数据/\u{1f600}.py', 'x\n', 'y\n')]],
    ['quotes, backslashes and tabs in a path', [edit('a\n', 'b\n', 'a"b\\c\td.py')]],
    ['a path that starts with b/', [rename('b/a.py', 'a/b/a.py', 'x\n', 'y\n')]],
    ['renamed bytes', [{ renamedBytes: { from: 'd/x.bin', to: 'e/y z.bin' } }], { 'd/x.bin': data }],
    ['copied bytes', [{ copiedBytes: { from: 'x.bin', to: 'é.bin' } }], { 'x.bin': data }],
  ])('%s', (_name, files, more = {}) => {
    const before = treeBefore(files, more)
    expect(gitApply(before, gitPatch(files))).toEqual(expected(before, files))
    expect(Buffer.from(gitPatchBytes(files)).toString('utf8')).toBe(gitPatch(files))
  })

  test.each<[string, FilePatch[], Tree?]>([
    ['files that swap places', [rename('a.py', 'b.py', 'a\n'), rename('b.py', 'a.py', 'b\n')]],
    [
      'files that swap places and change',
      [
        rename('a.py', 'b.py', numbered(9, 'a'), numbered(9, 'a').replace('4', 'x')),
        rename('b.py', 'a.py', numbered(9, 'b'), numbered(9, 'b').replace('4', 'y')),
      ],
    ],
    ['three files that rotate', [rename('a', 'b', 'a\n'), rename('b', 'c', 'b\n', 'B\n'), rename('c', 'a', 'c\n')]],
    ['a path that is left and taken again', [rename('a', 'b', 'a\n', 'A\n'), { after: { path: 'a', text: 'new\n' } }]],
    ['the same, listed the other way', [{ after: { path: 'a', text: 'new\n' } }, rename('a', 'b', 'a\n', 'A\n')]],
    ['a rename over a deleted file', [rename('a', 'b', 'a\n'), { before: { path: 'b', text: 'b\n' } }]],
    [
      'bytes over a deleted file',
      [{ renamedBytes: { from: 'x', to: 'b' } }, { before: { path: 'b', text: '' } }],
      { x: data },
    ],
    ['a chain of renames', [rename('a', 'b', 'a\n'), rename('b', 'c', 'b\n')]],
    ['the same, listed the other way', [rename('b', 'c', 'b\n'), rename('a', 'b', 'a\n')]],
    ['a file that becomes a folder', [{ before: { path: 'a', text: 'a\n' } }, { after: { path: 'a/b', text: 'b\n' } }]],
    ['a module that becomes a package', [rename('a', 'a/b', 'a\n', 'A\n')]],
    ['a folder that becomes a file', [rename('a/b', 'a', 'a\n')]],
    [
      'bytes that are copied and renamed',
      [{ renamedBytes: { from: 'x', to: 'z' } }, { copiedBytes: { from: 'x', to: 'y' } }],
      { x: data },
    ],
    [
      'bytes that swap places',
      [{ renamedBytes: { from: 'x', to: 'y' } }, { renamedBytes: { from: 'y', to: 'x' } }],
      { x: data, y: data + data },
    ],
  ])('%s', (_name, files, more = {}) => {
    const before = treeBefore(files, more)
    expect(gitApply(before, gitPatch(files))).toEqual(expected(before, files))
  })

  test('a difference in more lines than can be compared in good time', () => {
    const before = numbered(6000, 'before') + 'end'
    const after = numbered(7000, 'after')
    const started = performance.now()
    const files = [rename('a.py', 'b.py', before, after)]
    const patch = gitPatch(files)
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(patch).toContain('@@ -1,6001 +1,7000 @@')
    expect(gitApply({ 'a.py': before }, patch)).toEqual({ 'b.py': after })
  })

  test('any two texts', () => {
    const line = fc.constantFrom('', 'a', 'b', '\r', ' ', '--- a', '+++ b', '@@ -1 +1 @@', '\\', '\f', 'é\u2028')
    const text = fc
      .tuple(fc.array(line, { maxLength: 25 }), fc.boolean())
      .map(([lines, isEnded]) => lines.join('\n') + (isEnded ? '\n' : ''))
    const cases = fc.sample(fc.tuple(text, text), 300).filter(([before, after]) => before !== after)
    const files = cases.map(([before, after], i) => edit(before, after, `f${i}.py`))
    const tree = treeBefore(files, {})
    expect(gitApply(tree, gitPatch(files))).toEqual(expected(tree, files))
  })

  test('an executable file is edited, renamed and deleted', () => {
    const files = [edit('a\n', 'b\n', 'edit.sh'), rename('from.sh', 'to.sh', 'a\n', 'b\n')]
    const all = [...files, { before: { path: 'gone.sh', text: 'a\n' } }]
    const tree = treeBefore(all, {})
    expect(gitApply(tree, gitPatch(all), ['edit.sh', 'from.sh', 'gone.sh'])).toEqual(expected(tree, all))
  })
})

describe('gitPatch', () => {
  test('writes what git writes', () => {
    const files = [
      edit('a\nb\n', 'a\nc\n'),
      rename('x.py', 'y z.py', 'x\n'),
      { after: { path: 'é.py', text: 'new\n' } },
      { copiedBytes: { from: 'd.bin', to: 'e.bin' } },
      edit('same\n', 'same\n', 'same.py'),
    ]
    expect(gitPatch(files)).toBe(
      [
        'diff --git a/a.py b/a.py',
        'index 422c2b7ab3b3..0f7bc766052a',
        '--- a/a.py',
        '+++ b/a.py',
        '@@ -1,2 +1,2 @@',
        ' a',
        '-b',
        '+c',
        'diff --git a/x.py b/y z.py',
        'similarity index 100%',
        'rename from x.py',
        'rename to y z.py',
        'diff --git "a/\\303\\251.py" "b/\\303\\251.py"',
        'new file mode 100644',
        'index 000000000000..3e757656cf36',
        '--- /dev/null',
        '+++ "b/\\303\\251.py"',
        '@@ -0,0 +1,1 @@',
        '+new',
        'diff --git a/d.bin b/e.bin',
        'similarity index 100%',
        'copy from d.bin',
        'copy to e.bin',
        '',
      ].join('\n'),
    )
    expect(gitPatch([])).toBe('')
  })

  test('refuses an entry with neither side', () => {
    expect(() => gitPatch([{}])).toThrow(InvariantError)
  })

  test('git apply --3way merges into a tree that has drifted', () => {
    const root = mkdtempSync(join(tmpdir(), 'git-apply-'))
    const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'pipe' })
    const before = numbered(9)
    git('init', '-q')
    writeFileSync(join(root, 'a.py'), before, { mode: 0o755 })
    git('add', '.')
    writeFileSync(join(root, 'a.py'), before.replace('line 3', 'drifted'))
    git('add', '.')
    const patch = gitPatch([edit(before, before.replace('line 5', 'edited'))])
    execFileSync('git', ['apply', '--3way', '-'], { cwd: root, input: patch, stdio: 'pipe' })
    expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe(
      before.replace('line 3', 'drifted').replace('line 5', 'edited'),
    )
    expect(git('ls-files', '-s').toString()).toMatch(/^100755/)
    rmSync(root, { recursive: true })
  })
})

describe('gitPatchBytes', () => {
  test('latin-1 and UTF-8 files go into one patch', () => {
    const latin = { encoding: 'latin-1' } as const
    const files: FilePatch[] = [
      { before: { path: 'l.py', text: 'é\na\n', ...latin }, after: { path: 'm.py', text: 'é\nü\n', ...latin } },
      edit('é\na\n', 'é\nü\n', 'u.py'),
      { before: { path: 'c.py', text: 'é\nx\n', ...latin }, after: { path: 'c.py', text: 'é\nx\n' } },
    ]
    const tree = { 'l.py': '\xe9\na\n', 'u.py': bytes('é\na\n'), 'c.py': '\xe9\nx\n' }
    const after = { 'm.py': '\xe9\n\xfc\n', 'u.py': bytes('é\nü\n'), 'c.py': bytes('é\nx\n') }
    expect(gitApply(tree, gitPatchBytes(files))).toEqual(after)
  })
})
