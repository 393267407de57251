import type { FileChange } from '../model/change.ts'
import { replace } from '../model/edit.ts'
import type { Finding } from '../model/finding.ts'
import type { SymbolIndex } from '../python/symbol-index.ts'
import { importsModule, requireName } from '../templates/imports-module.ts'
import { newlineOf, withNewline } from '../text/text-style.ts'
import type { GuardedModule } from './guard-module.ts'
import type { HelperHome } from './helper-home.ts'
import { installText } from './optional-dependencies.ts'
import type { OptionalDependency } from './optional-dependencies.ts'

/** The module of helpers of one package: made, extended when it is as it was made, or left when it has what is needed. */
export function helpersFile(
  index: SymbolIndex,
  home: HelperHome,
  dependencies: readonly OptionalDependency[],
  users: readonly GuardedModule[],
): { readonly changes: readonly FileChange[]; readonly findings: readonly Finding[] } {
  const needed = new Set(users.flatMap((user) => [...user.helpers]))
  if (needed.size === 0) return { changes: [], findings: [] }
  const used = dependencies.filter((dependency) => users.some((user) => user.dependencies.has(dependency)))
  const file = index.workspace.read(home.path)
  const bound = file === undefined ? undefined : index.facts(home.path)?.scopes[0]?.bindings
  if (bound !== undefined && [...needed].every((name) => bound.has(name))) return { changes: [], findings: [] }
  const textFor = (list: readonly OptionalDependency[], standIns: boolean): string =>
    importsModule(
      list.map((entry) => ({ importName: entry.importName, install: installText(home.distribution, entry) })),
      standIns,
    )
  const newline = newlineOf(file?.text ?? index.workspace.read(home.init)?.text ?? '')
  if (file === undefined || bound === undefined) {
    const text = withNewline(textFor(used, needed.has('_stand_in')), newline)
    return { changes: [{ kind: 'create', path: home.path, text }], findings: [] }
  }
  const there = dependencies.filter((entry) => bound.has(requireName(entry.importName)))
  const hasStandIns = bound.has('_stand_in')
  if (withNewline(textFor(there, hasStandIns), newline) === file.text) {
    const all = dependencies.filter((entry) => there.includes(entry) || used.includes(entry))
    const text = withNewline(textFor(all, hasStandIns || needed.has('_stand_in')), newline)
    return { changes: [{ kind: 'edit', file, edits: [replace(0, file.text.length, text)] }], findings: [] }
  }
  const lacking = [...needed].filter((name) => !bound.has(name))
  return {
    changes: [],
    findings: [
      {
        code: 'helpers-differ',
        level: 'error',
        reason: `${home.path} was changed by hand and lacks ${lacking.join(', ')}`,
        advice: 'Add them by hand, or remove the file so that it is made again.',
        place: { path: home.path },
      },
    ],
  }
}
