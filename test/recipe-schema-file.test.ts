import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { recipeJsonSchema } from '../src/plan/recipe/recipe-schema.ts'

test('schema/recipe.schema.json is what the build makes of the recipe (npm run build)', () => {
  const text = readFileSync(new URL('../schema/recipe.schema.json', import.meta.url), 'utf8')
  expect(JSON.parse(text)).toEqual(recipeJsonSchema())
})
