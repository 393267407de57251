import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseRecipe } from '../src/plan/recipe/parse-recipe.ts'
import { recipeSchema } from '../src/plan/recipe/recipe-schema.ts'
import { EXAMPLES } from '../scripts/docs/recipe-page.mjs'
import { transforms } from '../transforms/index.ts'

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

test('the documents list every transform, in order', () => {
  const rows = [...read('docs/transforms.md').matchAll(/^\| `([a-z-]+)` \| [A-Z]/gm)].map((match) => match[1])
  expect(rows).toEqual(transforms.map((transform) => transform.name))
})

test('every transform opens with its four lines', () => {
  for (const transform of transforms) {
    const head = read(`transforms/${transform.name}.ts`).slice(0, 1200)
    for (const label of ['Before:', 'After:', 'Leaves alone:', 'Reports:'])
      expect(head, transform.name).toContain(label)
  }
})

test('the README stays short enough to be read', () => {
  expect(read('README.md').split('\n').length).toBeLessThan(200)
})

test('each key of the recipe has an example, and the program reads it', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(Object.keys(recipeSchema.shape).sort())
  for (const [key, text] of Object.entries(EXAMPLES)) expect(() => parseRecipe(`${text}\n`, key), key).not.toThrow()
})

test('no link of the README or of a document leads out of the package, or nowhere', () => {
  const { files } = JSON.parse(read('package.json')) as { files: string[] }
  const documents = [
    'README.md',
    'CONTRIBUTING.md',
    ...readdirSync(new URL('../docs', import.meta.url), { recursive: true })
      .map((name) => `docs/${String(name)}`)
      .filter((name) => name.endsWith('.md')),
  ]
  const dead = documents.flatMap((name) =>
    [
      ...read(name)
        .replace(/^```[\s\S]*?^```/gm, '')
        .matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g),
    ].flatMap(([, target = '']) => {
      const path = new URL(target, `file:///${name}`).pathname.slice(1)
      const isPacked = files.some((one) => path === one || path.startsWith(`${one}/`))
      return isPacked && existsSync(new URL(`../${path}`, import.meta.url)) ? [] : [`${name}: ${target}`]
    }),
  )
  expect(dead).toEqual([])
})
