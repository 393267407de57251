#!/usr/bin/env node
import process from 'node:process'
import { loadProgram } from './load-program.ts'

/** What these commands do to the tree is told by their exit code, whoever can be told more. */
const isWriting = process.argv.slice(2).some((word) => word === 'apply' || word === 'undo')

// `| head` closes the pipe early: what is left to say has no reader, and that is no failure of ours. A disk that is full is one.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED' || isWriting) return
    process.exitCode = 1
  })
}

// A hook or an alias of git's that runs us names its own repository; ours is the one at `--root` (git-rev-parse(1), --local-env-vars).
for (const name of [
  ...['GIT_ALTERNATE_OBJECT_DIRECTORIES', 'GIT_OBJECT_DIRECTORY'],
  ...[
    'GIT_DIR',
    'GIT_WORK_TREE',
    'GIT_IMPLICIT_WORK_TREE',
    'GIT_GRAFT_FILE',
    'GIT_INDEX_FILE',
    'GIT_NO_REPLACE_OBJECTS',
  ],
  ...['GIT_REPLACE_REF_BASE', 'GIT_PREFIX', 'GIT_SHALLOW_FILE', 'GIT_COMMON_DIR', 'GIT_INTERNAL_SUPER_PREFIX'],
])
  delete process.env[name]

const { runCli } = await loadProgram()
const code = await runCli(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  folder: process.cwd(),
  isAutomatic: (process.env['CI'] ?? '') !== '',
  quietFor: 2000,
  // npx puts nothing on the PATH: what is typed next goes by npx as well.
  calledAs: process.env['npm_command'] === 'exec' ? 'npx extract-codemod' : 'extract-codemod',
})
if (code !== 0 || process.exitCode === undefined) process.exitCode = code
