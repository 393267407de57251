import { expect, test } from 'vitest'
import { UserError } from '../../src/model/errors.ts'
import { pythonRange } from '../../src/plan/manifests/oldest-python.ts'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'
import { buildWorkspace } from '../support/build-workspace.ts'

test('without the key functions ask, and each policy is taken as it is written', () => {
  expect(parseRecipe('optional: { tables: [gridlib] }', 'recipe.yml').guard).toBe('function')
  for (const guard of ['function', 'module-getattr', 'lazy-import'])
    expect(parseRecipe(`guard: ${guard}`, 'recipe.yml').guard).toBe(guard)
})

test('another value is refused at its line, with what each policy is', () => {
  const problemsOf = (text: string): unknown => {
    try {
      return parseRecipe(text, 'recipe.yml')
    } catch (error) {
      return error instanceof UserError ? error.problems : error
    }
  }
  expect(problemsOf('optional: { tables: [gridlib] }\nguard: lazy\n')).toEqual([
    {
      line: 2,
      message: expect.stringMatching(
        /^guard: "lazy" is no way to guard imports: function .*module-getattr .*lazy-import .*3\.15/,
      ) as string,
    },
  ])
})

test.each([
  ['">=3.15"', 15],
  ['">=3.11,<4"', 11],
  ['"<4, >= 3.15"', 15],
  ['"~=3.15.2"', 15],
  ['"==3.15.*"', 15],
  ['">3.14"', 14],
  ['">=3.9,>=3.15,!=3.15.1"', 15],
  ['"<3.16"', undefined],
  ['">=3"', 0],
  ['">=4"', Infinity],
  ['">=2.7"', 0],
])('requires-python = %s: the oldest Python is 3.%s', (requires, oldest) => {
  const workspace = buildWorkspace({ 'pyproject.toml': `[project]\nname = "shop"\nrequires-python = ${requires}\n` })
  expect(pythonRange(workspace, 'shop/__init__.py').oldest).toBe(oldest)
})

test('a project that says nothing may run on any Python', () => {
  const workspace = buildWorkspace({ 'pyproject.toml': '[project]\nname = "shop"\n' })
  expect(pythonRange(workspace, 'shop/__init__.py')).toEqual({
    manifest: 'pyproject.toml',
    requires: undefined,
    oldest: undefined,
  })
})
