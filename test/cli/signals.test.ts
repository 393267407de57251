import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { listenToSignals } from '../../src/cli/host.ts'
import { RefusedError } from '../../src/model/errors.ts'

const DEAF = 'process.on("SIGTERM", () => console.log("heard")); setInterval(() => 0, 1000); console.log("there")'

test('the second signal ends what does not listen to the first', async () => {
  const child = spawn(process.execPath, ['-e', DEAF], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = once(child, 'exit')
  const signals = listenToSignals()
  try {
    await once(child.stdout, 'data')
    signals.watch(child.pid ?? 0)
    process.emit('SIGHUP', 'SIGHUP')
    await once(child.stdout, 'data')
    process.emit('SIGHUP', 'SIGHUP')
    expect(await ended).toEqual([null, 'SIGKILL'])
    expect(signals.check).toThrow(RefusedError)
  } finally {
    signals.stop()
    child.kill('SIGKILL')
  }
})

test('with patience one signal is enough, also where it comes before there is a program', async () => {
  const signals = listenToSignals(50)
  process.emit('SIGHUP', 'SIGHUP')
  const child = spawn(process.execPath, ['-e', DEAF], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = once(child, 'exit')
  try {
    await once(child.stdout, 'data')
    signals.watch(child.pid ?? 0)
    await once(child.stdout, 'data')
    expect(await ended).toEqual([null, 'SIGKILL'])
    expect(signals.check).toThrow(RefusedError)
  } finally {
    signals.stop()
    child.kill('SIGKILL')
  }
})
