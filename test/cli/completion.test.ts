import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryOf } from './shop-repository.ts'

/** What bash offers behind these words. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const { root, run } = repositoryOf({}, 'folder')
  const { stdout } = await run('completion', 'bash')
  writeFileSync(join(root, 'completions.bash'), stdout)
  const line = ['extract-codemod', ...words].map((word) => `'${word}'`).join(' ')
  const program = `source completions.bash; COMP_WORDS=(${line}); COMP_CWORD=${words.length}; _extract_codemod; echo "\${COMPREPLY[@]}"`
  return execFileSync('bash', ['-c', program], { cwd: root, encoding: 'utf8' }).trim().split(' ')
}

test.each([
  ['a command', ['app'], ['apply']],
  ['the values of an option', ['--format', 'g'], ['github', 'gitlab']],
  ['options of the command that stands there', ['apply', '--exp'], ['--expect-digest']],
  ['codes to explain', ['explain', 'import-c'], ['import-cycle']],
  ['transforms', ['--only', 'move-h'], ['move-helpers']],
])('bash completes %s', async (_name, words, expected) => {
  expect(await offered(...words)).toEqual(expected)
})

test('zsh and fish get completions too, and no other shell', async () => {
  const { run } = repositoryOf({}, 'folder')
  expect((await run('completion', 'zsh')).stdout).toContain('bashcompinit')
  expect((await run('completion', 'fish')).stdout).toMatch(/^complete -c extract-codemod .*-l format .*sarif/m)
  expect(await run('completion', 'tcsh')).toMatchObject({
    code: 2,
    stderr: 'Error: there are no completions for tcsh\n  There are some for bash, zsh, fish.\n',
  })
})

test('the man page is what the build made of the help', async () => {
  const { run } = repositoryOf({}, 'folder')
  const { stdout } = await run('man')
  expect(stdout).toBe(readFileSync(new URL('../../man/extract-codemod.1', import.meta.url), 'utf8'))
  for (const words of ['.SS apply', '.B \\-\\-format <format>', '.SH EXIT STATUS']) expect(stdout).toContain(words)
})

test('doctor says what is here and what it is for', async () => {
  const { run } = repositoryOf({ 'extract-codemod.yaml': 'moves: []\n' })
  const { code, stdout } = await run('doctor')
  expect(code).toBe(0)
  for (const words of [/ok +node +\d+\./, /ok +git +\d+\./, /ok +repository /, /ok +recipe +extract-codemod\.yaml/])
    expect(stdout).toMatch(words)
})
