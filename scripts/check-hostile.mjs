/**
 * `npm run check:hostile`: give the program recipes, trees and flags that are made to break it. Each has to end with an exit code that is right,
 * never with 3, within 5 seconds of the processor and 500 MiB, with an answer of the program's own and no escape sequence of the input on a
 * stream, and nothing is written. Each input is bounded by itself, so the run always ends. `--small` takes a few of each kind (CI); `--only WORD`
 * those whose name has the word; `--part 2/4` the second quarter; `--seconds N` and `--mib N` are the limits; `--table FILE` adds rows to a file.
 */
import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { copyOf, git, project, scratch, shop } from './faults/scene.mjs'
import { boundedRun } from './hostile/bounded-run.mjs'
import { RECIPES } from './hostile/recipes.mjs'
import { SCENES } from './hostile/scenes.mjs'
import { TREES } from './hostile/trees.mjs'

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    part: { type: 'string', default: '1/1' },
    seconds: { type: 'string', default: '5' },
    mib: { type: 'string', default: '500' },
    table: { type: 'string' },
    main: { type: 'string', default: join(project, 'dist', 'src', 'cli', 'main.js') },
  },
})
const LIMIT = { seconds: Number(values.seconds), mib: Number(values.mib) }
const [part, parts] = values.part.split('/').map(Number)
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

/** What each answer begins with: a report, a refusal, an error of the recipe, of a flag, or a run that was cut off. */
const ANSWER = /^(extract-codemod \d|Refused: |Error: |error: |In the middle: |Applied|Nothing)/m
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

function problemOf({ codes, says, how }, { code, stdout, stderr, seconds, memory, over, crash }, root) {
  if (over !== undefined) return over
  if (crash !== undefined) return `the program broke: ${crash}`
  if (!codes.includes(code)) return `exit ${code}, not ${codes.join(' or ')}`
  if (seconds > LIMIT.seconds) return `${seconds.toFixed(1)} s of the processor`
  if (memory > LIMIT.mib) return `${memory.toFixed(0)} MiB`
  if (how?.stderr === undefined && !ANSWER.test(stderr)) return 'no answer of the program'
  if (CONTROL.test(stderr)) return 'a control character on stderr'
  if (says !== undefined && !(stdout + stderr).includes(says)) return `says nothing of ${says}`
  if (existsSync(join(root, 'pwned'))) return 'a program of the repository ran'
  if (code === 2 && !/^Error: /m.test(stderr) && !/^error: /m.test(stderr)) return 'exit 2 without a reason'
  return undefined
}

/** The first line of an answer that says more than its name, and what is below it. */
function messageOf(stderr) {
  const lines = stderr.split('\n')
  const at = lines.findIndex((line) => /^(Error|Refused|error|In the middle)/.test(line))
  if (at === -1)
    return lines.find((line) => /^Proof/.test(line)) === undefined ? (lines[0] ?? '') : 'a plan and its proof'
  return `${lines[at]} ${(lines[at + 1] ?? '').trim()}`.trim()
}

const probe = copyOf(scene, join(folder, 'input'))
const plain = await boundedRun(values.main, probe, [])
if (plain.code !== 0 || !ANSWER.test(plain.stderr))
  throw new Error(`the program does not even answer a plain recipe: exit ${plain.code}\n${plain.stderr}`)

const rows = []
const chosen = INPUTS.filter(({ name }) => name.includes(values.only))
  .filter((_, at) => !values.small || at % 9 === 0)
  .filter((_, at, all) => Math.floor((at * parts) / all.length) === part - 1)
for (const input of chosen) {
  const place = copyOf(scene, join(folder, 'input'))
  input.prepare(place.root)
  const isWriting = input.args.includes('apply')
  const head = isWriting || input.args.includes('verify') || input.name.includes('git') ? undefined : headOf(place.root)
  const ended = await boundedRun(values.main, place, input.args, input.how)
  const problem =
    problemOf(input, ended, place.root) ??
    (headOf(place.root) === head || head === undefined ? undefined : 'HEAD moved')
  const row = { ...ended, name: input.name, problem, said: messageOf(ended.stderr).slice(0, 110) }
  rows.push(row)
  const used = `${ended.seconds.toFixed(1).padStart(5)} s ${ended.memory.toFixed(0).padStart(5)} MiB`
  const verdict = problem === undefined ? 'ok   ' : 'WRONG'
  console.log(`${verdict} ${String(ended.code).padEnd(3)} ${used}  ${input.name}  ${problem ?? row.said}`)
  if (problem !== undefined) console.log(ended.stderr.split('\n').slice(-12).join('\n').slice(0, 1500))
  if (values.table !== undefined) appendFileSync(values.table, tableRow(row))
}

function headOf(root) {
  try {
    return git(root, 'rev-parse', 'HEAD')
  } catch {
    return 'none'
  }
}

function tableRow({ name, code, seconds, memory, problem, said }) {
  const cells = [name, code, seconds.toFixed(1), memory.toFixed(0), problem ?? said]
  return `| ${cells.map((cell) => String(cell).replace(/[\\|`*_<>[\]]/g, '\\$&')).join(' | ')} |\n`
}

rmSync(join(folder, 'input'), { recursive: true, force: true })
const most = (key) => rows.reduce((a, b) => (b[key] > a[key] ? b : a))
console.log(
  `slowest: ${most('seconds').name}, ${most('seconds').seconds.toFixed(1)} s; largest: ${most('memory').name}, ${most('memory').memory.toFixed(0)} MiB`,
)
const wrong = rows.filter(({ problem }) => problem !== undefined).length
console.log(`${rows.length} inputs, ${wrong} wrong`)
process.exitCode = wrong === 0 ? 0 : 1
