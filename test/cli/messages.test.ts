import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { MISTAKES, saidTo } from '../../scripts/docs/mistakes.mjs'
import { runCli } from '../../src/cli/run-cli.ts'

const page = readFileSync(new URL('../../docs/messages.md', import.meta.url), 'utf8')

test('there are forty mistakes at least, each with a title of its own', () => {
  expect(MISTAKES.length).toBeGreaterThanOrEqual(40)
  expect(new Set(MISTAKES.map(({ title }) => title)).size).toBe(MISTAKES.length)
})

test.each(MISTAKES)('$title: what is said is what docs/messages.md shows (npm run docs)', async (mistake) => {
  const [, shown] = page.split(`## ${mistake.title}\n\n\`\`\`text\n`)
  expect(shown?.split('\n```\n')[0]).toBe((await saidTo(mistake, runCli)).trimEnd())
})
