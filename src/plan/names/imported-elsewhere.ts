import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { absoluteModule, meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { tokenQuery } from '../../workspace/text-query.ts'
import { STAR_OF_DOTS, source, word } from '../../workspace/tokens.ts'
import { moduleQuery } from './affected-files.ts'
import { aliasesOf } from './import-aliases.ts'
import { takingPattern } from './name-patterns.ts'

interface Known {
  /** The files that spell the module. */
  readonly paths: readonly RepoPath[]
  readonly answers: Map<string, boolean>
}

const known = new WeakMap<SymbolIndex, Map<QualifiedName, Known>>()

/**
 * Whether another file of the tree takes a name from a module: by `from module import name`, as an attribute, or
 * through a star import that gives it. Only files that spell the module and can take the name are parsed.
 */
export function isTaken(index: SymbolIndex, module: QualifiedName, name: string): boolean {
  const { paths, answers } = knownOf(index, module)
  const before = answers.get(name)
  if (before !== undefined) return before
  // Modules whose stars give each other their names end here.
  answers.set(name, false)
  const pattern = takingPattern(module, name, aliasesOf(index.workspace, lastPartOf(module)))
  const spelling = new Set(
    index.workspace.matching(tokenQuery([[word(name)], [source(lastPartOf(module))], [STAR_OF_DOTS]], undefined)),
  )
  const answer = paths.some(
    (path) => spelling.has(path) && pattern.test(index.workspace.glance(path)) && takes(index, path, module, name),
  )
  answers.set(name, answer)
  return answer
}

function knownOf(index: SymbolIndex, module: QualifiedName): Known {
  const cache = known.get(index) ?? new Map<QualifiedName, Known>()
  known.set(index, cache)
  const paths = (): readonly RepoPath[] =>
    index.workspace
      .matching(moduleQuery(index.workspace, module), '.py', '.pyi')
      .filter((path) => index.moduleOf(path) !== module)
  const entry = cache.get(module) ?? { paths: paths(), answers: new Map() }
  cache.set(module, entry)
  return entry
}

/**
 * Whether a star import of a module gives a name that is wanted: what the tree defines always is, for it may be part of what a package
 * offers; a module or what comes from elsewhere (`np`) where the importing file reads it, offers it or has it taken from itself.
 */
function isGiven(
  index: SymbolIndex,
  importer: { readonly facts: ModuleFacts; readonly module: QualifiedName | undefined },
  module: QualifiedName,
  name: string,
): boolean {
  if (index.starNames(module)?.has(name) !== true) return false
  const home = index.definitionOf(module, name)
  if (home !== undefined && !index.isModule(joinName(home.module, home.symbol))) return true
  const { facts } = importer
  return (
    facts.references.some((reference) => reference.name === name && visibleBindings(facts, reference).length === 0) ||
    facts.dunderAll.some((part) => part.kind === 'dynamic' || part.entries.some((entry) => entry.name === name)) ||
    (importer.module !== undefined &&
      !index.isModule(joinName(importer.module, name)) &&
      isTaken(index, importer.module, name))
  )
}

function takes(index: SymbolIndex, path: RepoPath, module: QualifiedName, name: string): boolean {
  const facts = index.facts(path)
  if (facts === undefined) return false
  const self = index.identityOf(path)
  for (const statement of facts.imports) {
    if (statement.kind !== 'from' || absoluteModule(statement, self) !== module) continue
    if (statement.star && isGiven(index, { facts, module: self.name }, module, name)) return true
    if (statement.items.some((item) => item.name === name)) return true
  }
  return facts.references.some((reference) => {
    if (!reference.attributes.some((step) => step.name === name)) return false
    const meaning = meaningOf(facts, reference, self)
    if (meaning.kind !== 'imported') return false
    let owner = meaning.name
    for (const step of reference.attributes) {
      if (owner === module && step.name === name) return true
      owner = joinName(owner, step.name)
    }
    return false
  })
}
