import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Formatting } from '../../src/apply/apply-run.ts'
import type { Formatter } from '../../src/plan/manifests/formatters.ts'
import { git, tempTree, treeOf, writeFiles } from '../disk/temp-tree.ts'
import { apply, edit, end, hook, log, repository, runOn, stateOf } from './sample-run.ts'

/** A formatter that puts `;` at the end of each line that has none. */
const SEMICOLONS = 'for file in "$@"; do sed -i -e "/;$/! s/$/;/" "$file"; done'

function tool(script: string): string {
  const folder = tempTree({ semicolons: `#!/bin/sh\n${script}\n` })
  chmodSync(join(folder, 'semicolons'), 0o755)
  return folder
}

function formatting(script: string, more: Partial<Formatter> = {}, judged: string[] = []): Formatting {
  const formatter = { words: ['semicolons', '--all'], takes: /\.(py|toml)$/, told: 'a test', isFound: true, ...more }
  return { formatters: [formatter], searchPath: `${tool(script)}:/usr/bin:/bin`, judge: () => judged }
}

const AFTER_WORDS = `shift; ${SEMICOLONS}`

describe('the formatter of the project', () => {
  test('runs before each commit on what it touches, but for files that were not formatted before', async () => {
    const root = repository({ 'shop/b.py': 'b;\n' })
    const done = await apply(root, { formatting: formatting(AFTER_WORDS) })
    expect(treeOf(root)).toEqual({
      ...end,
      'shop/b.py': '# b;\n',
      'pkg/pyproject.toml': 'p;\n',
    })
    expect(done.reformatted).toEqual({ paths: ['pkg/pyproject.toml'], by: ['semicolons'], notes: [] })
    expect(git(root, 'status', '--porcelain')).toBe('')
    expect(git(root, 'show', 'HEAD~3:pkg/pyproject.toml')).toBe('p;')
    expect(log(root)).toHaveLength(4)
  })

  test('what it made of a file of an earlier commit holds until a later one changes the file', async () => {
    const root = repository({ 'shop/a.py': 'a;\n' })
    const adding = `shift; for file in "$@"; do case "$file" in pkg/a.py) echo "z;" >> "$file";; esac; done`
    await apply(root, { formatting: formatting(adding) })
    expect(git(root, 'show', 'HEAD~2:pkg/a.py')).toBe('# a;\nz;')
    expect(git(root, 'show', 'HEAD:pkg/a.py')).toBe('# # a;\nz;')
    expect(git(root, 'status', '--porcelain')).toBe('')
  })

  test('the proof judges what came of it: everything is as before when it does not hold', async () => {
    const root = repository()
    const before = stateOf(root)
    const running = apply(root, { formatting: formatting(AFTER_WORDS, {}, ['the check meaning failed']) })
    await expect(running).rejects.toThrow(
      /pkg\/pyproject\.toml, and the proof does not hold for that:\nthe check meaning/,
    )
    expect(stateOf(root)).toEqual(before)
  })

  test('one that is missing or fails is said, and files stay; one of the recipe refuses', async () => {
    const root = repository()
    const missing = await apply(root, { formatting: formatting('', { words: ['no-such-tool'] }) })
    expect(missing.reformatted?.notes).toEqual([
      'no-such-tool is not installed, so what is written is not formatted (a test)',
    ])
    expect(treeOf(root)).toEqual(end)
    const failing = repository()
    const done = await apply(failing, { formatting: formatting('echo broken; exit 2') })
    expect(done.reformatted?.notes).toEqual(['semicolons failed (2): broken'])
    expect(treeOf(failing)).toEqual(end)
    const strict = repository()
    const before = stateOf(strict)
    const own = { isFound: false }
    await expect(apply(strict, { formatting: formatting('echo broken; exit 2', own) })).rejects.toThrow(/broken/)
    const gone = formatting('', { ...own, words: ['no-such-tool'] })
    await expect(apply(strict, { formatting: gone })).rejects.toThrow(/there is no no-such-tool on the PATH/)
    expect(stateOf(strict)).toEqual(before)
  })

  test('a program of that name that the repository brings along is not run', async () => {
    const root = repository()
    writeFiles(root, { '.git/bin/semicolons': '#!/bin/sh\nexit 7\n' })
    chmodSync(join(root, '.git/bin/semicolons'), 0o755)
    const searchPath = `.:.git/bin:${root}/.git/bin`
    const done = await apply(root, { formatting: { ...formatting(''), searchPath } })
    expect(done.reformatted?.notes).toEqual([
      'semicolons is not installed, so what is written is not formatted (a test)',
    ])
  })

  test('a link in the place of a file, and bytes that are no text, are refused', async () => {
    const root = repository()
    const before = stateOf(root)
    for (const script of ['rm "$2"; ln -s /etc/hostname "$2"', 'printf "\\377\\376" > "$2"'])
      await expect(apply(root, { formatting: formatting(`test -n "$2" || exit 0; ${script}`) })).rejects.toThrow(
        /changed .* in a way that cannot be judged/,
      )
    expect(stateOf(root)).toEqual(before)
  })
})

