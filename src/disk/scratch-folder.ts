import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { temporaryRoot } from './temporary-root.ts'
import { join } from 'node:path'

/** A folder of one's own in the folder for temporary files. */
export interface ScratchFolder {
  /** OS path. */
  readonly path: string
  /** The OS path of a folder in it, which is made. */
  readonly folder: (name: string) => string
  /** Write a text into it; gives the OS path of the file. */
  readonly write: (name: string, text: string) => string
  /** What somebody wrote there; undefined where nobody did. */
  readonly read: (name: string) => string | undefined
  /** The OS paths of what lies in a folder of it, sorted. */
  readonly list: (name: string) => readonly string[]
  /** Remove it with everything in it, many files at once: environments have tens of thousands. Does not throw. */
  readonly remove: () => Promise<void>
}

/** Make a scratch folder. Throws what the file system throws. */
export function makeScratch(): ScratchFolder {
  const path = mkdtempSync(join(temporaryRoot(), 'extract-codemod-try-'))
  return {
    path,
    folder: (name) => {
      mkdirSync(join(path, name), { recursive: true })
      return join(path, name)
    },
    write: (name, text) => {
      writeFileSync(join(path, name), text)
      return join(path, name)
    },
    read: (name) => (existsSync(join(path, name)) ? readFileSync(join(path, name), 'utf8') : undefined),
    list: (name) => {
      const folder = join(path, name)
      return existsSync(folder)
        ? readdirSync(folder)
            .sort()
            .map((one) => join(folder, one))
        : []
    },
    remove: async () => {
      try {
        await rm(path, { recursive: true, force: true })
      } catch {
        // A process that was ended may still write into it; it is in the folder for temporary files.
      }
    },
  }
}
