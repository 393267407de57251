/** How much of everything was done since the process began. Counted for the report of a run; nothing decides by it. */
export interface WorkCounts {
  opens: number
  bytesRead: number
  /** Files whose words were taken into the index. */
  scanned: number
  parses: number
  /** UTF-16 units given to the Python parser. */
  parsed: number
  /** Plans that were carried out in memory. */
  attempts: number
}

/** The counts of this process. */
export const work: WorkCounts = { opens: 0, bytesRead: 0, scanned: 0, parses: 0, parsed: 0, attempts: 0 }

/** Told of each phase as it begins, and now and then that something was done. */
export interface WorkWatcher {
  readonly phase: (name: string) => void
  readonly tick: () => void
}

let watcher: WorkWatcher | undefined

/** From here on tell this watcher, or nobody. */
export function watchWork(by: WorkWatcher | undefined): void {
  watcher = by
}

/** Say that a phase begins; the one before it ends. `group: part` is a part of `group`; empty: what is done belongs to none. */
export function beginPhase(name: string): void {
  watcher?.phase(name)
}

/** Say that something was counted. */
export function tickWork(): void {
  watcher?.tick()
}
