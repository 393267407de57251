import { momentOf } from '../../python/facts/moments.ts'
import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import { ownPlaces, placeNamed } from '../../python/index/own-place.ts'
import { nameAsked, packagePlaces } from '../../python/index/package-place.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { lineIndexOf } from '../../text/line-index.ts'
import { wholeStrings } from '../../host/whole-strings.ts'

/** What a file asks for at run time: a dotted name, by an import statement or by a text that Python resolves. */
export interface AskedName {
  readonly name: QualifiedName
  /** The statement; undefined for a text or a place. */
  readonly statement: ImportStatement | undefined
  /** 1-based. */
  readonly line: number
}

/** Calls that take the name of a module (`importlib`, `pkgutil`, `runpy`, Django, Hydra). */
const RESOLVERS =
  /\b(?:import_module|__import__|find_spec|resolve_name|run_module|import_string|locate|get_class|get_method|instantiate)\s*\(/

/**
 * The absolute names that a file needs when it runs: of each import that not only type checkers read (`from a import b` asks for `a.b`),
 * and, where something in the file resolves names (`import_module(BACKENDS[key])`), each text that is the name of a module of the tree.
 */
export function askedNames(index: SymbolIndex, path: RepoPath): readonly AskedName[] {
  const facts = index.facts(path)
  if (facts === undefined) return []
  const lines = lineIndexOf(facts.text)
  const found: AskedName[] = []
  for (const statement of facts.imports) {
    if (momentOf(statement) === 'never') continue
    const line = lines.lineOf(statement.span.start)
    if (statement.kind === 'import')
      for (const item of statement.items) found.push({ name: item.name, statement, line })
    else {
      const base = absoluteModule(statement, index.identityOf(path))
      const items = statement.star || statement.items.length === 0 ? [''] : statement.items.map((item) => item.name)
      if (base !== undefined) for (const item of items) found.push({ name: joinName(base, item), statement, line })
    }
  }
  found.push(...packagesByPlace(index, path, facts, lines))
  if (!RESOLVERS.test(facts.text)) return found
  for (const {
    value,
    facts: [fact],
  } of wholeStrings(facts)) {
    const name = value.replace(':', '.')
    if (fact.docstring || fact.annotation || !/^\w+(?:\.\w+)+$/.test(name)) continue
    if (index.lookup(name, 'import').kind === 'missing' || index.lookup(name, 'import').kind === 'foreign') continue
    found.push({ name, statement: undefined, line: lines.lineOf(fact.span.start) })
  }
  return found
}

/** Packages whose files a file finds by its own place: it cannot run where they are not installed. */
function packagesByPlace(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  lines: ReturnType<typeof lineIndexOf>,
): readonly AskedName[] {
  const module = index.moduleOf(path)
  if (module === undefined) return []
  const byFile = !facts.text.includes('__file__')
    ? []
    : ownPlaces(facts).map((place) => ({ place, named: placeNamed(path, place) }))
  const byPackage = packagePlaces(facts).map((place) => {
    const init = place.asked === undefined ? undefined : index.fileOf(nameAsked(place.asked, module, path))
    return { place, named: init === undefined ? undefined : placeNamed(folderOf(init), place) }
  })
  return [...byFile, ...byPackage].flatMap(({ place, named }): readonly AskedName[] => {
    for (let folder = named ?? ''; folder !== ''; folder = folderOf(folder)) {
      const name = index.workspace.has(joinPath(folder, '__init__.py'))
        ? index.moduleOf(joinPath(folder, '__init__.py'))
        : undefined
      if (name !== undefined) return [{ name, statement: undefined, line: lines.lineOf(place.base.start) }]
    }
    return []
  })
}
