#!/usr/bin/env node
import process from 'node:process'
import { runCli } from './run-cli.ts'

// `| head` closes the pipe early: what is left to say has no reader, and that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error
  })
}

process.exitCode = await runCli(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  folder: process.cwd(),
  isAutomatic: (process.env['CI'] ?? '') !== '',
})
