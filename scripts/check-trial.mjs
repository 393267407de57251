/**
 * `npm run check:trial`: plant one wrong result of each class in a result that is right and committed, and let `try` judge it without the
 * proof. Needs uv or a Python with venv, and an index (or a cache) that has pytest; where it cannot be tried, that is said and the exit code is 0.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { PLANTS, TREE } from './trial/planted-tree.mjs'

/** So many classes must be seen, whatever is known of single ones. */
const FEWEST = 9

const PERSON = { NAME: 'check', EMAIL: 'check@example.org' }
const ENVIRONMENT = {
  ...process.env,
  ...Object.fromEntries(
    Object.entries(PERSON).flatMap(([key, value]) =>
      ['AUTHOR', 'COMMITTER'].map((who) => [`GIT_${who}_${key}`, value]),
    ),
  ),
}

const root = fileURLToPath(new URL('..', import.meta.url))
const cli = join(root, 'dist/src/cli/main.js')

const folder = mkdtempSync(join(tmpdir(), 'check-trial-'))
try {
  process.exitCode = check()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function check() {
  if (spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--if-possible']).status !== 0)
    return skipped('dist/ is not there and cannot be built')
  for (const [path, text] of Object.entries(TREE)) write(path, text)
  git('init', '-q', '-b', 'main')
  commit('The monolith')
  const applied = run('apply', '--branch', 'lifted', '--no-formatter', '--quiet')
  if (applied.status !== 0) return failed('apply', applied)

  const right = tried()
  if (right.status === 2) return skipped(right.stdout + right.stderr)
  if (right.status !== 0) return failed('the right result is said to be different', right)
  console.log('passed   the right result: nothing is different')

  for (const { file, find, put } of PLANTS) change(file, find, put)
  commit('What a careless hand would have left')
  const wrong = tried()
  if (wrong.status !== 1) return failed('the wrong results are not seen', wrong)
  return judge(JSON.parse(wrong.stdout).differences)
}

function judge(differences) {
  const known = differences.map(({ subject, now }) => `${subject} ${now}`)
  let seen = 0
  let missed = 0
  for (const { title, seen: name } of PLANTS) {
    const at = name === false ? -1 : known.findIndex((one) => one.includes(name))
    if (at >= 0) seen += 1
    else if (name !== false) missed += 1
    const verdict = at >= 0 ? 'seen' : name === false ? 'on paper' : 'MISSED'
    console.log(`${verdict.padEnd(8)} ${title}${at >= 0 ? `: ${differences[at].kind} ${differences[at].after}` : ''}`)
  }
  console.log(`${seen} of ${PLANTS.length} classes are seen without the proof`)
  return missed > 0 || seen < FEWEST ? 1 : 0
}

function tried() {
  return run('try', '--base', 'main', '--level', 'test', '--format', 'json', '--extras', 'none')
}

function change(file, find, put) {
  const path = join(folder, file)
  const old = readFileSync(path)
  // The same letters in UTF-8, below a line that says something else.
  const text = find === 'recode' ? new TextDecoder('windows-1251').decode(old) : old.toString('utf8').replace(find, put)
  if (Buffer.from(text).equals(old)) throw new Error(`nothing to change in ${file}: ${String(find)}`)
  writeFileSync(path, text)
}

function write(path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

function commit(message) {
  git('add', '-A')
  git('commit', '-q', '-m', message)
}

function git(...args) {
  const { status, stderr } = spawnSync('git', args, { cwd: folder, env: ENVIRONMENT, encoding: 'utf8' })
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
}

function run(...args) {
  return spawnSync(process.execPath, [cli, ...args], { cwd: folder, env: ENVIRONMENT, encoding: 'utf8' })
}

function skipped(why) {
  console.log(`check:trial: skipped everything: ${why.trim()}`)
  return 0
}

function failed(what, { stdout, stderr }) {
  console.log(`FAILED   ${what}\n${stdout}${stderr}`)
  return 1
}
