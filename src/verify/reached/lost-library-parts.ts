import type { Finding } from '../../model/finding.ts'
import { firstPartOf, joinName, prefixesOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { absoluteModule, visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { whenRun } from '../meaning/when-run.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Chains into submodules of libraries (`logging.handlers.X` through `import logging`) that an import of the same file loaded, which
 * the file that has them now does not: of definitions that moved, and of those that others left.
 */
export function lostLibraryParts(scene: Scene): readonly Finding[] {
  const { plan, before, after, map } = scene
  const pairs = new Map(plan.symbols.map((move) => [`${move.from} ${move.to}`, move]))
  return [...pairs.values()].flatMap(({ from, to, copied }): readonly Finding[] => {
    const source = before.fileOf(from)
    const known = source === undefined ? undefined : loadsIn(before, source)
    if (source === undefined || known === undefined) return []
    const arrived = new Set(
      plan.symbols.filter((one) => one.from === from && one.to === to).map(({ symbol }) => symbol),
    )
    const isMoved = (facts: ModuleFacts, { statement }: Reference): boolean =>
      facts.statements[statement]?.names.some((name) => arrived.has(name)) === true
    const goal = after.fileOf(map.moduleTo(to))
    const left = copied ? undefined : after.fileOf(map.moduleTo(from))
    return [
      ...(goal === undefined ? [] : lostIn(after, goal, known, isMoved)),
      ...(left === undefined ? [] : lostIn(after, left, known, (facts, one) => !isMoved(facts, one))),
    ]
  })
}

/** The modules that imports of a file load together with it; with what they may load as well, where `from a import b` is read so. */
function loadsIn(index: SymbolIndex, path: RepoPath, withItems = false): ReadonlySet<string> {
  const self = index.identityOf(path)
  const found = (index.facts(path)?.imports ?? [])
    .filter((statement) => whenRun(statement) === 'with-module')
    .flatMap((statement) => {
      if (statement.kind === 'import') return statement.items.flatMap(({ name }) => prefixesOf(name))
      const module = absoluteModule(statement, self)
      if (module === undefined) return []
      return [...prefixesOf(module), ...(withItems ? statement.items.map(({ name }) => joinName(module, name)) : [])]
    })
  return new Set(found)
}

function lostIn(
  index: SymbolIndex,
  path: RepoPath,
  known: ReadonlySet<string>,
  isJudged: (facts: ModuleFacts, reference: Reference) => boolean,
): readonly Finding[] {
  const facts = index.facts(path)
  const loads = loadsIn(index, path, true)
  return (facts?.references ?? []).flatMap((reference): readonly Finding[] => {
    if (facts === undefined || reference.attributes.length === 0 || whenRun(reference) === 'never') return []
    if (index.isModule(reference.name) || !isJudged(facts, reference) || !isTop(facts, reference)) return []
    const words = [reference.name, ...reference.attributes.map(({ name }) => name)]
    const deepest = words
      .slice(1)
      .map((_, at) => words.slice(0, at + 2).join('.'))
      .findLast((name) => known.has(name))
    if (deepest === undefined || loads.has(deepest)) return []
    return [
      {
        code: 'attribute-lost',
        level: 'error',
        reason: `${path} reads ${words.join('.')}, and no import of it loads ${deepest} any more`,
        advice: `Nothing was written. Import ${deepest} where it is read first.`,
        place: { path, span: reference.span },
      },
    ]
  })
}

/** Whether a name is the top of a dotted name that `import a.b` binds. */
function isTop(facts: ModuleFacts, reference: Reference): boolean {
  const items = visibleBindings(facts, reference).map(({ imported }) => {
    const statement = imported === undefined ? undefined : facts.imports[imported.statement]
    const item = imported === undefined ? undefined : statement?.items[imported.item]
    return statement?.kind === 'import' && item?.alias === undefined ? item?.name : undefined
  })
  return items.length > 0 && items.every((name) => name !== undefined && firstPartOf(name) === reference.name)
}
