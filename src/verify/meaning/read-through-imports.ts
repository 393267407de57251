import { lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { tokenQuery } from '../../workspace/text-query.ts'
import { chain, imported, word } from '../../workspace/tokens.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/**
 * The Python files in which the last word of one of the modules is an attribute of something that an import of the file binds, whatever
 * that is called: `s.data` after `import shop as s`. It finds more than what reads the module, and nothing less.
 */
export function readThroughImports(workspace: Workspace, modules: readonly QualifiedName[]): readonly RepoPath[] {
  const found = new Set<RepoPath>()
  for (const last of new Set(modules.map(lastPartOf)))
    for (const owner of ownersOf(workspace, last))
      for (const path of workspace.matching(tokenQuery([[imported(owner), chain(owner, last)]], undefined), '.py'))
        found.add(path)
  return [...found].sort()
}

/** The words that stand before `.last` in some file. */
function ownersOf(workspace: Workspace, last: string): ReadonlySet<string> {
  const owners = new Set<string>()
  for (const path of workspace.matching(tokenQuery([[word(last)]], undefined), '.py')) {
    const text = workspace.glance(path).normalize('NFKC')
    let end = 0
    for (let at = text.indexOf(last); at >= 0; at = text.indexOf(last, at + last.length)) {
      const owner = AFTER.test(text.slice(at + last.length, at + last.length + 2)) ? undefined : ownerBefore(text, at)
      if (owner === undefined || owner.start < end) continue
      owners.add(owner.word)
      end = at + last.length
    }
  }
  return owners
}

const AFTER = /^[\p{L}\p{M}\p{N}_]/u
const BEFORE = /([\p{L}\p{M}\p{N}_]+)[\s\\]*\.[\s\\]*$/u

/** The word before the dot before a place, and where it begins. */
function ownerBefore(text: string, at: number): { readonly word: string; readonly start: number } | undefined {
  let dot = at - 1
  while (dot >= 0 && /[\s\\]/.test(text[dot] ?? '')) dot -= 1
  if (text[dot] !== '.') return undefined
  let last = dot - 1
  while (last >= 0 && /[\s\\]/.test(text[last] ?? '')) last -= 1
  // A word may be as long as it likes.
  for (let length = 64; ; length *= 4) {
    const from = Math.max(0, last + 1 - length)
    const word = BEFORE.exec(text.slice(from, dot + 1))?.[1]
    if (word === undefined) return undefined
    if (word.length < last + 1 - from || from === 0) return { word, start: last + 1 - word.length }
  }
}
