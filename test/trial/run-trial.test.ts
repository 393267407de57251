import { afterEach, expect, test } from 'vitest'
import { makeScratch } from '../../src/disk/scratch-folder.ts'
import type { Command, Ended, Runner } from '../../src/trial/runner.ts'
import { runTrial } from '../../src/trial/run-trial.ts'
import type { TrialOptions } from '../../src/trial/run-trial.ts'
import { wasTried } from '../../src/model/trial.ts'
import type { Trial } from '../../src/model/trial.ts'
import { trialText } from '../../src/report/trial-report.ts'
import { plain } from '../../src/report/paint.ts'
import { buildWorkspace } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'
import { FILES, scene } from './trial-scene.ts'

const OPTIONS: TrialOptions = {
  level: 'import',
  python: undefined,
  extras: 'all',
  command: undefined,
  findLinks: [],
  beside: [],
  seconds: 10,
  processes: 1,
  bytes: 0,
}

const scratches: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(scratches.splice(0).map((remove) => remove()))
})

function place(): { before: string; after: string; scratch: ReturnType<typeof makeScratch> } {
  const scratch = makeScratch()
  scratches.push(scratch.remove)
  return { before: '/base', after: '/result', scratch }
}

function answering(answer: (command: Command) => Partial<Ended>): Runner {
  return {
    tell: () => undefined,
    run: (command) => Promise.resolve({ exitCode: 0, printed: '', isLate: false, ...answer(command) }),
  }
}

test('without uv and without a Python nothing is tried, and that is said', async () => {
  const runner = answering(() => ({ exitCode: 127, printed: 'not found' }))
  const trial = await runTrial(scene().run, undefined, place(), OPTIONS, runner)
  expect(wasTried(trial)).toBe(false)
  expect(trialText(trial, plain, false)).toContain('there is neither uv nor python3 with venv on the PATH')
  expect(trialText(trial, plain, false)).toContain('Nothing could be tried.')
})

test('what cannot be built is named, and the sources stand in for it', async () => {
  const asked: string[] = []
  const folders = new Set<string | undefined>()
  const here = place()
  const runner = answering(({ program, args, environment }) => {
    folders.add(environment?.['TMPDIR'])
    asked.push([program, ...args].join(' '))
    const isBuilding = args.includes('build')
    const request = args.find((one) => one.endsWith('plain-after.json') || one.endsWith('plain-before.json'))
    if (request !== undefined) {
      const name = request.slice(here.scratch.path.length + 1)
      const { modules } = JSON.parse(here.scratch.read(name) ?? '') as { modules: readonly string[] }
      const answers = modules.map((module) => JSON.stringify({ module, names: {}, warnings: [] }) + '\n')
      here.scratch.write(name.replace('.json', '.jsonl'), answers.join(''))
    }
    return isBuilding ? { exitCode: 1, printed: 'error: no network' } : {}
  })
  const trial = await runTrial(scene().run, undefined, here, OPTIONS, runner)
  const [wheels, modules] = trial.stages
  expect(wheels?.verdict).toBe('skipped')
  expect(wheels?.detail).toContain('shop does not build: error: no network')
  expect(modules?.verdict).toBe('same')
  expect(trial.differences).toEqual([])
  const request = here.scratch.read('plain-after.json') ?? ''
  // A module that a move makes is imported as well, though the base has none of that name.
  expect(request).toContain('"shop.sums"')
  expect(request).toContain('"paths":["/result"]')
  // Whatever programs leave behind goes away with the rest.
  expect([...folders]).toEqual([`${here.scratch.path}/tmp`])
})

test('what cannot be built while the index is out of reach is built from the cache', async () => {
  const here = place()
  const builds: boolean[] = []
  const runner = answering(({ args }) => {
    if (!args.includes('build')) return {}
    const isOffline = args.includes('--offline')
    builds.push(isOffline)
    const into = args[args.indexOf('--out-dir') + 1] ?? ''
    if (isOffline) here.scratch.write(`${into.slice(here.scratch.path.length + 1)}/shop-1-py3-none-any.whl`, '')
    return isOffline ? {} : { exitCode: 2, printed: 'dns error' }
  })
  const trial = await runTrial(scene().run, undefined, here, OPTIONS, runner)
  expect(builds).toEqual([false, true, false, true])
  expect(trial.stages[0]).toMatchObject({ verdict: 'same', detail: 'before: shop; after: shop' })
})

