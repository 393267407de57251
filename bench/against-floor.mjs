// How much a preview costs against the least it could: list the files and read all of them once, in this very run.
//   node bench/against-floor.mjs ROOT RECIPE [ROUNDS]
// Prints medians of CPU seconds (user + system of the whole process) and their ratio; run it on a quiet machine.
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [root, recipe, rounds = '5'] = process.argv.slice(2)
if (root === undefined || recipe === undefined)
  throw new Error('usage: node bench/against-floor.mjs ROOT RECIPE [ROUNDS]')
const cli = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url))

if (process.env['FLOOR_ONLY'] === '1') {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    maxBuffer: 1e9,
  })
  for (const path of list.toString('utf8').split('\0')) if (path !== '') readFileSync(join(root, path))
} else {
  const MEASURE = `
    const { spawnSync } = require('node:child_process')
    const [args, env] = process.argv.slice(1).map((text) => JSON.parse(text))
    const start = performance.now()
    spawnSync(process.execPath, args, { stdio: 'ignore', env: { ...process.env, ...env }, maxBuffer: 1e9 })
    const wall = (performance.now() - start) / 1000
    const children = require('node:fs').readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ')
    process.stdout.write(JSON.stringify({ wall, cpu: (Number(children[13]) + Number(children[14])) / 100 }))`
  const cpu = (args, env) => {
    const result = spawnSync(process.execPath, ['-e', MEASURE, JSON.stringify(args), JSON.stringify(env)], {
      encoding: 'utf8',
    })
    return JSON.parse(result.stdout)
  }
  const tool = []
  const floor = []
  for (let round = 0; round < Number(rounds); round += 1) {
    floor.push(cpu([fileURLToPath(import.meta.url), root, recipe], { FLOOR_ONLY: '1' }))
    tool.push(cpu([cli, 'preview', '--root', root, '--recipe', recipe, '--quiet'], {}))
  }
  const median = (list, key) => list.map((entry) => entry[key]).sort((a, b) => a - b)[Math.floor(list.length / 2)]
  const [a, b] = [median(tool, 'cpu'), median(floor, 'cpu')]
  console.log(
    `preview ${a.toFixed(2)} s cpu, ${median(tool, 'wall').toFixed(2)} s wall; floor ${b.toFixed(2)} s cpu; ratio ${(a / b).toFixed(1)}`,
  )
}
