import { expect, test } from 'vitest'
import { contentsOf } from '../support/build-workspace.ts'
import { PLANTS_IN_CODE } from './plants-in-code.ts'
import { PLANTS_IN_FILES } from './plants-in-files.ts'
import { proveTampered, rightResult } from './right-result.ts'

const right = rightResult()
const PLANTS = [...PLANTS_IN_CODE, ...PLANTS_IN_FILES]

test('the right result gives no finding', () => {
  const proof = proveTampered(right, () => undefined)
  expect(proof.checks.flatMap((check) => check.findings)).toEqual([])
  expect(proof.checks.map((check) => check.verdict)).not.toContain('fail')
  expect(proof.residue.filter((entry) => entry.verdict === 'undecided')).toEqual([])
  expect(contentsOf(right.final)['MIGRATION.md']).toContain('billing.invoice.Invoice')
})

test.each(PLANTS)('%s: %s finds it', (_title, check, code, tamper) => {
  const proof = proveTampered(right, tamper)
  const found = proof.checks.flatMap((one) => one.findings.map((finding) => `${one.name} ${finding.code}`))
  expect(found).toContain(`${check} ${code}`)
  expect(proof.checks.find((one) => one.name === check)?.verdict).not.toBe('pass')
})

test('there are enough of them, and they are caught in every check', () => {
  expect(PLANTS.length).toBeGreaterThanOrEqual(40)
  const caught = new Set(PLANTS.map(([, check]) => check))
  const checks = proveTampered(right, () => undefined).checks.map((check) => check.name)
  expect(checks.filter((name) => !caught.has(name))).toEqual([])
})
