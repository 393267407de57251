import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Binding, ModuleFacts } from '../facts/facts.ts'
import { surelyRunsOnLoad } from '../facts/moments.ts'
import { absoluteModule, nameOfBinding } from '../facts/resolve.ts'
import { isBoundAtRunTime } from '../facts/run-time-binding.ts'
import { importedModules, loadedModules } from './loaded-modules.ts'
import { moduleStoodInFor } from './stand-in-modules.ts'
import { loadLevel } from './submodule-loads.ts'
import type { SymbolIndex } from './symbol-index.ts'

/**
 * What code of a file finds under a word that a package binds and that is a submodule of it too: `own`, what the package binds; `submodule`;
 * a number where it depends on who was loaded before: the level (1 to 4) at which the file finds the submodule loaded. Loading a
 * submodule binds it on its package (language reference 5.4.2), over what is there.
 */
export type Held = 'own' | 'submodule' | 1 | 2 | 3 | 4

/**
 * What a file finds as `module.word`. `own` also where there is no such submodule, nothing of the tree loads it, or the package has loaded it before
 * it binds the word. Undefined where the package does not bind the word itself, or binds it to the submodule.
 */
export function heldAs(index: SymbolIndex, module: QualifiedName, word: string, path: RepoPath): Held | undefined {
  const holder = holderOf(index, module, word)
  if (holder !== 'either') return holder
  const level = loadLevel(index, path, joinName(module, word))
  return level === 0 ? 'own' : level
}

function holderOf(index: SymbolIndex, module: QualifiedName, word: string): 'own' | 'submodule' | 'either' | undefined {
  const [path, facts] = [index.fileOf(module), index.factsOfModule(module)]
  if (path === undefined || facts === undefined) return undefined
  const below = joinName(module, word)
  const self = index.identityOf(path)
  const bindings = (facts.scopes[0]?.bindings.get(word) ?? []).filter(isBoundAtRunTime)
  const from = bindings.length > 0 ? undefined : starThatGives(index, facts, path, word)
  if (bindings.length === 0 && from === undefined) return undefined
  const isIt = (one: Binding): boolean =>
    nameOfBinding(facts, one, self) === below || moduleStoodInFor(index, path, facts, one) === below
  if (bindings.some(isIt)) return undefined
  const sources = bindings.length > 0 ? bindings.map((one) => importedFrom(index, facts, path, one)) : [from?.module]
  if (!index.isModule(below) || sources.some((one) => one === below || one?.startsWith(`${below}.`) === true))
    return 'own'
  const last = bindings.length > 0 ? Math.max(...bindings.map((one) => one.from)) : (from?.offset ?? 0)
  if (surelyLoads(index, path, facts, below, last)) return 'own'
  return surelyLoads(index, path, facts, below) ? 'submodule' : 'either'
}

/** Whether a package has surely loaded a module when it is loaded, or when it comes to an offset (UTF-16). */
function surelyLoads(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  module: QualifiedName,
  before = Infinity,
): boolean {
  const self = index.identityOf(path)
  const asked = facts.imports
    .filter((one) => surelyRunsOnLoad(one) && one.span.start < before)
    .flatMap((one) => importedModules(index, one, self))
  return loadedModules(index, asked, self.name ?? '', true).has(module)
}

/** The module that a `from` import takes a name from. */
function importedFrom(
  index: SymbolIndex,
  facts: ModuleFacts,
  path: RepoPath,
  binding: Binding,
): QualifiedName | undefined {
  const statement = binding.imported === undefined ? undefined : facts.imports[binding.imported.statement]
  return statement?.kind === 'from' ? absoluteModule(statement, index.identityOf(path)) : undefined
}

/** The star import of a package that gives it a word, and where it ends (UTF-16). */
function starThatGives(
  index: SymbolIndex,
  facts: ModuleFacts,
  path: RepoPath,
  word: string,
): { readonly module: QualifiedName; readonly offset: number } | undefined {
  for (const statement of facts.imports) {
    const module =
      statement.star && statement.scope === 0 ? absoluteModule(statement, index.identityOf(path)) : undefined
    if (module !== undefined && index.isModule(module) && index.starNames(module)?.has(word) === true)
      return { module, offset: statement.span.end }
  }
  return undefined
}
