import { renderPlain } from './import-lines.ts'
import { planOf } from './rewrite-text.ts'
import type { RewriteState } from './rewrite-text.ts'

/** `import a.b` and `import a.b as c` of renamed modules: the name in the statement. What the code reads through it is planned with the chains. */
export function planPlainImports(state: RewriteState): void {
  for (const statement of state.facts.imports) {
    if (statement.kind !== 'import') continue
    statement.items.forEach((item, at) => {
      const target = state.index.lookup(item.name, 'import')
      if (target.kind !== 'module') return
      const final = state.renaming.moduleTo(target.module)
      if (final === target.module) return
      planOf(state, statement.index)?.itemTexts.set(at, renderPlain(final, item.alias).slice('import '.length))
    })
  }
}
