import type { FindingCode } from '../../model/findings/finding-table.ts'
import type { Finding } from '../../model/finding.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { Allowances } from './allowances.ts'
import type { Piece } from './module-pieces.ts'
import { firstDifference } from './compare-parts.ts'
import type { PartDifference } from './compare-parts.ts'
import type { Scene } from '../proof/proof-input.ts'

/** What a module's statements were and are, without those that moved away, and which additions are right. */
export interface Comparison {
  readonly path: RepoPath
  readonly before: readonly Piece[]
  readonly after: readonly Piece[]
  readonly isAllowed: (piece: Piece) => boolean
}

const BY_HAND = 'The plan does not ask for this: undo it, or do it in a commit of its own.'
const BY_RECIPE =
  'Take out of the recipe what brings this change (`--diff` shows it), or write the code so that it can stay as it is.'

/** What to do about a change that no plan asks for: whoever wrote the branch can take it back, whoever wrote a recipe can ask for less. */
export function adviceOnUnasked(scene: Scene): string {
  return scene.isByHand ? BY_HAND : BY_RECIPE
}

/** Every statement that was lost, added, changed, or that stands elsewhere in its module. */
export function compareStatements(scene: Scene, allowed: Allowances, comparison: Comparison): readonly Finding[] {
  const { path, before } = comparison
  const findings: Finding[] = []
  const { takeSame, left } = unmatched(comparison.after)
  let last = -1
  const problem = (code: FindingCode, reason: string, span: Span | undefined): void => {
    findings.push({
      code,
      level: 'error',
      reason: `${path}: ${reason}`,
      advice: adviceOnUnasked(scene),
      place: { path, ...(span === undefined ? {} : { span }) },
    })
  }
  const pairs = before.map((piece) => ({ piece, other: takeSame(piece.key) }))
  const rest = left()
  for (const pair of pairs) pair.other ??= partner(scene, pair.piece, rest)
  for (const { piece, other } of pairs) {
    if (other === undefined) {
      if (!allowed.isGone(path, piece)) problem('statement-lost', `${labelOf(piece)} is gone`, undefined)
      continue
    }
    const difference = firstDifference(scene, piece.parts, other.parts)
    if (difference !== undefined && !allowed.explains(path, piece.parts, other.parts))
      problem(
        codeOf(difference),
        `${labelOf(piece)} changed${described(difference)}`,
        difference.at?.span ?? other.statement.span,
      )
    const at = other.statement.index
    if (at < last) problem('order-changed', `${labelOf(other)} stands above what it stood below`, other.statement.span)
    last = Math.max(last, at)
  }
  for (const piece of rest)
    if (!comparison.isAllowed(piece)) problem('statement-added', `${labelOf(piece)} is new`, piece.statement.span)
  return findings
}

/** `: this became that`, or nothing where the texts say nothing. */
export function described({ was, is }: PartDifference): string {
  if (was === '' && is === '') return ''
  const quoted = (text: string): string => (text === '' ? 'nothing' : `\`${text}\``)
  return `: ${quoted(was)} became ${quoted(is)}`
}

/** Pieces that have no partner yet: the first of a key is taken without asking the others (a module may say one thing 100,000 times). */
function unmatched(pieces: readonly Piece[]): {
  readonly takeSame: (key: string) => Piece | undefined
  readonly left: () => Piece[]
} {
  const byKey = new Map<string, Piece[]>()
  for (const piece of pieces.toReversed()) {
    const same = byKey.get(piece.key)
    if (same === undefined) byKey.set(piece.key, [piece])
    else same.push(piece)
  }
  const taken = new Set<Piece>()
  return {
    takeSame: (key) => {
      const piece = byKey.get(key)?.pop()
      if (piece !== undefined) taken.add(piece)
      return piece
    },
    left: () => pieces.filter((piece) => !taken.has(piece)),
  }
}

function take(list: Piece[], fits: (piece: Piece) => boolean): Piece | undefined {
  const at = list.findIndex(fits)
  return at < 0 ? undefined : list.splice(at, 1)[0]
}

/** A statement without a name of its own is known by what it says, or failing that by how it begins. */
function partner(scene: Scene, piece: Piece, left: Piece[]): Piece | undefined {
  if (!piece.key.startsWith('=')) return undefined
  const like = (other: Piece): boolean => other.key.startsWith('=') && other.statement.kind === piece.statement.kind
  const head = (one: Piece): string => one.key.slice(0, 6)
  return (
    take(left, (other) => like(other) && firstDifference(scene, piece.parts, other.parts) === undefined) ??
    take(left, (other) => like(other) && head(other) === head(piece))
  )
}

function codeOf(difference: PartDifference): FindingCode {
  return difference.kind === 'token' ? 'code-changed' : `${difference.kind}-changed`
}

function labelOf({ statement, key, parts }: Piece): string {
  if (!key.startsWith('=')) return statement.names.join(', ')
  const text =
    parts
      .map((part) => part.value)
      .join('')
      .trim()
      .split('\n')[0] ?? ''
  return `\`${text.length > 50 ? `${text.slice(0, 47)}...` : text}\``
}
