import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { CallTimeNeeds, SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { StringFact } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { namesUsedAround, objectPatchHome, patchTarget, patchVerdict, spellingsAround } from './patch-targets.ts'

/** What decides where a patched name is read after the move. */
export interface PatchSight {
  readonly index: SymbolIndex
  readonly moved: readonly SymbolMove[]
  /** `module:name` of what other files read as an attribute. */
  readonly readers: ReadonlySet<string>
  readonly needs: readonly CallTimeNeeds[]
}

/** A string that names what is replaced: `"module.name"`, or `"name"` behind a module as an object. */
export interface Patch {
  readonly path: RepoPath
  readonly fact: StringFact
  readonly word: string
  readonly object: QualifiedName | undefined
}

/** Callees that replace a name in a module given as `"module.name"`. */
export const PATCH_BY_STRING = /(^|\.)(patch|setattr|delattr)$/

/** A patch that would reach only some of what reads the name after the move. */
export function unclearPatch(sight: PatchSight, { path, fact, word, object }: Patch): readonly Finding[] {
  return object === undefined ? patchedString(sight, word, path, fact) : patchedObject(sight, object, word, path, fact)
}

function patchedString(
  { index, moved, readers, needs }: PatchSight,
  word: string,
  path: RepoPath,
  fact: StringFact,
): readonly Finding[] {
  const target = patchTarget(index, word)
  if (target === undefined) return []
  const verdict = patchVerdict(index, moved, target.module, target.symbol, {
    readElsewhere: readers.has(`${target.module}:${target.symbol}`),
    deeper: target.rest.length > 0,
    needs,
    uses: usesAround(index, moved, path, fact, target.module),
  })
  return verdict.kind === 'ambiguous' ? [ambiguousPatch(path, fact, word, verdict.reason)] : []
}

function patchedObject(
  { index, moved, readers, needs }: PatchSight,
  module: QualifiedName,
  word: string,
  path: RepoPath,
  fact: StringFact,
): readonly Finding[] {
  const verdict = patchVerdict(index, moved, module, word, {
    readElsewhere: readers.has(`${module}:${word}`),
    deeper: false,
    needs,
    uses: usesAround(index, moved, path, fact, module),
  })
  if (verdict.kind === 'keep') return []
  const own = index.moduleOf(path)
  if (verdict.kind === 'follow' && verdict.module !== own && fact.call?.firstArgument !== undefined) {
    if (objectPatchHome(index, moved, needs, module, word) === verdict.module) return []
  }
  const reason =
    verdict.kind === 'follow'
      ? `after the move it is read in ${verdict.module}, so the patch must name that module object`
      : verdict.reason
  return [ambiguousPatch(path, fact, `${module}, "${word}"`, reason)]
}

function usesAround(
  index: SymbolIndex,
  moved: readonly SymbolMove[],
  path: RepoPath,
  fact: StringFact,
  module: QualifiedName,
): ReadonlySet<string> {
  const facts = index.facts(path)
  if (facts === undefined) return new Set()
  const spellings = spellingsAround(moved, module, (name) => name)
  return namesUsedAround(facts, index.identityOf(path), fact.span.start, spellings, index)
}

function ambiguousPatch(path: RepoPath, fact: StringFact, what: string, reason: string): Finding {
  return {
    code: 'patched-name',
    level: 'error',
    reason: `${path} patches ${what}: ${reason}`,
    advice: 'Patch each module that reads the name, or move the readers together.',
    place: { path, span: fact.span },
  }
}
