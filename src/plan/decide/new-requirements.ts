import { surelyRunsOnLoad } from '../../python/facts/moments.ts'
import type { Finding } from '../../model/finding.ts'
import { firstPartOf, joinName, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { ImportStatement } from '../../python/facts/facts.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { distributionAt, requirementsFor } from '../manifests/distribution.ts'
import { RUNTIME } from '../manifests/declarations.ts'
import { isDeclared } from '../manifests/import-distribution.ts'
import type { Relocation } from '../relocation/relocation.ts'
import { normalizedName } from '../manifests/requirement.ts'

/**
 * What an existing target imports from other projects, and the source loads without. Where the manifest does not list
 * that project among its dependencies (it is an extra, or optional), importers of the moved code would need it from now on.
 */
export function newRequirements(index: SymbolIndex, relocations: readonly Relocation[]): readonly Finding[] {
  const findings: Finding[] = []
  for (const relocation of relocations) {
    const source = index.factsOfModule(relocation.from)
    const target = index.factsOfModule(relocation.to)
    const path = index.fileOf(relocation.to)
    if (source === undefined || target === undefined || path === undefined) continue
    const known = new Set(source.imports.flatMap(topNames))
    const fresh = target.imports.filter(
      (statement) => surelyRunsOnLoad(statement) && topNames(statement).some((top) => isForeign(index, top, known)),
    )
    for (const statement of fresh) {
      const top = topNames(statement).find((name) => isForeign(index, name, known) && isNotRequired(index, name))
      if (top === undefined || loads(index, relocation.from, top)) continue
      findings.push({
        code: 'new-requirement',
        level: 'error',
        reason: `${relocation.to} imports ${top}, which the dependencies of the project do not list; ${[...relocation.symbols].join(', ')} can be imported from ${relocation.from} without it`,
        advice: `Choose a target that does without ${top}, or import ${top} inside the functions of ${relocation.to} first.`,
        place: { path, span: statement.span },
        about: [relocation.from, relocation.to],
      })
    }
  }
  return findings
}

function topNames(statement: ImportStatement): readonly string[] {
  if (statement.kind === 'import') return statement.items.map((item) => firstPartOf(item.name))
  return statement.level > 0 ? [] : [firstPartOf(statement.module)]
}

function isForeign(index: SymbolIndex, top: string, known: ReadonlySet<string>): boolean {
  return !known.has(top) && !isStandardLibrary(top) && !index.isModule(top)
}

/** The manifest lists what every installation brings, and this is not among it. */
function isNotRequired(index: SymbolIndex, top: string): boolean {
  const root = distributionAt(index.workspace, '')
  if (!root.isRuntimeTold || root.name === undefined) return false
  return !isDeclared(
    index.workspace,
    top,
    new Set(requirementsFor(root, RUNTIME).map(({ name }) => normalizedName(name))),
  )
}

/** Whether importing a module, with its packages and what they import, needs the other project today. */
function loads(index: SymbolIndex, module: QualifiedName, top: string): boolean {
  const queue = [...prefixesOf(module)]
  const seen = new Set(queue)
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const path = index.fileOf(name)
    for (const statement of (path === undefined ? undefined : index.facts(path))?.imports ?? []) {
      if (path === undefined || !surelyRunsOnLoad(statement)) continue
      if (topNames(statement).includes(top)) return true
      const base = statement.kind === 'from' ? absoluteModule(statement, index.identityOf(path)) : undefined
      const names = statement.items.map((item) => (base === undefined ? item.name : joinName(base, item.name)))
      for (const next of [...names, ...(base === undefined ? [] : [base])].flatMap(prefixesOf)) {
        if (!index.isModule(next) || seen.has(next)) continue
        seen.add(next)
        queue.push(next)
      }
    }
  }
  return false
}
