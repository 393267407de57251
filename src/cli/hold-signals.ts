const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Do something that must not be cut off in the middle. By default a signal ends the process at once, also between two
 * renames; with a listener it waits until the synchronous work is over, and is then no longer needed.
 */
export function holdSignals<T>(work: () => T): T {
  const wait = (): void => undefined
  for (const signal of SIGNALS) process.on(signal, wait)
  try {
    return work()
  } finally {
    for (const signal of SIGNALS) process.off(signal, wait)
  }
}
