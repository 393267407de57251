import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { FlatTree } from '../../src/python/parse/flat-tree.ts'
import { work } from '../../src/model/work.ts'
import { loadPython, parsedLike, parsedWhole } from '../../src/python/parse/grammar.ts'
import { importFacts } from '../../src/python/parse/module-facts.ts'

const FOLDER = join(import.meta.dirname, '../../__testfixtures__')

beforeAll(() => loadPython())

/** Lines that open, close and end what stands around them, or that the parser cannot read. */
const LINES = [
  '# at the margin',
  '    # deeper',
  '"""',
  'x = (',
  ')',
  'else:',
  '@wrapped',
  '\\',
  'x = 1; y = 2',
  'from a import (\n    b,\n)',
  'class A:\n    pass',
  's = """a\nb"""',
  'x = 1 \\\n  + 2',
  'match x:\n    case 1:\n        pass',
  'def f[T = int](): pass',
  'pass',
  'del \\',
  '',
]

/** As one text: lists of thousands of numbers take long to compare. */
function numbers({ types, fields, starts, ends, parents, nexts, count, hasError }: FlatTree): string {
  return [types, fields, starts, ends, parents, nexts, count, hasError].map(String).join('\n')
}

/** Modules of the fixtures that can be read, one behind the other, so that there is something to take over. */
function modules(): readonly string[] {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.py'))
  const texts = files.sort().flatMap((path) => {
    const text = readFileSync(join(FOLDER, path), 'utf8')
    return text.endsWith('\n') && !parsedWhole(text).hasError ? [text] : []
  })
  const long: string[] = []
  for (let at = 0; at < texts.length; at += 150) long.push(texts.slice(at, at + 12).join(''))
  return long
}

test('what is taken over from the tree of a text before its edit is what the whole text gives', () => {
  let [spliced, tried] = [0, 0]
  for (const [number, text] of modules().entries()) {
    const old = parsedWhole(text)
    const lines = text.split('\n')
    for (const [step, added] of LINES.entries()) {
      const place = (number * 31 + step * 17) % lines.length
      for (const gone of [0, 1, 2]) {
        const edited = lines.toSpliced(place, gone, added).join('\n')
        const tree = parsedLike(old, edited)
        tried += 1
        if (tree === undefined) continue
        spliced += 1
        expect(numbers(tree), edited).toBe(numbers(parsedWhole(edited)))
      }
    }
  }
  expect(spliced).toBeGreaterThan(tried / 5)
})

test('a text whose end or beginning is edited', () => {
  const body = 'def shipped(order):\n    return order.weight * 2\n\n\n'.repeat(40)
  const old = parsedWhole(body)
  for (const edited of [
    `import os\n${body}`,
    `\n\n${body}`,
    `# about\n${body}`,
    `${body}last = 1`,
    `${body}    # deeper\n`,
    body.trimEnd(),
    body.slice(4),
    body.replaceAll('\n', '\r\n'),
  ]) {
    const tree = parsedLike(old, edited)
    if (tree !== undefined) expect(numbers(tree), edited).toBe(numbers(parsedWhole(edited)))
  }
  expect(parsedLike(old, `import os\n${body}`)).toBeDefined()
})

test('of a text that is known to have grown from another one only the difference is parsed, though a third one ends alike', () => {
  const body = Array.from({ length: 200 }, (_, at) => `def step${at}(value):\n    return value + ${at}\n`).join('\n')
  const text = `from shop.till import total\n\n\n${body}`
  const changed = `from shop.store import total\n\n\n${body}`
  const alike = `from other import thing\n\n\n${body.replaceAll('value', 'other').slice(0, -500)}${body.slice(-500)}`
  importFacts(text)
  importFacts(alike)
  const before = work.parsed
  const { imports } = importFacts(changed, text)
  expect(imports.map(({ module }) => module)).toEqual(['shop.store'])
  expect(work.parsed - before).toBeLessThan(changed.length / 10)
})
