import type { Edit } from '../../model/edit.ts'
import { replace } from '../../model/edit.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import { requireName } from '../../templates/imports-module.ts'
import type { OptionalUse } from './optional-uses.ts'

/**
 * A lambda has no place for a statement: the dependency is reached through the helper, which returns it. `quote` is what strings of the file stand in.
 *
 *     key = lambda x: fancy.size(x)   ->   key = lambda x: _require_fancy("shop.sizes").size(x)
 */
export function lambdaEdit(use: OptionalUse, self: ModuleIdentity, quote: string): Edit {
  const { importName } = use.imported.dependency
  const depth = importName.split('.').length
  const parts = use.name.split('.')
  const bound = parts.length - use.reference.attributes.length
  const call = `${requireName(importName)}(${quote}${self.name ?? ''}${quote})`
  if (bound >= depth) {
    const rest = parts.slice(depth, bound)
    return replace(use.reference.span.start, use.reference.span.end, [call, ...rest].join('.'))
  }
  const end = use.reference.attributes[depth - bound - 1]?.span.end ?? use.reference.span.end
  return replace(use.reference.span.start, end, call)
}
