import type { FileChange } from '../../model/change.ts'
import type { Finding } from '../../model/finding.ts'
import type { Plan } from '../../model/plan.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { isInit } from '../../python/facts/modules.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { applyEdits } from '../../text/apply-edits.ts'

/**
 * Modules that offered something and that the changes leave with a docstring and imports from `__future__` at most. They stay, for somebody outside may
 * import them; whoever looks at the result wants to know.
 */
export function emptiedModules(
  { index, plan }: { readonly index: SymbolIndex; readonly plan: Plan },
  changes: readonly (FileChange & { readonly kind: 'edit' })[],
): readonly Finding[] {
  // A shim has something in it.
  if (plan.recipe.shim !== undefined) return []
  return changes.flatMap(({ file, edits }): readonly Finding[] => {
    const { path, text } = file
    const module = index.moduleOf(path)
    if (module === undefined || isInit(path) || isEmpty(factsOfText(text))) return []
    if (!isEmpty(factsOfText(applyEdits(text, edits)))) return []
    return [
      {
        code: 'emptied-module',
        level: 'note',
        reason: `all that ${module} defined goes elsewhere, and nothing is left in it`,
        advice: `Delete ${path} where nobody outside of this tree imports it, or write \`shim\` into the recipe, so that its old names redirect for a while.`,
        place: { path },
      },
    ]
  })
}

function isEmpty({ statements, imports, errors }: ModuleFacts): boolean {
  return (
    errors.length === 0 &&
    imports.every((statement) => statement.future) &&
    statements.every(({ kind }) => kind === 'docstring' || kind === 'import')
  )
}
