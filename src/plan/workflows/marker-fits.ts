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

function compare(left: string | undefined, operator: string, right: string | undefined): boolean {
  if (left === undefined || right === undefined) return true
  const order = ordered(left, right)
  switch (operator) {
    case '==':
      return left === right
    case '!=':
      return left !== right
    case 'in':
      return right.includes(left)
    case 'not in':
      return !right.includes(left)
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    default:
      return true
  }
}

/** Dotted numbers by number, anything else by text. */
function ordered(left: string, right: string): number {
  const [a, b] = [left, right].map((text) => text.split('.').map(Number))
  for (let at = 0; at < Math.max(a?.length ?? 0, b?.length ?? 0); at += 1) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0)
    if (Number.isNaN(difference)) return left < right ? -1 : left > right ? 1 : 0
    if (difference !== 0) return difference
  }
  return 0
}
