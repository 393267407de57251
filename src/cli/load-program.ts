import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'

/** The program as the command line and the transforms for jscodeshift ask for it. */
export type Program = typeof import('./whole-program.ts')

/** The program out of one file, and what can write down the code that was compiled while it ran. */
export interface BundledProgram {
  readonly program: Program
  readonly script: Script
}

/** All modules in one file, and what V8 compiled of them when the program was built. Neither is there when the sources run. */
const BUNDLE = fileURLToPath(new URL('../../program.cjs', import.meta.url))
export const COMPILED = `${BUNDLE}.cache`

/**
 * How V8 is to compile. A run lasts a second or two, and most functions are hot for a moment alone: optimising them as early as a server
 * would costs a third of the cpu of a run. The parser's WebAssembly starts with the quick compiler too; `loadPython` allows more for
 * large trees. Compiled code is good for the flags it was made with, so these are set before anything is loaded.
 */
const COMPILER = [
  // A heap that may grow to four times of what is used, as V8 has it, is half garbage at the end of a large run.
  ...(knowsBudget() ? ['--interrupt-budget=1056000', '--heap-growing-percent=50'] : []),
  '--liftoff-only',
]

/** V8 12 (Node 22) counts calls instead, and says so on stderr when it is given a flag that it does not know. */
function knowsBudget(): boolean {
  return Number.parseInt(process.versions.v8, 10) < 12
}

/** The program: from the bundle where there is one, or else from its modules. Loaded once, whoever asks for it how often. */
export function loadProgram(): Promise<Program> {
  return (loading ??= findProgram())
}

let loading: Promise<Program> | undefined

async function findProgram(): Promise<Program> {
  return loadBundle(true)?.program ?? (await import('./whole-program.ts'))
}

/** The bundle; undefined where none was built. `isCompiled`: with the code that was compiled before, as far as it fits this version of Node. */
export function loadBundle(isCompiled: boolean): BundledProgram | undefined {
  if (!existsSync(BUNDLE)) return undefined
  for (const flag of COMPILER) setFlagsFromString(flag)
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${readFileSync(BUNDLE, 'utf8')}\n})`,
    {
      filename: BUNDLE,
      ...(isCompiled && existsSync(COMPILED) ? { cachedData: readFileSync(COMPILED) } : {}),
    },
  )
  const module = { exports: {} as Program }
  const run = script.runInThisContext() as (...parts: readonly unknown[]) => void
  run(module.exports, createRequire(BUNDLE), module, BUNDLE, dirname(BUNDLE))
  return { program: module.exports, script }
}
