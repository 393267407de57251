import type { Problem } from '../../model/errors.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { Recipe } from '../../model/recipe.ts'
import { baseNameOf } from '../../model/source-file.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import { importedName } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { moduleQuery } from '../names/affected-files.ts'

/** Files that a tool finds by their names alone, and the tool. */
const FOUND_BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/^conftest\.py$/, 'pytest loads conftest.py by its name'],
  [/^__main__\.py$/, 'Python runs __main__.py by its name (`python -m`)'],
  [/^setup\.py$/, 'setuptools runs setup.py by its name'],
  [/^noxfile\.py$/, 'nox loads noxfile.py by its name'],
  [/^(site|user)customize\.py$/, 'Python loads this file by its name when it starts'],
]

/** Names that pytest collects by default. */
const TEST_FILE = /^(test_\w*|\w+_test)\.py$/

/**
 * What no result could make right, whatever the code says: new names that hide a module of the standard library
 * or an installed one, a name that is a submodule as well, and files that tools find by their names. To be asked before any work; keywords are refused by the recipe itself.
 */
export function impossibleNames(
  index: SymbolIndex,
  recipe: Recipe,
  moves: readonly SymbolMove[],
  to: (module: QualifiedName) => QualifiedName,
): readonly Problem[] {
  const renames = Object.keys(recipe.renameModules)
  const extracted = recipe.package === undefined ? [] : [recipe.package.from]
  const asked = [
    ...[...renames, ...extracted].map((from) => ({ from, goal: to(from), isNew: index.isModule(from) })),
    ...[...new Set(moves.map((move) => move.to))].map((from) => ({ from, goal: to(from), isNew: true })),
  ]
  const messages = [
    ...asked.flatMap(({ goal, isNew }) => (isNew ? hidden(index, goal) : [])),
    ...renames.flatMap((from) =>
      index.isModule(from) ? [...foundByName(index, from, to(from)), ...bound(index, from, to(from))] : [],
    ),
    ...moves.flatMap((move) => submoduleOf(index, move)),
  ]
  return [...new Set(messages)].map((message) => ({ message }))
}

/** A new top-level name stands before everything else of that name on `sys.path`. */
function hidden(index: SymbolIndex, goal: QualifiedName): readonly string[] {
  const [top = goal] = goal.split('.')
  if (index.isModule(top)) return []
  if (isStandardLibrary(top))
    return [
      `${goal}: \`${top}\` is a module of the standard library; the new one would hide it (or be hidden by it) for every program that imports it; choose another name`,
    ]
  const importer = index.workspace
    .matching(moduleQuery(index.workspace, top), '.py')
    .find((path) =>
      index
        .facts(path)
        ?.imports.some(
          (statement) =>
            statement.level === 0 &&
            (statement.kind === 'from' ? [statement.module] : statement.items.map((item) => item.name)).some(
              (name) => name.split('.')[0] === top,
            ),
        ),
    )
  if (importer === undefined) return []
  return [
    `${goal}: ${importer} imports an installed package \`${top}\`, which the new module would hide; choose another name`,
  ]
}

function foundByName(index: SymbolIndex, from: QualifiedName, goal: QualifiedName): readonly string[] {
  const name = baseNameOf(index.fileOf(from) ?? '')
  const last = lastPartOf(goal)
  const tool = FOUND_BY_NAME.find(([pattern]) => pattern.test(name) && !pattern.test(`${last}.py`))
  if (tool !== undefined)
    return [`rename_modules: ${from}: ${tool[1]}; as ${last}.py it would not be found any more; leave its name`]
  if (!TEST_FILE.test(name) || TEST_FILE.test(`${last}.py`)) return []
  return [
    `rename_modules: ${from}: pytest collects ${name} by its name; ${last}.py would not be collected, and its tests not run; choose a name that begins with \`test_\``,
  ]
}

/** The package binds the new name to something else, which importing the module would replace (language reference 5.4.2). */
function bound(index: SymbolIndex, from: QualifiedName, goal: QualifiedName): readonly string[] {
  const target = index.lookup(goal)
  const parent = parentOf(goal)
  // Where the module goes below its own name, the package there is a new one, and binds nothing yet.
  if (parent === from) return []
  if (target.kind !== 'symbol' || target.module !== parent || target.rest.length > 0) return []
  const facts = index.factsOfModule(parent)
  const bindings = facts?.scopes[0]?.bindings.get(lastPartOf(goal)) ?? []
  const isModuleItself = bindings.every(({ imported }) => {
    const statement = imported === undefined ? undefined : facts?.imports[imported.statement]
    const item = imported === undefined ? undefined : statement?.items[imported.item]
    if (statement === undefined || item === undefined) return false
    return importedName(statement, item, { name: parent, isPackage: true }) === from
  })
  if (isModuleItself) return []
  return [
    `rename_modules: ${from} cannot become ${goal}: ${parent} has a name \`${lastPartOf(goal)}\` of its own, which importing the submodule would replace; choose another name`,
  ]
}

/** A name of a package that is a submodule as well is replaced as soon as anybody imports that. */
function submoduleOf(index: SymbolIndex, move: SymbolMove): readonly string[] {
  const below = joinName(move.to, move.symbol)
  if (!index.isPackage(move.to) || !index.isModule(below)) return []
  return [
    `${move.from}.${move.symbol} cannot move to ${move.to}: the package has a submodule ${below}, and whoever imports that would replace \`${move.symbol}\` by the module; move it to another module, or rename the submodule first`,
  ]
}
