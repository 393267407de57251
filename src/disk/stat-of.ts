import { lstatSync } from 'node:fs'
import type { Stats } from 'node:fs'

/** What is at an OS path, links not followed; undefined when nothing is, also because a folder above is a file. */
export function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}
