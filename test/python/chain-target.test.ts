import { describe, expect, test } from 'vitest'
import { makePlan } from '../../src/plan/decide/make-plan.ts'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'
import { renamingOf } from '../../src/plan/decide/renaming-of.ts'
import { chainTarget } from '../../src/python/edit/chain-target.ts'
import { buildWorkspace } from '../support/build-workspace.ts'
import { MOVE, SHOP } from './rewritten.ts'

const FILES = {
  ...SHOP,
  'shop/people/__init__.py':
    'from shop.people.staff import staff\nfrom shop import billing as bills\nfrom . import boss\n',
  'shop/people/staff.py': 'def staff(): ...\n',
  'shop/people/boss.py': 'from shop.billing import RATE\n',
  'tools/print.py': 'INK = 1\n',
}

const { plan, decisions, index } = makePlan(parseRecipe(MOVE, 'recipe.yml'), buildWorkspace(FILES))
const renaming = renamingOf(plan, index, decisions)

/** `module @ step` of a chain, `. symbol` behind it and `-> home` when that moves. */
function followed(root: string, chain: string): string {
  const names = chain.split('.').slice(1)
  const steps = names.map((name) => ({ name, span: { start: 0, end: 0 } }))
  const target = chainTarget(index, renaming, { name: 'report', isPackage: false }, root, steps)
  if (target === undefined) return 'nowhere'
  const symbol = target.symbol === undefined ? '' : ` .${target.symbol}`
  return `${target.module} @ ${target.moduleStep}${symbol}${target.home === undefined ? '' : ` -> ${target.home}`}`
}

describe('where a chain leads', () => {
  test.each<[string, string, string, string]>([
    ['the root itself', 'shop', 'shop', 'shop @ -1'],
    ['a module', 'shop', 'shop.billing', 'shop.billing @ 0'],
    ['a symbol that moves', 'shop', 'shop.billing.RATE', 'shop.billing @ 0 .RATE -> shop.tax'],
    ['a symbol that stays', 'shop', 'shop.billing.Invoice.total', 'shop.billing @ 0 .Invoice'],
    ['from an alias', 'shop.billing', 'b.net_price', 'shop.billing @ -1 .net_price -> shop.tax'],
    ['through a package', 'shop', 'shop.people.boss', 'shop.people.boss @ 1'],
    ['a name of a module that only imports it', 'shop', 'shop.people.boss.RATE', 'shop.people.boss @ 1 .RATE'],
    ['a name that hides the module', 'shop', 'shop.people.staff.x', 'shop.people @ 0 .staff'],
    ['a module under another name', 'shop', 'shop.people.bills.RATE', 'shop.people @ 0 .bills'],
    ['a name that is not there', 'shop', 'shop.nothing.at.all', 'shop @ -1 .nothing'],
    ['a folder without __init__', 'tools', 'tools.print.INK', 'tools.print @ 0 .INK'],
    ['a symbol is no root', 'shop.billing.RATE', 'RATE.x', 'nowhere'],
    ['another project', 'numpy', 'numpy.linalg', 'nowhere'],
  ])('%s', (_name, root, chain, expected) => {
    expect(followed(root, chain)).toBe(expected)
  })
})
