import { isWithin } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { helperHomes } from '../../plan/names/helper-home.ts'
import { isGeneratedHelpers } from './generated-helpers.ts'
import { optionalDependencies } from '../../plan/names/optional-dependencies.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Statement } from '../../python/facts/facts.ts'
import { withoutCures } from './allowed-cures.ts'
import { explainsSetup } from './allowed-packaging.ts'
import type { Part, Side } from './canonical.ts'
import type { Piece } from './module-pieces.ts'
import { explainsAskedNames, explainsWidenedFilters } from './asked-names.ts'
import { explainsPlaces } from './own-paths.ts'
import { firstDifference } from './compare-parts.ts'
import { explainsWorkedNames } from './worked-names.ts'
import { declaresWhatIsThere } from './declared-in-stubs.ts'
import { isGuardOfMoved } from './gone-guards.ts'
import { explainsQuotes } from './quoted-annotations.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * What the recipe asks for beyond moving: guards for optional dependencies, a lazy `__init__`, cures. Everything that is
 * allowed is declared here, from the plan alone, so that no check has to know a transform.
 */
export interface Allowances {
  /** A top-level statement the comparison leaves out on both sides. */
  readonly isOutside: (side: Side, path: RepoPath, statement: Statement) => boolean
  /** A top-level statement the final tree may have in addition. */
  readonly isAddition: (path: RepoPath, piece: Piece) => boolean
  /** A top-level statement the final tree may do without. */
  readonly isGone: (path: RepoPath, piece: Piece) => boolean
  /** Whether the difference between two texts is what was asked for, and nothing else. */
  readonly explains: (path: RepoPath, was: readonly Part[], is: readonly Part[]) => boolean
}

/** The allowances of a scene's plan. */
export function allowances(scene: Scene): Allowances {
  const { recipe } = scene.plan
  const dependencies = Object.values(recipe.optional).flatMap((extra) => extra.requires)
  const guards = dependencies.length > 0
  // A module of helpers that is exactly what is generated for what it holds may hold more than it did.
  const optional = optionalDependencies(recipe)
  const generated = new Map<string, boolean>()
  const isGenerated = (index: SymbolIndex, path: RepoPath): boolean => {
    const key = `${index === scene.before ? 'before' : 'after'}:${path}`
    const known = generated.get(key) ?? isGeneratedHelpers(index, helperHomes(index, recipe), path, optional)
    generated.set(key, known)
    return known
  }
  const lazy = new Set(recipe.lazy.map((entry) => scene.map.moduleTo(entry.package)))
  const isLazy = (path: RepoPath): boolean => {
    const module = scene.after.moduleOf(path)
    return module !== undefined && lazy.has(module)
  }
  const left = new Set(scene.plan.symbols.map((move) => scene.map.moduleTo(move.from)))
  const isRedirecting = (path: RepoPath): boolean =>
    recipe.shim !== undefined && left.has(scene.after.moduleOf(path) ?? '')
  return {
    isOutside: (side, path, statement) => guards && (isImportTry(side, statement) || isGenerated(side.index, path)),
    isAddition: (path, piece) =>
      declaresWhatIsThere(scene, path, piece) ||
      ((isLazy(path) || isRedirecting(path)) && isLazyAccess(piece)) ||
      (recipe.guard === 'lazy-import' && isListOfLazyModules(piece, dependencies)),
    isGone: (path, piece) => (isLazy(path) && piece.key.startsWith('=')) || isGuardOfMoved(scene, path, piece),
    explains(path, was, is) {
      if (explainsSetup(scene, path, was, is) || explainsPlaces(scene, path, was, is)) return true
      if (explainsWorkedNames(scene, path, was, is)) return true
      if (explainsWidenedFilters(scene, was, is)) return true
      if (explainsAskedNames(scene, was, is) || explainsQuotes(scene, path, was, is)) return true
      const isGuarded = (now: readonly Part[]): boolean =>
        guards && unguarded(withTextsOf(scene, was, now), dependencies) === unguarded(now, dependencies)
      if (isGuarded(is)) return true
      const bare = recipe.cures.length === 0 ? [] : withoutCures(is, recipe.cures)
      return bare.some((parts) => firstDifference(scene, was, parts) === undefined || isGuarded(parts))
    },
  }
}

