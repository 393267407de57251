import { chmodSync, chownSync, lstatSync } from 'node:fs'
import type { Stats } from 'node:fs'

/** Give a file of ours (OS path) the permission bits of another, and its owner where we may. */
export function carryMeta(from: Stats, path: string): void {
  const own = lstatSync(path)
  if (own.uid !== from.uid || own.gid !== from.gid) {
    try {
      chownSync(path, from.uid, from.gid)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EPERM' && code !== 'EINVAL' && code !== 'ENOSYS') throw error
    }
  }
  // After the owner, which takes some bits away.
  chmodSync(path, from.mode & 0o7777)
}
