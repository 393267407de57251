import type { Finding } from '../../model/finding.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { isPython } from '../../python/facts/modules.ts'
import { baseNames, commentText, finalNames } from '../meaning/canonical.ts'
import { sameWords } from '../meaning/same-words.ts'
import { checkOf, count } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Check } from '../proof/proof.ts'

/** Every comment of the touched modules is still there, in its module or in one that definitions went to. */
export function checkComments(scene: Scene): Check {
  const findings: Finding[] = []
  const wider = new Map<string, number>()
  const targets = new Map<string, Set<RepoPath>>()
  for (const move of scene.plan.symbols) {
    const goal = scene.map.moduleTo(move.to)
    for (const [from, to] of [
      [scene.before.fileOf(move.from), scene.after.fileOf(goal)],
      [scene.before.stubOf(move.from), scene.after.stubOf(goal)],
    ])
      if (from !== undefined && to !== undefined) targets.set(from, (targets.get(from) ?? new Set()).add(to))
  }
  let comments = 0
  for (const [path, origin] of scene.touched) {
    if (origin === undefined || !isPython(path)) continue
    const before = commentsOf(scene, 'before', origin)
    comments += before.length
    const left = commentsOf(scene, 'after', path).map((comment) => comment.text)
    const gone = before.filter(({ text }) => {
      const at = left.findIndex((other) => other === text || sameWords(scene, text, other))
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
    const elsewhere = [...(targets.get(origin) ?? [])].flatMap((target) =>
      commentsOf(scene, 'after', target).map((comment) => comment.text),
    )
    const there = [path, ...(targets.get(origin) ?? [])].map((target) => scene.after.facts(target))
    for (const comment of gone) {
      const { text, span } = comment
      if (
        mayGo(comment, there) ||
        wentWithDeclaration(scene, origin, comment) ||
        elsewhere.some((other) => other === text || sameWords(scene, text, other))
      )
        continue
      wider.set(path, (wider.get(path) ?? 0) + 1)
      findings.push({
        code: 'comment-lost',
        level: 'error',
        reason: `${path}: the comment \`${text}\` is gone`,
        advice: 'Put it back where it stood.',
        place: { path: origin, span },
      })
    }
  }
  return checkOf('comments', `${count(comments, 'comment')} of touched modules are there`, findings)
}

interface Comment {
  readonly text: string
  readonly span: Span
  /** On the line of an import, inside its brackets or on the line of the block that it begins: the names it binds. The comment may go when all of them do. */
  readonly byImport: readonly string[]
  /** The entries of `__all__` on its line before it: the comment may go when all of them do. */
  readonly byEntry: readonly string[]
}

/** Says something of the place or to a tool, not to a person. */
const FOR_TOOLS = /^#\s*(?:noqa\b|type:\s*ignore|pyright:|pylint:|isort:|fmt:|yapf:|ruff:|mypy:|pragma:)/

/** Whether what was said of an import may be gone: nothing imports one of its names here or where definitions went. */
function mayGo(comment: Comment, there: readonly (ModuleFacts | undefined)[]): boolean {
  if (comment.byEntry.length > 0) return !there.some((facts) => comment.byEntry.some((name) => lists(facts, name)))
  if (comment.byImport.length === 0) return false
  if (FOR_TOOLS.test(comment.text)) return true
  return !there.some((facts) =>
    facts?.imports.some(
      (entry) => entry.scope === 0 && entry.items.some((item) => comment.byImport.includes(item.bound)),
    ),
  )
}

/** Whether a comment was said of declarations of a stub, all of which left it for a module that has no stub: there is nothing to say it of. */
function wentWithDeclaration({ plan, before, after, map }: Scene, origin: RepoPath, { span }: Comment): boolean {
  const facts = origin.endsWith('.pyi') ? before.facts(origin) : undefined
  const below = facts?.statements.find((one) => one.span.end > span.start)
  if (facts === undefined || below === undefined || below.names.length === 0) return false
  const isBeside = !/\n[ \t]*\r?\n/.test(facts.text.slice(span.end, Math.max(span.end, below.span.start)))
  return (
    isBeside &&
    below.names.every((name) =>
      plan.symbols.some(
        (move) =>
          !move.copied &&
          move.symbol === name &&
          before.stubOf(move.from) === origin &&
          after.stubOf(map.moduleTo(move.to)) === undefined,
      ),
    )
  )
}

function entriesOf(facts: ModuleFacts | undefined): readonly { readonly name: string; readonly span: Span }[] {
  return facts?.dunderAll.flatMap((part) => (part.kind === 'list' ? part.entries : [])) ?? []
}

function lists(facts: ModuleFacts | undefined, name: string): boolean {
  return entriesOf(facts).some((entry) => entry.name === name)
}

function commentsOf(scene: Scene, which: 'before' | 'after', path: RepoPath): readonly Comment[] {
  const index = scene[which]
  const facts = index.facts(path)
  if (facts === undefined) return []
  const finalName = which === 'before' ? baseNames(scene) : finalNames(scene)
  const side = { index, facts, self: index.identityOf(path), finalName }
  return facts.comments.flatMap((span) => {
    const line = facts.text.lastIndexOf('\n', span.start) + 1
    const beside = facts.imports.filter(
      (entry) =>
        contains(entry.span, span) ||
        (entry.span.end <= span.start && entry.span.end > line && !isBehindCode(facts, entry.span.end, span.start)),
    )
    // What tools are told of a block for type checkers is said of its imports.
    const below = facts.imports.find((entry) => entry.typeChecking && entry.span.start > span.end)
    if (below !== undefined && facts.statements[below.statement]?.span.start === line) beside.push(below)
    const byImport = beside.flatMap((entry) => (entry.star ? ['*'] : entry.items.map((item) => item.bound)))
    const byEntry = entriesOf(facts).flatMap((one) =>
      one.span.start >= line && one.span.end <= span.start ? one.name : [],
    )
    // `# why  # noqa: E402` says two things.
    const parts = commentText(side, span)
      .trimEnd()
      .split(/\s+(?=#\s)/)
    return parts.map((text) => ({ text, span, byImport, byEntry }))
  })
}

/** Whether a statement that is no import stands between two places: what follows it on the line is about that. */
function isBehindCode(facts: ModuleFacts, from: number, to: number): boolean {
  return facts.statements.some((one) => one.kind !== 'import' && one.span.start >= from && one.span.end <= to)
}
