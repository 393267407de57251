import { remembered } from '../model/remembered.ts'
import picomatch from 'picomatch'
import type { RepoPath } from '../model/source-file.ts'
import { folderOf, joinPath } from '../model/source-file.ts'
import type { Workspace } from './workspace.ts'

/**
 * What the `.gitattributes` files of the tree say of a path, by attribute: `true`, `false` (`-text`), or the value behind `=`; the last line
 * that matches counts, and files nearer to the path come later (git-scm.com, "gitattributes"). Macros count as the attribute of their name.
 */
export function gitAttributes(workspace: Workspace, path: RepoPath): ReadonlyMap<string, string> {
  const folders: RepoPath[] = ['']
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.splice(1, 0, folder)
  const found = new Map<string, string>()
  for (const folder of folders) {
    const below = folder === '' ? path : path.slice(folder.length + 1)
    for (const { matches, attributes } of rulesOf(workspace, joinPath(folder, '.gitattributes'))) {
      if (!matches(below)) continue
      for (const [name, value] of attributes) {
        if (value === undefined) found.delete(name)
        else found.set(name, value)
      }
    }
  }
  return found
}

interface Rule {
  readonly matches: (path: RepoPath) => boolean
  /** Undefined: as if nothing had been said (`!text`). */
  readonly attributes: readonly (readonly [string, string | undefined])[]
}

const rulesOf = remembered(readRules)

function readRules(workspace: Workspace, file: RepoPath): readonly Rule[] {
  return workspace.glance(file).split(/\r?\n/).flatMap(ruleOf)
}

function ruleOf(line: string): readonly Rule[] {
  const [, quoted, plain = '', rest = ''] = /^\s*(?:"((?:[^"\\]|\\.)*)"|(\S+))\s+(.*)$/.exec(line) ?? []
  const pattern = quoted ?? plain
  if (pattern === '' || /^(?:#|\[attr\])/.test(pattern)) return []
  const attributes = rest.split(/\s+/).flatMap((word) => (word === '' ? [] : [attributeOf(word)]))
  const isAnchored = pattern.slice(0, -1).includes('/')
  const test = picomatch(pattern.replace(/^\//, ''), { dot: true, noextglob: true, nobrace: true, nonegate: true })
  const matches = (path: RepoPath): boolean => test(isAnchored ? path : path.slice(path.lastIndexOf('/') + 1))
  return [{ matches, attributes }]
}

function attributeOf(word: string): readonly [string, string | undefined] {
  if (word.startsWith('-')) return [word.slice(1), 'false']
  if (word.startsWith('!')) return [word.slice(1), undefined]
  const at = word.indexOf('=')
  return at < 0 ? [word, 'true'] : [word.slice(0, at), word.slice(at + 1)]
}
