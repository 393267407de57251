/**
 * Make the `__init__` of packages lazy: importing the package loads none of its modules (PEP 562).
 *
 * Before:       from .lines import Invoice  # the one most people want
 * After:        if TYPE_CHECKING:
 *                   from .lines import Invoice  # the one most people want
 *               and a module `__getattr__` that imports it when it is first used
 * Leaves alone: docstring, comments, imports for their effect, constants, `try` and `if`; what the package reads itself.
 * Reports:      kept-eager, effect-comes-later, own-getattr, star-import, dynamic-namespace, import-cycle, not-parsed,
 *               api-clash, api-name-of-a-module.
 */
import type { Transform, TransformContext } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import { replace } from '../src/model/edit.ts'
import type { Finding } from '../src/model/finding.ts'
import type { LazyRequest } from '../src/model/recipe.ts'
import { sharedHead, sharedTail } from '../src/model/shared-ends.ts'
import { fileStyles } from '../src/plan/names/file-style.ts'
import { lazyCycles } from '../src/plan/lazy-api/lazy-cycles.ts'
import { lazyResult } from '../src/plan/lazy-api/lazy-result.ts'
import { lazyRequests } from '../src/plan/names/lazy-requests.ts'
import { indexOf } from '../src/python/index/symbol-index.ts'

export const writePublicApi: Transform = {
  name: 'write-public-api',
  group: 'api',
  summary: 'Make the public API of packages lazy',
  settles: true,

  run(context) {
    const changes: FileChange[] = []
    const findings: Finding[] = []
    if (context.plan.recipe.lazy.length === 0) return { changes, findings }
    const now = indexOf(context.workspace, context.plan.rootsAfter)
    for (const request of lazyRequests(now, context.plan.recipe)) {
      const result = write(context, now, request)
      changes.push(...result.changes)
      findings.push(...result.findings)
    }
    const after = indexOf(context.workspace.with(changes), context.plan.rootsAfter)
    findings.push(...lazyCycles(now, after, lazyRequests(now, context.plan.recipe)))
    return { changes, findings }
  },
}

function write(
  { workspace }: TransformContext,
  now: ReturnType<typeof indexOf>,
  request: LazyRequest,
): { readonly changes: readonly FileChange[]; readonly findings: readonly Finding[] } {
  const result = lazyResult(now, request, fileStyles(now))
  const file = result.path === undefined ? undefined : workspace.read(result.path)
  if (file === undefined || result.text === undefined || result.text === file.text)
    return { changes: [], findings: result.findings }
  return { changes: [{ kind: 'edit', file, edits: [difference(file.text, result.text)] }], findings: result.findings }
}

/** One edit from text to text that leaves the lines they begin and end with in common alone. */
function difference(before: string, after: string): ReturnType<typeof replace> {
  const start = sharedHead(before, after)
  const end = sharedTail(before, after, Math.min(before.length, after.length) - start)
  return replace(start, before.length - end, after.slice(start, after.length - end))
}
