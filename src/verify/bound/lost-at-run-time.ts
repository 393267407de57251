import type { Finding } from '../../model/finding.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts, Reference, Scope } from '../../python/facts/facts.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { isLookedUpHead } from '../meaning/looked-up-heads.ts'
import type { Scene } from '../proof/proof-input.ts'

/** Names of a touched file that were there at run time, here or where a definition came from, and that type checkers alone import now, although something may ask for them. */
export function lostAtRunTime(
  scene: Scene,
  path: RepoPath,
  origin: RepoPath | undefined,
  facts: ModuleFacts,
): readonly Finding[] {
  const reads = typingOnlyReads(
    facts,
    (reference) =>
      isAsked(scene, facts.statements[reference.statement]?.names ?? []) ||
      isLookedUpHead(scene.after, scene.after.moduleOf(path), facts, reference),
  )
  if (reads.length === 0) return []
  const wasThere = ({ name, statement }: Reference): boolean => {
    const sources = sourcesOf(scene, path, facts.statements[statement]?.names ?? [])
    const before = sources.length > 0 ? sources : origin === undefined ? [] : [origin]
    return before.some((one) => isBoundAtRunTime(scene.before.facts(one), name))
  }
  return reads.filter(wasThere).map(({ name, span }) => ({
    code: 'undefined-name',
    level: 'error',
    reason: `${path} reads ${name} when somebody asks for it, and only an import for type checkers binds it now`,
    advice: 'Nothing was written. This is a mistake of the tool: please report it.',
    place: { path, span },
  }))
}

/** The files that these names were defined in before they came to a file. */
function sourcesOf({ plan, before, after, map }: Scene, path: RepoPath, names: readonly string[]): readonly RepoPath[] {
  const module = after.moduleOf(path)
  const moves = plan.symbols.filter(
    ({ to, symbol }) => module !== undefined && map.moduleTo(to) === module && names.includes(symbol),
  )
  return [...new Set(moves.flatMap((move) => before.fileOf(move.from) ?? []))]
}

function isBoundAtRunTime(facts: ModuleFacts | undefined, name: string): boolean {
  return facts?.scopes[0]?.bindings.get(name)?.some((binding) => !binding.typeChecking) === true
}

/**
 * Reads that Python evaluates in the namespace of the module when somebody asks, although nothing does on import, of names that only
 * an import for type checkers binds: the annotation of a field (`get_type_hints`, dataclasses and models read it), the value of a
 * `type` statement, and the bound or default of a type parameter (PEP 695, "Lazy Evaluation"). Asking raises NameError, as calling what
 * reads them otherwise does. The annotations of functions count where `isLookedUp` says so.
 */
function typingOnlyReads(facts: ModuleFacts, isLookedUp: (reference: Reference) => boolean): readonly Reference[] {
  return facts.references.filter((reference) => {
    if (reference.typeChecking) return false
    const bindings = visibleBindings(facts, reference)
    if (bindings.length === 0 || bindings.some((binding) => !binding.typeChecking || binding.imported === undefined))
      return false
    if (isEvaluatedLate(facts, reference) || isEvaluatedInCall(facts, reference)) return true
    const isKept = reference.annotation && facts.scopes[reference.scope]?.kind !== 'function'
    return isKept && isLookedUp(reference)
  })
}

/** What a function evaluates when it is called: its own code, and the annotations of functions that are made in it (language reference 8.7). */
function isEvaluatedInCall({ scopes, futureAnnotations }: ModuleFacts, reference: Reference): boolean {
  const { scope, span, annotation, quoted } = reference
  if (quoted) return false
  if (!annotation) return true
  const isIn = (at: number | undefined): boolean =>
    at !== undefined && (scopes[at]?.kind === 'function' || isIn(scopes[at]?.parent))
  const isInHead = ({ kind, parent, span: whole, bodyAt = 0 }: Scope): boolean =>
    kind === 'function' && parent === scope && whole.start < span.start && span.end < bodyAt
  return !futureAnnotations && isIn(scope) && scopes.some(isInHead)
}

/** Whether a file that names one of the functions or classes has annotations evaluated (typing, inspect). */
function isAsked({ base }: Scene, names: readonly string[]): boolean {
  if (names.length === 0) return false
  const asking = base
    .matching(wordQuery(['get_type_hints', 'eval_str']), '.py')
    .filter((path) => /\bget_type_hints\s*\(|\beval_str\s*=\s*True\b/.test(base.glance(path)))
  const naming = asking.length === 0 ? [] : base.matching(wordQuery(names), '.py')
  return naming.some((path) => asking.includes(path))
}

function isEvaluatedLate(
  { scopes, statements }: ModuleFacts,
  { scope, span, statement, annotation }: Reference,
): boolean {
  const own = scopes[scope]
  const isWithin = (one: Scope): boolean => one.span.start <= span.start && span.end <= one.span.end
  if (own?.kind === 'type-params' && isWithin(own)) return true
  if (statements[statement]?.kind === 'type') return true
  // The parameters of a method stand in the class as well, within the method.
  return annotation && own?.kind === 'class' && !scopes.some((one) => one.parent === scope && isWithin(one))
}
