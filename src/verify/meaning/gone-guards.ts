import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { definitionSet } from '../../python/index/definitions.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Piece } from './module-pieces.ts'

/**
 * Whether a `try` that did nothing but take names from one module or another may be gone from a module that gave definitions away: what
 * read its names, in the old text, were those definitions alone. Whoever else wants the names is asked by other checks.
 */
export function isGuardOfMoved(scene: Scene, path: RepoPath, { statement, parts }: Piece): boolean {
  const module = scene.after.moduleOf(path)
  const moves = scene.plan.symbols.filter((move) => scene.map.moduleTo(move.from) === module)
  const [first] = moves
  const text = parts.map((part) => part.value).join('')
  if (first === undefined || statement.kind !== 'compound' || !isBareGuard(text)) return false
  return readByMovedAlone(scene, first.from, statement.index, new Set(moves.map((move) => move.symbol)))
}

/** A guard of which nothing is left when imports are left out but its clauses, marks for tools and names that stand for nothing. */
function isBareGuard(text: string): boolean {
  const lines = text.split(/\r\n?|\n/).map((line) => line.replace(/#\s*(?:type:\s*ignore|noqa|pragma)\b.*$/, '').trim())
  const said = lines.filter((line) => line !== '')
  return (
    said[0] === 'try:' &&
    said
      .slice(1)
      .every(
        (line) => /^except\b[^:]*\b(?:ImportError|ModuleNotFoundError)\b[^:]*:$/.test(line) || /= None$/.test(line),
      )
  )
}

function readByMovedAlone(scene: Scene, from: QualifiedName, statement: number, symbols: ReadonlySet<string>): boolean {
  const file = scene.before.fileOf(from)
  const facts = file === undefined ? undefined : scene.before.facts(file)
  if (facts === undefined) return false
  const moved = new Set(definitionSet(facts, symbols).statements)
  const names = facts.imports
    .filter((entry) => entry.statement === statement)
    .flatMap(({ items }) => items.map(({ bound }) => bound))
  const reads = facts.references.filter((one) => one.statement !== statement && names.includes(one.name))
  return names.every((name) => reads.some((one) => one.name === name)) && reads.every((one) => moved.has(one.statement))
}
