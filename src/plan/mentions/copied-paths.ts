import { sharedTail } from '../../model/shared-ends.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { PathMap } from './path-map.ts'
import type { TextPlace } from './text-place.ts'

/** A path of the tree, and the absolute one where it is copied or mounted. */
interface Copy {
  readonly from: RepoPath
  readonly to: string
}

/** A line goes on behind a backslash (POSIX shell, Dockerfile), a backquote (PowerShell) or a caret (cmd). */
const GOES_ON = /[ \t]*[\\`^]\r?\n(?:[ \t]*#[^\n]*\n)*[ \t]*/g
const WORD = String.raw`["']?([^\s"',;|&]+)["']?`
/** `COPY a b /c`, `ADD ["a", "/c"]`, with options before. */
const IMAGE = /^[ \t]*(?:COPY|ADD)[ \t]+((?:--\S+[ \t]+)*)(?!--)([^\n]+)$/gim
const WORKDIR = /^[ \t]*WORKDIR[ \t]+["']?([^\s"']+)/gim
/** `./a:/b`, `$PWD/a:/b:ro`, as compose and `docker run -v` have it. */
const MOUNT =
  /(?<![\w./:-])((?:\.{1,2}|\$\{?PWD\}?|\$\((?:pwd|PWD|CURDIR)\)|%CD%)?[\w./-]*):(\/[\w./-]+)(?=[:\s"',\]]|$)/g
/** `sync("./a", "/b")`: a path of the tree and an absolute one side by side (Tilt, Vagrant, shutil, fabric). */
const PAIR = /["']((?:\.{1,2}\/)?[\w.-][\w./-]*)["'][ \t]*,[ \t]*["'](\/[\w./-]+)["']/g
/** `source=a,target=/b`, `source: a` above `target: /b`. */
const KEYED =
  /\b(?:source|src|path|local_path|hostPath|host_path)["']?[ \t]*[:=][ \t]*["']?([^\s"',]+)["']?(?:,|[ \t]*\n[ \t-]*["']?|[ \t]*,[ \t]*["'])(?:target|dst|dest|destination|remote_path|mountPath|containerPath|container_path)["']?[ \t]*[:=][ \t]*["']?([^\s"',]+)/g
const COMMAND = new RegExp(
  String.raw`(?<![\w-])(?:cp|rsync|scp|ln|install|Copy-Item|xcopy|robocopy)[ \t]+(?:-[\w-]+[ \t]+)*${WORD}[ \t]+(?:[\w.@-]+:(?=/))?${WORD}`,
  'g',
)
/** Where the root of the repository is meant. */
const ROOT =
  /^(?:\$\{?(?:PWD|CI_PROJECT_DIR|GITHUB_WORKSPACE|localWorkspaceFolder)\}?|\$\((?:pwd|PWD|CURDIR)\)|%CD%|\.)(?:\/|$)/

/**
 * The absolute path at which something that moved lies afterwards, told by what the text says of copies and mounts (`COPY shop /app/shop` and
 * `WORKDIR /app/shop/data`; `./src/shop/data:/app/shop/data`): what imports or reads it there looks for it by its new name. `names` are
 * the parts of the old one. Undefined where no copy leads there, or nobody can say where it is then.
 */
export function copiedTo(names: readonly string[], text: string, place: TextPlace, map: PathMap): string | undefined {
  const path = `/${names.join('/')}`
  const copies = copiesIn(place.around ?? text, folderOf(map.placeBefore(place.path)))
    .filter(({ to }) => path === to || path.startsWith(to === '/' ? '/' : `${to}/`))
    .sort((a, b) => b.to.length - a.to.length)
  for (const copy of copies) {
    const now = throughCopy(path, copy, map)
    if (now !== undefined) return now === path ? undefined : now.slice(1)
  }
  return undefined
}

function throughCopy(path: string, { from, to }: Copy, map: PathMap): string | undefined {
  const rest = path.slice(to.length).replace(/^\//, '')
  const goal = map.goalOf(joinPath(from, rest))
  if (goal === undefined || goal.kind === 'stem') return undefined
  // What the source and its place there are both called is called so for imports.
  const [old, there] = [partsOf(from), partsOf(to)]
  const same = sharedTail(old, there)
  const [home, base] = [old.slice(0, old.length - same), there.slice(0, there.length - same)].map((parts) =>
    parts.join('/'),
  )
  const isOfSource = from === '' || goal.to.startsWith(`${from}/`) || map.goalOf(from) !== undefined
  if (!isOfSource || (same === 0 && map.goalOf(from) !== undefined)) return undefined
  const called = map.moduleGoalOf(joinPath(...old.slice(old.length - same), rest))?.to
  if (same > 0 && called !== undefined) return `/${joinPath(base ?? '', called)}`
  const above = home ?? ''
  if (above !== '' && !goal.to.startsWith(`${above}/`)) return undefined
  return `/${joinPath(base ?? '', above === '' ? goal.to : goal.to.slice(above.length + 1))}`
}

/** All that a text says of copies and mounts of paths of the tree. */
function copiesIn(text: string, folder: RepoPath): readonly Copy[] {
  const lines = text.replaceAll(GOES_ON, ' ')
  const copies: Copy[] = []
  const add = (from: string, to: string | undefined): void => {
    const source = to?.startsWith('/') === true ? inTree(from, folder) : undefined
    if (source !== undefined && to !== undefined)
      copies.push({ from: source, to: to.length > 1 ? to.replace(/\/+$/, '') : to })
  }
  for (const match of lines.matchAll(IMAGE)) {
    if (/--from=/.test(match[1] ?? '')) continue
    const words = (match[2] ?? '').match(/[^\s"',[\]]+/g) ?? []
    const [sources, goal] = [words.slice(0, -1), words.at(-1) ?? '']
    const home = [...lines.slice(0, match.index).matchAll(WORKDIR)].at(-1)?.[1]
    const to = goal.startsWith('/') ? goal : home?.startsWith('/') === true ? `/${joinPath(home, goal)}` : undefined
    for (const source of sources) {
      const isFile = /\.\w+$/.test(source) && !source.endsWith('/')
      const isInto = isFile && (goal.endsWith('/') || goal === '.' || sources.length > 1)
      add(source, to === undefined || !isInto ? to : `${to.replace(/\/+$/, '')}/${baseNameOf(source)}`)
    }
  }
  for (const pattern of [MOUNT, PAIR, KEYED, COMMAND])
    for (const match of lines.matchAll(pattern)) add(match[1] ?? '', match[2])
  return copies
}

/** The path of the tree that a source names; undefined where it is none, or nobody knows. */
function inTree(source: string, folder: RepoPath): RepoPath | undefined {
  const isRoot = ROOT.test(source) && !source.startsWith('.')
  const said = source.replace(ROOT, '')
  if (/^\/|[*?$%:]/.test(said)) return undefined
  const parts = isRoot || folder === '' || !source.startsWith('..') ? [] : partsOf(folder)
  for (const part of said.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '')
}
