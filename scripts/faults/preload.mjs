/**
 * Loaded before the program (`node --import`): counts every call that writes, and at the `FAULT_AT`-th of them does what `FAULT_KIND` says.
 * `count` only counts; `kill` ends the process as it stands; `torn` writes half of it first; a signal is sent; an error code is thrown once
 * (`ENOSPC-on`: from there on); `edit`, `remove` and `link` do to the file `FAULT_FILE` what somebody else could do at that moment.
 */
import { createRequire, syncBuiltinESMExports } from 'node:module'

const require = createRequire(import.meta.url)
const fs = require('node:fs')
const children = require('node:child_process')
const real = { ...fs }

const at = Number(process.env.FAULT_AT ?? 0)
const kind = process.env.FAULT_KIND ?? 'count'
const log = process.env.FAULT_LOG
const file = process.env.FAULT_FILE
for (const name of ['FAULT_AT', 'FAULT_KIND', 'FAULT_LOG', 'FAULT_FILE', 'NODE_OPTIONS']) delete process.env[name]

let points = 0
const names = []

function point(name, args) {
  points += 1
  if (log !== undefined) names.push(`${points} ${name} ${String(args[0]).slice(-60)}`)
  const isSteady = kind.endsWith('-on')
  if (isSteady ? points < at : points !== at) return
  if (kind === 'torn' && name === 'writeFileSync') {
    const data = Buffer.from(args[1])
    real.writeFileSync(args[0], data.subarray(0, data.length >> 1), args[2])
  }
  if (kind === 'kill' || kind === 'torn') {
    process.kill(process.pid, 'SIGKILL')
    // The signal is on its way; nothing more may be written.
    for (;;);
  }
  if (kind.startsWith('SIG')) process.kill(process.pid, kind)
  else if (['edit', 'remove', 'link'].includes(kind) && real.existsSync(file)) meddle()
  else if (kind.startsWith('E') && name !== 'git') {
    const code = kind.replace('-on', '')
    throw Object.assign(new Error(`${code}: a fault, ${name} '${args[0]}'`), { code, syscall: name, errno: -1 })
  }
}

/** What somebody else does to the file at that moment, if it is there; a mark says that it was. */
function meddle() {
  if (kind === 'edit') real.appendFileSync(file, '# somebody else\n')
  else real.rmSync(file, { force: true })
  if (kind === 'link') real.symlinkSync('/etc/hostname', file)
  real.writeFileSync(`${log}.done`, '')
}

const WRITING = [
  ...[
    'writeFileSync',
    'appendFileSync',
    'renameSync',
    'unlinkSync',
    'mkdirSync',
    'rmdirSync',
    'rmSync',
    'copyFileSync',
  ],
  ...['linkSync', 'symlinkSync', 'chmodSync', 'chownSync', 'utimesSync', 'fsyncSync', 'writeSync', 'mkdtempSync'],
]
for (const name of WRITING) {
  fs[name] = (...args) => {
    point(name, args)
    return real[name](...args)
  }
}
fs.openSync = (path, flags, ...rest) => {
  if (typeof flags === 'string' && /[wa+]/.test(flags)) point('openSync', [path])
  return real.openSync(path, flags, ...rest)
}

const GIT_WRITES = /^(update-index|update-ref|symbolic-ref|worktree|read-tree|commit|hook)$/
const writesOf = (program, args) => program === 'git' && Array.isArray(args) && args.find((arg) => GIT_WRITES.test(arg))
const { spawnSync, spawn } = children
children.spawnSync = (program, args, ...rest) => {
  const command = writesOf(program, args)
  if (command) point('git', [`before ${command}`])
  const result = spawnSync(program, args, ...rest)
  if (command) point('git', [`after ${command}`])
  return result
}
children.spawn = (program, args, ...rest) => {
  const command = writesOf(program, args)
  if (command) point('git', [`before ${command}`])
  const child = spawn(program, args, ...rest)
  if (command) point('git', [`during ${command}`])
  if (command) child.on('exit', () => point('git', [`after ${command}`]))
  return child
}
syncBuiltinESMExports()

if (log !== undefined) process.on('exit', () => real.writeFileSync(log, `${points}\n${names.join('\n')}\n`))
