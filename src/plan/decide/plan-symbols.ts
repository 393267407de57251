import type { Finding } from '../../model/finding.ts'
import type { Problem } from '../../model/errors.ts'
import { lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { Recipe, SymbolRequest } from '../../model/recipe.ts'
import { definedNames } from '../../python/index/definitions.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import { isAboutItsModule } from '../../python/facts/module-attributes.ts'
import { whyUnread } from '../../python/facts/unread.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { reasonNotRead } from '../reached-by-text/unreadable-callers.ts'
import { closestWord } from '../recipe/closest-word.ts'

/** The moves a recipe asks for, checked against the tree. */
export interface AskedMoves {
  readonly moves: readonly SymbolMove[]
  readonly problems: readonly Problem[]
  readonly findings: readonly Finding[]
  /** Requests whose symbols are all where they should be already. */
  readonly done: number
}

/** Look up every symbol the recipe names. What cannot exist is a problem; what is done already is neither moved nor a problem. */
export function askedMoves(
  index: SymbolIndex,
  recipe: Recipe,
  finalName: (module: QualifiedName) => QualifiedName,
): AskedMoves {
  const answers = [
    ...recipe.move.map((request) => ({ request, copied: false })),
    ...recipe.copy.map((request) => ({ request, copied: true })),
  ].map((asked) => answerOf(index, { ...asked, to: todaysName(recipe, asked.request.to) }, finalName))
  const moves = answers.flatMap((answer) => answer.moves)
  return {
    moves,
    problems: [...answers.flatMap((answer) => answer.problems), ...sameGoals(moves)],
    findings: [],
    done: answers.filter((answer) => answer.isDone).length,
  }
}

/** One entry of `move` or `copy`, with the target under today's name. */
interface Asked {
  readonly request: SymbolRequest
  readonly copied: boolean
  readonly to: QualifiedName
}

interface Answer {
  readonly moves: readonly SymbolMove[]
  readonly problems: readonly Problem[]
  /** Whether all its symbols are where they should be already. */
  readonly isDone: boolean
}

function answerOf(
  index: SymbolIndex,
  { request, copied, to }: Asked,
  finalName: (module: QualifiedName) => QualifiedName,
): Answer {
  const key = copied ? 'copy' : 'move'
  const there = index.factsOfModule(finalName(to)) ?? index.factsOfModule(to)
  const arrivals = there === undefined ? undefined : definedNames(there)
  const arrived = (symbol: string): boolean => arrivals?.has(symbol) === true
  const facts = index.factsOfModule(request.from)
  if (facts === undefined) {
    const names = request.symbols === 'shared' ? [] : request.symbols
    const isDone = names.length > 0 ? names.every(arrived) : index.isModule(finalName(request.from))
    return { moves: [], problems: isDone ? [] : [unknownModule(index, request.from, key)], isDone }
  }
  const goal = index.fileOf(to)
  const isRead = goal === undefined || reasonNotRead(index, goal) === undefined
  const problems: Problem[] = isRead ? [] : [unknownModule(index, to, key)]
  const notRead = whyUnread(facts)
  if (notRead !== undefined) {
    const message = `${index.fileOf(request.from) ?? request.from} ${notRead.what}: ${notRead.mend} first`
    return { moves: [], problems: [...problems, { message }], isDone: false }
  }
  const defined = definedNames(facts)
  const wanted = request.symbols === 'shared' ? sharedHelpers(index, request.from) : request.symbols
  const leaving = wanted.filter((symbol) => defined.has(symbol) && !(copied && arrived(symbol)))
  const unknown = wanted.filter((symbol) => !leaving.includes(symbol) && !arrived(symbol))
  problems.push(...unknown.map((symbol) => unknownSymbol(index, request, symbol, defined)))
  problems.push(
    ...leaving.filter(isAboutItsModule).map((symbol) => ({ message: aboutItsModule(request, symbol, key) })),
  )
  return {
    moves: leaving.map((symbol) => ({ from: request.from, to, symbol, copied, asked: true })),
    problems,
    isDone: leaving.length + unknown.length === 0 && (wanted.length > 0 || request.symbols === 'shared'),
  }
}

function aboutItsModule({ from, to }: SymbolRequest, symbol: string, key: string): string {
  return `${key}: ${symbol} of ${from} is about the module itself, and Python would ask ${to} for it: take it out of \`symbols\``
}

/** Definitions of one name that would meet in one module. */
function sameGoals(moves: readonly SymbolMove[]): readonly Problem[] {
  const where = new Map<string, SymbolMove>()
  return moves.flatMap((move) => {
    const other = where.get(`${move.to}:${move.symbol}`)
    where.set(`${move.to}:${move.symbol}`, move)
    if (other === undefined || other.from === move.from) return []
    return [
      {
        message: `${other.from}.${move.symbol} and ${move.from}.${move.symbol} would both become ${move.to}.${move.symbol}`,
      },
    ]
  })
}

/** `to` may be spelt with the new name of a renamed module; the plan speaks of today's. */
function todaysName(recipe: Recipe, module: QualifiedName): QualifiedName {
  const renamed = Object.entries(recipe.renameModules).find(([, to]) => to === module)
  return renamed === undefined || recipe.renameModules[module] !== undefined ? module : renamed[0]
}

export function unknownModule(index: SymbolIndex, module: QualifiedName, key: string): Problem {
  const path = index.fileOf(module)
  const unread = path === undefined ? undefined : reasonNotRead(index, path)
  if (unread !== undefined) return { message: `${key}: ${path} cannot be read: ${unread}; save it as UTF-8 first` }
  const outer = parentOf(module)
  if (index.isModule(outer) && index.definitionOf(outer, lastPartOf(module)) !== undefined)
    return { message: `${key}: ${module} is no module but what ${outer} binds; name the module` }
  const meant = closestWord(module, index.allModules())
  const roots = index.roots.map((root) => (root === '' ? 'the root' : root)).join(', ')
  return {
    message: `${key}: there is no module ${module} below ${roots}; ${meant === undefined ? 'is this the right --root, and do dotted names start there (`roots`)?' : `did you mean ${meant}?`}`,
  }
}

function unknownSymbol(
  index: SymbolIndex,
  request: SymbolRequest,
  symbol: string,
  defined: ReadonlySet<string>,
): Problem {
  const facts = index.factsOfModule(request.from)
  const imported = facts?.scopes[0]?.bindings.get(symbol)?.at(-1)
  const origin = imported === undefined ? undefined : index.definitionOf(request.from, symbol)
  if (origin !== undefined && origin.module !== request.from) {
    return {
      message: `${request.from} only imports ${symbol}; it is defined in ${origin.module}: name that module in \`from\``,
    }
  }
  if (imported !== undefined)
    return { message: `${request.from} only imports ${symbol}; there is no definition of it to move` }
  const meant = closestWord(symbol, defined)
  return {
    message: `${request.from} has no top-level name ${symbol}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
  }
}

/** The private top-level functions of a module that other modules of the tree import from it. */
export function sharedHelpers(index: SymbolIndex, module: QualifiedName): readonly string[] {
  const facts = index.factsOfModule(module)
  if (facts === undefined) return []
  const helpers = facts.statements
    .filter((statement) => statement.kind === 'function')
    .flatMap((statement) => statement.names)
    .filter((name) => name.startsWith('_') && !name.startsWith('__'))
  if (helpers.length === 0) return []
  const used = new Set<string>()
  for (const path of index.workspace.mentioning(helpers, '.py', '.pyi')) {
    const importer = index.facts(path)
    if (importer === undefined || index.moduleOf(path) === module) continue
    for (const statement of importer.imports) {
      if (statement.kind !== 'from' || absoluteModule(statement, index.identityOf(path)) !== module) continue
      for (const item of statement.items) used.add(item.name)
    }
  }
  return [...new Set(helpers)].filter((name) => used.has(name))
}
