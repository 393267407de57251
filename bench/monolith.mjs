import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Modules of one package. */
const IN_PACKAGE = 40

/**
 * Write a generated monolith of about so many files below a folder: packages of modules with functions, classes and imports of each other,
 * `__init__` files that re-export, tests, configs with class paths, docs. Equal for equal seeds. Gives a recipe of so many moves.
 */
export function writeMonolith(folder, files, seed) {
  const random = randomBelow(seed)
  const packages = Math.max(1, Math.round(files / (IN_PACKAGE + 6)))
  const nameOf = (at, module) => `mono.p${at}.m${module}`
  const stepOf = (at, module) => `step${module}_of_p${at}`
  const put = (path, lines) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), `${lines.join('\n')}\n`)
  }
  put('pyproject.toml', ['[project]', 'name = "mono"', 'version = "1.0"', 'dependencies = ["numpy"]'])
  put('mono/__init__.py', [])
  for (let at = 0; at < packages; at += 1) {
    put(`mono/p${at}/__init__.py`, [
      `from mono.p${at}.m0 import Thing0, ${stepOf(at, 0)}`,
      '',
      `__all__ = ["Thing0", "${stepOf(at, 0)}"]`,
    ])
    for (let module = 0; module < IN_PACKAGE; module += 1) {
      // Only earlier modules are imported, so that there is no cycle; the first ones are imported most, as helpers are.
      const others = new Set()
      for (let count = random(5); count > 0; count -= 1) {
        const owner = random(3) === 0 ? random(at + 1) : at
        const limit = owner === at ? module : IN_PACKAGE
        if (limit > 0) others.add(`${owner} ${random(limit) >> random(4)}`)
      }
      put(`mono/p${at}/m${module}.py`, moduleLines([...others].map(words), [at, module], random, { nameOf, stepOf }))
    }
    put(`tests/test_p${at}.py`, [
      `from mono.p${at}.m1 import ${stepOf(at, 1)}`,
      '',
      '',
      'def test_step():',
      `    assert ${stepOf(at, 1)}(1)`,
    ])
    put(`configs/p${at}.yaml`, ['model:', `  class_path: mono.p${at}.m2.Thing2`, '  init_args:', '    size: 3'])
    put(
      `configs/other${at}.yaml`,
      Array.from({ length: 30 }, (_, line) => `key${line}: ${random(1000)}`),
    )
    put(`docs/p${at}.md`, [`# Package ${at}`, '', `Call \`mono.p${at}.m1.${stepOf(at, 1)}\` first.`])
  }
  return (moves) => {
    const lines = ['roots: ["."]', 'move:']
    for (let move = 0; move < moves; move += 1) {
      const at = move % packages
      const module = 1 + (Math.floor(move / packages) % (IN_PACKAGE - 1))
      lines.push(
        `  - { from: ${nameOf(at, module)}, to: mono.p${at}.moved${module}, symbols: [${stepOf(at, module)}] }`,
      )
    }
    return `${lines.join('\n')}\n`
  }
}

function words(text) {
  return text.split(' ').map(Number)
}

function moduleLines(others, [at, module], random, { nameOf, stepOf }) {
  const lines = ['"""A module."""', 'import os', 'import numpy as np']
  for (const [owner, other] of others) lines.push(`from ${nameOf(owner, other)} import ${stepOf(owner, other)}`)
  lines.push(
    '',
    '',
    `def ${stepOf(at, module)}(value):`,
    '    """Do one step."""',
    '    return np.abs(value) + len(os.sep)',
  )
  lines.push('', '', `class Thing${module}:`, '    size = 3', '')
  for (let method = random(12); method >= 0; method -= 1) {
    lines.push(`    def method${method}(self, first, second=None):`, `        total = self.size * ${random(100)}`)
    for (const [owner, other] of others) lines.push(`        total += ${stepOf(owner, other)}(first)`)
    lines.push('        return total if second is None else [total, second, *range(self.size)]', '')
  }
  return lines
}

/** A linear congruential generator (Numerical Recipes): whole numbers below a limit. */
function randomBelow(seed) {
  let state = seed >>> 0
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}
