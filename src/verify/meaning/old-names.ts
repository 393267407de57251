import { firstPartOf, isWithin } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { spanTable } from '../../model/span-table.ts'
import type { Span } from '../../model/span.ts'
import { renamedRoots } from '../../plan/names/affected-files.ts'
import { dottedNames } from '../../plan/names/dotted-names.ts'
import { renamedNames } from './renamed-names.ts'
import type { Scene } from '../proof/proof-input.ts'
import { filesNamedAfter } from './files-named-after.ts'
import { filledNames } from './filled-names.ts'
import { namesByLink } from './names-by-link.ts'
import { namesInGin } from './names-in-gin.ts'
import { namesInGroups } from './names-in-groups.ts'
import { namesInParts } from './names-in-parts.ts'
import { namesInZcml } from './names-in-zcml.ts'
import { oldPathFinder } from './old-paths.ts'
import { piecesTakenOut } from './pieces-taken-out.ts'
import { shortNames } from './short-names.ts'
import { wordsBeside } from './words-beside.ts'

/** An old name or path as it stands in a text, and what the plan calls it now. */
export interface OldName {
  readonly span: Span
  readonly old: string
  /** Undefined for a name below an old module that neither tree has. */
  readonly now: string | undefined
  /** Undefined for a dotted name. */
  readonly how?: PathKind
  /** The bare name of something that moved, in a line that names the module it left, or one of a group of names behind it. */
  readonly isWord?: true
  /** The last part of a name that a config says in several strings. */
  readonly isPart?: true
}

/**
 * How a path is spelled: `path` from the root or the file's folder; `slash` from a root that nobody names; `below` folders that are not
 * known; `listed` in parts, or by its file name; in an `address`, or in one `pinned` to a release; a `file` that is named after it, one
 * that is `there`, or one of a `site`; `lines` of a file; by a symbolic `link`.
 */
export type PathKind =
  'path' | 'slash' | 'below' | 'listed' | 'address' | 'pinned' | 'file' | 'there' | 'site' | 'lines' | 'link'

/** Finds every old module, symbol and path in a text; `shop.dataset` and `shop/data_organization.md` are no `shop.data`. */
export function oldNameFinder(scene: Scene): (path: RepoPath, text: string) => readonly OldName[] {
  const pathsIn = oldPathFinder(scene)
  const roots = renamedRoots(scene.plan.recipe)
  const below = roots.map((root) => new RegExp(`${root.replaceAll('.', '\\.')}(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)+`, 'gu'))
  const heads = [...new Set(roots.map(firstPartOf))]
  const mayBeStale = (text: string): boolean =>
    below.some((pattern) => [...text.matchAll(pattern)].some((match) => isStale(scene, match[0])))
  return (path, text) => {
    const yaml = /\.ya?ml/.test(path)
    const found: OldName[] = [...renamedNames(scene, text, { yaml, anywhere: true })]
    const taken = spanTable(found.map(({ span }) => span))
    const take = (one: OldName): void => {
      if (taken.isTaken(one.span)) return
      taken.add(one.span)
      found.push(one)
    }
    pathsIn(path, text).forEach(take)
    importedInText(scene, text).forEach(take)
    for (const { span, name } of mayBeStale(text) ? dottedNames(text, { yaml, anywhere: true, heads }) : []) {
      if (!roots.some((root) => name !== root && isWithin(name, root)) || !isStale(scene, name)) continue
      if (!isInUrl(text, span)) take({ span, old: name, now: undefined })
    }
    wordsIn(scene, path, text).forEach(take)
    wordsBeside(scene, path, text).forEach(take)
    piecesTakenOut(scene, path, text).forEach(take)
    shortNames(scene, path, text).forEach(take)
    namesInGroups(scene, text).forEach(take)
    filledNames(scene, path, text).forEach(take)
    namesInParts(scene, path, text).forEach(take)
    namesInZcml(scene, path, text).forEach(take)
    namesInGin(scene, path, text).forEach(take)
    filesNamedAfter(scene, text).forEach(take)
    namesByLink(scene, text).forEach(take)
    return found.sort((a, b) => a.span.start - b.span.start)
  }
}

