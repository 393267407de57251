/**
 * Let the new package load the one it comes from before anything of its own, where the two need each other while they are loaded.
 *
 * Before:       from .lines import Invoice  (in shop/invoicing/__init__.py: `import shop.invoicing` ran shop/__init__.py first)
 * After:        import shop as _shop  # noqa: F401
 *               from .lines import Invoice  (in invoicing/__init__.py)
 * Leaves alone: everything, where the plan does not have it so: it is tried where the new package cannot be imported first otherwise.
 * Reports:      nothing; the plan has `parent-first`. The edit is marked `review`.
 */
import type { Transform } from '../src/engine/transform.ts'
import { fileStyles } from '../src/plan/names/file-style.ts'
import { loadParentEdits } from '../src/plan/names/load-parent.ts'
import { parentFirst } from '../src/plan/names/parent-first.ts'
import { indexOf } from '../src/python/index/symbol-index.ts'

export const loadParent: Transform = {
  name: 'load-parent',
  group: 'code',
  summary: 'Load the package that the new one comes from first, where they need each other',

  run({ plan, index, workspace }) {
    const first = parentFirst(index, plan)
    if (first === undefined || plan.package === undefined) return { changes: [], findings: [] }
    const after = indexOf(workspace, plan.rootsAfter)
    const { to } = plan.package
    const path = after.fileOf(to)
    const [file, facts] = path === undefined ? [] : [workspace.read(path), after.facts(path)]
    if (file === undefined || facts === undefined) return { changes: [], findings: [] }
    const edits = loadParentEdits(after, facts, { to, parent: first.parent }, fileStyles(after))
    return { changes: [{ kind: 'edit', file, edits }], findings: [] }
  },
}
