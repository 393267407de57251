import type { Finding } from '../../model/finding.ts'
import { isWithin, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { patternIn } from './warning-filters.ts'
import { widenedFilter } from './widened-filters.ts'

/** What a log record says it is from; `__module__` is judged with the names it is compared with. */
const ASKED = /\.\s*(?:name|module)\s*\.\s*startswith$/

/**
 * Code that asks whether something is from a package (`record.name.startswith("shop.")`, `filterwarnings(module="shop")`), where
 * a module leaves that package: the answer becomes another one, and the text names nothing that moves. `modules`: today's names.
 */
export function parentPrefixes(
  index: SymbolIndex,
  modules: readonly QualifiedName[],
  to: (module: QualifiedName) => QualifiedName,
): readonly Finding[] {
  const left = new Map<QualifiedName, QualifiedName>()
  for (const module of modules)
    for (const parent of prefixesOf(module))
      if (to(parent) === parent && parent !== module && !isWithin(to(module), parent) && !left.has(parent))
        left.set(parent, module)
  if (left.size === 0) return []
  return index.workspace.matching(wordQuery(['startswith', 'filterwarnings']), '.py').flatMap((path) => {
    const facts = index.facts(path)
    return (facts?.strings ?? []).flatMap((fact): readonly Finding[] => {
      const { call } = fact
      if (facts === undefined || fact.isFormat || call === undefined) return []
      const said = facts.text.slice(fact.content.start, fact.content.end)
      const parent = said.replace(/(?:\\*\.\*?|\$)+$/, '').replaceAll('\\.', '.')
      const module = left.get(parent)
      if (module === undefined) return []
      const isPrefix = ASKED.test(call.callee) && !to(module).startsWith(said)
      const isFilter =
        /(?:^|\.)filterwarnings$/.test(call.callee) &&
        call.argument === 'module' &&
        patternIn(facts, fact).pattern?.test(to(module)) !== true &&
        widenedFilter(index, facts, fact, to) === undefined
      return isPrefix || isFilter ? [asked(path, fact.span, said, module, to(module))] : []
    })
  })
}

function asked(path: RepoPath, span: Span, said: string, module: QualifiedName, final: QualifiedName): Finding {
  return {
    code: 'package-asked',
    level: 'warning',
    reason: `${path} asks whether something is from "${said}"; what comes from ${module} is, and will come from ${final}, which is not`,
    advice: `Let that place accept "${final}" as well.`,
    place: { path, span },
  }
}
