import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { listenToSignals } from '../../src/cli/host.ts'
import { RefusedError } from '../../src/model/errors.ts'

test('the second signal ends what does not listen to the first', async () => {
  const deaf = 'process.on("SIGTERM", () => console.log("heard")); setInterval(() => 0, 1000); console.log("there")'
  const child = spawn(process.execPath, ['-e', deaf], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
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
