import type { Edit } from '../model/edit.ts'
import type { ImportStatement, ModuleFacts } from './facts.ts'
import { contentEnd } from './lines.ts'
import { removeItems, removeStatement } from './remove-items.ts'
import { visibleBindings } from './resolve.ts'

/**
 * Remove the top-level imports that became unused because statements were cut: names that only the cut
 * code read. An import nobody read before stays (it may be there for its effect), as does one that is offered
 * to others: in `__all__`, written `x as x`, marked `noqa`, or taken from here by another file (`isTaken`).
 */
export function removeUnusedImports(
  facts: ModuleFacts,
  cut: ReadonlySet<number>,
  isTaken: (name: string) => boolean,
): readonly Edit[] {
  const readBy = new Map<string, { cut: boolean; kept: boolean }>()
  for (const reference of facts.references) {
    for (const binding of visibleBindings(facts, reference)) {
      if (binding.scope !== 0 || binding.imported === undefined) continue
      const key = `${binding.imported.statement}:${binding.imported.item}`
      const entry = readBy.get(key) ?? { cut: false, kept: false }
      if (cut.has(reference.statement)) entry.cut = true
      else entry.kept = true
      readBy.set(key, entry)
    }
  }
  const exported = new Set(
    facts.dunderAll.flatMap((part) => (part.kind === 'list' ? part.entries.map((entry) => entry.name) : [])),
  )
  const edits: Edit[] = []
  for (const statement of facts.imports) {
    if (
      statement.scope !== 0 ||
      statement.future ||
      statement.star ||
      (statement.conditional && !statement.typeChecking)
    )
      continue
    const gone = new Set<number>()
    statement.items.forEach((item, at) => {
      const read = readBy.get(`${statement.index}:${at}`)
      if (read === undefined || !read.cut || read.kept) return
      if (
        exported.has(item.bound) ||
        item.alias === item.name ||
        isTaken(item.bound) ||
        isMarked(facts, statement, item.span.end)
      )
        return
      gone.add(at)
    })
    if (gone.size === 0) continue
    if (gone.size < statement.items.length) edits.push(...removeItems(facts, statement, gone).edits)
    else if (!statement.onlyOne) edits.push(removeStatement(facts, statement))
  }
  return edits
}

function isMarked(facts: ModuleFacts, statement: ImportStatement, end: number): boolean {
  const tails = [
    facts.text.slice(end, contentEnd(facts.text, end)),
    facts.text.slice(statement.span.end, contentEnd(facts.text, statement.span.end)),
  ]
  return tails.some((tail) => /#\s*noqa(?!\s*:)|#\s*noqa\s*:[^#]*F401/.test(tail))
}
