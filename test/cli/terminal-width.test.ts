import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { runCli } from '../../src/cli/run-cli.ts'
import { columnsOf } from '../../src/report/fit-width.ts'
import { SHOP, repositoryOf } from './shop-repository.ts'

const WIDTH = 60

/** What a run writes to a terminal of that width: both streams, progress taken away. */
async function shown(root: string, args: readonly string[]): Promise<string> {
  let text = ''
  const terminal = { isTTY: true, columns: WIDTH, write: (chunk: string | Uint8Array) => (text += String(chunk)) }
  const stdin = Object.assign(new PassThrough(), { isTTY: true })
  await runCli([...args, '--no-pager'], { stdin, stdout: terminal, stderr: terminal, folder: root, isAutomatic: false })
  return text.replace(/[^\n]*\r/g, '')
}

test('what a program reads keeps its lines on a terminal', async () => {
  const { root } = repositoryOf(SHOP)
  const text = await shown(root, ['plan', '--format', 'json', '-q'])
  expect(text.split('\n').some((line) => columnsOf(line) > WIDTH)).toBe(true)
  expect(JSON.parse(text.slice(text.indexOf('{')))).toHaveProperty('plan')
})

test.each([
  [['preview', '--stat']],
  [['plan']],
  [['init', '--from', 'shop.billing', '-o', 'another.yaml']],
  [['init', '--roots', '.']],
  [['explain', 'P3']],
  [['explain', 'import-cycle']],
  [['explain']],
  [['preview', '--recipe', 'nowhere.yaml']],
  [['preview', '--no-such-flag']],
  [['no-such-command']],
  [['undo']],
  [['guide', '-o', 'GUIDE.md']],
  [['--help']],
  [['apply', '--help']],
])('no line is wider than the terminal: %s', async (args) => {
  const { root } = repositoryOf(SHOP)
  const text = await shown(root, args)
  expect(text).not.toBe('')
  // A word that is too long by itself stays whole.
  const wide = text.split('\n').filter((line) => columnsOf(line) > WIDTH && /\S\s+\S/.test(line.trim()))
  expect(wide).toEqual([])
})
