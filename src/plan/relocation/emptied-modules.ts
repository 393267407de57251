import type { FileChange } from '../../model/change.ts'
import type { Finding } from '../../model/finding.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { isInit } from '../../python/facts/modules.ts'
import { removeLines } from '../../python/edit/remove-lines.ts'
import type { Removal } from '../../python/edit/remove-lines.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { applyEdits } from '../../text/apply-edits.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** The files without what is taken out of them, and with what comes in; those in which nothing changes are left out. */
export function changesOf(workspace: Workspace, removals: ReadonlyMap<RepoPath, Removal>): readonly FileChange[] {
  return [...removals].flatMap(([path, removal]): readonly FileChange[] => {
    const file = workspace.read(path)
    const edits = file === undefined ? [] : removeLines(file.text, removal)
    return file === undefined || edits.length === 0 ? [] : [{ kind: 'edit', file, edits }]
  })
}

/**
 * Modules that offered something and are left with a docstring and imports from `__future__` at most. They stay, for somebody outside may
 * import them; whoever looks at the result wants to know.
 */
export function emptiedModules(index: SymbolIndex, changes: readonly FileChange[]): readonly Finding[] {
  return changes.flatMap((change): readonly Finding[] => {
    if (change.kind !== 'edit') return []
    const { path, text } = change.file
    const module = index.moduleOf(path)
    if (module === undefined || isInit(path) || isEmpty(factsOfText(text))) return []
    if (!isEmpty(factsOfText(applyEdits(text, change.edits)))) return []
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
