import type { Finding } from '../../model/finding.ts'
import { insertLazyModules } from '../../python/edit/insert-lazy-modules.ts'
import { lazyModulesOf } from '../../python/facts/lazy-modules.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { AttributeGuards } from './attribute-guards.ts'
import { NO_GUARDS } from './attribute-guards.ts'
import type { GuardRequest } from './guard-request.ts'
import { lazyNameOf } from './optional-imports.ts'
import { pythonRange } from '../manifests/oldest-python.ts'
import type { OptionalImport } from './optional-imports.ts'

/**
 * Let Python make imports lazy (PEP 810): the statements stay as they are, and the modules they import are listed above them.
 *
 *     import gridlib              ->   __lazy_modules__ = ["gridlib"]
 *
 *                                      import gridlib
 *
 * `imports` all stand at the top. A list that is there and lacks some is refused: what it means is its author's.
 */
export function lazyGuards(
  request: GuardRequest,
  imports: readonly OptionalImport[],
): AttributeGuards & { readonly findings: readonly Finding[] } {
  const { facts, path, style } = request
  const names = [
    ...new Set(imports.flatMap(({ statement, items }) => [...items].map((item) => lazyNameOf(statement, item)))),
  ]
  if (names.length === 0) return { ...NO_GUARDS, findings: [] }
  const there = lazyModulesOf(facts)
  if (there === undefined) return { ...NO_GUARDS, edits: [insertLazyModules(facts, names, style)], findings: [] }
  const lacking = names.filter((name) => !there.names.has(name))
  const above = imports.find(({ statement }) => statement.span.start < there.statement.span.start)
  if (lacking.length === 0 && above === undefined) return { ...NO_GUARDS, findings: [] }
  return {
    ...NO_GUARDS,
    findings: [
      {
        code: 'cannot-guard',
        level: 'error',
        reason:
          lacking.length > 0
            ? `the module has a \`__lazy_modules__\` of its own, which does not list ${lacking.join(', ')}`
            : `\`__lazy_modules__\` stands below an import of ${lazyNameOf(above?.statement, 0)}, which it is about`,
        advice:
          lacking.length > 0
            ? `Add ${lacking.map((name) => `"${name}"`).join(', ')} to it.`
            : 'Move it above the imports.',
        place: { path, span: there.statement.span },
      },
    ],
  }
}

/** Why imports of a package cannot be lazy: its project admits a Python before 3.15, which would load them at once. `path`: a file of it. */
export function tooOldForLazy(workspace: Workspace, path: RepoPath): Finding | undefined {
  const { manifest, requires, oldest } = pythonRange(workspace, path)
  if (oldest !== undefined && oldest >= 15) return undefined
  return {
    code: 'lazy-import-needs-3-15',
    level: 'error',
    reason: `\`guard: lazy-import\` needs Python 3.15 (PEP 810), and ${manifest} ${requires === undefined ? 'has no `requires-python`' : `admits older ones: requires-python = "${requires}"`}`,
    advice: 'Raise `requires-python` to ">=3.15", or choose `guard: function` or `guard: module-getattr`.',
    place: { path: manifest },
  }
}
