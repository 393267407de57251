import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { MACHINE_SCHEMAS, machineJsonSchema } from '../../src/report/report-schema.ts'
import { jsonTrial } from '../../src/report/trial-report.ts'
import { SHOP, repositoryOf } from '../cli/shop-repository.ts'

const NAMES = Object.keys(MACHINE_SCHEMAS) as (keyof typeof MACHINE_SCHEMAS)[]

test.each(NAMES)('schema/%s.schema.json is what the build makes (npm run build)', (name) => {
  const text = readFileSync(new URL(`../../schema/${name}.schema.json`, import.meta.url), 'utf8')
  expect(JSON.parse(text)).toEqual(machineJsonSchema(name))
})

function problemsOf(name: keyof typeof MACHINE_SCHEMAS, value: unknown): readonly unknown[] {
  return MACHINE_SCHEMAS[name].safeParse(value).error?.issues ?? []
}

const REFUSED = `${SHOP['extract-codemod.yaml'] ?? ''}layers: [invoice, _rounding, tax, "*"]\n`

test.each([
  ['a preview', SHOP, []],
  ['a refusal', { ...SHOP, 'extract-codemod.yaml': REFUSED }, []],
  ['a run that was written', SHOP, ['apply']],
])('%s is as the schemas say, whole and in lines', async (_name, files, args) => {
  const whole = await repositoryOf(files).run(...args, '--format', 'json')
  expect(problemsOf('report', JSON.parse(whole.stdout))).toEqual([])
  const lines = (await repositoryOf(files).run(...args, '--format', 'jsonl')).stdout.trimEnd().split('\n')
  expect(lines.flatMap((line) => problemsOf('report-line', JSON.parse(line)))).toEqual([])
})

test('verify, plan, a frozen plan and the map of a migration are as the schemas say', async () => {
  const shop = repositoryOf(SHOP)
  const plan = await shop.run('plan', '--format', 'json', '-o', 'plan.json')
  expect(problemsOf('plan', JSON.parse(plan.stdout))).toEqual([])
  expect(problemsOf('frozen-plan', JSON.parse(shop.read('plan.json')))).toEqual([])
  await shop.run('apply', '--no-branch', '--allow-dirty')
  expect(problemsOf('migration', JSON.parse(shop.read('migration.json')))).toEqual([])
  const judged = await shop.run('verify', '--base', 'main~2', '--format', 'json')
  expect(problemsOf('report', JSON.parse(judged.stdout))).toEqual([])
})

test('a trial is as its schema says', () => {
  const difference = { kind: 'test', subject: 'a', now: 'b', before: 'passed', after: 'failed', causes: [] } as const
  const stages = [{ title: 'tests', verdict: 'different', detail: '1 of 2' }] as const
  const trial = { level: 'test', python: 'CPython 3.12.1', stages, differences: [difference], notes: ['x'] } as const
  expect(problemsOf('trial', JSON.parse(jsonTrial(trial)))).toEqual([])
})

test('what the schema does not know is not printed', () => {
  expect(problemsOf('trial', { schemaVersion: 1, more: true })).not.toEqual([])
})
