import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { Decisions } from './decisions.ts'

/**
 * Whether documents go on naming a moved symbol in the module it leaves: that still offers it in its `__all__`, and the module it goes
 * to is private, so it is no name for readers.
 */
export function documentedNames(
  { relocations, backImportsOf }: Decisions,
  moduleTo: (module: QualifiedName) => QualifiedName,
): (module: QualifiedName, symbol: string) => boolean {
  const staying = new Set(
    relocations.flatMap((one) => {
      const { names } = backImportsOf(one)
      const isHidden = isPrivate(moduleTo(one.to)) && !isPrivate(moduleTo(one.from))
      return isHidden
        ? one.exported.filter((symbol) => names.includes(symbol)).map((symbol) => joinName(one.from, symbol))
        : []
    }),
  )
  return (module, symbol) => staying.has(joinName(module, symbol))
}

/** Whether a part of a dotted name begins with an underscore and is none of Python's own. */
function isPrivate(name: QualifiedName): boolean {
  return name.split('.').some((part) => /^_(?!_\w+__$)/.test(part))
}
