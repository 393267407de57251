import { expect, test } from 'vitest'
import { work } from '../../src/model/work.ts'
import { loadPython } from '../../src/python/parse/grammar.ts'
import { buildWorkspace } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'

await loadPython()

const RECIPE = 'move:\n  - { from: shop.models.entity, to: shop.models.base, symbols: [Entity] }\n'
const MANY = 120

/** A monolith in which one file defines what moves, one takes it, and many speak of both in what is no code, or take something beside. */
function treeOf(neighbour: (at: number) => string): Record<string, string> {
  const many = Array.from({ length: MANY }, (_, at): [string, string] => [
    `shop/models/m${String(at)}.py`,
    neighbour(at),
  ])
  return {
    'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\n',
    'shop/__init__.py': '',
    'shop/models/__init__.py': '',
    'shop/models/entity.py': 'RATE = 1\n\n\nclass Entity:\n    pass\n',
    'shop/till.py': 'from shop.models.entity import Entity\n\nprint(Entity)\n',
    ...Object.fromEntries(many),
  }
}

test.each([
  [
    'imports in functions of classes',
    (at: number) =>
      `"""One of the models of an entity."""\n\n\nclass M${String(at)}:\n    def next(self):\n        from .m${String((at + 1) % MANY)} import M${String((at + 1) % MANY)}\n\n        return M${String((at + 1) % MANY)}\n`,
  ],
  [
    'documentation that says the words',
    () =>
      '"""The models of a shop: each entity of models, and the entity itself."""\n\n\ndef f():\n    return 1  # models, entity\n',
  ],
  [
    'questions to other objects',
    () => 'def f(entity):\n    return getattr(entity, "models"), "{0.models}".format(entity)\n',
  ],
])('files that only look as if they took what moves are not parsed: %s', (_, neighbour) => {
  const before = work.parses
  const { refused } = runRecipe(RECIPE, buildWorkspace(treeOf(neighbour)))
  expect(refused).toBe(false)
  expect(work.parses - before).toBeLessThan(MANY / 2)
})
