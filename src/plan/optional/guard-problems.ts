import type { Finding } from '../../model/finding.ts'
import type { GuardDecisions } from './guard-decisions.ts'
import type { GuardRequest } from './guard-request.ts'
import type { OptionalDependency } from '../names/optional-dependencies.ts'
import type { OptionalImport } from './optional-imports.ts'
import type { OptionalUse } from './optional-uses.ts'
import { placeOf } from '../../python/edit/remove-items.ts'
import { requireName } from '../../templates/imports-module.ts'
import { isWithin } from '../../model/names.ts'

/** Imports that no guard can be written for without knowing what the author meant. */
export function importProblems(
  request: GuardRequest,
  imports: readonly OptionalImport[],
  isUsed: (entry: OptionalImport) => boolean,
): readonly Finding[] {
  const { facts, path, helpers } = request
  const problems: Finding[] = []
  for (const entry of imports) {
    const { importName } = entry.dependency
    const place = { path, span: entry.statement.span }
    const about = [importName]
    const refuse = (reason: string, advice: string): void => {
      problems.push({ code: 'cannot-guard', level: 'error', reason, advice, place, about })
    }
    if (entry.statement.star)
      refuse(
        `${importName} is optional, and its star import binds names nobody can see here`,
        'Import the names that are used one by one.',
      )
    else if (entry.place === 'other')
      refuse(
        `${importName} is optional, and is imported under a condition or in a class body`,
        'Import it at the top of the module, or in a `try` with a fallback.',
      )
    else if (entry.place === 'refused' && entry.around?.importsOnly !== true)
      refuse(
        `${importName} is optional, and the \`try\` around its import stops the module when it is missing`,
        'Leave imports alone in the body of that `try` and only `raise` in its handler, or remove it.',
      )
    else if (
      (entry.place === 'late' || (entry.place === 'head' && !isUsed(entry))) &&
      !placeOf(facts, entry.statement).alone
    )
      refuse(`${importName} is optional, and its import shares a line with other code`, 'Give it a line of its own.')
  }
  const imported = [...new Set(imports.map((entry) => entry.dependency.importName))]
  for (const name of new Set(imported.map(requireName))) {
    const bindings = facts.scopes[0]?.bindings.get(name) ?? []
    if (bindings.some((binding) => binding.imported === undefined))
      problems.push({
        code: 'cannot-guard',
        level: 'error',
        reason: `the module has a \`${name}\` of its own, which is the name of the helper in ${helpers}`,
        advice: `Give \`${name}\` another name, or remove it.`,
        place: { path },
        about: imported.filter((one) => requireName(one) === name),
      })
  }
  return problems
}

/**
 * What is evaluated while the module is imported and cannot wait. The whole module then needs the extra, which is
 * said; where that would take definitions along that work without the dependency, it is refused.
 */
export function needAtImport(
  request: GuardRequest,
  decided: GuardDecisions,
  uses: readonly OptionalUse[],
): { readonly findings: readonly Finding[]; readonly stops: ReadonlySet<OptionalDependency> } {
  const { facts, path, self } = request
  const findings: Finding[] = []
  const stops = new Set<OptionalDependency>()
  for (const dependency of new Set(decided.atImport.map((use) => use.imported.dependency))) {
    const first = decided.atImport.find((use) => use.imported.dependency === dependency)
    if (first === undefined) continue
    const dependent = new Set(
      uses
        .filter((use) => use.imported.dependency === dependency && use.role.kind !== 'annotation')
        .map((use) => use.reference.statement),
    )
    const plain = facts.statements
      .filter((statement) => statement.kind === 'function' || statement.kind === 'class')
      .filter((statement) => !dependent.has(statement.index) && !statement.names.every((name) => name.startsWith('_')))
      .flatMap((statement) => statement.names)
    const loadedBy = request.loadedBy().filter((module) => !isWithin(module, self.name ?? ''))
    const what = `${first.name} is evaluated while ${self.name ?? path} is imported, in ${first.what}`
    const place = { path, span: first.reference.span }
    const about = [dependency.importName]
    if (plain.length > 0)
      findings.push({
        code: 'needed-at-import',
        level: 'error',
        reason: `${what}, so the whole module would need ${dependency.importName}, also ${listed(plain)}, which work without it`,
        advice: `Evaluate it in a function, or move ${listed(plain)} to a module of their own.`,
        place,
        about,
      })
    else if (loadedBy.length > 0)
      findings.push({
        code: 'needed-at-import',
        level: 'error',
        reason: `${what}, and ${listed(loadedBy)} import${loadedBy.length === 1 ? 's' : ''} that module at once, so ${dependency.importName} would not be optional`,
        advice: `Evaluate it in a function, or import ${self.name ?? path} in the functions that need it (for a package: list it under \`lazy\`).`,
        place,
        about,
      })
    else {
      stops.add(dependency)
      findings.push({
        code: 'optional-only',
        level: 'warning',
        reason: `${what}: importing the module needs ${dependency.importName}, and says so when it is missing`,
        advice: 'Evaluate it in a function if the module should be importable without it.',
        place,
      })
    }
  }
  return { findings, stops }
}

function listed(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')
}
