/**
 * `npm run check:hostile`: give the program recipes, trees and flags that are made to break it. Each has to end with an exit code that is right,
 * never with 3, within 5 seconds of the processor and 500 MiB, with no escape sequence of the input on a stream, and nothing is written.
 * `--small` takes a few of each kind (CI); `--only WORD` those whose name has the word; `--seconds N` and `--mib N` are the limits.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { copyOf, environment, project, scratch, shop } from './faults/scene.mjs'
import { RECIPES } from './hostile/recipes.mjs'
import { SCENES } from './hostile/scenes.mjs'
import { TREES } from './hostile/trees.mjs'

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    seconds: { type: 'string', default: '5' },
    mib: { type: 'string', default: '500' },
    main: { type: 'string', default: join(project, 'dist', 'src', 'cli', 'main.js') },
  },
})
const LIMIT = { seconds: Number(values.seconds), mib: Number(values.mib) }
/** So long on the clock whatever it is: the machine may have other work. */
const PATIENCE = 120_000
const folder = scratch()
const scene = shop(join(folder, 'scene'))

const write = (root, path, content) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}
const INPUTS = [
  ...RECIPES.map(([name, text, codes]) => ({
    name: `recipe: ${name}`,
    prepare: (root) => write(root, 'extract-codemod.yaml', text),
    args: [],
    codes,
  })),
  ...TREES.map(([name, files, codes, says]) => ({
    name: `tree: ${name}`,
    prepare: (root) => Object.entries(files).forEach(([path, content]) => write(root, path, content)),
    args: [],
    codes,
    says,
  })),
  ...SCENES.map(([name, prepare, args, codes, how]) => ({ name: `scene: ${name}`, prepare, args, codes, how })),
]

function run({ root, tmp }, args, how = {}) {
  const report = join(tmp, '..', 'measure.json')
  rmSync(report, { force: true })
  const env = { ...environment, TMPDIR: tmp, ...how.env, HOSTILE_MEASURE: report }
  const streams = [how.stdout, how.stderr].map((place) => (place?.startsWith('/') ? openSync(place, 'w') : 'pipe'))
  const child = spawn(
    process.execPath,
    ['--import', join(project, 'scripts/hostile/measure.mjs'), values.main, ...args],
    {
      cwd: root,
      env,
      stdio: ['ignore', ...streams],
    },
  )
  const said = ['', '']
  child.stdout?.on('data', (chunk) => (said[0] += said[0].length < 1e6 ? chunk : ''))
  child.stderr?.on('data', (chunk) => (said[1] += said[1].length < 1e6 ? chunk : ''))
  if (how.stdout === 'closed') child.stdout.destroy()
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
  return new Promise((resolve) =>
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      for (const stream of streams) if (typeof stream === 'number') closeSync(stream)
      const used = existsSync(report)
        ? JSON.parse(readFileSync(report, 'utf8'))
        : { seconds: Infinity, memory: Infinity }
      resolve({ code: code ?? signal, stdout: said[0], stderr: said[1], ...used })
    }),
  )
}

function problemOf({ codes, says }, { code, stdout, stderr, seconds, memory }, root) {
  if (!codes.includes(code)) return `exit ${code}, not ${codes.join(' or ')}`
  if (seconds > LIMIT.seconds) return `${seconds.toFixed(1)} s of the processor`
  if (memory > LIMIT.mib) return `${memory.toFixed(0)} MiB`
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(stderr)) return 'a control character on stderr'
  if (says !== undefined && !(stdout + stderr).includes(says)) return `says nothing of ${says}`
  if (existsSync(join(root, 'pwned'))) return 'a program of the repository ran'
  if (code === 2 && !/^Error: /m.test(stderr) && !/^error: /m.test(stderr)) return 'exit 2 without a reason'
  return undefined
}

const rows = []
let wrong = 0
const chosen = INPUTS.filter(({ name }) => name.includes(values.only)).filter((_, at) => !values.small || at % 9 === 0)
for (const input of chosen) {
  const place = copyOf(scene, join(folder, 'input'))
  input.prepare(place.root)
  const ended = await run(place, input.args, input.how)
  const problem = problemOf(input, ended, place.root)
  if (problem !== undefined) wrong += 1
  const said = ended.stderr.split('\n').find((line) => /^(Error|Refused|error)/.test(line)) ?? ''
  const next = ended.stderr.split('\n')[ended.stderr.split('\n').indexOf(said) + 1] ?? ''
  rows.push({ ...ended, name: input.name, problem, said: `${said} ${next.trim()}`.trim().slice(0, 110) })
  console.log(
    `${problem === undefined ? 'ok   ' : 'WRONG'} ${String(ended.code).padEnd(3)} ${ended.seconds.toFixed(1).padStart(5)} s ${ended.memory.toFixed(0).padStart(5)} MiB  ${input.name}  ${problem ?? rows.at(-1).said}`,
  )
  if (problem !== undefined) console.log(ended.stderr.split('\n').slice(-12).join('\n').slice(0, 1500))
}
const most = (key) => rows.reduce((a, b) => (b[key] > a[key] ? b : a))
console.log(
  `slowest: ${most('seconds').name}, ${most('seconds').seconds.toFixed(1)} s; largest: ${most('memory').name}, ${most('memory').memory.toFixed(0)} MiB`,
)
console.log(`${rows.length} inputs, ${wrong} wrong`)
process.exitCode = wrong === 0 ? 0 : 1
