import type { Finding } from '../../model/finding.ts'
import { firstPartOf, parentOf } from '../../model/names.ts'
import type { LazyRequest } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { replace } from '../../model/edit.ts'
import { indexOf } from '../../python/index/symbol-index.ts'
import { lazyCycles } from './lazy-cycles.ts'
import { usesRelativeImports } from '../../python/edit/import-head.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { FileStyles } from '../names/file-style.ts'
import { lazyPackage } from './lazy-package.ts'
import { lazyText } from './lazy-text.ts'
import { pythonStyle } from '../names/python-style.ts'
import { writtenApi, writtenText } from './written-api.ts'

/** The new text of a package's `__init__`; no text when nothing changes. */
export interface LazyResult {
  readonly path: RepoPath | undefined
  readonly text: string | undefined
  readonly findings: readonly Finding[]
}

/** Make one package lazy, or write its API where it has none. `request.package` is a name of the tree of `index`. */
export function lazyResult(index: SymbolIndex, request: LazyRequest, styles: FileStyles): LazyResult {
  const fresh = writtenApi(index, request)
  const siblings = index.modulesBelow(request.package).filter((name) => parentOf(name) === request.package)
  if (fresh !== undefined) {
    const own = styles.styleOf(fresh.path)
    const known = siblings.flatMap((name) => index.factsOfModule(name) ?? [])
    const relative = !known.some((facts) =>
      facts.imports.some(
        (entry) => entry.kind === 'from' && entry.level === 0 && styles.isFirstParty(firstPartOf(entry.module)),
      ),
    )
    const imports = {
      ...own,
      relative: relative || known.some((facts) => usesRelativeImports(facts, styles.isFirstParty)),
    }
    const style = pythonStyle(
      fresh.facts,
      own.lineLength,
      known.find((facts) => facts.strings.length > 0),
    )
    return { path: fresh.path, text: writtenText(fresh, imports, style), findings: fresh.findings }
  }
  const lazy = lazyPackage(index, request)
  if (lazy === undefined) return { path: undefined, text: undefined, findings: [] }
  const refused = lazy.findings.some((finding) => finding.level === 'error')
  if (lazy.units.length === 0 || refused) return { path: lazy.path, text: undefined, findings: lazy.findings }
  const imports = styles.styleOf(lazy.path)
  const model = siblings.flatMap((name) => index.factsOfModule(name) ?? []).find((facts) => facts.strings.length > 0)
  const style = pythonStyle(lazy.facts, imports.lineLength, model)
  const late = lazyText(lazy, imports, style, false)
  const works = lazyCycles(index, withText(index, lazy.path, late), [request]).length === 0
  return { path: lazy.path, text: works ? late : lazyText(lazy, imports, style, true), findings: lazy.findings }
}

function withText(index: SymbolIndex, path: RepoPath, text: string): SymbolIndex {
  const file = index.workspace.read(path)
  if (file === undefined) return index
  return indexOf(
    index.workspace.with([{ kind: 'edit', file, edits: [replace(0, file.text.length, text)] }]),
    index.roots,
  )
}