test('what needs more to be built than it says is built where that is installed beside', async () => {
  const here = place()
  const asked: string[] = []
  const runner = answering(({ args }) => {
    const isBuild = args.includes('build')
    const isHere = args.includes('--no-build-isolation')
    if (isBuild || args.includes('install'))
      asked.push(isBuild ? `build${isHere ? ' here' : ''}` : `install ${args.slice(5).join(' ')}`)
    const into = args[args.indexOf('--out-dir') + 1] ?? ''
    if (isHere) here.scratch.write(`${into.slice(here.scratch.path.length + 1)}/shop-1-py3-none-any.whl`, '')
    return isBuild && !isHere ? { exitCode: 1, printed: "No module named 'torch'" } : {}
  })
  const trial = await runTrial(scene().run, undefined, here, { ...OPTIONS, beside: ['torch'] }, runner)
  // The second one is what is tried with the cache alone.
  expect(asked.slice(0, 4)).toEqual(['build', 'build', 'install setuptools wheel torch', 'build here'])
  expect(trial.stages[0]?.verdict).toBe('same')
  expect(trial.notes).toContain('before: shop was built where torch is installed, which its build needs')
})

test('what cannot be installed for want of a wheel that cannot be built on either side is no difference', async () => {
  const here = place()
  let installs = 0
  const runner = answering(({ args }) => {
    const into = args[args.indexOf('--out-dir') + 1] ?? ''
    const isMember = args.at(-1)?.includes('packages') === true
    if (args.includes('build') && isMember)
      here.scratch.write(`${into.slice(here.scratch.path.length + 1)}/shop_billing-1-py3-none-any.whl`, '')
    if (args.includes('install') && !args.includes('--no-deps')) installs += 1
    if (args.includes('build') && !isMember) return { exitCode: 1, printed: 'error: no compiler' }
    return args.includes('install') && args.some((one) => one.endsWith('.whl')) && !args.includes('--no-deps')
      ? { exitCode: 1, printed: 'there is no version of shop' }
      : {}
  })
  const recipe =
    'package: { from: shop.billing, to: shop_billing, distribution: shop-billing, directory: packages/shop-billing }\n'
  const { run } = runRecipe(`roots: ['.']\n${recipe}`, buildWorkspace(FILES))
  if (run === undefined) throw new Error('refused')
  const trial = await runTrial(run, undefined, here, OPTIONS, runner)
  expect(installs).toBeGreaterThan(0)
  expect(trial.stages[0]?.detail).toContain('shop-billing does not install: there is no version of shop')
  expect(trial.differences).toEqual([])
  expect(trial.stages[0]?.verdict).toBe('skipped')
})

test('what no manifest declares is installed on both sides, and a module that lacked it is told', async () => {
  const installed: string[] = []
  const here = place()
  const runner = answering(({ program, args }) => {
    if (program === 'uv' && args.includes('install')) installed.push(args.at(-1) ?? '')
    const request = args.find((one) => one.endsWith('plain-after.json') || one.endsWith('plain-before.json'))
    if (request !== undefined) {
      const name = request.slice(here.scratch.path.length + 1)
      const error = { type: 'ModuleNotFoundError', message: 'No module named torch', missing: 'torch', files: [] }
      here.scratch.write(name.replace('.json', '.jsonl'), JSON.stringify({ module: 'shop.billing', error }) + '\n')
    }
    return {}
  })
  const trial = await runTrial(scene().run, undefined, here, { ...OPTIONS, beside: ['numpy>=2'] }, runner)
  expect(installed.filter((one) => one === 'numpy>=2')).toHaveLength(2)
  expect(trial.notes).toContain(
    '1 modules could not be imported before either, for there is no torch; --with installs what no manifest declares',
  )
})

test('a level that could not be tried is not called a success', () => {
  const stages = [
    { title: 'modules import first', answers: 'import', verdict: 'same', detail: '' },
    { title: 'the same tests are collected', answers: 'collect', verdict: 'skipped', detail: 'pytest did not begin' },
  ] as const
  const trial: Trial = { level: 'collect', python: 'CPython 3.12.1', stages, differences: [], notes: [] }
  expect(wasTried(trial)).toBe(false)
  expect(wasTried({ ...trial, level: 'import' })).toBe(true)
  expect(trialText(trial, plain, false)).toContain('The level collect could not be tried')
})
