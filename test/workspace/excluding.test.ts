import { expect, test } from 'vitest'
import { excluding } from '../../src/workspace/excluding.ts'
import { literalSource } from '../../src/workspace/file-source.ts'

const source = literalSource({
  'a.py': 'a',
  'docs/a.py': '',
  'docs/.hidden/b.py': '',
  'src/docs/a.py': '',
  '.x/a.py': '',
})

test.each<[string[], string[]]>([
  [[], ['.x/a.py', 'a.py', 'docs/.hidden/b.py', 'docs/a.py', 'src/docs/a.py']],
  [['docs'], ['.x/a.py', 'a.py', 'src/docs/a.py']],
  [['./docs/'], ['.x/a.py', 'a.py', 'src/docs/a.py']],
  [['**/docs/**'], ['.x/a.py', 'a.py']],
  [['*'], []],
  [['**/a.py', '.x'], ['docs/.hidden/b.py']],
])('excluding %j', (globs, paths) => {
  const kept = excluding(source, globs)
  expect(kept.list()).toEqual(paths)
  expect(kept.bytes('a.py') !== undefined).toBe(paths.includes('a.py'))
})

test('what is excluded is not left out as well', () => {
  const leftOut = [{ path: 'docs/link', reason: 'a symbolic link' }]
  const kept = excluding({ ...source, leftOut: () => leftOut }, ['docs'])
  expect(kept.leftOut()).toEqual([])
})
