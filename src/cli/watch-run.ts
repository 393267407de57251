import { watchWork, work } from '../model/work.ts'
import type { WorkCounts } from '../model/work.ts'
import type { ConsoleIo } from './console-io.ts'
import type { Flags } from './flags.ts'

/** Milliseconds between two lines where nobody looks at a terminal, and between two writes where somebody does. */
const BETWEEN_LINES = 20_000
const BETWEEN_WRITES = 100

/** What was spent on a phase: milliseconds of processor and clock, and counts. */
interface Spent {
  readonly counts: WorkCounts
  cpu: number
  wall: number
}

/**
 * Watch a run until the function that is given back is called. On a terminal one line says what is done and how much of it; elsewhere
 * each phase gets a line once the run has taken `io.quietFor` milliseconds. `--timing` prints a table at the end. All on stderr.
 */
export function watchRun(io: ConsoleIo, flags: Flags): () => void {
  const spent = new Map<string, Spent>()
  const isTerminal = io.stderr.isTTY === true && !io.isAutomatic && !flags.quiet
  const isLogged = !isTerminal && !flags.quiet && io.quietFor !== undefined
  const begin = performance.now()
  /** What was said once is said again after a while alone: a search for a plan that works goes through the phases many times. */
  const said = new Set<string>()
  let phase = 'start-up'
  let [since, lastWrite, lastLine] = [now(0, 0), begin, '']

  function close(): void {
    const at = now(process.cpuUsage(), performance.now())
    const sum = spent.get(phase) ?? { counts: zero(), cpu: 0, wall: 0 }
    sum.cpu += at.cpu - since.cpu
    sum.wall += at.wall - since.wall
    for (const key of KEYS) sum.counts[key] += at.counts[key] - since.counts[key]
    spent.set(phase, sum)
    since = at
  }

  function say(isDue: boolean): void {
    const time = performance.now()
    const group = phase.split(':')[0] ?? phase
    if (isTerminal && (isDue || time - lastWrite > BETWEEN_WRITES)) {
      io.stderr.write(phase === '' ? '\r\u001B[K' : `\r\u001B[K${phase}... ${done()}`)
      lastWrite = time
    }
    if (!isLogged || phase === '' || time - begin < (io.quietFor ?? 0)) return
    if (said.has(group) && time - lastWrite < BETWEEN_LINES) return
    said.add(group)
    io.stderr.write(`${group === lastLine ? `still ${phase}` : group} (${done()})\n`)
    ;[lastWrite, lastLine] = [time, group]
  }

  watchWork({
    phase(name) {
      close()
      phase = name
      say(true)
    },
    tick: () => say(false),
  })
  return () => {
    close()
    watchWork(undefined)
    if (isTerminal) io.stderr.write('\r\u001B[K')
    if (flags.timing) io.stderr.write(table(spent))
  }
}

const KEYS = ['opens', 'bytesRead', 'scanned', 'parses', 'parsed', 'attempts'] as const

function zero(): WorkCounts {
  return { opens: 0, bytesRead: 0, scanned: 0, parses: 0, parsed: 0, attempts: 0 }
}

function now(cpu: NodeJS.CpuUsage | 0, wall: number): Spent {
  return { counts: { ...work }, cpu: cpu === 0 ? 0 : (cpu.user + cpu.system) / 1000, wall }
}

function done(): string {
  const parts = [
    [work.opens, 'files read'],
    [work.parses, 'texts parsed'],
    [work.attempts > 1 ? work.attempts : 0, 'plans tried'],
  ] as const
  return parts.flatMap(([number, what]) => (number === 0 ? [] : [`${number} ${what}`])).join(', ')
}

/** Of this process alone: git has its own time. */
function table(spent: ReadonlyMap<string, Spent>): string {
  const rows = [...spent].map(([phase, one]) => row(phase === '' ? 'between' : phase, one))
  const all = [...spent.values()].reduce<Spent>(
    (sum, one) => {
      for (const key of KEYS) sum.counts[key] += one.counts[key]
      return { counts: sum.counts, cpu: sum.cpu + one.cpu, wall: sum.wall + one.wall }
    },
    { counts: zero(), cpu: 0, wall: 0 },
  )
  const head = ['phase', 'cpu s', 'wall s', 'opens', 'MB read', 'scanned', 'parsed', 'MB parsed']
  const lines = [head, ...rows, row('all', all)]
  const widths = head.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  const text = lines.map((line) =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  )
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  return [...text, `peak ${peak} MiB, ${work.attempts} plans carried out`, ''].join('\n')
}

function row(phase: string, { cpu, wall, counts }: Spent): readonly string[] {
  const mega = (bytes: number): string => (bytes / 1e6).toFixed(1)
  return [
    phase,
    (cpu / 1000).toFixed(2),
    (wall / 1000).toFixed(2),
    `${counts.opens}`,
    mega(counts.bytesRead),
    `${counts.scanned}`,
    `${counts.parses}`,
    mega(counts.parsed),
  ]
}
