import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { makeScratch } from '../../src/disk/scratch-folder.ts'
import type { ProbedModule } from '../../src/trial/probe-imports.ts'

const PROGRAM = fileURLToPath(new URL('../../python/probe_imports.py', import.meta.url))
const hasPython = spawnSync('python3', ['-c', 'import os; os.fork']).status === 0

/** Packages of somebody else's that take long to load, and a tree in which one module does without the second of them. */
const FILES: Readonly<Record<string, string>> = {
  'heavy/__init__.py': 'import time\ntime.sleep(1.5)\nPLACES = []\n',
  'weighty/__init__.py': 'import time\nimport heavy\ntime.sleep(0.8)\nheavy.PLACES.append("weighty")\n',
  'shop/__init__.py': '',
  ...Object.fromEntries(
    ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p'].map((name) => [
      `shop/${name}.py`,
      `import heavy\nimport weighty\nPLACE_${name} = heavy.PLACES[0]\n`,
    ]),
  ),
  ...Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`shop/few${at}.py`, 'import heavy\n'])),
  // Does with the first of them, and asks nothing of the second.
  'shop/half.py': 'import heavy\nimport sys\nSECOND = "weighty" in sys.modules\nif SECOND:\n    EXTRA = 1\n',
  'shop/without.py': 'import heavy\nFIRST = heavy.PLACES[0]\n',
  'shop/slow.py': 'import time\ntime.sleep(8)\n',
  // As Lightning begins the program anew for each further device.
  'shop/slow_anew.py': `import os, subprocess, sys, heavy, weighty
with open(os.path.join(os.path.dirname(heavy.__file__), "ran"), "a") as file:
    file.write("x")
if "ANEW" not in os.environ:
    os.environ["ANEW"] = "1"
    subprocess.run([sys.executable, os.path.abspath(sys.argv[0]), *sys.argv[1:]], timeout=40)
`,
  'shop/nothing.py': 'import sys\nif "heavy" in sys.modules:\n    EXTRA = 1\n',
}

const scratches: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(scratches.splice(0).map((remove) => remove()))
})

function probe(
  modules: readonly string[],
  preload: readonly string[],
  seconds = 60,
  ran: string[] = [],
): ReadonlyMap<string, ProbedModule> {
  const scratch = makeScratch()
  scratches.push(scratch.remove)
  for (const folder of ['tree', 'tree/heavy', 'tree/weighty', 'tree/shop']) scratch.folder(folder)
  for (const [path, text] of Object.entries(FILES)) scratch.write(`tree/${path}`, text)
  const output = join(scratch.path, 'said.jsonl')
  const request = {
    ...{ modules, targets: [], reads: {}, tops: ['shop'], preload, output },
    ...{ paths: [join(scratch.path, 'tree')], seconds, processes: 2, bytes: 0 },
  }
  const file = scratch.write('request.json', JSON.stringify(request))
  // What is loaded once is found as an installed package is.
  const environment = { ...process.env, PYTHONPATH: join(scratch.path, 'tree') }
  spawnSync('python3', ['-X', `pycache_prefix=${join(scratch.path, 'pycache')}`, PROGRAM, file], { env: environment })
  // Nothing is written beside the sources.
  expect(scratch.list('tree/shop').filter((path) => !path.endsWith('.py'))).toEqual([])
  expect(scratch.list('pycache')).not.toEqual([])
  ran.push(scratch.read('tree/heavy/ran') ?? '')
  const lines = (scratch.read('said.jsonl') ?? '').split('\n').filter((line) => line !== '')
  return new Map(lines.map((line) => JSON.parse(line) as ProbedModule).map((one) => [one.module, one]))
}

const all = Object.keys(FILES)
  .filter((path) => path.startsWith('shop/') && !/__init__|slow|few/.test(path))
  .map((path) => path.replace('.py', '').replace('/', '.'))

test.runIf(hasPython)('packages that take long are loaded once, one after the other', { timeout: 120_000 }, () => {
  const said = probe(all, [])
  expect(said.size).toBe(all.length)
  expect([...said.values()].filter(({ error }) => error !== undefined).map(({ module }) => module)).toEqual([
    'shop.without',
  ])
  const loaded = [...said.values()].map(({ preloaded }) => (preloaded ?? []).join(' '))
  expect(loaded).toContain('heavy')
  expect(loaded).toContain('heavy weighty')
})

test.runIf(hasPython)(
  'a module that did not ask for all that was loaded begins with what it asked for, or with nothing',
  { timeout: 120_000 },
  () => {
    const said = probe(['shop.a', 'shop.without', 'shop.nothing', 'shop.half'], ['heavy', 'weighty', 'absent'])
    expect(said.get('shop.a')?.preloaded).toEqual(['heavy', 'weighty'])
    expect(said.get('shop.a')?.names).toMatchObject({ PLACE_a: 'str' })
    expect(said.get('shop.half')?.preloaded).toEqual(['heavy'])
    expect(said.get('shop.half')?.names).not.toHaveProperty('EXTRA')
    // Only with what another package leaves behind could it be imported.
    expect(said.get('shop.without')?.error?.type).toBe('IndexError')
    expect(said.get('shop.nothing')?.names).not.toHaveProperty('EXTRA')
    expect(said.get('shop.nothing')?.preloaded).toEqual([])
  },
)

test.runIf(hasPython)('what most modules do without is loaded for them no longer', { timeout: 120_000 }, () => {
  const few = Array.from({ length: 12 }, (_, at) => `shop.few${at}`)
  const said = probe([...few, 'shop.half', 'shop.without', 'shop.a'], ['heavy', 'weighty'])
  expect(few.map((module) => said.get(module)?.preloaded?.join(' '))).toEqual(few.map(() => 'heavy'))
  expect(said.get('shop.half')?.preloaded).toEqual(['heavy'])
  // Forked from where too little is loaded, it does the rest itself.
  expect(['heavy', 'heavy weighty']).toContain(said.get('shop.a')?.preloaded?.join(' '))
  expect(said.get('shop.a')?.names).toMatchObject({ PLACE_a: 'str' })
})

test.runIf(hasPython)('a module that took too long is asked once more, with more time', { timeout: 120_000 }, () => {
  expect(probe(['shop.slow'], [], 7).get('shop.slow')?.error).toBeUndefined()
  expect(probe(['shop.slow'], [], 0.1).get('shop.slow')?.error?.message).toContain('took more than')
})

test.runIf(hasPython)('a module that begins the program anew begins no other probe', { timeout: 120_000 }, () => {
  const ran: string[] = []
  for (const loaded of [[], ['heavy', 'weighty']]) {
    const said = probe(['shop.a', 'shop.slow_anew', 'shop.nothing'], loaded, 60, ran)
    expect([...said.keys()].sort()).toEqual(['shop.a', 'shop.nothing', 'shop.slow_anew'])
    expect(said.get('shop.slow_anew')?.error).toBeUndefined()
  }
  expect(ran).toEqual(['x', 'x'])
})
