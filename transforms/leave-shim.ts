/**
 * Keep old names working for a while: they redirect to the new ones with a DeprecationWarning.
 *
 * Before:       (nothing is left at shop.invoicing.lines)
 * After:        shop/invoicing/lines.py, which gives each name from invoicing.lines and says who should change; its package stays listed
 * Leaves alone: names that are still importable from their old module; tests.
 * Reports:      shim-name-taken, own-getattr, shim-needs-dependency.
 */
import type { Transform } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import { insert } from '../src/model/edit.ts'
import type { Finding } from '../src/model/finding.ts'
import { isWithin } from '../src/model/names.ts'
import { arrivingPackages, listingEdits } from '../src/plan/manifests/arriving-packages.ts'
import { fileStyles } from '../src/plan/names/file-style.ts'
import { pythonStyle } from '../src/plan/names/python-style.ts'
import { redirectedNames } from '../src/plan/shims/redirected-names.ts'
import { missingDependency, shimText, takenName } from '../src/plan/shims/shims.ts'
import { indexOf } from '../src/python/index/symbol-index.ts'

/** Modules of tests: nobody imports them by name. */
const TESTS = /(^|\.)(tests?|conftest|test_\w*|\w+_test)(\.|$)/

export const leaveShim: Transform = {
  name: 'leave-shim',
  group: 'shim',
  summary: 'Redirect the old names for a while',

  run({ plan, base, index, workspace }) {
    const until = plan.recipe.shim
    const changes: FileChange[] = []
    const findings: Finding[] = []
    if (until === undefined) return { changes, findings }
    const now = indexOf(workspace, plan.rootsAfter)
    const styles = fileStyles(now)
    for (const { from } of plan.modules) {
      const path = index.fileOf(from)
      const facts = index.factsOfModule(from)
      if (path === undefined || facts === undefined || TESTS.test(from)) continue
      const isTaken = workspace.has(path) || now.fileOf(from) !== undefined
      const becomesParent = plan.modules.some((move) => move.to !== from && isWithin(move.to, from))
      if (isTaken || becomesParent) {
        findings.push(takenName(from, path))
        continue
      }
      const imports = styles.styleOf(path)
      const style = pythonStyle(facts, imports.lineLength)
      changes.push({ kind: 'create', path, text: shimText(plan, index, from, until, { imports, style }) })
    }
    for (const redirect of redirectedNames(plan, { index, now }, styles, until)) {
      findings.push(...redirect.findings)
      const file = redirect.edits.length === 0 ? undefined : workspace.read(redirect.path)
      if (file !== undefined)
        changes.push({ kind: 'edit', file, edits: redirect.edits.map((e) => insert(e.at, e.text)) })
    }
    // What held the old names has to be in the wheel as before.
    for (const [path, edits] of listingEdits(arrivingPackages(base, workspace.with(changes), plan.files))) {
      const file = workspace.read(path)
      if (file !== undefined) changes.push({ kind: 'edit', file, edits })
    }
    findings.push(...missingDependency(plan, index, workspace))
    return { changes, findings }
  },
}
