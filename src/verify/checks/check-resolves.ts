import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, joinName } from '../../model/names.ts'
import { baseNameOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { affectedFiles } from '../../plan/names/affected-files.ts'
import type { ImportStatement } from '../../python/facts/facts.ts'
import { isPython } from '../../python/facts/modules.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { isMissingLazily } from '../meaning/lazy-names.ts'
import { isPutIn } from '../meaning/names-put-in.ts'
import { surelyDefines } from '../meaning/told-by-text.ts'
import { checkOf, count } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import { checkPickles } from './check-pickles.ts'
import { lostReducedNames } from '../bound/lost-reduced-names.ts'
import { foundElsewhere } from '../bound/found-elsewhere.ts'
import { isReachedByLink, lostByLinks } from '../bound/lost-by-links.ts'
import { lostLazyNames } from '../bound/lost-lazy-names.ts'
import { lostNeighbours } from '../bound/lost-neighbours.ts'
import type { Check } from '../proof/proof.ts'

/** Every first-party import of touched and affected files reaches a module or a bound name; what was broken before is told apart. */
export function checkResolves(scene: Scene): Check {
  const findings: Finding[] = [
    ...foundElsewhere(scene),
    ...lostNeighbours(scene),
    ...lostLazyNames(scene),
    ...lostByLinks(scene),
  ]
  const old: string[] = []
  let imports = 0
  for (const [path, origin] of pathsToCheck(scene)) {
    const facts = scene.after.facts(path)
    if (facts === undefined || facts.errors.length > 0) continue
    let brokenBefore: readonly string[] | undefined
    for (const statement of facts.imports) {
      imports += 1
      findings.push(...byOldName(scene, path, statement))
      for (const name of unresolved(scene.after, statement, scene.after.identityOf(path), path.endsWith('.pyi'))) {
        if (isReachedByLink(scene, path, name)) continue
        // Nearly every file has none, and what its imports named before is not asked.
        brokenBefore ??= brokenIn(scene, path, origin)
        if (brokenBefore.some((before) => before === name || renamed(scene, before) === name)) {
          if (!isPutIn(scene, name)) old.push(`${path}: ${name}`)
        } else
          findings.push({
            code: 'unresolved-import',
            level: 'error',
            reason: `${path} imports ${name}, which does not exist after the run`,
            advice:
              'Nothing was written. Look at the plan: the name may be made at run time, or this is a mistake of the tool.',
            place: { path, span: statement.span },
          })
      }
    }
  }
  const broken = old.length === 0 ? [] : [brokenBefore(old)]
  const evidence = `${count(imports, 'import')} of affected files resolve${old.length === 0 ? '' : `, ${old.length} did not before either`}`
  return checkOf('resolves', evidence, [...findings, ...broken, ...checkPickles(scene), ...lostReducedNames(scene)])
}

/**
 * What the imports of a file named in the base tree that was not there. A new file, as a `conftest.py` that is copied in part, takes over
 * what files of its name could not resolve; what arrives, its source.
 */
function brokenIn(scene: Scene, path: RepoPath, origin: RepoPath | undefined): readonly QualifiedName[] {
  const files = [...(origin !== undefined ? [origin] : namesakes(scene, path)), ...sourcesOf(scene, path)]
  return files.flatMap((one) =>
    (scene.before.facts(one)?.imports ?? []).flatMap((statement) =>
      unresolved(scene.before, statement, scene.before.identityOf(one)),
    ),
  )
}

/** The files from which definitions arrive in a file. */
function sourcesOf(scene: Scene, path: RepoPath): readonly RepoPath[] {
  const module = scene.after.moduleOf(path)
  return [
    ...new Set(
      scene.plan.symbols.flatMap((move) =>
        renamed(scene, move.to) === module ? (scene.before.fileOf(move.from) ?? []) : [],
      ),
    ),
  ]
}

function namesakes(scene: Scene, path: RepoPath): readonly RepoPath[] {
  return scene.base.list('.py').filter((one) => baseNameOf(one) === baseNameOf(path))
}

/** An import that only works because a shim stands at the old name: it should have been rewritten. */
function byOldName(scene: Scene, path: RepoPath, statement: ImportStatement): readonly Finding[] {
  if (scene.plan.recipe.shim === undefined) return []
  const module = statement.kind === 'from' ? absoluteModule(statement, scene.after.identityOf(path)) : undefined
  const arrived = new Set(scene.plan.modules.map((move) => move.to))
  const names = module === undefined ? statement.items.map((item) => item.name) : [module]
  return names
    .filter((name) => scene.map.isRenamed(name) && scene.before.isModule(name) && !arrived.has(name))
    .map((name) => ({
      code: 'unresolved-import',
      level: 'error',
      reason: `${path} still imports ${name}, which is ${scene.map.moduleTo(name)} now: it would work only as long as the shim is there`,
      advice: 'Nothing was written. This is a mistake of the tool: please report it with the file.',
      place: { path, span: statement.span },
    }))
}

function brokenBefore(list: readonly string[]): Finding {
  return {
    code: 'broken-before',
    level: 'note',
    reason: `${count(list.length, 'import')} named nothing before the run, nor now: ${list.slice(0, 8).join('; ')}${list.length > 8 ? ` and ${list.length - 8} more` : ''}`,
    advice: 'They were carried along and not repaired.',
  }
}

function pathsToCheck(scene: Scene): ReadonlyMap<RepoPath, RepoPath | undefined> {
  const paths = new Map([...scene.touched].filter(([path]) => isPython(path)))
  const others = scene.isByHand
    ? scene.final.list('.py', '.pyi')
    : affectedFiles(scene.final, scene.plan.recipe, scene.plan.symbols, '.py', '.pyi')
  for (const path of others) if (!paths.has(path)) paths.set(path, path)
  return paths
}

function renamed(scene: Scene, name: QualifiedName): QualifiedName {
  return scene.map.moduleTo(name)
}

/** The absolute names an import statement asks for that the tree does not have. Foreign modules are not judged. */
export function unresolved(
  index: SymbolIndex,
  statement: ImportStatement,
  self: ModuleIdentity,
  fromStub = false,
): readonly QualifiedName[] {
  if (statement.kind === 'import')
    return statement.items.map((item) => item.name).filter((name) => isFirstParty(index, name) && !index.isModule(name))
  const module = absoluteModule(statement, self)
  if (module === undefined)
    return statement.level > 0 && self.name !== undefined ? [`${'.'.repeat(statement.level)}${statement.module}`] : []
  if (!isFirstParty(index, module)) return []
  if (!index.isModule(module)) return [module]
  const path = index.fileOf(module)
  const file = path === undefined ? undefined : index.workspace.read(path)
  return statement.items
    .map((item) => item.name)
    .filter((name) => file === undefined || !surelyDefines(file, name))
    .filter((name) => !(fromStub && bindsInStub(index, module, name)))
    .filter(
      (name) =>
        (!index.binds(module, name) || isMissingLazily(index, module, name)) && !index.isModule(joinName(module, name)),
    )
    .map((name) => joinName(module, name))
}

/** A stub may take a name from the stub of a module, which the module itself need not have (typing specification, stub files). */
function bindsInStub(index: SymbolIndex, module: QualifiedName, name: string): boolean {
  const stub = index.stubOf(module)
  return stub !== undefined && index.facts(stub)?.scopes[0]?.bindings.has(name) === true
}

function isFirstParty(index: SymbolIndex, name: QualifiedName): boolean {
  return index.isModule(firstPartOf(name))
}
