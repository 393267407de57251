import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { starQuery } from '../../plan/names/affected-files.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { absoluteModule, visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { nameOfOrigin, originFrom } from '../meaning/origin.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Names that `from module import *` gives a file of the final tree and did not give it before, where the file reads another thing by that
 * name: a builtin, its own definition above, what an earlier star gave, a submodule of the package. Touched or not: the star does it.
 */
export function gainedByStars(scene: Scene): readonly Finding[] {
  const findings: Finding[] = []
  for (const { from, to, symbol } of scene.plan.symbols) {
    const final = scene.map.moduleTo(to)
    for (const path of takersOf(scene, final, symbol)) {
      const what = isOtherThing(scene, path, joinName(from, symbol), final, symbol)
      if (what === undefined) continue
      findings.push({
        code: 'star-gains-name',
        level: 'error',
        reason: `${path}: \`import *\` would give it ${symbol} (of ${final}), and there ${symbol} is ${what}`,
        advice: `Give one of the two another name first, or choose another module for ${symbol}.`,
        place: { path },
      })
    }
  }
  return findings
}

/** Files of the final tree that a chain of star imports gives a name of a module. */
function takersOf(scene: Scene, module: QualifiedName, symbol: string): ReadonlySet<RepoPath> {
  const found = new Set<RepoPath>()
  const seen = new Set<QualifiedName>()
  for (const waiting = [module]; waiting.length > 0;) {
    const giver = waiting.shift()
    if (giver === undefined || seen.has(giver) || scene.after.starNames(giver)?.has(symbol) !== true) continue
    seen.add(giver)
    for (const path of scene.final.matching(starQuery(giver), '.py')) {
      const self = scene.after.identityOf(path)
      const takes = (scene.after.facts(path)?.imports ?? []).some(
        (one) => one.star && one.scope === 0 && absoluteModule(one, self) === giver,
      )
      if (!takes) continue
      found.add(path)
      if (self.name !== undefined) waiting.push(self.name)
    }
  }
  return found
}

/** What a file of the final tree meant by the name before, where a star replaces that. */
function isOtherThing(
  scene: Scene,
  path: RepoPath,
  moved: QualifiedName,
  giver: QualifiedName,
  symbol: string,
): string | undefined {
  const origin = scene.touched.get(path) ?? path
  const [was, is] = [scene.before.facts(origin), scene.after.facts(path)]
  const [module, name] = [scene.before.moduleOf(origin), scene.after.moduleOf(path)]
  if (was === undefined || is === undefined) return undefined
  if (module !== undefined && scene.before.isPackage(module) && scene.before.isModule(joinName(module, symbol)))
    return 'a submodule of it'
  const bound = is.scopes[0]?.bindings.get(symbol)?.filter((one) => one.kind !== 'annotation') ?? []
  const star = starOf(is, scene.after.identityOf(path), giver)
  const given = givenBefore(scene.before, origin, was, symbol)
  if (given !== undefined) {
    const isSame = nameOfOrigin(originFrom(scene.before, given.module, [symbol])) === moved
    return isSame || given.at > star ? undefined : `that of ${given.module}`
  }
  const isOwn = bound.some((one) => one.imported === undefined && (one.span.start < star || one.conditional))
  if (isOwn && name !== undefined) return 'its own'
  const isRead = is.references.some((one) => one.name === symbol && visibleBindings(is, one).length === 0)
  return bound.length === 0 && isRead && !importsMoved(is, symbol) ? 'a builtin, or nothing' : undefined
}

/** The module whose star gives a file the name in the base tree, and where that stands: the last one counts. */
function givenBefore(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  symbol: string,
): { readonly module: QualifiedName; readonly at: number } | undefined {
  for (const statement of facts.imports.toReversed()) {
    const module = statement.star ? absoluteModule(statement, index.identityOf(path)) : undefined
    if (module !== undefined && index.starNames(module)?.has(symbol) === true)
      return { module, at: statement.span.start }
  }
  return undefined
}

/** Where the star of a module, or of what passes it on, stands last. */
function starOf(facts: ModuleFacts, self: Parameters<typeof absoluteModule>[1], giver: QualifiedName): number {
  const stars = facts.imports.filter((one) => one.star)
  const direct = stars.filter((one) => absoluteModule(one, self) === giver)
  return Math.max(...(direct.length > 0 ? direct : stars).map((one) => one.span.start))
}

function importsMoved(facts: ModuleFacts, symbol: string): boolean {
  return facts.imports.some((one) => one.items.some((item) => item.bound === symbol))
}
