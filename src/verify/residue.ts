import type { Finding } from '../model/finding.ts'
import { contains } from '../model/span.ts'
import type { RepoPath } from '../model/source-file.ts'
import { leftAsHistory, textsWithOldNames } from '../plan/affected-text.ts'
import { findMentions } from '../plan/find-mentions.ts'
import type { Mention } from '../plan/find-mentions.ts'
import { isPython } from '../python/modules.ts'
import { lineIndexOf } from '../text/line-index.ts'
import { notebookCells } from '../json/notebook-cells.ts'
import { count } from './scene.ts'
import type { Scene } from './scene.ts'
import type { Check, Residue } from './proof.ts'

/** The ledger: every old dotted name that is still written somewhere in a text file of the final tree, with the verdict on it. */
export function residueOf(scene: Scene): {
  readonly check: Check
  readonly residue: readonly Residue[]
  readonly rewritten: number
} {
  const residue: Residue[] = []
  let left = 0
  for (const path of textsWithOldNames(scene.final, scene.plan)) {
    const text = isAboutTheMove(path, scene) ? undefined : scene.final.read(path)?.text
    if (text === undefined) continue
    const lines = lineIndexOf(text)
    for (const mention of oldNames(scene, path, text)) {
      if (isNewName(scene, mention.old)) continue
      if (scene.base.has(path) || scene.touched.get(path) !== undefined) left += 1
      const { line, column } = lines.positionAt(mention.span.start)
      const reason = reasonToKeep(scene, path, text, mention)
      const verdict = reason === undefined ? 'undecided' : 'kept'
      residue.push({ path, line, column, text: mention.old, verdict, reason: reason ?? `would be ${mention.text}` })
    }
  }
  let before = 0
  for (const path of textsWithOldNames(scene.base, scene.plan)) {
    const text = isAboutTheMove(path, scene) ? undefined : scene.base.read(path)?.text
    if (text !== undefined) before += oldNames(scene, path, text).length
  }
  residue.push(...unreadResidue(scene))
  const undecided = residue.filter((entry) => entry.verdict === 'undecided')
  const rewritten = Math.max(0, before - left)
  const findings: Finding[] = undecided.map((entry) => ({
    code: 'residue',
    level: 'warning',
    reason: `${entry.path}:${entry.line} still says ${entry.text} (${entry.reason})`,
    advice: 'Change it by hand if it means the moved code.',
    place: { path: entry.path, line: entry.line, column: entry.column },
  }))
  const evidence = `${count(rewritten, 'dotted old name')} rewritten, ${residue.length - undecided.length} kept on purpose, ${undecided.length} undecided`
  return {
    check: { name: 'residue', verdict: undecided.length > 0 ? 'warn' : 'pass', evidence, findings },
    residue,
    rewritten,
  }
}

/** Files that mention old names and cannot be read as text: nothing in them was changed. */
function unreadResidue(scene: Scene): readonly Residue[] {
  const mentioning = new Set(textsWithOldNames(scene.final, scene.plan))
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

function oldNames(scene: Scene, path: RepoPath, text: string): readonly Mention[] {
  return findMentions(text, scene.map, scene.before, { yaml: /\.ya?ml/.test(path) })
}

/** In a chain or swap of renames an old name can be the new name of something else. */
function isNewName(scene: Scene, name: string): boolean {
  const target = scene.after.lookup(name, 'import')
  if (target.kind !== 'module' && target.kind !== 'symbol') return false
  return scene.plan.modules.some((move) => move.to === target.module)
}

function reasonToKeep(scene: Scene, path: RepoPath, text: string, mention: Mention): string | undefined {
  const history = leftAsHistory(path, scene.plan)
  if (history !== undefined) return history.reason
  const module = scene.after.moduleOf(path)
  if (scene.plan.recipe.shim !== undefined && module !== undefined && scene.map.isRenamed(module))
    return `the shim at the old name, until ${scene.plan.recipe.shim}`
  if (path.endsWith('.ipynb')) {
    const read = notebookCells(text)
    if (!('problem' in read) && !read.cells.some((cell) => contains(cell.span, mention.span)))
      return 'a recorded output or metadata of the notebook'
  }
  if (isPython(path)) {
    const facts = scene.after.facts(path)
    const inString = facts?.strings.find((fact) => contains(fact.content, mention.span))
    if (facts !== undefined && facts.errors.length > 0) return undefined
    if (inString?.call !== undefined && /(^|\.)(patch|setattr|delattr|multiple)$/.test(inString.call.callee))
      return 'patched where the name is read, which has not moved'
    const inComment = facts?.comments.some((span) => contains(span, mention.span)) === true
    if (inString === undefined && !inComment) return 'here the words are not the module: decided by scope'
  }
  if (/\.([cm]?[jt]s|[jt]sx)$/.test(path)) return 'an expression of another language, not a Python name'
  if (path.endsWith('.toml')) return 'the name of a distribution, an entry-point group or a script'
  return undefined
}
