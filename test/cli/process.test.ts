import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { compiledFor } from '../support/compiled.ts'
import { SHOP, repositoryOf } from './shop-repository.ts'

let main = ''

beforeAll(() => {
  main = join(compiledFor('process'), 'src', 'cli', 'main.js')
}, 120_000)

interface Ended {
  readonly code: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
}

/** Start the program; a reader that is gone closes stdout before anything is written. */
function start(folder: string, args: readonly string[], reader: 'reads' | 'is gone' = 'reads'): Promise<Ended> {
  const env = { ...process.env, FORCE_COLOR: '1', NO_COLOR: undefined }
  const child = spawn(process.execPath, [main, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  if (reader === 'is gone') child.stdout.destroy()
  else child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr })))
}

test('the exit code reaches the shell, and a piped diff has no colours whatever FORCE_COLOR says', async () => {
  const shop = repositoryOf(SHOP)
  expect((await start(shop.root, ['--check'])).code).toBe(4)
  const { stdout } = await start(shop.root, [])
  expect(stdout).toMatch(/^diff --git /)
  expect(stdout).not.toContain('\u001B')
})

test('a reader that goes away early (| head) is no failure', async () => {
  const shop = repositoryOf(SHOP)
  const { code, signal, stderr } = await start(shop.root, [], 'is gone')
  expect(stderr).not.toContain('EPIPE')
  expect(stderr).toContain('Nothing was written.')
  expect({ code, signal }).toEqual({ code: 0, signal: null })
})

test('a wrong recipe is told without a stack', async () => {
  const shop = repositoryOf({ ...SHOP, 'extract-codemod.yaml': 'pakage: {}\n' })
  const { code, stderr } = await start(shop.root, [])
  expect(code).toBe(2)
  expect(stderr).toContain('did you mean package?')
  expect(stderr).not.toContain('    at ')
})
