import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { temporaryRoot } from './temporary-root.ts'
import { join } from 'node:path'

/** Give a text to somebody as a file of a name (no path) and read what became of it; undefined when `work` says that it failed. */
export function throughFile(name: string, text: string, work: (path: string) => boolean): string | undefined {
  const folder = mkdtempSync(join(temporaryRoot(), 'extract-codemod-edit-'))
  try {
    const path = join(folder, name)
    writeFileSync(path, text, { flag: 'wx' })
    return work(path) ? readFileSync(path, 'utf8') : undefined
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
