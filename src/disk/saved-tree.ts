import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  utimesSync,
} from 'node:fs'
import type { Stats } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { RepoPath } from '../model/source-file.ts'
import { folderOf } from '../model/source-file.ts'
import type { SavedTree } from '../workspace/tree-writer.ts'
import { checkPath } from './check-path.ts'
import { statOf } from './stat-of.ts'

interface SavedFile {
  readonly path: RepoPath
  readonly copy: string
  readonly stats: Stats
}

/**
 * Copy what is at the paths below an OS path to a folder outside of it. `restore` brings back the bytes, mode bits
 * and times of the files that were there, removes files that were not, and the folders made for them once empty.
 * Throws RefusedError for a path that may not be written.
 */
export function saveTree(root: string, paths: readonly RepoPath[]): SavedTree {
  paths.forEach(checkPath)
  const folder = mkdtempSync(join(tmpdir(), 'extract-codemod-'))
  const files: SavedFile[] = []
  const absent: RepoPath[] = []
  const absentFolders = new Set<RepoPath>()
  paths.forEach((path, i) => {
    const stats = statOf(join(root, path))
    if (stats?.isFile() === true) {
      const copy = join(folder, String(i))
      copyFileSync(join(root, path), copy)
      files.push({ path, copy, stats })
    } else if (stats === undefined) {
      absent.push(path)
      addAbsentFolders(root, folderOf(path), absentFolders)
    }
  })

  return {
    folder,
    restore() {
      for (const path of absent) {
        const stats = statOf(join(root, path))
        if (stats !== undefined && !stats.isDirectory()) unlinkSync(join(root, path))
      }
      const deepestFirst = [...absentFolders].sort((a, b) => b.length - a.length)
      for (const each of deepestFirst) removeIfEmpty(join(root, each))
      for (const file of files) restoreFile(join(root, file.path), file)
    },
    discard: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function addAbsentFolders(root: string, folder: RepoPath, absentFolders: Set<RepoPath>): void {
  if (folder === '' || absentFolders.has(folder) || statOf(join(root, folder))?.isDirectory() === true) return
  absentFolders.add(folder)
  addAbsentFolders(root, folderOf(folder), absentFolders)
}

function removeIfEmpty(folder: string): void {
  if (statOf(folder)?.isDirectory() === true && readdirSync(folder).length === 0) rmdirSync(folder)
}

function restoreFile(target: string, { copy, stats }: SavedFile): void {
  mkdirSync(dirname(target), { recursive: true })
  // A link that took the file's place must not be written through.
  rmSync(target, { force: true })
  copyFileSync(copy, target)
  chmodSync(target, stats.mode & 0o7777)
  utimesSync(target, stats.atime, stats.mtime)
}
