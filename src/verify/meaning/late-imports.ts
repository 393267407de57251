import { literalPattern } from '../../model/literal-pattern.ts'
import { lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'
import { isInit } from '../../python/facts/modules.ts'
import { absoluteModule, visibleBindings } from '../../python/facts/resolve.ts'
import { simulateImport } from '../../python/index/simulate-import.ts'
import type { HalfStar } from '../../python/index/clean-loads.ts'
import type { Scene } from '../proof/proof-input.ts'
import { whenRun } from './when-run.ts'

/** An import that could stand inside the functions that read it: nothing reads it while its module is loaded, and nobody takes it from there. */
export interface LateImport {
  readonly module: QualifiedName
  readonly asks: QualifiedName
  readonly statement: ImportStatement
}

/** No more imports than these are advised: a longer list is no way out. */
const MOST = 6

/**
 * Imports on the way of a cycle with which `entry` can be imported first once they stand inside of functions, tried on paper; undefined when
 * there are none. `chain` are the modules that were being imported when it failed, outermost first.
 */
export function lateImportsFor(
  scene: Scene,
  entry: QualifiedName,
  chain: readonly QualifiedName[],
): readonly LateImport[] | undefined {
  const late: LateImport[] = []
  let way = chain
  while (late.length < MOST) {
    const next = firstOnTheWay(scene, way, late)
    if (next.length === 0) return undefined
    late.push(...next)
    const half: HalfStar[] = []
    const isLate = (module: QualifiedName, statement: ImportStatement): boolean =>
      late.some((one) => one.module === module && one.statement === statement)
    const failure = simulateImport(scene.after, entry, [], half, isLate)
    const star = half.find(({ chain: links }) => links.at(-1) === chain.at(-1))
    if (failure === undefined && star === undefined) return late
    way = failure?.chain ?? star?.chain ?? []
  }
  return undefined
}

/** The imports of the outermost link of a cycle that can all be made late, those that cross from one distribution to the other first. */
function firstOnTheWay(
  scene: Scene,
  chain: readonly QualifiedName[],
  known: readonly LateImport[],
): readonly LateImport[] {
  const isOurs = (module: QualifiedName): boolean => scene.oldNameOf(module) !== module
  const links = chain.slice(0, -1).map((from, at) => ({ from, to: chain[at + 1] ?? from }))
  const crossing = links.filter(({ from, to }) => isOurs(from) && !isOurs(to))
  for (const { from, to } of [...crossing, ...links.filter((link) => !crossing.includes(link))]) {
    const found = lateIn(scene, from, to)
    if (found.length > 0 && !found.some((one) => known.some(({ statement }) => statement === one.statement)))
      return found
  }
  return []
}

/** The imports by which one module loads another, where each of them can wait. */
function lateIn(scene: Scene, from: QualifiedName, to: QualifiedName): readonly LateImport[] {
  const path = scene.after.fileOf(from)
  const facts = path === undefined ? undefined : scene.after.facts(path)
  if (facts === undefined || path === undefined) return []
  const loads = facts.imports.flatMap((statement): readonly LateImport[] => {
    if (whenRun(statement) !== 'with-module') return []
    const base = absoluteModule(statement, scene.after.identityOf(path))
    const names =
      statement.kind === 'import' ? statement.items.map(({ name }) => name) : base === undefined ? [] : [base]
    const asks = names.find((name) => name === to || name.startsWith(`${to}.`) || to.startsWith(`${name}.`))
    return asks === undefined ? [] : [{ module: from, asks, statement }]
  })
  const canAllWait = loads.every(
    ({ statement }) => canWait(facts, statement) && !(isInit(path) && isOffered(scene, from, facts, statement)),
  )
  return canAllWait ? loads : []
}

/** Whether a package offers what it imports: by `__all__`, by `import x as x` (PEP 484), or since somebody in the tree takes it from there. */
function isOffered(scene: Scene, module: QualifiedName, facts: ModuleFacts, { items }: ImportStatement): boolean {
  const { after } = scene
  const listed = new Set(
    facts.dunderAll.flatMap((part) => (part.kind === 'list' ? part.entries.map(({ name }) => name) : [])),
  )
  return items.some(({ name, alias, bound }) => {
    if (alias === name || listed.has(bound)) return true
    const asAttribute = new RegExp(
      `(?<!\\w)${literalPattern(lastPartOf(module))}\\s*\\.\\s*${literalPattern(bound)}(?!\\w)`,
    )
    return after.workspace.mentioning([bound], '.py').some((path) => {
      const other = after.moduleOf(path) === module ? undefined : after.facts(path)
      if (other === undefined) return false
      const takes = other.imports.some(
        (one) =>
          absoluteModule(one, after.identityOf(path)) === module &&
          (one.star || one.items.some((item) => item.name === bound)),
      )
      return takes || asAttribute.test(other.text)
    })
  })
}

function canWait(facts: ModuleFacts, statement: ImportStatement): boolean {
  if (statement.star || statement.conditional) return false
  let isRead = false
  for (const reference of facts.references) {
    const isOf = visibleBindings(facts, reference).some(({ imported }) => imported?.statement === statement.index)
    if (isOf && whenRun(reference) === 'with-module') return false
    isRead ||= isOf
  }
  return isRead
}

/** The advice in words, with today's names. */
export function lateAdvice(scene: Scene, late: readonly LateImport[]): string {
  const groups = new Map<QualifiedName, Set<QualifiedName>>()
  for (const { module, asks } of late) {
    const one = scene.oldNameOf(module)
    groups.set(one, (groups.get(one) ?? new Set()).add(scene.oldNameOf(asks)))
  }
  const words = [...groups].map(
    ([module, asked]) => `${[...asked].join(', ')} inside the functions of ${module} that use it`,
  )
  return `Import ${words.join(', and ')} first: on paper that opens the cycle.`
}
