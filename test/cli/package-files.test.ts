import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../support/compiled.ts'

/** What the package has of the compiled modules; the rest of the program is in `program.cjs`. */
function packedModules(): readonly string[] {
  const { files } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { files: readonly string[] }
  return files.filter((path) => path.startsWith('dist/src/')).map((path) => path.replace('dist/', ''))
}

test('a module of the package finds in it what it imports at once', () => {
  const packed = packedModules()
  expect(packed).toContain('src/cli/main.js')
  const missing = packed.flatMap((path) => {
    const text = readFileSync(join(projectRoot, path.replace(/\.js$/, '.ts')), 'utf8')
    return [...text.matchAll(/^(?:import|export) (?!type)[^'\n]* from '(\.[^']+)\.ts'/gm)]
      .map((match) => `${join(dirname(path), match[1] ?? '')}.js`)
      .filter((wanted) => !packed.includes(wanted))
  })
  expect(missing).toEqual([])
})
