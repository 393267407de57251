import { createRequire } from 'node:module'
import { InvariantError } from '../model/errors.ts'

interface Manifest {
  readonly name: string
  readonly version: string
}

/** The version in our own package.json, which is one folder further up once the program is built. */
export function toolVersion(): string {
  const require = createRequire(import.meta.url)
  for (const path of ['../../package.json', '../../../package.json']) {
    try {
      const manifest = require(path) as Manifest
      if (manifest.name === 'extract-codemod') return manifest.version
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error
    }
  }
  throw new InvariantError('package.json is not where it is in a complete installation')
}
