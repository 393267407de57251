import type { Finding } from '../../model/finding.ts'
import { joinName, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Reference } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import { affectedFiles } from '../../plan/names/affected-files.ts'
import { LOADED, loadsOf } from '../meaning/loads.ts'
import { whenRun } from '../meaning/when-run.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Annotations that are read late or by type checkers alone (in quotes, in type comments, PEP 563) and name, through a module, what is there no
 * more: `typing.get_type_hints` and type checkers follow the chain as Python would, long after every import went well.
 */
export function lostQuotedNames(scene: Scene): readonly Finding[] {
  const { plan, final, touched } = scene
  const named = affectedFiles(final, plan.recipe, plan.symbols, '.py')
  const paths = new Set([...named, ...[...touched.keys()].filter((path) => path.endsWith('.py'))])
  return [...paths].sort().flatMap((path) => lostIn(scene, path))
}

function lostIn(scene: Scene, path: RepoPath): readonly Finding[] {
  const facts = scene.after.facts(path)
  if (facts === undefined || facts.errors.length > 0) return []
  const self = scene.after.identityOf(path)
  return facts.references.flatMap((reference): readonly Finding[] => {
    if (!reference.annotation || reference.attributes.length === 0 || whenRun(reference) === 'with-module') return []
    const meaning = meaningOf(facts, reference, self)
    if (meaning.kind !== 'imported') return []
    const gone = lostOf(scene, meaning.name, reference)
    const lost =
      gone === undefined ? unloadedOf(scene, path, meaning.name, reference) : `${gone}, which is there no more`
    if (lost === undefined) return []
    const text = joinName(reference.name, ...reference.attributes.map(({ name }) => name))
    return [
      {
        code: 'attribute-lost',
        level: 'error',
        reason: `${path}: the annotation ${text} names ${lost}`,
        advice: 'Nothing was written. Name it in the annotation where it is now, or take this move out of the recipe.',
        place: { path, span: reference.span },
      },
    ]
  })
}

/** What of a chain is a module or a definition of the base that went, and nothing offers by this name now. */
function lostOf(
  { plan, map, before, after }: Scene,
  start: QualifiedName,
  { attributes }: Reference,
): QualifiedName | undefined {
  let name = start
  for (const step of attributes) {
    const module = name
    name = joinName(module, step.name)
    if (!after.isModule(module)) return undefined
    if (after.isModule(name)) continue
    const went =
      (before.isModule(name) && map.moduleTo(name) !== name) ||
      plan.symbols.some(({ from, symbol, copied }) => !copied && symbol === step.name && map.moduleTo(from) === module)
    return went && !after.binds(parentOf(name), step.name) ? name : undefined
  }
  return undefined
}

/** The submodule that a chain leads through and that nothing loads as surely as before: for type checkers it is there all the same. */
function unloadedOf(scene: Scene, path: RepoPath, start: QualifiedName, reference: Reference): string | undefined {
  const { plan, before, after, touched } = scene
  if (whenRun(reference) === 'never' || !touched.has(path)) return undefined
  let name = start
  for (const { name: word } of reference.attributes) {
    const module = name
    name = joinName(module, word)
    if (!after.isModule(name)) return undefined
    if (after.factsOfModule(module)?.scopes[0]?.bindings.has(word) === true) continue
    const old = plan.modules.find((move) => move.to === name)?.from ?? name
    const was = loadsOf(before).howSure(touched.get(path) ?? path, old)
    const is = loadsOf(after).howSure(path, name)
    if (LOADED.indexOf(is) < LOADED.indexOf(was)) return `${name}, which nothing loads as surely as before`
  }
  return undefined
}
