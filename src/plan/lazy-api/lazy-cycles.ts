import type { Finding } from '../../model/finding.ts'
import type { LazyRequest } from '../../model/recipe.ts'
import { simulateImport } from '../../python/index/simulate-import.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** Modules that could be imported first before their package became lazy and cannot afterwards: a cycle that only worked eagerly. */
export function lazyCycles(
  before: SymbolIndex,
  after: SymbolIndex,
  requests: readonly LazyRequest[],
): readonly Finding[] {
  return requests.flatMap((request) => {
    for (const module of before.modulesBelow(request.package)) {
      const failure = simulateImport(after, module)
      if (failure === undefined || simulateImport(before, module) !== undefined) continue
      const path = after.fileOf(failure.module)
      const finding: Finding = {
        code: 'import-cycle',
        level: 'error',
        reason: `once ${request.package} is lazy, \`import ${module}\` first would fail: ${failure.reason} (${failure.chain.join(' -> ')}); so far ${request.package} imported its modules in an order that works`,
        advice: `List the module that has to come first under \`eager\` of ${request.package}, or take the cycle apart.`,
        ...(path === undefined ? {} : { place: { path, span: failure.span } }),
        about: [request.package, ...failure.chain],
      }
      return [finding]
    }
    return []
  })
}
