import { replace } from '../../model/edit.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { absoluteModule, visibleBindings } from '../facts/resolve.ts'
import { dropFromAll } from '../index/local-imports.ts'
import type { SymbolIndex } from '../index/symbol-index.ts'
import type { RewriteState } from './rewrite-state.ts'

/**
 * `__all__` of a package may name submodules it does not bind: `import *` imports them (language reference 7.11). One that is renamed
 * gets its new name there. One that leaves the package can no longer be found: its entry is taken out, unless somebody in
 * the tree takes the name by such a star.
 */
export function planDunderAll(state: RewriteState): void {
  const { facts, before, after, index, renaming } = state
  if (!before.isPackage || before.name === undefined) return
  const leaving = new Set<string>()
  for (const entry of facts.dunderAll.flatMap((part) => (part.kind === 'list' ? part.entries : []))) {
    if (facts.scopes[0]?.bindings.has(entry.name) === true) continue
    const target = index.lookup(joinName(before.name, entry.name))
    const final = target.kind === 'module' ? renaming.moduleTo(target.module) : undefined
    if (final === undefined || target.kind !== 'module' || final === joinName(after.name ?? '', entry.name)) continue
    if (parentOf(final) === after.name) {
      const start = facts.text.indexOf(entry.name, entry.span.start)
      state.edits.push(replace(start, start + entry.name.length, lastPartOf(final)))
      continue
    }
    const taker = takerByStar(index, before.name, entry.name)
    if (taker === undefined) {
      leaving.add(entry.name)
      continue
    }
    state.problems.push({
      code: 'dunder-all-submodule',
      level: 'error',
      reason: `\`__all__\` offers the submodule ${entry.name}, which leaves the package for ${final}, and ${taker} takes it by \`from ${before.name} import *\``,
      advice: `Import ${target.module} by name in ${taker} first.`,
      span: entry.span,
    })
  }
  state.edits.push(...dropFromAll(facts, leaving))
}

/** A file that imports all of a package and uses the name, or hands it on. */
function takerByStar(index: SymbolIndex, name: QualifiedName, entry: string): string | undefined {
  const inside = index.modulesBelow(name).flatMap((module) => index.fileOf(module) ?? [])
  const paths = new Set([...index.workspace.mentioning([lastPartOf(name)]), ...inside])
  return [...paths].find((path) => {
    const text = index.workspace.glance(path)
    if (!/\bimport\s*\(?\s*\*/.test(text)) return false
    const facts = path.endsWith('.py') ? index.facts(path) : undefined
    if (facts === undefined) return text.includes(`from ${name} import *`) && text.includes(entry)
    const isStar = facts.imports.some(
      (statement) => statement.star && absoluteModule(statement, index.identityOf(path)) === name,
    )
    if (!isStar) return false
    const isRead = facts.references.some(
      (reference) => reference.name === entry && visibleBindings(facts, reference).length === 0,
    )
    return isRead || path.endsWith('/__init__.py')
  })
}
