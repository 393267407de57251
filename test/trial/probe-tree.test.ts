import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { makeScratch } from '../../src/disk/scratch-folder.ts'
import type { ProbedModule } from '../../src/trial/probe-imports.ts'
import { randomBelow } from '../support/random-below.ts'

const PROGRAM = fileURLToPath(new URL('../../python/probe_imports.py', import.meta.url))
const hasPython = spawnSync('python3', ['-c', 'import os; os.fork']).status === 0
const SEEDS = Number(process.env['PROBE_SEEDS'] ?? 3)

const scratches: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(scratches.splice(0).map((remove) => remove()))
})

/** What every process says, without how long that took and in which tree it was. `forks`: from where the packages around are loaded already. */
function probed(
  files: Readonly<Record<string, string>>,
  forks: boolean,
  ran: string[] = [],
): ReadonlyMap<string, unknown> {
  const scratch = makeScratch()
  scratches.push(scratch.remove)
  for (const [path, text] of Object.entries(files)) {
    scratch.folder(join('tree', path, '..'))
    scratch.write(`tree/${path}`, text)
  }
  const modules = Object.keys(files).map(moduleOf)
  const request = {
    ...{ modules, targets: [], reads: {}, tops: ['a', 'g'], forks, output: join(scratch.path, 'said.jsonl') },
    ...{ paths: [join(scratch.path, 'tree')], seconds: 60, processes: 3, bytes: 0 },
  }
  const file = scratch.write('request.json', JSON.stringify(request))
  const ended = spawnSync('python3', ['-I', '-X', `pycache_prefix=${scratch.path}/cache`, PROGRAM, file])
  expect(ended.stderr.toString()).toBe('')
  ran.push(scratch.read('tree/ran') ?? '')
  const lines = (scratch.read('said.jsonl') ?? '').replaceAll(scratch.path, '').split('\n')
  const said = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as ProbedModule)
  expect(said.map(({ module }) => module).sort()).toEqual([...modules].sort())
  return new Map(said.map(({ seconds: _seconds, around: _around, ...rest }) => [rest.module, rest]))
}

function moduleOf(path: string): string {
  return path.replace(/(?:\/__init__)?\.py$/, '').replaceAll('/', '.')
}

const PATHS = [
  ...['a/__init__', 'a/b', 'a/c', 'a/d/__init__', 'a/d/e', 'a/d/f', 'a/d/k/__init__', 'a/d/k/l', 'a/d/k/m'],
  ...['g/__init__', 'g/h', 'g/i', 'n/o', 'n/p', 'q'],
].map((path) => `${path}.py`)

/** Each module says by its names which others are there when its own code begins. */
const SEEN =
  'import sys\nfor m in [m for m in sys.modules if m[0] in "agn"]: globals()["SAW_" + m.replace(".", "_")] = 1\n'

/** What modules do that others can see, or that a process which is forked might do otherwise. `other` is another module. */
const DEEDS: readonly ((other: string) => string)[] = [
  (other) => `import ${other}`,
  (other) => `import ${other}`,
  (other) => `import ${other} as one\none.LEFT = getattr(one, "LEFT", 0) + 1`,
  (other) => `try:\n    from ${other} import *\nexcept Exception:\n    MISSED = 1`,
  () => 'import warnings\nwarnings.warn("here in " + __name__)',
  () => 'import warnings\nwarnings.simplefilter("ignore")\nwarnings.warn("unheard")',
  () => 'import warnings\nwarnings.filterwarnings("error")',
  () => 'import sys\nsys.argv.append("x")\nfor n in range(len(sys.argv)): globals()["ARG_%d" % n] = 1',
  () => 'def __getattr__(name):\n    import colorsys\n    return 1\n__all__ = ["lazy", "SAW_a"]',
  () => 'import sys\nif "colorsys" in sys.modules: COLOURS = 1',
  () => 'import sys, types\nsys.modules[__name__].__class__ = type("M", (types.ModuleType,), {"made": 1})',
  () => 'import sys\nsys.modules.pop(__name__.rpartition(".")[0], None)',
  () => 'import os\nos.environ["SEEN"] = os.environ.get("SEEN", "") + "x"\nglobals()["E_" + os.environ["SEEN"]] = 1',
  () => 'print("said")',
]
const RARE: readonly string[] = [
  'raise ValueError("not " + __name__)',
  'import is_not_there',
  'import threading, time\nthreading.Thread(target=time.sleep, args=(3,), daemon=True).start()',
  'import threading\nCOUNT = [globals().setdefault("T_%d" % n, 1) for n in range(threading.active_count())]',
  'FILE = open(__file__)\nglobals()["AT_%d" % FILE.tell()] = 1\nFILE.read(3)',
  'import sys\nsys.exit(2)',
  'import os\nos._exit(3)',
  'import subprocess, sys\nglobals()["CODE_%d" % subprocess.run([sys.executable, "-c", "exit(4)"]).returncode] = 1',
  'import signal\nsignal.signal(signal.SIGCHLD, lambda *_: None)',
  'import signal\nHANDLER = signal.getsignal(signal.SIGCHLD)',
]

