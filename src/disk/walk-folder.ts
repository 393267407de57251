import { readdirSync, readFileSync } from 'node:fs'
import type { Dirent } from 'node:fs'
import { join } from 'node:path'
import ignore from 'ignore'
import type { Ignore } from 'ignore'
import { WORK_FOLDER } from './run-folders.ts'
import type { RepoPath } from '../model/source-file.ts'
import { joinPath } from '../model/source-file.ts'

const NEVER_ENTERED = new Set(['.git', 'node_modules', '__pycache__', '.venv', '.tox', '.mypy_cache', WORK_FOLDER])

/**
 * What git would list below an OS path if it were a repository: every `.gitignore` on the way counts. Sorted; links
 * are named but not followed, and so are folders that are a repository of their own or cannot be listed.
 */
export function walkFolder(root: string): readonly RepoPath[] {
  const paths: RepoPath[] = []

  function walk(folder: RepoPath, rules: Ignore): void {
    const entries = entriesOf(join(root, folder))
    const isOther = folder !== '' && entries?.some((entry) => entry.name === '.git')
    if (entries === undefined || isOther) {
      paths.push(folder)
      return
    }
    const ownRules = entries.some((entry) => entry.name === '.gitignore' && entry.isFile())
      ? ignore({ ignoreCase: false }).add(rules).add(rulesOf(root, folder))
      : rules
    for (const entry of entries) {
      const path = joinPath(folder, entry.name)
      if (NEVER_ENTERED.has(entry.name)) continue
      if (!entry.isDirectory()) {
        if (!ownRules.ignores(path)) paths.push(path)
      } else if (!ownRules.ignores(`${path}/`)) walk(path, ownRules)
    }
  }

  walk('', ignore({ ignoreCase: false }))
  return paths.sort()
}

function entriesOf(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') return undefined
    throw error
  }
}

/** One matcher for all levels keeps git's order: the deepest file decides, except inside an ignored folder. */
function rulesOf(root: string, folder: RepoPath): string[] {
  const text = readFileSync(join(root, folder, '.gitignore'), 'utf8').replace(/^\uFEFF/, '')
  return text.split(/\r?\n/).flatMap((line) => rebased(line, folder))
}

/** A rule of `folder/.gitignore` as it would be written in the root's: without a slash inside it holds at any depth. */
function rebased(line: string, folder: RepoPath): string[] {
  if (line.trim() === '' || line.startsWith('#')) return []
  if (folder === '') return [line]
  const sign = line.startsWith('!') ? '!' : ''
  const body = line.slice(sign.length)
  const isAnchored = body.replace(/\/\s*$/, '').includes('/')
  const prefix = folder.replace(/[\\*?[\]]/g, '\\$&')
  return [isAnchored ? `${sign}/${prefix}/${body.replace(/^\//, '')}` : `${sign}/${prefix}/**/${body}`]
}
