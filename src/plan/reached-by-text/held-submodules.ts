import type { Finding } from '../../model/finding.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { heldReadsOf } from '../names/held-loads.ts'

/**
 * Submodules that get another place in their package and are read of something that may be that package: `def info(kit=shop.kit): return
 * kit.saw`. Which object it is only a run can tell, so the attribute can neither follow nor stay. `hasattr` and `getattr` of the package
 * itself follow, `attrgetter` is judged with import paths, and what is looked up in `sys.modules` is an import path like others.
 */
export function heldSubmodules(index: SymbolIndex, to: (module: QualifiedName) => QualifiedName): readonly Finding[] {
  const leaving = index
    .allModules()
    .filter((module) => module.includes('.') && to(module) !== joinName(to(parentOf(module)), lastPartOf(module)))
    // What the package itself binds by that word (`from .saw import saw`) is what is read of it, before and after (language reference 5.4.2).
    .filter((module) => index.lookup(module).kind !== 'symbol')
  const seen = new Set<string>()
  return [...heldReadsOf(index, leaving)].flatMap(([path, reads]) =>
    reads.flatMap(({ holder, module, place, isText, isFollowed }): readonly Finding[] => {
      const facts = index.facts(place.path)
      const isItem = /^\s*\]/.test(facts?.text.slice(place.span.end, place.span.end + 20) ?? '')
      const call = isText ? facts?.strings.find((one) => one.span.start === place.span.start)?.call : undefined
      const isRead =
        call === undefined ? isLookedUp(holder) : /(^|\.)(getattr|hasattr|get|attrgetter)$/.test(call.callee)
      const follows = isFollowed === true || (isText && (isItem || isRead))
      const key = `${place.path} ${String(place.span.start)}`
      if (follows || seen.has(key)) return []
      seen.add(key)
      const what = joinName(holder.name, ...holder.attributes.map((step) => step.name))
      const said = facts?.text.slice(place.span.start, place.span.end) ?? lastPartOf(module)
      return [
        {
          code: 'submodule-held',
          level: 'error',
          reason: `${place.path} reads \`${said}\` of something that may be ${what}, which ${path} hands over; ${module} becomes ${to(module)}`,
          advice: `Import ${module} there and use it by its path first. Where it is another object, say so: \`accept: [{ code: submodule-held, path: ${place.path}, because: ... }]\`.`,
          place,
        },
      ]
    }),
  )
}

/** Looked up in `sys.modules` itself. */
function isLookedUp({
  name,
  attributes,
}: {
  readonly name: string
  readonly attributes: readonly { readonly name: string }[]
}): boolean {
  return (attributes.at(-1)?.name ?? name) === 'modules'
}
