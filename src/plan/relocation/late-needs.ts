import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { boundName } from '../../python/index/needed-imports.ts'
import type { Relocation } from './relocation.ts'

/** What the functions that came into the file at `path` import for themselves, and why: one note for each module they import from. */
export function lateNeedFindings(relocation: Relocation, path: RepoPath): readonly Finding[] {
  const { from, to, timing, late, imports, fromSource } = relocation
  const isInside = (name: string): boolean => (late.get(name)?.functions.length ?? 0) > 0
  const needed = [
    ...imports.map((one) => ({ module: one.module, name: boundName(one) })),
    ...fromSource.map(({ name }) => ({ module: from, name })),
  ]
  const byModule = new Map<QualifiedName, string[]>()
  for (const { module, name } of needed)
    if (isInside(name)) byModule.set(module, [...(byModule.get(module) ?? []), name])
  return [...byModule].map(([module, names]) => ({
    code: 'local-import',
    level: 'note',
    reason: `${[...new Set(names)].join(', ')}: imported from ${module} inside the functions of ${to} that use it, because ${
      timing.late.includes(module)
        ? `an import of ${module} at the top of ${to} would close an import cycle`
        : `${module} binds it again while it is loaded`
    }`,
    advice: 'Move what the moved code needs as well, if you would rather have imports at the top.',
    place: { path },
  }))
}
