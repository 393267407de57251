import type { FindingCode } from '../../model/findings/finding-table.ts'
import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, joinName, lastPartOf, parentOf, prefixesOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { isBuiltin } from '../../python/facts/python-names.ts'
import { importedName, visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Scene } from '../proof/proof-input.ts'
import { heldTargets } from './held-targets.ts'
import { passedConstants } from './passed-constants.ts'
import { pathStrings } from './path-strings.ts'
import type { PathString } from './path-strings.ts'
import { whenRun } from './when-run.ts'

/** A string that Python resolved and that it does not resolve to the same any more. */
export interface LostPath {
  readonly code: FindingCode
  readonly reason: string
  readonly span: Span
}

/** The import paths in the strings of a file, compared with those of the files its code comes from. */
export function lostPaths(
  scene: Scene,
  path: RepoPath,
  origins: readonly RepoPath[],
): { readonly seen: number; readonly lost: readonly LostPath[] } {
  const { before, after } = scene
  const old = origins.flatMap((origin) => pathsIn(scene, before, origin))
  const wasBroken = new Set(
    old.filter((one) => resolved(before, one) === undefined).flatMap(({ value }) => [value, moved(scene, value)]),
  )
  const own = pathsIn(scene, after, path).filter(({ value }) => isOurs(scene, value))
  const lost = own.flatMap((one): readonly LostPath[] => {
    const target = resolved(after, one)
    if (target === undefined) {
      if (wasBroken.has(one.value)) return []
      return [{ code: 'path-unresolved', reason: `"${one.value}" names nothing after the run`, span: one.span }]
    }
    return one.kind === 'target' && target.symbol !== undefined ? unread(scene, one, target, old) : []
  })
  return { seen: own.length, lost }
}

/** A patch that reached the code that reads a name, in a module that this code has left. */
function unread(
  scene: Scene,
  one: PathString,
  { module, symbol }: PathTarget,
  old: readonly PathString[],
): readonly LostPath[] {
  const { before, after } = scene
  if (symbol === undefined) return []
  const same = old.filter(({ value }) => value === one.value || moved(scene, value) === one.value)
  const earlier = (same.length > 0 ? same : old).flatMap((other) => {
    const was = other.kind === 'target' ? resolved(before, other) : undefined
    if (was?.symbol !== symbol) return []
    return [readersOf(before, was.module, symbol).map((name) => joinName(homeNow(scene, was.module, name), name))]
  })
  const reached = readersOf(after, module, symbol).map((name) => joinName(module, name))
  const isReached = earlier.some(
    (homes) =>
      homes.length === 0 ||
      homes.some((home) => reached.includes(home) || takesAtCall(after, home, joinName(module, symbol))),
  )
  if (earlier.length === 0 || isReached) return []
  const reason = `"${one.value}" is patched where the code that read ${symbol} reads it no more (${earlier[0]?.[0] ?? ''} does)`
  return [{ code: 'patch-unread', reason, span: one.span }]
}

function pathsIn(scene: Scene, index: SymbolIndex, path: RepoPath): readonly PathString[] {
  const facts = index.facts(path)
  return facts === undefined || facts.errors.length > 0
    ? []
    : [
        ...pathStrings(facts),
        ...heldTargets(index, path, facts),
        ...passedConstants(index, path, facts, (name) => isOurs(scene, name)),
      ]
}

/** A path whose first word is a module of one of the two trees. */
function isOurs(scene: Scene, value: QualifiedName): boolean {
  const top = firstPartOf(value)
  return scene.before.isModule(top) || scene.after.isModule(top)
}

/** The old value under the final name of its module. */
function moved(scene: Scene, value: QualifiedName): QualifiedName {
  const module = prefixesOf(value).find((prefix) => scene.before.isModule(prefix))
  return module === undefined ? value : scene.map.moduleTo(module) + value.slice(module.length)
}

interface PathTarget {
  readonly module: QualifiedName
  readonly symbol: string | undefined
}

/** What a path names: modules are imported as far as they go, and the rest are attributes (`pkgutil.resolve_name`). */
function resolved(index: SymbolIndex, { value, kind }: PathString): PathTarget | undefined {
  const module = prefixesOf(value).find((prefix) => index.isModule(prefix))
  if (module === undefined) return undefined
  const [symbol] = value.slice(module.length + 1).split('.')
  if (symbol === undefined || symbol === '') return { module, symbol: undefined }
  if (kind === 'module') return undefined
  const isThere = index.binds(module, symbol) || isBuiltin(symbol) || /^__\w+__$/.test(symbol)
  return isThere ? { module, symbol } : undefined
}

/**
 * The module in which a definition stands in the tree that is judged: the one it moves to, or, in a commit before its move, the one it
 * was in. `module` has its name before the run.
 */
export function homeNow({ after, map }: Scene, module: QualifiedName, name: string): QualifiedName {
  const home = map.moduleTo(map.homeOf(module, name) ?? module)
  const isNotMovedYet = !isDefined(after, home, name) && isDefined(after, module, name)
  return isNotMovedYet ? module : home
}

function isDefined(index: SymbolIndex, module: QualifiedName, name: string): boolean {
  const bindings = index.factsOfModule(module)?.scopes[0]?.bindings.get(name) ?? []
  return bindings.some((binding) => binding.kind !== 'delete' && binding.imported === undefined)
}

/** The top-level definitions of a module that read one of its names, or the builtin of that name, when they run. */
export function readersOf(index: SymbolIndex, module: QualifiedName, symbol: string): readonly string[] {
  const facts = index.factsOfModule(module)
  if (facts === undefined) return []
  const names = facts.references.flatMap((reference) => {
    if (reference.name !== symbol) return []
    const bindings = visibleBindings(facts, reference)
    if (bindings.length > 0 && !bindings.some((one) => one.scope === 0)) return []
    return facts.statements[reference.statement]?.names ?? []
  })
  return [...new Set(names.filter((name) => name !== symbol))]
}

/** Whether a definition imports the name whenever it is called: it reads then what its module has at that moment. */
export function takesAtCall(index: SymbolIndex, definition: QualifiedName, name: QualifiedName): boolean {
  const facts = index.factsOfModule(parentOf(definition))
  const path = index.fileOf(parentOf(definition))
  if (facts === undefined || path === undefined) return false
  const self = index.identityOf(path)
  return facts.imports.some(
    (statement) =>
      whenRun(statement) === 'later' &&
      statement.kind === 'from' &&
      facts.statements[statement.statement]?.names.includes(lastPartOf(definition)) === true &&
      statement.items.some((item) => importedName(statement, item, self) === name),
  )
}
