import type { Finding } from '../../model/finding.ts'
import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import { scriptTexts } from '../../script/script-texts.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { linkRows } from './link-rows.ts'
import { entryPointGroups } from '../../plan/names/entry-point-groups.ts'
import { leftAsHistory } from '../../plan/names/affected-text.ts'
import { isPython } from '../../python/facts/modules.ts'
import { lineIndexOf } from '../../text/line-index.ts'
import { notebookCells } from '../../json/notebook-cells.ts'
import { oldTexts } from '../meaning/files-with-old-names.ts'
import { oldNameFinder } from '../meaning/old-names.ts'
import type { OldName } from '../meaning/old-names.ts'
import { count } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Check, Residue } from '../proof/proof.ts'

interface Occurrence extends Residue {
  /** The line it stands on, without the blanks around it. */
  readonly context: string
  readonly now: string | undefined
}

/**
 * The ledger: every occurrence of an old name or path in a text file of either tree, with the verdict on it. `rewritten`
 * ones have the place they had in the base tree, all others the place they have in the final one.
 */
export function ledgerOf(scene: Scene): { readonly check: Check; readonly ledger: readonly Residue[] } {
  const namesIn = oldNameFinder(scene)
  const left = new Map<RepoPath, readonly Occurrence[]>()
  for (const path of oldTexts(scene, 'final')) {
    const text = isAboutTheMove(path, scene) ? undefined : scene.final.read(path)?.text
    if (text === undefined) continue
    const found = namesIn(path, text).filter((name) => !isNewName(scene, name.old))
    left.set(
      path,
      occurrences(path, text, found, (name) => verdictOn(scene, path, text, name)),
    )
  }
  const goals = new Map(scene.plan.files.map((move) => [move.from, move.to]))
  const rewritten: Residue[] = []
  const changed = new Set(scene.changed.map((difference) => difference.path))
  for (const path of oldTexts(scene, 'base')) {
    if (!changed.has(path) && !goals.has(path)) continue
    const text = isAboutTheMove(path, scene) ? undefined : scene.base.read(path)?.text
    if (text === undefined) continue
    const goal = goals.get(path) ?? path
    const after = scene.final.read(goal)?.text
    const unseen = [...(left.get(goal) ?? [])]
    for (const one of occurrences(path, text, namesIn(path, text), () => REWRITTEN)) {
      const same = unseen.findIndex((other) => other.text === one.text && other.context === one.context)
      if (same >= 0) unseen.splice(same, 1)
      else if (one.now !== undefined) rewritten.push(plain({ ...one, reason: becameOf(after, one.now) }))
    }
  }
  const residue = [...[...left.values()].flat().map(plain), ...unreadResidue(scene)]
  const links = linkRows(scene)
  residue.push(...links.filter(({ verdict }) => verdict !== 'rewritten'))
  rewritten.push(...links.filter(({ verdict }) => verdict === 'rewritten'))
  const undecided = residue.filter((entry) => entry.verdict === 'undecided')
  const findings: Finding[] = undecided.map((entry) => ({
    code: 'residue',
    level: 'warning',
    reason: `${entry.path}:${entry.line} still says ${entry.text} (${entry.reason})`,
    advice: 'Change it by hand if it means the moved code.',
    place: { path: entry.path, line: entry.line, column: entry.column },
  }))
  const kept = residue.length - undecided.length
  const evidence = `${count(rewritten.length, 'old name')} rewritten, ${kept} kept on purpose, ${undecided.length} undecided`
  return {
    check: { name: 'residue', verdict: undecided.length > 0 ? 'warn' : 'pass', evidence, findings },
    ledger: [...residue, ...rewritten],
  }
}

const REWRITTEN = { verdict: 'rewritten', reason: '' } as const

type Verdict = Pick<Residue, 'verdict' | 'reason'>

function occurrences(
  path: RepoPath,
  text: string,
  names: readonly OldName[],
  verdict: (name: OldName) => Verdict,
): readonly Occurrence[] {
  if (names.length === 0) return []
  const lines = lineIndexOf(text)
  return names.map((name) => {
    const { line, column } = lines.positionAt(name.span.start)
    const start = lines.startOfLine(line)
    const end = text.indexOf('\n', start)
    const context = text.slice(start, end < 0 ? undefined : end).trim()
    return { path, line, column, text: name.old, now: name.now, context, ...verdict(name) }
  })
}

function plain({ path, line, column, text, verdict, reason }: Residue): Residue {
  return { path, line, column, text, verdict, reason }
}

function becameOf(after: string | undefined, now: string): string {
  if (after === undefined) return 'gone with its file'
  return after.includes(now) ? `now ${now}` : 'gone, or spelled in parts'
}

