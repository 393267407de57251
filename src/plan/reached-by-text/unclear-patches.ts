import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { CallTimeNeeds, SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { patchesByVariable } from './import-paths.ts'
import { isReadAnywhere, isReadBeside } from './read-beside.ts'
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
const PATCH_BY_STRING = /(^|\.)(patch|setattr|delattr)$/

/** Whether a plain string is the target of a call that replaces what it names, or may be handed to one. */
export function isHandedToPatch(facts: ModuleFacts, fact: StringFact): boolean {
  return !fact.isFormat && (isTarget(fact) || isTargetElsewhere(facts, fact))
}

/** Whether a string is the target of a call that replaces what it names. */
export function isTarget({ call }: StringFact): boolean {
  return call?.argument === 0 && PATCH_BY_STRING.test(call.callee)
}

/**
 * Whether a string that no call takes as its target may be handed to one: it stands in a table, a list or a constant of a file that patches
 * by variables.
 */
export function isTargetElsewhere(facts: ModuleFacts, fact: StringFact): boolean {
  if (fact.docstring || fact.annotation) return false
  const callee = fact.call?.callee
  const isHeld = callee === undefined || /(?:^|\.)(?:dict|parametrize|param)$/.test(callee)
  if (!isHeld || !/^\w+(?:\.\w+)+$/.test(facts.text.slice(fact.content.start, fact.content.end))) return false
  const known = patching.get(facts) ?? patchesByVariable(facts)
  patching.set(facts, known)
  return known
}

const patching = new WeakMap<ModuleFacts, boolean>()

/** Whether a string is no argument, and stands in no function and class: what no test around it says the reader of. */
export function isInTable(facts: ModuleFacts, fact: StringFact): boolean {
  const kind = facts.statements[fact.statement]?.kind
  return kind !== 'function' && kind !== 'class' && fact.call === undefined
}

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
  if (verdict.kind === 'ambiguous') return [ambiguousPatch(path, fact, word, verdict.reason)]
  const name = joinName(target.module, target.symbol)
  if (verdict.kind === 'keep' || !isReadBesideItself(index, moved, path, fact, name)) return []
  return [ambiguousPatch(path, fact, word, bothReasons(name, verdict.module))]
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
    const isFollowing = objectPatchHome(index, moved, needs, module, word) === verdict.module
    const name = joinName(module, word)
    if (isFollowing && !isReadBesideItself(index, moved, path, fact, name) && !isSetForGood(index, fact, name))
      return []
  }
  const reason =
    verdict.kind === 'follow'
      ? `after the move it is read in ${verdict.module}, so the patch must name that module object`
      : verdict.reason
  return [ambiguousPatch(path, fact, `${module}, "${word}"`, reason)]
}

/** Whether code beside a patch reads what does not move through its old module. */
function isReadBesideItself(
  index: SymbolIndex,
  moved: readonly SymbolMove[],
  path: RepoPath,
  fact: StringFact,
  name: QualifiedName,
): boolean {
  return !moved.some(({ from, symbol }) => joinName(from, symbol) === name) && isReadBeside(index, path, fact, name)
}

/** Whether `setattr` or `delattr` of Python itself, which nobody takes back, sets what some file reads through its old module. */
function isSetForGood(index: SymbolIndex, { call }: StringFact, name: QualifiedName): boolean {
  return /^(?:builtins\.)?(?:set|del)attr$/.test(call?.callee ?? '') && isReadAnywhere(index, name)
}

function bothReasons(name: QualifiedName, home: QualifiedName): string {
  return `${name} is read through its module here and in ${home} after the move, and a patch reaches one of them only`
}

function usesAround(
  index: SymbolIndex,
  moved: readonly SymbolMove[],
  path: RepoPath,
  fact: StringFact,
  module: QualifiedName,
): ReadonlySet<string> {
  const facts = index.facts(path)
  if (facts === undefined || isInTable(facts, fact)) return new Set()
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
