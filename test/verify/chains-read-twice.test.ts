import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

type Tree = Readonly<Record<string, string>>

const found = (recipe: string, before: Tree, after: Tree): readonly string[] =>
  proveTrees(recipe, before, after).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

const SPIN = 'def speed():\n    return 2\n\n\ndef axis():\n    return 5\n'
const AXIS = 'def axis():\n    return 5\n'

test('a chain that is read twice in a file is held against itself, not against the surer one', () => {
  const use =
    'import orb\nfrom orb.spin import speed\n\ntry:\n    import orb.whirl\nexcept ImportError:\n    pass\n\n\ndef one():\n    return orb.whirl.axis(), speed()\n\n\ndef two():\n    import orb.whirl\n\n    return orb.whirl.axis()\n'
  const whirl = { 'orb/__init__.py': '', 'orb/whirl.py': AXIS }
  const recipe = 'rename_modules: { orb.spin: orb.turn }'
  const after = use.replace('orb.spin', 'orb.turn')
  expect(
    found(recipe, { ...whirl, 'orb/spin.py': SPIN, 'use.py': use }, { ...whirl, 'orb/turn.py': SPIN, 'use.py': after }),
  ).toEqual([])
  const lost = after.replace('def two():\n    import orb.whirl\n\n', 'def two():\n')
  expect(
    found(recipe, { ...whirl, 'orb/spin.py': SPIN, 'use.py': use }, { ...whirl, 'orb/turn.py': SPIN, 'use.py': lost }),
  ).toContain('attributes attribute-lost')
})
