import type { Problem } from '../../model/errors.ts'
import { lastPartOf, parentOf, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * New names of modules that Python would not find as they are asked for, or take for something else: `__init__`, a name below a module
 * that is no package, letters that Python reads as others, modules that run at every start, a name that is there but for capitals. `moves` are the symbols that move, whose target
 * may be a new module; `to` gives the final name of a module. To be asked before any work.
 */
export function unimportableNames(
  index: SymbolIndex,
  recipe: Recipe,
  moves: readonly SymbolMove[],
  to: (module: QualifiedName) => QualifiedName,
): readonly Problem[] {
  const asked = [
    ...Object.keys(recipe.renameModules)
      .filter((from) => index.isModule(from) && to(from) !== from)
      .map((from) => ({ key: `rename_modules: ${from}`, name: to(from) })),
    ...[...new Set(moves.map((move) => move.to))]
      .filter((target) => index.fileOf(target) === undefined)
      .map((target) => ({ key: `move: to ${target}`, name: to(target) })),
  ]
  const likeAnother = namesakes(index, to)
  return asked.flatMap(({ key, name }) => {
    const reason =
      ofPackage(name) ?? respelt(name) ?? atStart(name) ?? belowModule(index, recipe, name, to) ?? likeAnother(name)
    return reason === undefined ? [] : [{ message: `${key}: ${reason}` }]
  })
}

function ofPackage(name: QualifiedName): string | undefined {
  if (lastPartOf(name) !== '__init__') return undefined
  const parent = parentOf(name)
  return `${name} is the file of the package ${parent || 'around it'} itself${parent === '' ? '' : `, which Python calls ${parent}`}; choose another name`
}

/** Identifiers are compared in the form NFKC (language reference 2.3), names of files are not. */
function respelt(name: QualifiedName): string | undefined {
  const read = name.normalize('NFKC')
  return read === name
    ? undefined
    : `Python reads \`import ${name}\` as ${read}, and would not find a file that is called otherwise; write it as ${read}`
}

function atStart(name: QualifiedName): string | undefined {
  return /^(?:site|user)customize$/.test(name)
    ? `Python runs a module of the name ${name} at every start; choose another name`
    : undefined
}

/**
 * A module that is called as another one but for capitals: two files that are one on macOS and Windows, where git takes out the latter alone
 * (git-config, "core.ignoreCase").
 */
function namesakes(
  index: SymbolIndex,
  to: (module: QualifiedName) => QualifiedName,
): (name: QualifiedName) => string | undefined {
  let names: readonly QualifiedName[] | undefined
  return (name) => {
    names ??= index.allModules().map(to)
    const small = name.toLowerCase()
    const other = names.find((one) => one !== name && one.length === name.length && one.toLowerCase() === small)
    return other === undefined
      ? undefined
      : `the tree has ${other}, whose file is the same on systems that do not tell capitals from small letters; choose another name`
  }
}

/** A module above the new one that stays a module: the folder that the new one needs would hide it. */
function belowModule(
  index: SymbolIndex,
  recipe: Recipe,
  name: QualifiedName,
  to: (module: QualifiedName) => QualifiedName,
): string | undefined {
  const isModule = (one: QualifiedName): boolean => index.fileOf(one) !== undefined && !index.isPackage(one)
  const goals = new Map(
    Object.keys(recipe.renameModules)
      .filter(isModule)
      .map((from) => [to(from), from]),
  )
  const above = prefixesOf(parentOf(name)).find((one) => goals.has(one) || (isModule(one) && to(one) === one))
  return above === undefined
    ? undefined
    : `${above} is a module and would have to be a package as well for ${name}, whose folder would hide it from everybody; choose another name, or make ${above} a package first`
}
