import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join, relative } from 'node:path'

/**
 * The OS path of a program on the search path. Entries that are not absolute or lie below `notBelow` (OS path) are passed over: what a
 * repository brings along is not run because it has the name of a tool.
 */
export function findProgram(name: string, notBelow: string, searchPath: string | undefined): string | undefined {
  for (const folder of (searchPath ?? '').split(delimiter)) {
    if (!isAbsolute(folder) || !relative(notBelow, folder).startsWith('..')) continue
    const path = join(folder, name)
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {
      continue
    }
  }
  return undefined
}
