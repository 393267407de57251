import type { Problem } from '../../model/errors.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { Recipe } from '../../model/recipe.ts'
import { baseNameOf } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { importedName } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { unimportableNames } from './unimportable-names.ts'

/** Files that a tool finds by their names alone, and the tool. */
const FOUND_BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/^conftest\.py$/, 'pytest loads conftest.py by its name'],
  [/^__main__\.py$/, 'Python runs __main__.py by its name (`python -m`)'],
  [/^setup\.py$/, 'setuptools runs setup.py by its name'],
  [/^noxfile\.py$/, 'nox loads noxfile.py by its name'],
  [/^(site|user)customize\.py$/, 'Python loads this file by its name when it starts'],
  [/^(fabfile|dodo|locustfile|hubconf|hatch_build|toxfile)\.py$/, 'a tool loads this file by its name'],
]

/** Modules that a framework finds by the end of their path, where their text says that it is about that framework. */
const FOUND_BY_PLACE: readonly (readonly [RegExp, RegExp, string])[] = [
  [/(?:^|\/)models\.py$/, /\bdjango\.(?:contrib\.gis\.)?db\b/, 'Django loads the models of an app from models.py'],
  [/(?:^|\/)admin\.py$/, /\bdjango\.contrib\b/, 'Django looks for admin.py in each app'],
  [/(?:^|\/)apps\.py$/, /\bdjango\.apps\b/, 'Django looks for apps.py in each app'],
  [
    /management\/commands\/\w+\.py$/,
    /\bBaseCommand\b|\bdjango\b/,
    'Django takes the name of the command from the file',
  ],
  [/templatetags\/\w+\.py$/, /\bdjango\b/, 'templates load these tags by the name of the file'],
  [/migrations\/\w+\.py$/, /\bdjango\b/, 'Django takes the name of the migration from the file'],
  [/(?:^|\/)tasks\.py$/, /\bshared_task\b/, 'Celery looks for tasks.py in each app'],
]

/** Names that pytest collects by default. */
const TEST_FILE = /^(test_\w*|\w+_test)\.py$/

/**
 * What no result could make right, whatever the code says: a name that its package binds to something else, a name that is
 * a submodule as well, names that Python would not find, and files that tools find by their names. To be asked before any work; keywords are refused by the recipe
 * itself, names that others have by `takenNames`.
 */
export function impossibleNames(
  index: SymbolIndex,
  recipe: Recipe,
  moves: readonly SymbolMove[],
  to: (module: QualifiedName) => QualifiedName,
): readonly Problem[] {
  const renames = Object.keys(recipe.renameModules)
  const messages = [
    ...renames.flatMap((from) =>
      index.isModule(from)
        ? [
            ...foundByName(index, from, to(from)),
            ...mangled(from, to(from)),
            ...foundByPlace(index, from, to),
            ...bound(index, `rename_modules: ${from} cannot become`, to(from), from),
          ]
        : [],
    ),
    ...moves.flatMap((move) => [
      ...submoduleOf(index, move),
      ...(index.isModule(move.to) ? [] : bound(index, `${move.from}.${move.symbol} cannot move to`, to(move.to))),
    ]),
  ]
  return [...[...new Set(messages)].map((message) => ({ message })), ...unimportableNames(index, recipe, moves, to)]
}

/** In the body of a class Python reads `pkg.__part` as `pkg._Class__part` (language reference 6.2.1, "private name mangling"). */
function mangled(from: QualifiedName, goal: QualifiedName): readonly string[] {
  const last = lastPartOf(goal)
  if (!/^__.*(?<!__)$/.test(last) || last === lastPartOf(from)) return []
  return [
    `rename_modules: ${from} cannot become ${goal}: inside of classes Python reads \`${last}\` as \`_Class${last}\`; choose a name with one underscore`,
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

/** A module that would not be where a framework looks: under its name, in the package of its app. */
function foundByPlace(
  index: SymbolIndex,
  from: QualifiedName,
  to: (module: QualifiedName) => QualifiedName,
): readonly string[] {
  const path = index.fileOf(from) ?? ''
  const text = index.workspace.glance(path)
  const place = FOUND_BY_PLACE.find(([pattern, about]) => pattern.test(path) && about.test(text))
  if (place === undefined) return []
  const goal = to(from)
  const words = (place[0].exec(path)?.[0] ?? '').replace(/^\/|\.py$/g, '').split('/')
  const isInApp = words.length > 1 || words[0] === 'apps' || parentOf(goal) === to(parentOf(from))
  if (isInApp && `.${goal}`.endsWith(`.${words.join('.')}`)) return []
  return [`rename_modules: ${from}: ${place[2]}; as ${goal} it would not be found as before; leave its name`]
}

/** The package binds the new name to something else, which importing the module would replace (language reference 5.4.2). */
function bound(index: SymbolIndex, start: string, goal: QualifiedName, from?: QualifiedName): readonly string[] {
  const target = index.lookup(goal)
  const [parent, word] = [parentOf(goal), lastPartOf(goal)]
  // Where the module goes below its own name, the package there is a new one, and binds nothing yet.
  if (parent === from) return []
  if (target.kind !== 'symbol' || target.module !== parent || target.rest.length > 0) return []
  const facts = index.factsOfModule(parent)
  const bindings = facts?.scopes[0]?.bindings.get(word) ?? []
  // A `__getattr__` gives what it says; a star that nobody can read may give the name or not.
  const isGiven = index.definitionOf(parent, word) !== undefined || (facts !== undefined && saysLazily(facts, word))
  if (bindings.length === 0 && !isGiven) return []
  const isModuleItself =
    bindings.length > 0 &&
    bindings.every(({ imported }) => {
      const statement = imported === undefined ? undefined : facts?.imports[imported.statement]
      const item = imported === undefined ? undefined : statement?.items[imported.item]
      if (statement === undefined || item === undefined) return false
      return importedName(statement, item, { name: parent, isPackage: true }) === from
    })
  if (isModuleItself) return []
  return [
    `${start} ${goal}: ${parent} has a name \`${word}\` of its own, which importing the submodule would replace; choose another name`,
  ]
}

/** Whether the `__getattr__` of a module (PEP 562) has a name among its texts: a key, an item, or a keyword that is given a text. */
function saysLazily(facts: ModuleFacts, word: string): boolean {
  if (facts.scopes[0]?.bindings.has('__getattr__') !== true) return false
  return facts.strings.some(({ docstring, content, span }) => {
    if (docstring) return false
    const words = facts.text.slice(content.start, content.end).split(/[\s,;]+/)
    const keyword = /(?<!\w)(\w+)\s*=\s*$/u.exec(facts.text.slice(Math.max(0, span.start - 120), span.start))?.[1]
    return words.includes(word) || keyword === word
  })
}

/** A name of a package that is a submodule as well is replaced as soon as anybody imports that. */
function submoduleOf(index: SymbolIndex, move: SymbolMove): readonly string[] {
  const below = joinName(move.to, move.symbol)
  if (!index.isPackage(move.to) || !index.isModule(below)) return []
  return [
    `${move.from}.${move.symbol} cannot move to ${move.to}: the package has a submodule ${below}, and whoever imports that would replace \`${move.symbol}\` by the module; move it to another module, or rename the submodule first`,
  ]
}
