import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/model/errors.ts'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'

const recipe = (change: Record<string, unknown>): string =>
  JSON.stringify({
    package: { from: 'shop.billing', to: 'shop_billing', distribution: 'shop-billing', directory: 'packages/billing' },
    ...change,
  })
const extracted = (change: Record<string, unknown>): string =>
  recipe({ package: { ...(JSON.parse(recipe({})) as { package: object }).package, ...change } })

function problemsOf(text: string): string {
  try {
    parseRecipe(text, 'recipe.yaml')
    return ''
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return error.problems.map(({ message }) => message).join('; ')
  }
}

describe('names are checked at the door', () => {
  test.each([
    [extracted({ to: 'shop.class' }), /keyword/],
    [extracted({ to: 'shop.None' }), /keyword/],
    [extracted({ to: 'shop.\uFB01nally' }), /keyword/],
    [extracted({ to: '1shop' }), /dotted Python name/],
    [extracted({ to: 'shop\u200B' }), /dotted Python name/],
    [extracted({ distribution: 'shop billing' }), /PEP 508/],
    [extracted({ distribution: '-shop' }), /PEP 508/],
    [extracted({ distribution: 'shop"\n[tool]' }), /PEP 508/],
    [extracted({ directory: '.' }), /root itself/],
    [extracted({ directory: './/' }), /root itself/],
    [extracted({ directory: '' }), /empty/],
    [extracted({ directory: 'pack\nages' }), /control characters/],
    [extracted({ directory: '.git/hooks' }), /git folder/],
    [extracted({ directory: '../out' }), /must not leave/],
    [recipe({ guide: 'pyproject.toml' }), /a file for people/],
    [recipe({ guide: 'docs\u0007.md' }), /control characters/],
    [recipe({ move: [{ from: 'a', to: 'b', symbols: ['x y'] }] }), /top-level definition/],
    [recipe({ move: [{ from: 'a', to: 'b', symbols: ['lambda'] }] }), /top-level definition/],
    [recipe({ optional: { 'an extra': ['pandas'] } }), /PEP 508|Invalid key/],
    [recipe({ optional: { tables: ['pandas; evil'] } }), /dotted Python name/],
    [recipe({ optional: { tables: { requires: ['pandas'], marker: 'a\nb' } } }), /control characters/],
    [recipe({ tests: { from: 'tests', to: '.' } }), /root itself/],
    [recipe({ exclude: ['*a*a*a*b'] }), /stars/],
    [recipe({ exclude: Array.from({ length: 1001 }, (_, i) => `f${i}`) }), /1000|Too big/],
    ['__proto__: { guide: x }\n', /__proto__: unknown key/],
    [
      'package: { from: a.b, to: a_b, distribution: a, directory: d, __proto__: 1 }\n',
      /package\.__proto__: unknown key/,
    ],
    ['optional: { __proto__: [pandas] }\n', /optional\.__proto__: unknown key/],
  ])('%s', (text, message) => {
    expect(problemsOf(text)).toMatch(message)
  })

  test('what is fine', () => {
    expect(problemsOf(recipe({ roots: ['.'], guide: 'docs/upgrading/3.0.md', exclude: ['**/*.lock', 'a*b'] }))).toBe('')
    expect(problemsOf(recipe({ rename_modules: { 'shop.async': 'shop.later' } }))).toBe('')
  })
})
