import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { moduleQuery } from '../names/affected-files.ts'
import { storingPattern } from '../names/name-patterns.ts'
import type { Relocation } from '../relocation/relocation.ts'

/**
 * Names that moved code reads in its old module and that another file sets there (`module.name = value`,
 * language reference 7.2: it binds an attribute of the module). An import into the target keeps the first value;
 * an import inside the function, made at each call, sees the one that holds.
 */
export function setFromOutside(index: SymbolIndex, relocations: readonly Relocation[]): readonly Finding[] {
  const findings: Finding[] = []
  for (const relocation of relocations) {
    const stays = new Set(relocation.fromSource.map((need) => need.name))
    const names = new Set(
      [...stays, ...relocation.needs.needs.filter((need) => need.kind === 'import').map((need) => need.name)].filter(
        (name) => !stays.has(name) || !relocation.late.has(name),
      ),
    )
    if (names.size === 0) continue
    const storing = storingPattern(names)
    for (const path of index.workspace.matching(moduleQuery(index.workspace, relocation.from), '.py')) {
      if (!storing.test(index.workspace.glance(path))) continue
      const facts = index.facts(path)
      for (const reference of facts?.references ?? []) {
        const last = reference.attributes.at(-1)
        if (facts === undefined || reference.context !== 'store' || last === undefined || !names.has(last.name))
          continue
        const meaning = meaningOf(facts, reference, index.identityOf(path))
        if (meaning.kind !== 'imported') continue
        const owner = joinName(meaning.name, ...reference.attributes.slice(0, -1).map((step) => step.name))
        const target = index.lookup(owner)
        if (target.kind !== 'module' || target.module !== relocation.from) continue
        findings.push({
          code: 'rebound-from-outside',
          level: 'error',
          reason: `${path} sets ${relocation.from}.${last.name}, which ${[...relocation.symbols].join(', ')} reads; from ${relocation.to} it would no longer see that`,
          advice: `Read ${last.name} through a function of ${relocation.from}, or leave the definition there.`,
          place: { path, span: reference.span },
          about: [relocation.from, relocation.to],
        })
      }
    }
  }
  return findings
}
