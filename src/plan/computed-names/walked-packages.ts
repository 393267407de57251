import type { Finding } from '../../model/finding.ts'
import { firstPartOf, isWithin, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { isTestFile } from '../manifests/test-files.ts'
import { packageWalks } from './package-walks.ts'
import type { PackageWalk } from './package-walks.ts'
import { mayPass } from './passes-filter.ts'

/** What a walk of a package finds otherwise, and the names that have to stay where it looks for them. */
export interface WalkedPackages {
  readonly findings: readonly Finding[]
  readonly kept: readonly KeptName[]
}

/** What is asked of each walk. */
interface Question {
  readonly index: SymbolIndex
  readonly moves: readonly SymbolMove[]
  readonly to: (module: QualifiedName) => QualifiedName
  readonly walk: PackageWalk
  readonly facts: ModuleFacts
  readonly use: WalkUse
}

/** What is done with the modules that are found. */
interface WalkUse {
  /** They are imported. */
  readonly isImported: boolean
  /** All their names are looked at (`vars`, `dir`, `inspect.getmembers`, `__dict__`). */
  readonly isListed: boolean
  /** Their names are more than what is imported: they are listed, keys, or commands. */
  readonly isNamed: boolean
  /** A module that lacks a name is passed over. */
  readonly isGuarded: boolean
}

/**
 * Packages whose modules are found by walking them, where a module comes, leaves or gets another name, or a definition that the walk
 * looks for goes: nothing in the code names what it finds.
 */
export function walkedPackages(
  index: SymbolIndex,
  moves: readonly SymbolMove[],
  to: (module: QualifiedName) => QualifiedName,
): WalkedPackages {
  const findings = new Map<string, Finding>()
  const kept: KeptName[] = []
  for (const walk of packageWalks(index)) {
    const facts = index.facts(walk.path)
    if (facts === undefined) continue
    const question: Question = { index, moves, to, walk, facts, use: useOfModules(facts, walk) }
    kept.push(...askedByName(question))
    const change = moduleChange(question) ?? lackingName(question) ?? listedChange(question)
    if (change === undefined) continue
    findings.set(`${walk.path}:${walk.package}`, {
      code: 'package-walked',
      level: isTestFile(walk.path) || isListedOnly(question) ? 'warning' : 'error',
      reason: `${walk.path} finds the modules of ${walk.package} by walking it, and ${change}`,
      advice: `Choose a module that is not found there, or keep what is found where it is. Where the walk may find it all the same, accept it in the recipe: \`accept: [{ code: package-walked, path: ${walk.path}, because: ... }]\`.`,
      place: { path: walk.path, span: walk.span },
    })
  }
  return { findings: [...findings.values()], kept }
}

/**
 * Whether all that changes is that modules leave for another top-level package, as the plan asks, and are no longer among the files that
 * are read or listed: nothing that is found is imported, nor becomes what a star offers.
 */
function isListedOnly(question: Question): boolean {
  const { index, to, walk, use, facts } = question
  if (use.isImported || /\b__all__\b/.test(facts.text.slice(walk.region.start, walk.region.end))) return false
  const now = to(walk.package)
  const isThere = (module: QualifiedName): boolean => isFound(question, module, walk.package)
  const leaving = index.modulesBelow(walk.package).filter((module) => isThere(module) && to(module) !== module)
  return (
    leaving.length > 0 &&
    leaving.every((module) => firstPartOf(to(module)) !== firstPartOf(module)) &&
    !newModules(question).some((module) => isFound(question, module, now)) &&
    !index.allModules().some((module) => !isThere(module) && isFound(question, to(module), now))
  )
}

const IMPORTS =
  /\b(?:import_module|__import__|spec_from_file_location|exec_module|load_module|run_path|import_string)\b/
const LISTS = /(?<![\w.])(?:vars|dir)\s*\(\s*\w|\bgetmembers\s*\(|\.\s*__dict__\b/

function useOfModules(facts: ModuleFacts, { region }: PackageWalk): WalkUse {
  const text = facts.text.slice(region.start, region.end)
  const isImported = IMPORTS.test(facts.text) || /\bsys\s*\.\s*modules\b/.test(text)
  return {
    isImported,
    isListed: LISTS.test(text) || LISTS.test(facts.text),
    isNamed: !isImported || namesAreKept(text),
    isGuarded: /\bhasattr\s*\(|\bgetattr\s*\([^()]*,[^()]*,|\btry\s*:/.test(text),
  }
}

/** Whether names of modules become keys, entries or results: by what a loop over them calls them, or `.name` and `.stem`. */
function namesAreKept(text: string): boolean {
  const loops = [
    ...text.matchAll(/\bfor\s+([\w\s,().*]+?)\s+in\b[^:\n]*\b(iter_modules|walk_packages|listdir|glob|iglob)\b/g),
  ]
  // Of `for info in iter_modules(...)` the name is `info.name`.
  const called = loops
    .filter((match) => match[1]?.includes(',') === true || !/modules|packages/.test(match[2] ?? ''))
    .flatMap((match) => match[1]?.match(/\w+/g) ?? [])
    .filter((word) => word !== '_')
  const name = `(?:\\w+\\s*\\.\\s*(?:name|stem)|${['name', 'modname', 'module_name', 'stem', ...called].join('|')})`
  return [
    `\\[\\s*${name}\\s*\\]\\s*=(?!=)`,
    `\\b(?:append|add|yield|setdefault|extend)\\b\\s*\\(?\\s*\\(?\\s*${name}\\s*[,)\\n]`,
    `(?<!\\w)[{[(]\\s*${name}\\s*(?::|,|\\s+for\\b)`,
  ].some((pattern) => new RegExp(pattern).test(text))
}

/** Whether a module is one that a walk of `within` finds. */
function isFound({ walk }: Question, module: QualifiedName, within: QualifiedName): boolean {
  if (module === within) return false
  // `shop_till` begins with "shop" as `shop.till` does.
  if (walk.begins !== undefined && within === walk.package && module.startsWith(walk.begins)) return true
  return walk.isDeep ? isWithin(module, within) : parentOf(module) === within
}

/** The modules that a move makes. */
function newModules({ index, moves, to }: Question): readonly QualifiedName[] {
  return [...new Set(moves.map((move) => move.to))].filter((module) => index.fileOf(module) === undefined).map(to)
}

/** A module that the walk finds no more, finds as well, or finds by another name. */
function moduleChange(question: Question): string | undefined {
  const { index, to, walk, use } = question
  const now = to(walk.package)
  for (const module of index.modulesBelow(walk.package)) {
    if (!isFound(question, module, walk.package)) continue
    const final = to(module)
    if (!isFound(question, final, now)) return `${module} leaves it for ${final}`
    const [was, is] = [module.slice(walk.package.length), final.slice(now.length)]
    if (was !== is && use.isNamed) return `${module} becomes ${final} there`
  }
  if (!use.isNamed) return undefined
  const arriving = index
    .allModules()
    .find((module) => !isFound(question, module, walk.package) && isFound(question, to(module), now))
  if (arriving !== undefined) return `${arriving} comes to it as ${to(arriving)}`
  const made = newModules(question).find((module) => isFound(question, module, now))
  return made === undefined ? undefined : `${made} is made there`
}

/** A name that all modules of the package have, that the walk reads of each, and that a module to come lacks. */
function lackingName(question: Question): string | undefined {
  const { index, moves, to, walk, use } = question
  if (!use.isImported || use.isGuarded) return undefined
  const now = to(walk.package)
  const arriving = index
    .allModules()
    .filter((module) => !isFound(question, module, walk.package) && isFound(question, to(module), now))
  const made = newModules(question).filter((module) => isFound(question, module, now))
  // What a name is common to is asked last: a walk may find all modules of a tree.
  if (arriving.length + made.length === 0) return undefined
  const common = commonNames(question)
  const lacks = (module: QualifiedName, has: ReadonlySet<string>): string | undefined => {
    const name = common.find((one) => !has.has(one))
    return name === undefined ? undefined : `${module} comes to it without the ${name} that it reads of each`
  }
  for (const module of arriving) {
    const found = lacks(to(module), namesOf(index, module))
    if (found !== undefined) return found
  }
  for (const module of made) {
    const found = lacks(module, new Set(moves.filter((move) => to(move.to) === module).map((move) => move.symbol)))
    if (found !== undefined) return found
  }
  return undefined
}

/** The names that the walk spells and all modules have that it finds. */
function commonNames(question: Question): readonly string[] {
  const { index, walk, facts } = question
  const [first, ...others] = index
    .modulesBelow(walk.package)
    .filter((module) => isFound(question, module, walk.package))
  if (first === undefined) return []
  let common = [...namesOf(index, first)].filter((name) => isSpelled(facts, name))
  for (const module of others) {
    if (common.length === 0) return []
    const names = namesOf(index, module)
    common = common.filter((name) => names.has(name))
  }
  return common
}

function namesOf(index: SymbolIndex, module: QualifiedName): ReadonlySet<string> {
  return new Set(index.factsOfModule(module)?.scopes[0]?.bindings.keys() ?? [])
}

/** Whether a file reads an attribute of that name, or has it as a string. */
function isSpelled({ references, strings, text }: ModuleFacts, name: string): boolean {
  return (
    references.some((one) => one.attributes.some((step) => step.name === name)) ||
    strings.some(({ content }) => text.slice(content.start, content.end) === name) ||
    new RegExp(`[)\\]]\\s*\\.\\s*${name}\\b`).test(text)
  )
}

/** What the walk reads by name of the modules that it finds stays importable there. */
function askedByName(question: Question): readonly KeptName[] {
  const { moves, walk, facts, use } = question
  if (!use.isImported) return []
  return moves
    .filter((move) => !move.copied && isFound(question, move.from, walk.package) && isSpelled(facts, move.symbol))
    .map((move) => ({
      module: move.from,
      symbol: move.symbol,
      reason: `${walk.path} walks ${walk.package} and reads it of the modules that it finds`,
    }))
}

/** A definition that comes to what the walk lists, or leaves it. */
function listedChange(question: Question): string | undefined {
  const { index, moves, walk, use, facts } = question
  if (!use.isImported || !use.isListed) return undefined
  for (const move of moves) {
    const [from, to] = [isFound(question, move.from, walk.package), isFound(question, move.to, walk.package)]
    if (
      from === to ||
      (move.copied && !to) ||
      !mayPass(index, { path: walk.path, facts, region: walk.region }, move.from, move.symbol)
    )
      continue
    return from
      ? `${move.symbol}, which it may list, leaves ${lastPartOf(move.from)}`
      : `${move.symbol}, which it may list, comes to ${lastPartOf(move.to)}`
  }
  return undefined
}