function tree(seed: number): Readonly<Record<string, string>> {
  const random = randomBelow(seed)
  const one = <T>(some: readonly T[]): T => some[random(some.length)] as T
  return Object.fromEntries(
    PATHS.map((path) => {
      const deeds = Array.from({ length: random(4) }, () => one(DEEDS)(moduleOf(one(PATHS))))
      const rare = random(5) === 0 ? [one(RARE)] : []
      return [path, [SEEN, ...deeds, ...rare, 'HERE = 1', ''].join('\n')]
    }),
  )
}

test.runIf(hasPython)(
  'a module that is imported where the packages around it are loaded says what it says in a process of its own',
  { timeout: 60_000 * SEEDS },
  () => {
    for (let seed = 0; seed < SEEDS; seed += 1)
      expect({ seed, said: probed(tree(seed), true) }).toEqual({ seed, said: probed(tree(seed), false) })
  },
)

test.runIf(hasPython)('the code of a package runs once for all modules in it', { timeout: 60_000 }, () => {
  const tells = (name: string, to: string): string =>
    `import os\nwith open(os.path.join(os.path.dirname(__file__), "${to}ran"), "a") as file: file.write("${name}")\n`
  const modules = ['b', 'c', 'd', 'e', 'f'].map((name) => [`a/k/${name}.py`, 'HERE = 1\n'])
  const files = { 'a/__init__.py': tells('a', '../'), 'a/k/__init__.py': tells('k', '../../') }
  const ran: string[] = []
  for (const forks of [true, false]) {
    const said = probed({ ...files, ...Object.fromEntries(modules) }, forks, ran)
    expect(said.get('a.k.b')).toMatchObject({ names: { HERE: 'int' } })
  }
  expect(ran.map((one) => [...one].sort().join(''))).toEqual(['ak', 'aaaaaaakkkkkk'])
})

/** A package around four modules, which say what of it they find. */
function around(text: string, module: string): Readonly<Record<string, string>> {
  const inner = ['b', 'c', 'd', 'e'].map((name) => [`a/k/${name}.py`, `import a.k\n${module}\n`])
  return { 'a/__init__.py': '', 'a/k/__init__.py': text, ...Object.fromEntries(inner) }
}

test.runIf(hasPython).each([
  [
    'a thread',
    'import threading, time\nthreading.Thread(target=time.sleep, args=(20,), daemon=True).start()\n',
    'for n in range(a.k.threading.active_count()): globals()["T_%d" % n] = 1',
    'T_1',
  ],
  [
    'the place in an open file',
    'FILE = open(__file__)\n',
    'at = a.k.FILE.tell()\na.k.FILE.read()\nglobals()["AT_%d" % at] = 1',
    'AT_0',
  ],
  [
    'a process that ends where it is forked',
    'import os\nPID = os.getpid()\n',
    'import os\nif os.getpid() != a.k.PID: os._exit(4)\nHERE = 1',
    'HERE',
  ],
])('%s of a package is there for each module in it', { timeout: 60_000 }, (_what, text, module, name) => {
  const said = probed(around(text, module), true)
  expect(said).toEqual(probed(around(text, module), false))
  for (const one of ['b', 'c', 'd', 'e']) expect(said.get(`a.k.${one}`)).toHaveProperty(['names', name])
})

test.runIf(hasPython)('of many packages some are loaded at a time', { timeout: 60_000 }, () => {
  const packages = Array.from({ length: 40 }, (_, at) => `a/k${at}`)
  const files = packages.flatMap((one) => ['__init__', 'b', 'c'].map((name) => [`${one}/${name}.py`, SEEN]))
  const said = probed({ 'a/__init__.py': SEEN, ...Object.fromEntries(files) }, true)
  expect(said.get('a.k39.c')).toMatchObject({ names: { SAW_a: 'int', SAW_a_k39: 'int', SAW_a_k39_c: 'int' } })
})
