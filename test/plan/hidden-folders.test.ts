import { expect, test } from 'vitest'
import { makePlan } from '../../src/plan/decide/make-plan.ts'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'
import { buildWorkspace } from '../support/build-workspace.ts'

const FILES = { 'mill/__init__.py': '', 'mill/stones.py': 'def grind():\n    return 1\n\n\nX = 2\n' }
const MOVE = 'move: [{ from: mill.stones, to: mill.extras, symbols: [grind] }]\n'
const RENAME = 'rename_modules: { mill.stones: mill.extras }\n'

/** What is said of a recipe, or nothing. */
function problemsOf(recipe: string, files: Record<string, string>): string {
  try {
    makePlan(parseRecipe(recipe, 'recipe.yml'), buildWorkspace({ ...FILES, ...files }))
    return ''
  } catch (error) {
    return (error as { readonly problems: readonly { readonly message: string }[] }).problems
      .map((one) => one.message)
      .join()
  }
}

test.each([
  ['modules', MOVE, { 'mill/extras/more.py': 'X = 1\n' }, /mill\/extras has modules \(mill.extras.more\)/],
  ['modules farther below', MOVE, { 'mill/extras/a/b.py': 'X = 1\n' }, /has modules/],
  [
    'data that is read by a text',
    RENAME,
    { 'mill/extras/a.txt': 'a\n', 'use.py': 'from importlib.resources import files\n\nfiles("mill.extras")\n' },
    /use.py asks for it/,
  ],
  [
    'data that is read by an import',
    MOVE,
    { 'mill/extras/a.txt': 'a\n', 'use.py': 'from mill import extras\n' },
    /use.py asks for it/,
  ],
])('a new module that would hide a folder of %s', (_title, recipe, files, message) => {
  expect(problemsOf(recipe, files)).toMatch(message)
})

test.each([
  ['data that is read by its path', RENAME, { 'mill/extras/a.txt': 'a\n', 'use.py': 'open("mill/extras/a.txt")\n' }],
  ['data of another folder', MOVE, { 'extras/a.txt': 'a\n', 'use.py': 'X = "mill.extras.a"\n' }],
  ['a module that is there', MOVE, { 'mill/extras/__init__.py': '', 'mill/extras/more.py': '' }],
])('a new module beside %s', (_title, recipe, files) => {
  expect(problemsOf(recipe, files)).toBe('')
})