/** Files that mention old names and cannot be read as text: nothing in them was changed. */
function unreadResidue(scene: Scene): readonly Residue[] {
  const mentioning = new Set(oldTexts(scene, 'final'))
  return scene.final
    .unreadable()
    .filter((file) => mentioning.has(file.path) && !/binary/.test(file.reason))
    .map((file) => ({
      path: file.path,
      line: 1,
      column: 1,
      text: 'an old name',
      verdict: 'undecided' as const,
      reason: `not read: ${file.reason}`,
    }))
}

/** The guide, the recipe and the new package's own account of where it came from have to name the old names. */
function isAboutTheMove(path: RepoPath, scene: Scene): boolean {
  return leftAsHistory(path, scene.plan)?.kind === 'about'
}

/** In a chain or swap of renames an old name can be the new name of something else. */
function isNewName(scene: Scene, name: string): boolean {
  const target = scene.after.lookup(name, 'import')
  if (target.kind !== 'module' && target.kind !== 'symbol') return scene.plan.files.some((move) => move.to === name)
  return scene.plan.modules.some((move) => move.to === target.module)
}

function verdictOn(scene: Scene, path: RepoPath, text: string, name: OldName): Verdict {
  const reason = reasonToKeep(scene, path, text, name)
  if (reason !== undefined) return { verdict: 'kept', reason }
  if (name.now === undefined) {
    const line = text.slice(text.lastIndexOf('\n', name.span.start - 1) + 1, name.span.start)
    if (/\{[{%][^}%"']*$/.test(line))
      return { verdict: 'undecided', reason: 'a variable of a template, whose context decides' }
    const isFile = /\.(?:[a-z]{1,4}\d?|v?\d+)$/.test(name.old)
    const what = isFile ? 'a file or a version by its ending' : 'nothing'
    return { verdict: 'kept', reason: `names ${what}, neither before nor after` }
  }
  return { verdict: 'undecided', reason: `would be ${name.now}` }
}

/** A string or comment of a script may name Python; its code does not, and neither does what it imports. */
function inScript(path: RepoPath, text: string, span: Span): string | undefined {
  const texts = scriptTexts(path, text)
  if (texts === undefined) return undefined
  const kind = texts.find((one) => contains(one.span, span))?.kind
  if (kind === 'specifier') return 'a module of JavaScript, by its import'
  return kind === undefined ? 'an expression of another language, not a Python name' : undefined
}

function reasonToKeep(scene: Scene, path: RepoPath, text: string, name: OldName): string | undefined {
  const history = leftAsHistory(path, scene.plan)
  if (history !== undefined) return history.reason
  if (name.how === 'pinned') return 'an address of a release or a commit, which says what was'
  if (name.how === undefined && /(?:^|[^`])!$/.test(text.slice(Math.max(0, name.span.start - 2), name.span.start)))
    return 'a tag, which is a key that files and code share'
  const line = text.slice(text.lastIndexOf('\n', name.span.start - 1) + 1, name.span.start)
  if (/^[ \t]*(?:\d{1,3}\.){3}\d{1,3}[ \t]/.test(line)) return 'a host beside its address'
  const module = scene.after.moduleOf(path)
  if (scene.plan.recipe.shim !== undefined && module !== undefined && scene.map.isRenamed(module))
    return `the shim at the old name, until ${scene.plan.recipe.shim}`
  if (path.endsWith('.ipynb')) {
    const read = notebookCells(text)
    if (!('problem' in read) && !read.cells.some((cell) => contains(cell.span, name.span)))
      return 'a recorded output or metadata of the notebook'
  }
  if (isPython(path)) {
    const facts = scene.after.facts(path)
    const inString = facts?.strings.find((fact) => contains(fact.content, name.span))
    if (facts !== undefined && facts.errors.length > 0) return undefined
    if (name.how === 'listed') return undefined
    if (
      inString !== undefined &&
      entryPointGroups(scene.final).has(text.slice(inString.content.start, inString.content.end))
    )
      return 'the name of an entry-point group, which stays in the manifest'
    if (name.how === 'slash' && inString !== undefined)
      return 'begins with a slash in a string: an absolute path or a route, not a path from the root'
    if (
      name.how === undefined &&
      inString?.call !== undefined &&
      /(^|\.)(patch|setattr|delattr|multiple)$/.test(inString.call.callee)
    )
      return 'patched where the name is read, which has not moved'
    const inComment = facts?.comments.some((span) => contains(span, name.span)) === true
    if (inString === undefined && !inComment) {
      // An import that names what is gone is broken, and no other meaning can excuse it.
      const isImport = facts?.imports.some((entry) => contains(entry.span, name.span)) === true
      const isThere = scene.after.lookup(name.old, 'import').kind !== 'missing'
      return isImport && !isThere ? undefined : 'here the words are not the module: decided by scope'
    }
  }
  if (name.how !== undefined) return undefined
  if (/\.([cm]?[jt]s|[jt]sx)$/.test(path)) return inScript(path, text, name.span)
  if (path.endsWith('.toml')) return 'the name of a distribution, an entry-point group or a script'
  return undefined
}
