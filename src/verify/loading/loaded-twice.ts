import type { Finding } from '../../model/finding.ts'
import { lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { statementBinding } from '../../python/facts/by-statement.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { absoluteModule, visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { whenRun } from '../meaning/when-run.ts'
import type { Scene } from '../proof/proof-input.ts'
import { CHANGES } from './copied-objects.ts'

/**
 * No definition that left a file which is run (it has a guard, or is `__main__.py`) takes by the name of that file, where it is now, a class
 * or a value that is changed and that the program uses too: that file is loaded twice then. Read off the tree as it is afterwards.
 */
export function loadedTwice({ plan, after }: Scene): readonly Finding[] {
  const pairs = new Map(plan.symbols.filter((move) => !move.copied).map((move) => [`${move.from} ${move.to}`, move]))
  return [...pairs.values()].flatMap(({ from, to }): readonly Finding[] => {
    const program = after.factsOfModule(from)
    const [path, left] = [after.fileOf(to), after.factsOfModule(to)]
    if (program === undefined || left === undefined || path === undefined) return []
    const arrived = plan.symbols.filter((move) => move.from === from && move.to === to).map(({ symbol }) => symbol)
    const own = follow(program, beginnings(program, from))
    if (!arrived.some((name) => own.has(name))) return []
    const theirs = follow(left, arrived)
    const taken = [...theirs].flatMap((name) => importedOf(after, path, left, from, name))
    const shared = [...follow(program, taken)].find((name) => own.has(name) && isOneOfAKind(program, left, name))
    if (shared === undefined) return []
    return [
      {
        code: 'program-twice',
        level: 'error',
        reason: `${from} runs as a program and uses ${shared}; ${to}, which it calls, takes that from ${from} by its name, which is a second one`,
        advice: `Move ${shared} as well.`,
        place: { path },
      },
    ]
  })
}

/** The names that a program begins with: those below its guard, and in `__main__.py` those of its statements. */
function beginnings({ references, statements }: ModuleFacts, module: QualifiedName): readonly string[] {
  const isMain = lastPartOf(module) === '__main__'
  return references
    .filter((one) => {
      const { kind, mainGuard } = statements[one.statement] ?? {}
      const isActing = isMain && (kind === 'expression' || kind === 'compound')
      return mainGuard !== undefined || (isActing && whenRun(one) === 'with-module')
    })
    .map(({ name }) => name)
}

/** All top-level names of a module that some of its definitions come to, by what their bodies read. */
function follow(facts: ModuleFacts, names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const isOuter = (one: Reference): boolean => visibleBindings(facts, one).some(({ scope }) => scope === 0)
  const open = [...names]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    const at = statementBinding(facts, name)?.index
    const read = facts.references.filter(
      (one) => one.statement === at && !one.annotation && whenRun(one) !== 'never' && isReadAtRunTime(facts, one),
    )
    open.push(...read.filter((one) => isOuter(one) || isImportedWithin(facts, one)).map((one) => one.name))
  }
  return seen
}

function isReadAtRunTime({ statements }: ModuleFacts, { statement }: Reference): boolean {
  return statements[statement]?.kind !== 'import'
}

function isImportedWithin(facts: ModuleFacts, reference: Reference): boolean {
  return visibleBindings(facts, reference).some(({ imported }) => imported !== undefined)
}

/** What a name that one module imports is called in another, where it comes from there. */
function importedOf(
  index: SymbolIndex,
  path: string,
  facts: ModuleFacts,
  module: QualifiedName,
  name: string,
): readonly string[] {
  return facts.imports.flatMap((statement) =>
    statement.kind === 'from' && !statement.typeChecking && absoluteModule(statement, index.identityOf(path)) === module
      ? statement.items.filter(({ bound }) => bound === name).map((item) => item.name)
      : [],
  )
}

function isOneOfAKind(program: ModuleFacts, left: ModuleFacts, name: string): boolean {
  const kind = statementBinding(program, name)?.kind
  if (kind === 'class') return true
  const changed = new RegExp(String.raw`^[^\n\S]+.*(?<![\w.])${name}${CHANGES}`, 'm')
  return kind === 'assign' && [program, left].some(({ text }) => changed.test(text))
}
