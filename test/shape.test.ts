import { describe, expect, test } from 'vitest'
import { functionsOf } from './support/shape.ts'
import { isRelative, resolved, sources } from './support/sources.ts'

const LONGEST = 60
const MOST_BRANCHES = 30
const MOST_PARAMETERS = 5

const shapes = sources.flatMap(functionsOf)

describe('functions', () => {
  test(`none is longer than ${LONGEST} lines, has more than ${MOST_BRANCHES} branches or ${MOST_PARAMETERS} parameters`, () => {
    const large = shapes.filter(
      ({ lines, branches, parameters }) => lines > LONGEST || branches > MOST_BRANCHES || parameters > MOST_PARAMETERS,
    )
    const names = [...new Set(large.map(({ path, name }) => `${path} ${name}`))].sort()
    expect(names).toEqual([])
  })
})

describe('imports at run time', () => {
  test('go round in no circle', () => {
    const graph = new Map(sources.map(({ path, code }) => [path, valueImports(path, code)]))
    expect([...graph.keys()].flatMap((path) => circleFrom(path, graph) ?? [])).toEqual([])
  })
})

/** Imports that are left when the types are gone. */
function valueImports(path: string, code: string): readonly string[] {
  return [...code.matchAll(/^(?:import|export)\s+(?!type\b)[^'"`;=]*?\bfrom\s*'([^']+)'/gm)]
    .map((match) => match[1] ?? '')
    .filter(isRelative)
    .map((specifier) => resolved(path, specifier))
}

/** The way back to a file, told by its first file in the alphabet only. */
function circleFrom(start: string, graph: ReadonlyMap<string, readonly string[]>): string | undefined {
  const before = new Map<string, string>()
  const waiting = [start]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const next of graph.get(path) ?? []) {
      if (next === start) return `${start} <- ${path}`
      if (next < start || before.has(next)) continue
      before.set(next, path)
      waiting.push(next)
    }
  }
  return undefined
}
