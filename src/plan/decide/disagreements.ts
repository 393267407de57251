import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { boundName, valueOf } from '../../python/index/needed-imports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Relocation } from '../relocation/relocation.ts'

/** Two relocations into one module that need one name for two things, or need a name that the other one brings. */
export function disagreements(index: SymbolIndex, relocations: readonly Relocation[]): readonly Finding[] {
  const findings: Finding[] = []
  for (const target of new Set(relocations.map((relocation) => relocation.to))) {
    const known = new Map<string, { readonly value: string; readonly from: QualifiedName }>()
    for (const relocation of relocations.filter((candidate) => candidate.to === target)) {
      const named = [
        ...[...relocation.symbols].map((symbol) => ({ name: symbol, value: `${target}.${symbol}` })),
        ...relocation.imports.map((needed) => ({ name: boundName(needed), value: valueOf(needed) })),
        ...relocation.fromSource.map((need) => ({ name: need.name, value: `${relocation.from}.${need.name}` })),
      ]
      for (const { name, value } of named) {
        const before = known.get(name)
        if (before === undefined) known.set(name, { value, from: relocation.from })
        else if (before.value !== value && before.from !== relocation.from)
          findings.push(disagreement(index, target, name, before, { value, from: relocation.from }))
      }
    }
  }
  return findings
}

function disagreement(
  index: SymbolIndex,
  target: QualifiedName,
  name: string,
  one: { readonly value: string; readonly from: QualifiedName },
  other: { readonly value: string; readonly from: QualifiedName },
): Finding {
  const path = index.fileOf(target) ?? index.fileOf(other.from)
  return {
    code: 'import-name-clash',
    level: 'error',
    reason: `in ${target}, code from ${one.from} needs \`${name}\` as ${one.value} and code from ${other.from} as ${other.value}`,
    advice: `Rename one of the two first, or move them to two modules.`,
    ...(path === undefined ? {} : { place: { path } }),
    about: [target, one.from, other.from],
  }
}
