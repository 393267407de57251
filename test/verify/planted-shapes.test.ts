import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'
import type { Shape } from './shape.ts'
import { SHAPES_OF_MODULES } from './shapes-of-modules.ts'
import { SHAPES_OF_TEXTS } from './shapes-of-texts.ts'

const SHAPES = [...SHAPES_OF_TEXTS, ...SHAPES_OF_MODULES]

const problems = ({ recipe, before, changes }: Shape): readonly string[] => {
  const after = Object.entries({ ...before, ...changes }).flatMap(([path, text]) =>
    text === undefined ? [] : [[path, text] as const],
  )
  const { checks } = proveTrees(recipe, before, Object.fromEntries(after), false)
  return checks.flatMap((check) => check.findings.map((finding) => `${check.name} ${finding.code}`))
}

test.each(SHAPES)('$title: $finds', (shape) => {
  expect(problems(shape)).toContain(shape.finds)
})

test('there are enough of them', () => {
  expect(SHAPES.length).toBeGreaterThanOrEqual(25)
})
