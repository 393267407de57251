import type { Finding } from '../../model/finding.ts'
import { firstPartOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Relocation } from './relocation.ts'

/**
 * Stubs in a folder of their own (`core-stubs/rules.pyi`, PEP 561 "stub-only packages") that declare what moves: they are not rewritten, so each
 * is told. Type checkers would go on finding the names where they were, and no stub where they went.
 */
export function declaredInStubFolders(index: SymbolIndex, relocations: readonly Relocation[]): readonly Finding[] {
  return relocations.flatMap((relocation) => {
    if (relocation.copied) return []
    const endings = stubPaths(relocation.from)
    return index.workspace
      .list('.pyi')
      .filter((path) => endings.some((ending) => path === ending || path.endsWith(`/${ending}`)))
      .flatMap((path) => {
        const bound = index.facts(path)?.scopes[0]?.bindings
        const names = [...relocation.symbols].filter((name) => bound?.has(name) === true).sort()
        return names.length === 0 ? [] : [leftDeclared(path, names, relocation)]
      })
  })
}

function stubPaths(module: string): readonly RepoPath[] {
  const top = firstPartOf(module)
  const path = [`${top}-stubs`, ...module.split('.').slice(1)].join('/')
  return [`${path}.pyi`, `${path}/__init__.pyi`]
}

function leftDeclared(path: RepoPath, names: readonly string[], { from, to }: Relocation): Finding {
  return {
    code: 'stub-left',
    level: 'warning',
    reason: `${path} goes on declaring ${names.join(', ')} in place of ${from}, where type checkers find what is gone; they find nothing of it at ${to}`,
    advice: `Move the declarations to the stub of ${to} in that folder.`,
    place: { path },
  }
}
