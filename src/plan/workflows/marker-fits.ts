import { versionFits } from '../manifests/version-order.ts'

/** What an environment marker may ask about, as far as a CI job decides it (PEP 508, "Environment markers"). */
export interface JobEnvironment {
  readonly sys_platform: string
  readonly platform_system: string
  readonly os_name: string
  readonly python_version: string
}

/**
 * Whether a marker holds in an environment. `and` binds closer than `or`, parentheses group; a comparison with a
 * variable that is not known here counts as true, so that a job is rather tried than left out.
 */
export function markerFits(marker: string, environment: JobEnvironment): boolean {
  const tokens = marker.match(/\(|\)|"[^"]*"|'[^']*'|[<>=!~]+|[\w.]+/g) ?? []
  let at = 0
  const either = (): boolean => {
    let holds = both()
    while (tokens[at] === 'or') {
      at += 1
      const right = both()
      holds = holds || right
    }
    return holds
  }
  const both = (): boolean => {
    let holds = one()
    while (tokens[at] === 'and') {
      at += 1
      const right = one()
      holds = holds && right
    }
    return holds
  }
  const one = (): boolean => {
    if (tokens[at] === '(') {
      at += 1
      const holds = either()
      at += 1
      return holds
    }
    const left = tokens[at] ?? ''
    let operator = tokens[at + 1] ?? ''
    at += 2
    if (operator === 'not') {
      operator = 'not in'
      at += 1
    }
    const right = tokens[at] ?? ''
    at += 1
    return compare(valueOf(left, environment), operator, valueOf(right, environment))
  }
  return either()
}

function valueOf(token: string, environment: JobEnvironment): string | undefined {
  if (/^["']/.test(token)) return token.slice(1, -1)
  return Object.entries(environment).find(([name]) => name === token)?.[1] as string | undefined
}

/** Versions are compared as such where the operator has a meaning for them (PEP 508: PEP 440 first, else as text); others are no reason. */
function compare(left: string | undefined, operator: string, right: string | undefined): boolean {
  if (left === undefined || right === undefined) return true
  if (operator === 'in') return right.includes(left)
  if (operator === 'not in') return !right.includes(left)
  const fits = versionFits(left, operator + right)
  if (fits !== undefined) return fits
  switch (operator) {
    case '==':
    case '===':
      return left === right
    case '!=':
      return left !== right
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
    default:
      return true
  }
}