describe('a hook that reformats', () => {
  const judge = { formatters: [], searchPath: '', judge: () => [] }

  test('and fails, as pre-commit does: its result is judged and committed', async () => {
    const root = repository()
    hook(
      root,
      `c=$(git diff --cached --name-only --diff-filter=d -- '*.py'); set -- $c; ${SEMICOLONS}; git diff --quiet`,
    )
    const done = await apply(root, { formatting: judge })
    expect(treeOf(root)).toEqual({ ...end, 'pkg/a.py': '# # a;\n', 'shop/b.py': '# b;\n' })
    expect(git(root, 'status', '--porcelain')).toBe('')
    expect(done.reformatted?.paths).toEqual(['pkg/a.py', 'shop/b.py'])
    expect(log(root)).toHaveLength(4)
  })

  test('and stages it, as lint-staged does', async () => {
    const root = repository()
    hook(root, `set -- $(git diff --cached --name-only --diff-filter=d -- '*.py'); ${SEMICOLONS}; git add -- "$@"`)
    await apply(root, { formatting: judge })
    expect(treeOf(root)).toEqual({ ...end, 'pkg/a.py': '# # a;\n', 'shop/b.py': '# b;\n' })
    expect(git(root, 'status', '--porcelain')).toBe('')
    expect(log(root)).toHaveLength(4)
  })

  test('and never comes to an end, stages another file, or is not proved, is refused', async () => {
    const root = repository()
    const before = stateOf(root)
    hook(root, 'echo x >> shop/b.py; exit 1')
    await expect(apply(root, { formatting: judge })).rejects.toThrow(/git commit failed|changed/)
    hook(root, 'echo x >> other.py; git add other.py')
    await expect(apply(root, { formatting: judge })).rejects.toThrow(/a hook changed what is committed: other\.py/)
    hook(root, `set -- $(git diff --cached --name-only -- shop/b.py); ${SEMICOLONS}; git add -- "$@"`)
    const strict = { ...judge, judge: () => ['no'] }
    await expect(apply(root, { formatting: strict })).rejects.toThrow(/the proof does not hold/)
    expect(stateOf(root)).toEqual(before)
  })
})

test('strings of Python files are committed with the code, and the configs and documents after it', async () => {
  const root = repository()
  const run = runOn(root, [
    ['code', edit('shop/b.py')],
    ['configs', edit('conf.yaml')],
    ['mentions', (workspace) => [...edit('other.py')(workspace), ...edit('shop/b.py')(workspace)]],
  ])
  await apply(root, {}, run)
  expect(git(root, 'show', '--format=', '--name-only', 'HEAD~1').split('\n')).toEqual(['other.py', 'shop/b.py'])
  expect(git(root, 'show', 'HEAD~1:shop/b.py')).toBe('# # b')
  expect(log(root)).toHaveLength(2)
  expect(treeOf(root)).toMatchObject({ 'shop/b.py': '# # b\n', 'other.py': '# o\n', 'conf.yaml': '# c\n' })
})
