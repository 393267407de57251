import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Declaration, Scope, Unread } from './declarations.ts'
import { parseRequirement } from './requirement.ts'

/**
 * The requirements of a file for `pip install -r` (pip.pypa.io, "Requirements File Format"): with the files it includes (`-r`), lines
 * that go on, hashes and comments off. Constraints (`-c`) give no requirement; a local path or a URL without a name is told as unread.
 */
export function readRequirements(
  workspace: Workspace,
  path: RepoPath,
  scope: Scope,
  seen: ReadonlySet<RepoPath> = new Set(),
): { readonly declarations: readonly Declaration[]; readonly unread: readonly Unread[] } {
  const file = workspace.read(path)
  const declarations: Declaration[] = []
  const unread: Unread[] = []
  if (file === undefined || seen.has(path)) return { declarations, unread }
  for (const { line, text } of logicalLines(file.text)) {
    const included = /^(?:-r|--requirement)[\s=]*(\S+)/.exec(text)?.[1]
    if (included !== undefined) {
      const inner = readRequirements(
        workspace,
        normalPath(joinPath(folderOf(path), included)),
        scope,
        new Set([...seen, path]),
      )
      declarations.push(...inner.declarations)
      unread.push(...inner.unread)
      continue
    }
    const editable = /^(?:-e|--editable)[\s=]*(\S.*)$/.exec(text)?.[1]
    if (editable === undefined && text.startsWith('-')) continue
    const wanted = (editable ?? text).replace(/\s+--(?:hash|config-settings|global-option)\S*.*$/, '')
    const named = namedByUrl(wanted)
    const requirement = parseRequirement(wanted) ?? (named === undefined ? undefined : parseRequirement(named))
    if (requirement !== undefined) declarations.push({ scope, requirement, place: { path, line } })
    else if (!/^\.{0,2}(?:\/|$|\[)|^file:/.test(wanted))
      unread.push({ what: 'a line', reason: `\`${wanted}\` names no distribution`, place: { path, line } })
  }
  return { declarations, unread }
}

/** `git+https://…#egg=name` and `https://…/name-1.0-py3-none-any.whl` say which distribution they give. */
function namedByUrl(text: string): string | undefined {
  if (!/^(?:\w+\+)?\w+:\/\//.test(text)) return undefined
  const name =
    /[#&]egg=([A-Za-z0-9._-]+)/.exec(text)?.[1] ??
    /\/([A-Za-z0-9_.]+?)-\d[^/]*\.(?:whl|tar\.gz|zip)(?:#|$)/.exec(text)?.[1]
  return name === undefined ? undefined : `${name} @ ${text.split('#')[0] ?? text}`
}

function logicalLines(text: string): readonly { readonly line: number; readonly text: string }[] {
  const found: { line: number; text: string }[] = []
  let open: { line: number; text: string } | undefined
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const bare = raw.replace(/^\ufeff/, '').replace(/(^|\s)#.*$/, '')
    const goesOn = bare.endsWith('\\')
    const piece = (goesOn ? bare.slice(0, -1) : bare).trim()
    open = open === undefined ? { line: at + 1, text: piece } : { ...open, text: `${open.text} ${piece}`.trim() }
    if (goesOn) continue
    if (open.text !== '') found.push(open)
    open = undefined
  }
  if (open !== undefined && open.text !== '') found.push(open)
  return found
}

function normalPath(path: string): RepoPath {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
