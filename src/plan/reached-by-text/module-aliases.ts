import type { KeptName, SymbolMove } from '../../model/plan.ts'
import { asidesOf } from '../../python/facts/asides.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { textReader } from '../../python/parse/text-values.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { moduleOf } from '../module-names/module-expression.ts'

/** What puts a module into `sys.modules` under another name (import system 5.3.1): an item that is set, one in a table that is handed over. */
const PUT =
  /\bmodules\s*\[(?:[^\][]|\[[^\]]*\])*\]\s*=(?!=)\s*|\bmodules\s*\.\s*setdefault\s*\([^,()]*,\s*|\bmodules\s*\.\s*update\s*\(\s*\{[^{}]*?:\s*|\bsetitem\s*\(\s*(?:\w+\s*\.\s*)*modules\s*,[^,()]*,\s*/g

/**
 * Names that leave a module which goes by another name as well (`sys.modules[__name__] = spin`): who imports them by that name looks into
 * the old module.
 */
export function namesByAlias(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  if (moved.length === 0) return []
  return index.workspace.matching(wordQuery(['modules']), '.py').flatMap((path): readonly KeptName[] => {
    const text = index.workspace.glance(path)
    if (!text.includes('sys') || text.search(PUT) < 0) return []
    const facts = index.facts(path)
    if (facts === undefined || facts.errors.length > 0) return []
    const reader = textReader(facts)
    return [...text.matchAll(PUT)].flatMap((match): readonly KeptName[] => {
      const start = match.index + match[0].length
      if (asidesOf(facts).isAside(match.index)) return []
      let node = reader.root.descendantForIndex(start)
      while (node.parent?.startIndex === start && /^(?:attribute|call|subscript)$/.test(node.parent.type))
        node = node.parent
      const module = moduleOf({ index, facts, path }, reader, node)
      return moved
        .filter(({ from }) => from === module)
        .map(({ from, symbol }) => ({
          module: from,
          symbol,
          reason: `${path} gives ${from} another name in \`sys.modules\``,
        }))
    })
  })
}
