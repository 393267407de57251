import { expect, test } from 'vitest'
import { simulateImport } from '../../src/python/index/simulate-import.ts'
import type { HalfStar } from '../../src/python/index/clean-loads.ts'
import type { ImportFailure } from '../../src/python/index/simulate-import.ts'
import { indexOf } from '../../src/python/index/symbol-index.ts'
import type { SymbolIndex } from '../../src/python/index/symbol-index.ts'
import { openWorkspace } from '../../src/workspace/snapshot.ts'
import { literalSource } from '../../src/workspace/file-source.ts'
import { randomBelow } from '../support/random-below.ts'

const MODULES = ['a', 'a.b', 'a.c', 'a.d', 'a.d.e', 'a.d.f', 'g', 'g.h', 'g.i', 'k']
const PACKAGES = new Set(['a', 'a.d', 'g'])

/** Modules that import each other in all ways, some of them in circles. */
function tree(seed: number): Readonly<Record<string, string>> {
  const random = randomBelow(seed)
  const pick = (): string => MODULES[random(MODULES.length)] ?? 'a'
  const edges = 1 + random(3)
  return Object.fromEntries(
    MODULES.map((module) => {
      const lines: string[] = random(2) === 0 ? [`X_${module.replaceAll('.', '_')} = 1`] : []
      for (let count = random(edges + 1); count > 0; count -= 1) lines.push(importOf(pick(), module, random))
      lines.push(`X_${module.replaceAll('.', '_')} = 1`, 'def f():', `    from ${pick()} import f`, '')
      const path = module.replaceAll('.', '/')
      return [PACKAGES.has(module) ? `${path}/__init__.py` : `${path}.py`, lines.join('\n')]
    }),
  )
}

function importOf(other: string, own: string, random: (limit: number) => number): string {
  const bound = `X_${other.replaceAll('.', '_')}`
  const [parent, last] = [other.split('.').slice(0, -1).join('.'), other.split('.').at(-1) ?? '']
  const ways = [
    `import ${other}`,
    `import ${other}\nY = ${other}.${bound}`,
    `from ${other} import ${bound}`,
    `from ${other} import *`,
    `from ${other} import f\nf()`,
    `try:\n    from ${other} import ${bound}\nexcept ImportError:\n    pass`,
    parent === '' ? `import ${other}` : `from ${parent} import ${last}`,
    own === other ? 'pass' : `import ${own.split('.')[0] ?? ''}\nimport ${other} as o`,
  ]
  return ways[random(ways.length)] ?? ''
}

function outcome(index: SymbolIndex, module: string, isLate?: () => boolean): unknown {
  const [hidden, half]: [ImportFailure[], HalfStar[]] = [[], []]
  return { failure: simulateImport(index, module, hidden, half, isLate), hidden, half }
}

/** The modules, from the one with this number on. */
function turned(from: number): readonly string[] {
  return [...MODULES.slice(from), ...MODULES.slice(0, from)]
}

test('what is known of clean loads changes no outcome, in whatever order modules are asked', () => {
  let failed = 0
  // Two that once were wrong, and many more.
  for (const seed of [1935, 2337, ...Array.from({ length: 400 }, (_, at) => at)]) {
    const index = indexOf(openWorkspace(literalSource(tree(seed))), [''])
    for (const module of turned(seed % MODULES.length)) {
      const plain = outcome(index, module, () => false)
      expect(outcome(index, module), `seed ${seed}, ${module}`).toEqual(plain)
      if (JSON.stringify(plain).includes('reason')) failed += 1
    }
  }
  expect(failed).toBeGreaterThan(300)
})
