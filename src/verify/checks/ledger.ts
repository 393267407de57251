import type { Finding } from '../../model/finding.ts'
import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { scriptTexts } from '../../script/script-texts.ts'
import type { StringFact } from '../../python/facts/facts.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { listsDocument } from '../paths/listed-documents.ts'
import { linkRows } from './link-rows.ts'
import { entryPointGroups } from '../../plan/names/entry-point-groups.ts'
import { leftAsHistory } from '../../plan/names/affected-text.ts'
import { isPython } from '../../python/facts/modules.ts'
import { lineIndexOf } from '../../text/line-index.ts'
import { notebookCells } from '../../json/notebook-cells.ts'
import { FILE_ENDING } from '../meaning/file-endings.ts'
import { otherTexts } from '../meaning/other-texts.ts'
import { isEntryPointGroup, keptInToml } from '../meaning/kept-in-toml.ts'
import { isBoundByPackage, isOfferedStill } from '../meaning/offered-still.ts'
import { oldTexts } from '../meaning/files-with-old-names.ts'
import { oldNameFinder } from '../meaning/old-names.ts'
import type { OldName } from '../meaning/old-names.ts'
import { count } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Check, Residue, ResidueClass } from '../proof/proof.ts'
import { classOf } from './ledger-class.ts'

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
  for (const path of new Set([...oldTexts(scene, 'final'), ...otherTexts(scene)])) {
    const text = isAboutTheMove(path, scene) ? undefined : scene.final.read(path)?.text
    if (text === undefined) continue
    const found = namesIn(path, text).filter((name) => !isNewName(scene, name.old))
    left.set(
      path,
      occurrences(scene, path, text, found, (name) => verdictOn(scene, path, text, name)),
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
    const became = fatesIn(scene.final.read(goal)?.text)
    const unseen = countedBy(left.get(goal) ?? [])
    const whole = namesIn(path, text).filter(({ isWord }) => isWord !== true)
    for (const one of occurrences(scene, path, text, whole, () => REWRITTEN)) {
      const same = unseen.get(one.context)
      const times = same?.get(one.text) ?? 0
      if (times > 0) same?.set(one.text, times - 1)
      else if (one.now !== undefined) rewritten.push(plain({ ...one, reason: became(one.now) }))
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
  const evidence = `${count(rewritten.length, 'old name')} rewritten, ${residue.length - undecided.length} kept on purpose, ${undecided.length} undecided`
  return {
    check: { name: 'residue', verdict: undecided.length > 0 ? 'warn' : 'pass', evidence, findings },
    ledger: [...residue, ...rewritten],
  }
}

const REWRITTEN = { verdict: 'rewritten', reason: '' } as const

/** `class`: what the reason says that the word is, where it is not what its spelling says. */
interface Verdict extends Pick<Residue, 'verdict' | 'reason'> {
  readonly class?: ResidueClass
}

/** Why a word stays, and what it is, where it is not what its spelling says. */
interface Kept {
  readonly reason: string
  readonly class?: ResidueClass
}

/** Whether a string from slash to slash is looked for in a text by `in`. */
function isTestedFor(text: string, { content, span }: StringFact): boolean {
  return text[content.end - 1] === '/' && /^\s*(?:not\s+)?in\s/.test(text.slice(span.end, span.end + 40))
}

function occurrences(
  scene: Scene,
  path: RepoPath,
  text: string,
  names: readonly OldName[],
  verdict: (name: OldName) => Verdict,
): readonly Occurrence[] {
  if (names.length === 0) return []
  const lines = lineIndexOf(text)
  // One text for all names of a line, which may be all there is.
  const contexts = new Map<number, string>()
  return names.map((name) => {
    const { line, column } = lines.positionAt(name.span.start)
    const start = lines.startOfLine(line)
    const end = contexts.has(line) ? -1 : text.indexOf('\n', start)
    const context = contexts.get(line) ?? text.slice(start, end < 0 ? undefined : end).trim()
    contexts.set(line, context)
    const classed = classOf(scene, path, text, name)
    return { path, line, column, text: name.old, now: name.now, context, ...classed, ...ruled(verdict(name)) }
  })
}

/** How often each old name stands in each line, by the text of the line. */
function countedBy(found: readonly Occurrence[]): Map<string, Map<string, number>> {
  const counts = new Map<string, Map<string, number>>()
  for (const { context, text } of found) {
    const line = counts.get(context) ?? new Map<string, number>()
    counts.set(context, line.set(text, (line.get(text) ?? 0) + 1))
  }
  return counts
}

/** What is kept because of what it is has that rule for its class as well. */
function ruled({ verdict, reason, class: own }: Verdict): Pick<Residue, 'verdict' | 'reason'> & Partial<Residue> {
  return own === undefined ? { verdict, reason } : { verdict, reason, class: own, rule: reason }
}

function plain({ path, line, column, text, verdict, reason, class: own, rule }: Residue): Residue {
  return { path, line, column, text, verdict, reason, class: own, rule }
}

/** What became of an old name, by its new name; the text that is left of its file is searched once for each. */
function fatesIn(after: string | undefined): (now: string) => string {
  const known = new Map<string, string>()
  return (now) => {
    const fate =
      known.get(now) ??
      (after === undefined ? 'gone with its file' : after.includes(now) ? `now ${now}` : 'gone, or spelled in parts')
    known.set(now, fate)
    return fate
  }
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
      class: 'nothing' as const,
      rule: 'nothing in it can be read',
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
  const kept = longerWord(text, name) ?? reasonToKeep(scene, path, text, name)
  if (kept !== undefined) return { verdict: 'kept', ...kept }
  if (name.now === undefined) {
    const line = text.slice(text.lastIndexOf('\n', name.span.start - 1) + 1, name.span.start)
    if (/\{[{%][^}%"']*$/.test(line))
      return { verdict: 'undecided', reason: 'a variable of a template, whose context decides' }
    if (FILE_ENDING.test(name.old))
      return { verdict: 'kept', reason: 'names a file or a version by its ending', class: 'data' }
    return { verdict: 'kept', reason: 'names nothing, neither before nor after' }
  }
  const isPart = name.isPart === true ? 'one part of a name, of which another part says the beginning; ' : ''
  const isWord = name.isWord === true ? 'a bare word beside the module it left; ' : ''
  const isFile = name.how === 'file' ? 'a file that is named after it, which something may make; ' : ''
  if (name.how === 'lines') return { verdict: 'undecided', reason: 'lines of a file which something has left' }
  return { verdict: 'undecided', reason: `${isPart || isWord || isFile}would be ${name.now}` }
}

/** A string or comment of a script may name Python; its code does not, and neither does what it imports. */
function inScript(path: RepoPath, text: string, span: Span): Kept | undefined {
  const texts = scriptTexts(path, text)
  if (texts === undefined) return undefined
  const kind = texts.find((one) => contains(one.span, span))?.kind
  if (kind === 'specifier') return { reason: 'a module of JavaScript, by its import', class: 'other project' }
  if (kind !== undefined) return undefined
  return { reason: 'an expression of another language, not a Python name', class: 'other project' }
}

/** A name that goes on behind a dash, as no name of Python does. */
function longerWord(text: string, { how, span }: OldName): Kept | undefined {
  const tail = how === undefined ? /^-[\p{L}\p{N}][\p{L}\p{N}_-]*/u.exec(text.slice(span.end, span.end + 40)) : null
  if (tail === null) return undefined
  return { reason: `one word with ${tail[0]}, which is no Python name`, class: 'other project' }
}

/** Whether a replacement field of an f-string reads the name: that is code, wherever it stands. */
function isReadByCode(facts: ModuleFacts | undefined, { start }: Span): boolean {
  return facts?.references.some((reference) => reference.span.start === start && !reference.quoted) === true
}

function keptInPython(scene: Scene, path: RepoPath, text: string, name: OldName): Kept | undefined {
  const facts = scene.after.facts(path)
  const inText = facts?.strings.find((fact) => contains(fact.content, name.span))
  const inString = inText?.isFormat === true && isReadByCode(facts, name.span) ? undefined : inText
  if (facts !== undefined && facts.errors.length > 0) return undefined
  if (name.how === 'listed') return undefined
  if (inString !== undefined && isBoundByPackage(scene, name.old)) return OF_PACKAGE
  if (inString?.docstring === true && name.how === undefined && isOfferedStill(scene, name)) return OFFERED_STILL
  if (
    inString !== undefined &&
    entryPointGroups(scene.final).has(text.slice(inString.content.start, inString.content.end))
  )
    return { reason: 'the name of an entry-point group, which stays in the manifest', class: 'entry-point group' }
  // `"/shop/invoicing/" in path` may be asked of a path on the disk as well as of an address.
  if (name.how === 'slash' && inString !== undefined && !isTestedFor(text, inString))
    return {
      reason: 'begins with a slash in a string: an absolute path or a route, not a path from the root',
      class: 'data',
    }
  if (
    name.how === undefined &&
    inString?.call !== undefined &&
    /(^|\.)(patch|setattr|delattr|multiple)$/.test(inString.call.callee)
  )
    return { reason: 'patched where the name is read, which has not moved' }
  const inComment = facts?.comments.some((span) => contains(span, name.span)) === true
  if (inString === undefined && !inComment) {
    // An import that names what is gone is broken, and no other meaning can excuse it.
    const isImport = facts?.imports.some((entry) => contains(entry.span, name.span)) === true
    const isThere = scene.after.lookup(name.old, 'import').kind !== 'missing'
    return isImport && !isThere
      ? undefined
      : { reason: 'here the words are not the module: decided by scope', class: 'attribute' }
  }
  return undefined
}

const OF_PACKAGE: Kept = { reason: 'what the package itself gives that name to' }
const OFFERED_STILL: Kept = { reason: 'is offered there still, and where it is now is private' }

function reasonToKeep(scene: Scene, path: RepoPath, text: string, name: OldName): Kept | undefined {
  const history = leftAsHistory(path, scene.plan)
  if (history !== undefined) return { reason: history.reason, class: 'history' }
  if (name.how === 'pinned')
    return { reason: 'an address of a release or a commit, which says what was', class: 'history' }
  if (name.how === 'there') return { reason: 'the name of a file that is there, and keeps it', class: 'path' }
  if (name.how === 'site')
    return { reason: 'the address of a page, which is called as its site calls it', class: 'path' }
  if (name.how === undefined && /(?:^|[^`])!$/.test(text.slice(Math.max(0, name.span.start - 2), name.span.start)))
    return { reason: 'a tag, which is a key that files and code share', class: 'data' }
  const line = text.slice(text.lastIndexOf('\n', name.span.start - 1) + 1, name.span.start)
  if (/^[ \t]*(?:\d{1,3}\.){3}\d{1,3}[ \t]/.test(line))
    return { reason: 'a host beside its address', class: 'other project' }
  const module = scene.after.moduleOf(path)
  if (scene.plan.recipe.shim !== undefined && module !== undefined && scene.map.isRenamed(module))
    return { reason: `the shim at the old name, until ${scene.plan.recipe.shim}` }
  if (path.endsWith('.ipynb')) {
    const read = notebookCells(text)
    if (!('problem' in read) && !read.cells.some((cell) => contains(cell.span, name.span)))
      return { reason: 'a recorded output or metadata of the notebook', class: 'data' }
  }
  if (isPython(path)) return keptInPython(scene, path, text, name)
  if (name.how !== undefined) return undefined
  if (isOfferedStill(scene, name)) return OFFERED_STILL
  if (listsDocument(scene.final, path, text, name.span.start))
    return { reason: 'a document in a table of contents, which lies beside under this name', class: 'path' }
  if (/\.([cm]?[jt]s|[jt]sx)$/.test(path)) return inScript(path, text, name.span)
  if (/(?:^|\/)setup\.cfg$/.test(path) && isEntryPointGroup(text, name.span))
    return { reason: 'the name of an entry-point group or a command', class: 'entry-point group' }
  return path.endsWith('.toml') ? keptInToml(scene.final, text, name.span) : undefined
}
