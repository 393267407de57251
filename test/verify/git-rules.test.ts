import { describe, expect, test } from 'vitest'
import { gitAttributes } from '../../src/workspace/git-attributes.ts'
import { buildWorkspace } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'

const RECIPE = `
package: { from: shop.data, to: shop_data, distribution: shop-data, directory: packages/shop-data }
ci: false
`

const CODE = {
  'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\n',
  'shop/__init__.py': '',
  'shop/data/__init__.py': '',
  'shop/data/w.npy': 'w',
}

function outcomeOf(files: Record<string, string>) {
  const { run, findings } = runRecipe(RECIPE, buildWorkspace({ ...CODE, ...files }))
  const lines = findings.map(({ level, code, place }) => `${level} ${code} ${place?.path ?? ''}`)
  return { lines, read: (path: string) => run?.final.read(path)?.text }
}

const NEW = 'packages/shop-data/src/shop_data'

describe('what git knows of a file by its path', () => {
  test.each([
    ['a line that names the path follows', { '.gitattributes': 'shop/data/*.npy filter=lfs\n' }, []],
    ['a line for all files of a kind', { '.gitattributes': '*.npy filter=lfs -text\n' }, []],
    [
      'a filter that is lost is refused',
      { '.gitattributes': '**/data/*.npy filter=lfs\n' },
      [`error attributes-changed ${NEW}/w.npy`],
    ],
    [
      'a line of the folder above stays behind',
      { 'shop/.gitattributes': 'data/*.npy -text\n' },
      [`warning attributes-changed ${NEW}/w.npy`, 'warning residue shop/.gitattributes'],
    ],
    ['a file of the folder itself comes along', { 'shop/data/.gitattributes': '*.npy filter=lfs\n' }, []],
    ['a negation follows', { '.gitignore': '*.npy\n!shop/data/w.npy\n' }, []],
    [
      'a pattern that catches the new place gets lines that let it in',
      { '.gitignore': 'packages/\n!shop/data/\n' },
      [],
    ],
    [
      'patterns of a folder cannot climb out of it',
      { 'shop/.gitignore': 'data/cache/*.npy\n/data/tmp/\ncore/data/\n' },
      ['warning residue shop/.gitignore', 'warning residue shop/.gitignore'],
    ],
  ])('%s', (_name, files, expected) => {
    expect(outcomeOf(files).lines.filter((line) => !line.startsWith('note'))).toEqual(expected)
  })

  test('patterns that would climb keep their text', () => {
    const text = 'data/cache/*.npy\n/data/tmp/\n'
    expect(outcomeOf({ 'shop/.gitignore': text }).read('shop/.gitignore')).toBe(text)
    expect(outcomeOf({ '.gitignore': '!/shop/data/w.npy\n' }).read('.gitignore')).toBe(`!/${NEW}/w.npy\n`)
  })
})

test('attributes as git reads them', () => {
  const tree = buildWorkspace({
    '.gitattributes': '*.bin filter=lfs -text\n/a/*.bin !filter\n"b c/*" eol=crlf\n# x\nd/ text\n',
    'a/.gitattributes': 'b/*.bin diff\n',
  })
  const said = (path: string) => Object.fromEntries(gitAttributes(tree, path))
  expect(said('x.bin')).toEqual({ filter: 'lfs', text: 'false' })
  expect(said('a/x.bin')).toEqual({ text: 'false' })
  expect(said('a/b/x.bin')).toEqual({ filter: 'lfs', text: 'false', diff: 'true' })
  expect(said('b c/x')).toEqual({ eol: 'crlf' })
  expect(said('d/x')).toEqual({})
})

test('the line that the advice gives lets the pattern leave out the new folder', () => {
  const adviceFor = (rules: string): string | undefined =>
    runRecipe(RECIPE, buildWorkspace({ ...CODE, '.gitignore': rules }), 'rewrite-test-paths').findings.find(
      ({ code }) => code === 'ignored-at-new-place',
    )?.advice
  const line = /`(!\S+)`/.exec(adviceFor('src\n') ?? '')?.[1]
  expect(line).toBe('!/packages/shop-data/src/')
  expect(adviceFor(`src\n${line ?? ''}\n`)).toBeUndefined()
})
