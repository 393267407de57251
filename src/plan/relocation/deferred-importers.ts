import { surelyRunsOnLoad } from '../../python/facts/moments.ts'
import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ImportTiming, SymbolMove } from '../../model/plan.ts'
import type { ImportItem, ImportStatement, ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import { callTimeReaders } from '../../python/index/local-imports.ts'
import { namespaceReads } from '../../python/index/needs.ts'
import { isInit } from '../../python/facts/modules.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { moduleQuery } from '../names/affected-files.ts'
import { embeddedPython, HOST_FILES } from '../../host/embedded-python.ts'
import { isTaken } from '../names/imported-elsewhere.ts'

/** A moved name that a third module may import inside the functions that read it, and where it is defined then. */
export interface LateCaller {
  readonly bound: string
  readonly home: QualifiedName
}

/**
 * The moved names that `module`, which neither loses nor gets a definition, imports at its top and reads only when its
 * functions are called, so that these can import them for themselves. Left out is what anybody could take from the module:
 * a package's `__init__`, `__all__`, names that other files of the tree take from it, replace in it, or spell as text.
 */
export function lateCallers(
  index: SymbolIndex,
  moves: readonly SymbolMove[],
  module: QualifiedName,
): readonly LateCaller[] {
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (path === undefined || facts === undefined || isInit(path)) return []
  if (moves.some((move) => move.from === module || move.to === module)) return []
  const found = facts.imports.flatMap((statement) => {
    const from = isAtTop(facts, statement) ? absoluteModule(statement, index.identityOf(path)) : undefined
    return statement.items.flatMap((item): readonly LateCaller[] => {
      const move = moves.find((entry) => !entry.copied && entry.from === from && entry.symbol === item.name)
      if (move === undefined || !canBeLate(index, module, facts, item)) return []
      return [{ bound: item.bound, home: move.to }]
    })
  })
  const readers = callTimeReaders(
    facts,
    found.map((entry) => entry.bound),
  )
  return found.filter((entry) => readers.has(entry.bound))
}

/** What a person should know of the callers that import late. */
export function lateCallerNotes(
  index: SymbolIndex,
  moves: readonly SymbolMove[],
  timing: ImportTiming,
): readonly Finding[] {
  return timing.callers.flatMap((module): readonly Finding[] => {
    const path = index.fileOf(module)
    const late = lateCallers(index, moves, module)
    if (late.length === 0 || path === undefined) return []
    const homes = [...new Set(late.map((entry) => entry.home))].join(', ')
    return [
      {
        code: 'local-import',
        level: 'note',
        reason: `${late.map((entry) => entry.bound).join(', ')}: imported from ${homes} inside the functions of ${module} that use it, because ${homes} needs ${module} to load; who takes it from ${module} from outside this tree no longer finds it there`,
        advice: `Choose a target that does not import ${module}, if you would rather have imports at the top.`,
        place: { path },
      },
    ]
  })
}

function isAtTop(facts: ModuleFacts, statement: ImportStatement): boolean {
  return (
    statement.kind === 'from' &&
    statement.scope === 0 &&
    surelyRunsOnLoad(statement) &&
    facts.statements[statement.statement]?.kind === 'import'
  )
}

function canBeLate(index: SymbolIndex, module: QualifiedName, facts: ModuleFacts, item: ImportItem): boolean {
  const bindings = facts.scopes[0]?.bindings.get(item.bound) ?? []
  if (bindings.length !== 1) return false
  const listed = facts.dunderAll.some(
    (part) =>
      part.kind === 'dynamic' || (part.kind === 'list' && part.entries.some((entry) => entry.name === item.bound)),
  )
  if (listed || isTaken(index, module, item.bound)) return false
  return !isSpelt(index, module, item.bound)
}

/**
 * Whether a string, or any text that is not Python, names `module.name`, or a string names it alone in a file that speaks of
 * the module (`patch.object`, `getattr`).
 */
function isSpelt(index: SymbolIndex, module: QualifiedName, name: string): boolean {
  if (index.workspace.mentioning([joinName(module, name)]).some((path) => !path.endsWith('.py'))) return true
  if (isTakenInside(index, module, name)) return true
  const speaksOfIt = new Set(index.workspace.matching(moduleQuery(index.workspace, module), '.py'))
  return index.workspace.mentioning([name], '.py').some((path) => {
    const facts = index.facts(path)
    const isOwnTable = path === index.fileOf(module) && facts !== undefined && !looksItselfUp(index, path, facts)
    const offered = new Set(
      (facts?.dunderAll ?? [])
        .flatMap((part) => (part.kind === 'list' ? part.entries : []))
        .map((entry) => entry.span.start),
    )
    return (facts?.strings ?? []).some((fact) => {
      const text = facts?.text.slice(fact.content.start, fact.content.end).trim() ?? ''
      if (fact.docstring || offered.has(fact.span.start)) return false
      if (isOwnTable && facts !== undefined && text === name && isKeyOfItself(facts, fact)) return false
      return (text === name && speaksOfIt.has(path)) || text.includes(joinName(module, name))
    })
  })
}

/** What gives code its own module as an object, or the names of it as a table. */
const OWN_MODULE = /\b(?:modules|import_module|__import__|__globals__|f_globals)\b/

/** Whether code of a file may ask its own module for a name by a text. */
function looksItselfUp(index: SymbolIndex, path: RepoPath, facts: ModuleFacts): boolean {
  const module = index.moduleOf(path)
  const takesItself = facts.imports.some((statement) => {
    const base = statement.kind === 'from' ? absoluteModule(statement, index.identityOf(path)) : ''
    return base === undefined || statement.items.some(({ name }) => joinName(base, name) === module)
  })
  const all = new Set(facts.statements.keys())
  return takesItself || OWN_MODULE.test(facts.text) || namespaceReads(facts, all).length > 0
}

/** `{"dump": dump}`: the key says what a reader of the table calls it, not where it is bound. */
function isKeyOfItself({ text }: ModuleFacts, { span, content }: StringFact): boolean {
  const value = /^\s*:\s*(\w+)\s*[,}]/.exec(text.slice(span.end, span.end + 200))?.[1]
  return value !== undefined && value === text.slice(content.start, content.end)
}

/** Whether Python inside other text (a notebook, a fence, a doctest) imports the name from the module, or imports the module. */
function isTakenInside(index: SymbolIndex, module: QualifiedName, name: string): boolean {
  return index.workspace.mentioning([name], ...HOST_FILES, '.py').some((path) => {
    const file = index.workspace.read(path)
    if (file === undefined) return false
    return embeddedPython(file).texts.some((embedded) =>
      factsOfText(embedded.text).imports.some((statement) =>
        statement.kind === 'from'
          ? statement.items.some((item) => joinName(statement.module, item.name) === module) ||
            (statement.module === module && (statement.star || statement.items.some((item) => item.name === name)))
          : statement.items.some((item) => item.name === module),
      ),
    )
  })
}
