import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { FINDING_CODES, entryOf } from '../../src/model/findings/finding-table.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const code = ['src', 'transforms']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.endsWith('findings'))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  )
  .join('\n')

/** Codes that are put together from a part and the kind of a difference. */
const PUT_TOGETHER = ['code-changed', 'meaning-changed', 'string-changed', 'comment-changed']

describe('the table of findings', () => {
  test('holds no code that nothing makes', () => {
    expect(FINDING_CODES.filter((one) => !PUT_TOGETHER.includes(one) && !code.includes(`'${one}'`))).toEqual([])
  })

  test('says of each what it is in a line, and why it matters', () => {
    for (const one of FINDING_CODES) {
      const { title, explains, levels } = entryOf(one)
      expect(title, one).toMatch(/^[A-Z`].{9,89}[^.]$/)
      expect(explains, one).toMatch(/^[A-Z`][^]*\.$/)
      expect(levels.length, one).toBeGreaterThan(0)
    }
  })
})

describe('the headers of transforms', () => {
  test('name codes of the table', () => {
    const folder = join(root, 'transforms')
    const named = readdirSync(folder).flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      const header = text.slice(text.indexOf(' * Reports:'), text.indexOf('*/'))
      const words: readonly string[] = header.match(/(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+/g) ?? []
      return words.map((word) => `${file}: ${word}`)
    })
    const known = new Set<string>([...FINDING_CODES, 'rewrite-mentions'])
    expect(named.filter((one) => !known.has(one.split(': ')[1] ?? ''))).toEqual([])
  })
})