/** What gives names when they are asked for (PEP 562): the functions, and the private tables they look into. */
function isLazyAccess({ statement }: Piece): boolean {
  if (statement.kind === 'compound') return true
  return (
    statement.names.length > 0 &&
    statement.names.every((name) => /^__(getattr|dir)__$|^_[A-Z][A-Z0-9_]*$|^_\w*(lazy|getattr)\w*$/.test(name))
  )
}

/** `__lazy_modules__ = [...]` (PEP 810) with the modules of optional dependencies, or packages around them, and nothing else. */
function isListOfLazyModules({ statement, parts }: Piece, dependencies: readonly string[]): boolean {
  if (statement.kind !== 'assign' || statement.names.join() !== '__lazy_modules__') return false
  const rest = parts.map((part) => (part.kind === 'string' ? '0' : part.value)).join('')
  return (
    /^__lazy_modules__\s*=\s*\[[\s0,]*\]$/.test(rest.trim()) &&
    parts.every((part) => {
      const name = part.value.slice(1, -1)
      return part.kind !== 'string' || dependencies.some((entry) => isWithin(name, entry) || isWithin(entry, name))
    })
  )
}

/** A `try` around imports, with what stands for them when they fail. */
function isImportTry(side: Side, statement: Statement): boolean {
  const { facts } = side
  if (statement.kind !== 'compound' || !facts.text.startsWith('try', statement.span.start)) return false
  return facts.imports.some((entry) => entry.statement === statement.index && entry.scope === 0)
}

/**
 * A text without its guards: calls of `_require_...("user")` are left out, or stand for the dependency they return; quotes
 * around annotations and blanks do not count; a foreign name counts by what it means.
 */
function unguarded(parts: readonly Part[], dependencies: readonly string[]): string {
  const text = parts
    .map((part) => {
      if (part.kind === 'code') return part.value.replace(/["'\s;]/g, '')
      if (part.kind === 'name') return `\u0001${foreignName(part.value)}\u0002`
      return part.kind === 'string' ? `\u0003${part.value}\u0003` : part.value
    })
    .join('')
  return text.replace(
    /\u0001(?:[^\u0001\u0002]*\.)?_require_(\w+)\u0002\(\u0003[^\u0003]*\u0003\)(\.\w+(?:\.\w+)*)?/gu,
    (_call, word: string, rest: string | undefined) => {
      const name = dependencies.find((entry) => entry.replaceAll('.', '_') === word) ?? word
      return rest === undefined ? '' : `\u0001${name}${rest}\u0002`
    },
  )
}

/** Parts of the base with strings and comments of the result where those say the same (old names became new ones), calls of guards apart. */
function withTextsOf(scene: Scene, was: readonly Part[], is: readonly Part[]): readonly Part[] {
  const isText = ({ kind }: Part): boolean => kind === 'string' || kind === 'comment'
  const texts = is.filter((part, at) => isText(part) && !isGuardsUser(is, at))
  let at = -1
  return was.map((part) => {
    const text = isText(part) ? texts[(at += 1)] : undefined
    return text === undefined || firstDifference(scene, [part], [text]) !== undefined ? part : text
  })
}

/** The name of who asks, in a call of a guard: `_require_table("Report")`. */
function isGuardsUser(parts: readonly Part[], at: number): boolean {
  const [name, bracket] = [parts[at - 2], parts[at - 1]]
  return name?.kind === 'name' && /(?:^|\.)_require_\w+$/.test(name.value) && bracket?.value.trim() === '('
}

/** `Table=gridlib.Table` and `Table:gridlib.Table.` both mean `gridlib.Table`. */
function foreignName(value: string): string {
  return value.replace(/^[^=:]*[=:]/, '').replace(/\.$/, '')
}
