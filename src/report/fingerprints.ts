import { createHash } from 'node:crypto'
import type { LocatedFinding } from './locate.ts'

/** Names of findings, stable while lines are added above: path, code and reason, numbered where that is not enough. */
export function fingerprints(): (one: LocatedFinding) => string {
  const seen = new Map<string, number>()
  return ({ finding, path }) => {
    const key = [finding.code, path ?? '', finding.reason].join('\0')
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return createHash('sha256').update(`${key}\0${count}`).digest('hex').slice(0, 16)
  }
}
