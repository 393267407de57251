import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, isWithin, joinName, lastPartOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { starQuery } from '../../plan/names/affected-files.ts'
import type { ImportItem, ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'
import { isInit, isPython } from '../../python/facts/modules.ts'
import { absoluteModule, visibleBindings } from '../../python/facts/resolve.ts'
import { isBoundAtRunTime } from '../../python/facts/run-time-binding.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { originFrom } from '../meaning/origin.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Definitions and modules of the tree that a facade passed on by `from m import *` and passes on no more, under the same name. A facade is
 * a package, or a module that reads nothing its stars give it: passing on is all they are for. Touched or not: what is missing is missing
 * in its star's module.
 */
export function lostByFacades(scene: Scene): readonly Finding[] {
  const findings: Finding[] = []
  const files = new Map([...scene.touched].flatMap(([to, from]) => (from === undefined ? [] : [[from, to]])))
  for (const origin of passingOn(scene)) {
    const path = files.get(origin) ?? origin
    const [was, is] = [scene.before.facts(origin), scene.after.facts(path)]
    const [module, final] = [scene.before.moduleOf(origin), scene.after.moduleOf(path)]
    if (was === undefined || is === undefined || module === undefined || final === undefined) continue
    if (was.dunderAll.length > 0 || !isFacade(scene.before, origin, was)) continue
    const there = offers(scene.after, final, new Set(), false)
    for (const [name, giver] of starsOf(scene.before, module, was, new Set(), true)) {
      if (there.has(name) || scene.after.isModule(joinName(final, name))) continue
      if (!isLeftOrRenamed(scene, giver, name, there)) findings.push(lost(path, name, giver))
    }
  }
  return findings
}

/** The files of the base tree that take a star of a module that lost something, of those that take theirs, and so on. */
function passingOn(scene: Scene): ReadonlySet<RepoPath> {
  const edited = [...scene.touched].filter(([path, origin]) => origin !== undefined && loses(scene, origin, path))
  const waiting: (QualifiedName | undefined)[] = [
    ...edited.map(([, origin]) => scene.before.moduleOf(origin ?? '')),
    ...scene.plan.symbols.map((move) => move.from),
  ]
  const asked = new Set<QualifiedName | undefined>()
  const found = new Set<RepoPath>()
  while (waiting.length > 0) {
    const module = waiting.pop()
    if (module === undefined || asked.has(module)) continue
    asked.add(module)
    for (const path of scene.base.matching(starQuery(module), '.py')) {
      const self = scene.before.identityOf(path)
      const stars = (scene.before.facts(path)?.imports ?? []).filter((statement) => statement.star)
      if (!stars.some((statement) => absoluteModule(statement, self) === module)) continue
      found.add(path)
      waiting.push(scene.before.moduleOf(path))
    }
  }
  return found
}

/** Whether a module binds fewer names than before. */
function loses({ before, after }: Scene, origin: RepoPath, path: RepoPath): boolean {
  if (!isPython(origin) || !isPython(path)) return false
  const left = after.facts(path)?.scopes[0]?.bindings
  return [...(before.facts(origin)?.scopes[0]?.bindings.keys() ?? [])].some((name) => left?.has(name) !== true)
}

/**
 * Whether an imported module went for a reason: what imported it is in the new package, which does not need what it left for a name that
 * nobody reads; or it has another name, and goes by that.
 */
function isLeftOrRenamed({ before, map }: Scene, giver: QualifiedName, name: string, there: Given): boolean {
  const goal = originFrom(before, giver, [name])
  if (goal.module === undefined || goal.words.length > 0) return false
  const [home, now] = [firstPartOf(map.moduleTo(giver)), map.moduleTo(goal.module)]
  const isLeft = home !== firstPartOf(giver) && !isWithin(now, home)
  return isLeft || (name === lastPartOf(goal.module) && name !== lastPartOf(now) && there.has(lastPartOf(now)))
}

function isFacade(index: SymbolIndex, path: RepoPath, facts: ModuleFacts): boolean {
  if (isInit(path)) return true
  const given = starsOf(index, index.moduleOf(path) ?? '', facts, new Set(), false)
  return !facts.references.some((one) => given.has(one.name) && visibleBindings(facts, one).length === 0)
}

type Given = ReadonlyMap<string, QualifiedName>

/** What a module's star imports give it, with the module that gives each; with `defined` those alone that are of the tree. */
function starsOf(
  index: SymbolIndex,
  module: QualifiedName,
  facts: ModuleFacts,
  seen: ReadonlySet<string>,
  defined: boolean,
): Given {
  const given = new Map<string, QualifiedName>()
  const path = index.fileOf(module)
  for (const statement of path === undefined ? [] : facts.imports) {
    if (!statement.star || statement.scope !== 0 || statement.typeChecking || path === undefined) continue
    const from = absoluteModule(statement, index.identityOf(path))
    if (from === undefined || seen.has(from)) continue
    for (const [name, giver] of offers(index, from, new Set([...seen, module]), defined)) given.set(name, giver)
  }
  return given
}

/** What a star import of the module gives: what `__all__` lists, or the public names; with `defined` what it defines, and modules of the tree. */
function offers(index: SymbolIndex, module: QualifiedName, seen: ReadonlySet<string>, defined: boolean): Given {
  const facts = index.factsOfModule(module)
  const found = new Map<string, QualifiedName>()
  if (facts === undefined) return found
  for (const [name, giver] of starsOf(index, module, facts, seen, defined)) found.set(name, giver)
  for (const [name, bindings] of facts.scopes[0]?.bindings ?? []) {
    const live = bindings.filter(isBoundAtRunTime)
    if (live.length === 0 || bindings.at(-1)?.kind === 'delete' || live.every((one) => one.kind === 'target')) continue
    const isOwn = !defined || live.some((one) => one.imported === undefined)
    if (isOwn || isModuleOfTree(index, module, facts, name)) found.set(name, module)
  }
  const listed = facts.dunderAll.flatMap((part) =>
    part.kind === 'list' ? part.entries.map((entry) => entry.name) : [],
  )
  const isOpen = facts.dunderAll.length === 0 || facts.dunderAll.some((part) => part.kind === 'dynamic')
  if (isOpen) return new Map([...found].filter(([name]) => !defined || !name.startsWith('_')))
  return new Map(listed.flatMap((name) => (defined && !found.has(name) ? [] : [[name, found.get(name) ?? module]])))
}

/** Whether a name is an imported module of the tree, and not just the first word of one (`import shop.till`). */
function isModuleOfTree(index: SymbolIndex, module: QualifiedName, facts: ModuleFacts, name: string): boolean {
  const goal = originFrom(index, module, [name])
  const isNamed = facts.imports.some((one) => one.items.some((item) => item.bound === name && !isFirstWord(one, item)))
  return isNamed && goal.module !== undefined && goal.words.length === 0
}

function isFirstWord({ kind }: ImportStatement, { alias, name }: ImportItem): boolean {
  return kind === 'import' && alias === undefined && name.includes('.')
}

function lost(path: RepoPath, name: string, giver: QualifiedName): Finding {
  return {
    code: 'surface-lost',
    level: 'error',
    reason: `${path}: \`import *\` gave it ${name} (from ${giver}) to pass on, and gives it no more`,
    advice: `Import ${name} there by name from where it is now, or name it in \`__all__\` of ${giver}.`,
    place: { path },
  }
}