/** `from shop import billing` as text: no dotted name is spelled, and each of the imported words may be one that moved. */
const IMPORT_IN_TEXT =
  /\bfrom\s+([\w.]+)\s+import\s+(\([^)]*\)|[\p{L}_]\w*(?:\s+as\s+\w+)?(?:[ \t]*,[ \t]*[\p{L}_]\w*(?:\s+as\s+\w+)?)*)/gu

function importedInText(scene: Scene, text: string): readonly OldName[] {
  const found: OldName[] = []
  for (const match of text.includes('import') ? text.matchAll(IMPORT_IN_TEXT) : []) {
    const list = match[2] ?? ''
    const start = match.index + match[0].length - list.length
    for (const word of list.matchAll(/(?:^|[(,]\s*)([\p{L}_][\p{L}\p{N}_]*)/gu)) {
      const name = word[1] ?? ''
      const old = `${match[1] ?? ''}.${name}`
      const now = movedTo(scene, match[1] ?? '', name)
      const at = start + word.index + word[0].length - name.length
      if (now !== undefined) found.push({ span: { start: at, end: at + name.length }, old, now })
    }
  }
  return found
}

/** The new name of a module or symbol of the base tree; undefined where it keeps its own. */
function movedTo(scene: Scene, module: string, name: string): string | undefined {
  const renamed = scene.plan.modules.find((move) => move.from === `${module}.${name}`)
  if (renamed !== undefined) return renamed.to
  const moved = scene.plan.symbols.find((move) => !move.copied && move.from === module && move.symbol === name)
  if (moved !== undefined) return `${scene.map.moduleTo(moved.to)}.${name}`
  const isDefined = scene.map.isRenamed(module) && scene.before.lookup(`${module}.${name}`, 'import').kind === 'symbol'
  return isDefined ? `${scene.map.moduleTo(module)}.${name}` : undefined
}

/** One-word names of renamed modules that are a whole string: an import name, or a word. Whoever reads the file has to say. */
function wordsIn(scene: Scene, path: RepoPath, text: string): readonly OldName[] {
  const words = renamedRoots(scene.plan.recipe).filter((root) => !root.includes('.'))
  if (words.length === 0) return []
  const word = `(?:${words.join('|')})`
  const isRead = /\.(pyi?|toml|cfg|ini|ya?ml|json)$/.test(path)
  const quoted = isRead ? [...text.matchAll(new RegExp(`(?<=(['"]))${word}(?=\\1)`, 'g'))] : []
  // What a command line runs or measures.
  const run = new RegExp(
    `(?<=(?:py|coverage|PYTHON)[^\\n]*[ \\t]-m[ \\t]+|--(?:cov|cover-package|source|source-pkgs|package)[= ](?:[\\w./]+,)*|(?:mypy|celery|flask)[^\\n]*[ \\t](?:-p|-A|--app)[= ])${word}(?![\\w.'"/-])`,
    'g',
  )
  return [...quoted, ...text.matchAll(run)].map((match) => ({
    span: { start: match.index, end: match.index + match[0].length },
    old: match[0],
    now: scene.map.moduleTo(match[0]),
  }))
}

/** Below a module that is renamed, and known to neither tree. */
function isStale(scene: Scene, name: string): boolean {
  const before = scene.before.lookup(name, 'import')
  if (before.kind !== 'missing' || !scene.map.isRenamed(before.module)) return false
  const after = scene.after.lookup(name, 'import')
  // `shop.data` may be bound in `shop` as ever, by whatever it imports: what would stand below it is no more there for that.
  return after.kind !== 'module' && (after.kind !== 'symbol' || after.rest.length > 0)
}

function isInUrl(text: string, span: Span): boolean {
  const before = text.slice(Math.max(0, span.start - 300), span.start)
  return before.includes('://') && /[a-z][a-z0-9+.-]*:\/\/[^\s<>"'`)\]}]*$/i.test(before)
}
