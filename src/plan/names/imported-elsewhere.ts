import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { absoluteModule, meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { withOneOf } from '../../workspace/text-query.ts'
import { STAR_OF_DOTS, starOf, word } from '../../workspace/tokens.ts'
import { moduleQuery } from './affected-files.ts'
import { aliasesOf } from './import-aliases.ts'
import { takingPattern } from './name-patterns.ts'

/** What was found out of the names of a module. */
const known = new WeakMap<SymbolIndex, Map<QualifiedName, Map<string, boolean>>>()

/**
 * Whether another file of the tree takes a name from a module: by `from module import name`, as an attribute, or
 * through a star import that gives it. Only files that spell the module and can take the name are looked at.
 */
export function isTaken(index: SymbolIndex, module: QualifiedName, name: string): boolean {
  const answers = answersOf(index, module)
  const before = answers.get(name)
  if (before !== undefined) return before
  // Modules whose stars give each other their names end here.
  answers.set(name, false)
  const { workspace } = index
  const pattern = takingPattern(module, name, aliasesOf(workspace, lastPartOf(module)))
  const taking = [word(name), starOf(lastPartOf(module)), STAR_OF_DOTS]
  const answer = workspace
    .matching(withOneOf(moduleQuery(workspace, module), taking), '.py', '.pyi')
    .some(
      (path) =>
        index.moduleOf(path) !== module && pattern.test(workspace.glance(path)) && takes(index, path, module, name),
    )
  answers.set(name, answer)
  return answer
}

function answersOf(index: SymbolIndex, module: QualifiedName): Map<string, boolean> {
  const cache = known.get(index) ?? new Map<QualifiedName, Map<string, boolean>>()
  known.set(index, cache)
  const answers = cache.get(module) ?? new Map<string, boolean>()
  cache.set(module, answers)
  return answers
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
