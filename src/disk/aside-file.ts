import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from './durable.ts'
import type { RunFolders } from './run-folders.ts'

const ASIDE = 'aside.json'

/** Remember the checkout (an OS path) that commits are about to be made in, so that the next command can remove it if we are killed. */
export function rememberAside(folders: RunFolders, folder: string): void {
  writeDurably(join(folders.state, ASIDE), JSON.stringify({ folder }))
}

/** The checkout that a run remembered, if it has not been forgotten. */
export function rememberedAside(folders: RunFolders): string | undefined {
  try {
    return (JSON.parse(readFileSync(join(folders.state, ASIDE), 'utf8')) as { readonly folder: string }).folder
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined && !(error instanceof SyntaxError)) throw error
    return undefined
  }
}

/** The checkout is gone. */
export function forgetAside(folders: RunFolders): void {
  rmSync(join(folders.state, ASIDE), { force: true })
}
