import type { RepoPath } from '../../model/source-file.ts'
import { definitionSet } from '../../python/index/definitions.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { Allowances } from './allowances.ts'
import { baseNames, finalNames, partsOf } from './canonical.ts'
import type { Part, Side } from './canonical.ts'
import type { Scene } from '../proof/proof-input.ts'

/** One top-level statement with its parts. */
export interface Piece {
  readonly statement: ModuleFacts['statements'][number]
  readonly parts: readonly Part[]
  /** What it is matched by: the names it binds, or all its parts. */
  readonly key: string
}

/** The statements of the modules of both trees, but for imports and `__all__`. Computed when first asked for. */
export interface ModulePieces {
  readonly of: (which: 'before' | 'after', path: RepoPath | undefined) => readonly Piece[]
  /** Those that make up some symbols, with the literals that document them. */
  readonly ofSymbols: (
    which: 'before' | 'after',
    path: RepoPath | undefined,
    symbols: ReadonlySet<string>,
  ) => ReadonlySet<Piece>
}

/** The pieces of a scene. */
export function modulePieces(scene: Scene, allowed: Allowances): ModulePieces {
  const names = { before: baseNames(scene), after: finalNames(scene) }
  const cache = new Map<string, readonly Piece[]>()
  const pieces: ModulePieces = {
    of(which, path) {
      if (path === undefined) return []
      const key = `${which}:${path}`
      const known = cache.get(key)
      if (known !== undefined) return known
      const index = scene[which]
      const facts = index.facts(path)
      const self = index.identityOf(path)
      const found = facts === undefined ? [] : piecesOf({ index, facts, self, finalName: names[which] }, path, allowed)
      cache.set(key, found)
      return found
    },
    ofSymbols(which, path, symbols) {
      const facts = path === undefined ? undefined : scene[which].facts(path)
      if (facts === undefined || symbols.size === 0) return new Set()
      const chosen = new Set(definitionSet(facts, symbols).statements)
      return new Set(pieces.of(which, path).filter((piece) => chosen.has(piece.statement.index)))
    },
  }
  return pieces
}

function piecesOf(side: Side, path: RepoPath, allowed: Allowances): readonly Piece[] {
  const { facts } = side
  const inAll = new Set(facts.dunderAll.map((part) => part.statement))
  const chosen = facts.statements.filter(
    (statement) =>
      statement.kind !== 'import' && !inAll.has(statement.index) && !allowed.isOutside(side, path, statement),
  )
  const parts = partsOf(
    side,
    chosen.map((statement) => statement.span),
  )
  return chosen.flatMap((statement, at) => {
    const mine = parts[at] ?? []
    const text = mine.map((part) => part.value).join('')
    if (isEmptyBlock(text, statement.mainGuard !== undefined)) return []
    const isNamed = statement.names.length > 0 && statement.kind !== 'compound'
    return [{ statement, parts: mine, key: isNamed ? statement.names.join() : `=${text.trim()}` }]
  })
}

/** A block that held imports alone, for type checkers. */
function isEmptyBlock(text: string, isMain: boolean): boolean {
  return !isMain && (text.trim() === '' || /^if\s+[\w.=]*TYPE_CHECKING\s*:\s*(#[^\n]*\s*)*$/.test(text.trim()))
}
