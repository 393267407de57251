import { expect, test } from 'vitest'
import { fixtureCases } from '../support/fixture-cases.ts'
import { repositoryOf } from './shop-repository.ts'

/** Cases in which the plan by itself would give another answer than the proof and the search for where imports stand. */
const HANGING: readonly (readonly [name: string, code: number])[] = [
  ['move-helpers/a-function-of-the-package-has-the-name-of-the-module', 0],
  ['move-helpers/constant-computed-from-what-stays-comes-back-in-its-place', 0],
  ['move-helpers/need-is-imported-inside-where-the-modules-would-need-each-other', 0],
  ['move-helpers/need-that-another-file-sets-is-read-at-each-call', 0],
  ['rewrite-imports/base-class-comes-from-the-source-that-is-always-first', 0],
  ['guard-optional-imports/star-imports-cannot-be-guarded', 1],
  ['leave-shim/own-getattr-is-refused', 1],
  ['move-helpers/class-made-while-its-package-loads-is-refused', 1],
  ['rewrite-imports/caller-that-reads-the-name-on-import-is-refused', 1],
  ['rewrite-imports/star-that-would-come-too-early-is-refused', 1],
  ['rewrite-mentions/pattern-of-packages-that-is-for-another-one-as-well-is-refused', 1],
  ['write-public-api/cycle-that-only-worked-eagerly-is-refused', 1],
]

const cases = fixtureCases()

test.each(HANGING)('plan, preview and apply agree on %s', async (name, code) => {
  const { recipe, input } = cases.find((one) => one.name === name) ?? { recipe: '', input: {} }
  const texts = Object.entries(input).map(([path, bytes]) => [path, Buffer.from(bytes).toString('utf8')])
  const files = { ...Object.fromEntries(texts), 'extract-codemod.yaml': recipe } as Record<string, string>
  const repository = repositoryOf(files)
  const codes: number[] = []
  for (const command of ['plan', 'preview', 'apply']) codes.push((await repository.run(command, '--quiet')).code)
  expect(codes).toEqual([code, code, code])
})
