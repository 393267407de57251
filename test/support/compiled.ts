import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Compile the sources as the build does, into a folder of the caller's own, and give its OS path: `dist` may be
 * older than the sources, and two tests must not write to one folder.
 */
export function compiledFor(name: string): string {
  const target = join(projectRoot, 'node_modules', '.cache', `extract-codemod-${name}`)
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))
  const args = [join(typescript, 'bin', 'tsc'), '-p', join(projectRoot, 'tsconfig.build.json'), '--outDir', target]
  mkdirSync(target, { recursive: true })
  writeFileSync(join(target, 'package.json'), '{ "name": "extract-codemod", "version": "0.0.0", "type": "module" }\n')
  execFileSync(process.execPath, args, { cwd: projectRoot })
  return target
}
