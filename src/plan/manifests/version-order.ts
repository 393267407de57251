import { compare, satisfies, valid } from '@renovatebot/pep440'

/** Whether a version fits specifiers (PEP 440), pre-releases included; undefined where one of the two cannot be read. */
export function versionFits(version: string, specifiers: string): boolean | undefined {
  const wanted = specifiers.trim()
  if (valid(version) === null) return undefined
  if (wanted === '') return true
  // Arbitrary equality compares texts (PEP 440, "Arbitrary equality").
  const parts = wanted.split(',').map((part) => part.trim())
  if (parts.some((part) => !/^(===?|[<>!~]=|[<>])\s*[\w.*+!-]+$/.test(part))) return undefined
  return parts.every((part) => {
    const exact = /^===\s*(.+)$/.exec(part)?.[1]
    return exact === undefined ? satisfies(version, part, { prereleases: true }) : exact === version
  })
}

/** Which of two versions is newer: below 0 where the first is older. Undefined for a text that is no version. */
export function compareVersions(a: string, b: string): number | undefined {
  return valid(a) === null || valid(b) === null ? undefined : compare(a, b)
}
