import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, joinName } from '../../model/names.ts'
import type { CallTimeNeeds, SymbolMove } from '../../model/plan.ts'
import { definitionSet } from '../../python/index/definitions.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { isBuiltin } from '../../python/facts/python-names.ts'
import { meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import { behindModules } from '../../python/index/through-module-attributes.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** What should become of a dotted string that replaces a name where it is read (`mock.patch`, `monkeypatch.setattr`). */
export type PatchVerdict =
  | { readonly kind: 'keep' }
  | { readonly kind: 'follow'; readonly module: QualifiedName }
  | { readonly kind: 'ambiguous'; readonly reason: string }

/** What a patch target names: the module in whose namespace it is looked up, the name there, and the attributes behind it. */
export interface PatchTarget {
  readonly module: QualifiedName
  readonly symbol: string
  readonly rest: readonly string[]
}

/** What a dotted text would patch; a name the module does not bind is one it may read from the builtins. Undefined for other texts. */
export function patchTarget(index: SymbolIndex, text: QualifiedName): PatchTarget | undefined {
  const target = behindModules(index, text)
  if (target.kind === 'symbol') return target
  if (target.kind !== 'missing' || !isBuiltin(target.word)) return undefined
  const words = text.split('.')
  const rest = words.slice(target.module.split('.').length + 1)
  return joinName(target.module, target.word, ...rest) === text
    ? { module: target.module, symbol: target.word, rest }
    : undefined
}

/**
 * Decide by where the patched name is read after the move: patching replaces the name in one module's
 * namespace, so the string has to name the module whose code reads it (unittest.mock, "Where to patch").
 * Where both modules read it, the names of the source that the patched test itself uses decide (`uses`).
 * Moved functions that import the name from the source at each call read it there (`needs`), and so do those that stay with what moved.
 * `readElsewhere` says whether other files read `module.name` as an attribute, which follows the move.
 */
export function patchVerdict(
  index: SymbolIndex,
  moves: readonly SymbolMove[],
  module: QualifiedName,
  name: string,
  options: {
    readonly readElsewhere: boolean
    readonly deeper: boolean
    readonly needs: readonly CallTimeNeeds[]
    readonly uses?: ReadonlySet<string>
  },
): PatchVerdict {
  const facts = index.factsOfModule(module)
  const leaving = moves.filter((move) => !move.copied && move.from === module)
  if (facts === undefined || leaving.length === 0) return { kind: 'keep' }
  const homes = new Set<QualifiedName>()
  const movedStatements = new Set<number>()
  let fromSource = false
  for (const target of new Set(leaving.map((move) => move.to))) {
    const symbols = new Set(leaving.filter((move) => move.to === target).map((move) => move.symbol))
    const statements = new Set(definitionSet(facts, symbols).statements)
    for (const statement of statements) movedStatements.add(statement)
    if (!facts.references.some((reference) => statements.has(reference.statement) && reads(facts, reference, name)))
      continue
    if (readsAtCall(options.needs, module, target, name)) fromSource = true
    else homes.add(target)
  }
  const home = leaving.find((move) => move.symbol === name)?.to
  // What stays imports it from its new home at each call, and reads there what is replaced there.
  const isReadAtHome = home !== undefined && readsAtCall(options.needs, home, module, name)
  if (isReadAtHome) homes.add(home)
  const staying =
    fromSource ||
    (!isReadAtHome &&
      facts.references.some((reference) => !movedStatements.has(reference.statement) && reads(facts, reference, name)))
  if (home !== undefined && options.readElsewhere) homes.add(home)
  if (homes.size === 0) return staying || home === undefined ? { kind: 'keep' } : { kind: 'follow', module: home }
  const [only] = homes
  if (homes.size === 1 && !staying && only !== undefined) return { kind: 'follow', module: only }
  if (options.deeper && staying) return { kind: 'keep' }
  const used = [...(options.uses ?? [])].filter((symbol) => symbol !== name)
  if (used.length > 0 && homes.size === 1) {
    if (used.every((symbol) => leaving.some((move) => move.symbol === symbol)) && only !== undefined)
      return { kind: 'follow', module: only }
    if (used.every((symbol) => !leaving.some((move) => move.symbol === symbol))) return { kind: 'keep' }
  }
  const places = [...(staying ? [module] : []), ...homes].join(' and ')
  return {
    kind: 'ambiguous',
    reason: `${joinName(module, name)} is read in ${places} after the move, and a patch reaches one of them only`,
  }
}

/**
 * Where `patch.object(module, "name")` has to be made after the move: the module that alone reads the name. Undefined
 * when it stays, or when that cannot be told from the modules.
 */
export function objectPatchHome(
  index: SymbolIndex,
  moves: readonly SymbolMove[],
  needs: readonly CallTimeNeeds[],
  module: QualifiedName,
  name: string,
): QualifiedName | undefined {
  const verdict = patchVerdict(index, moves, module, name, { readElsewhere: false, deeper: false, needs })
  return verdict.kind === 'follow' ? verdict.module : undefined
}

/** Whether the code of `target` imports the name from `module` whenever it is called. */
function readsAtCall(
  needs: readonly CallTimeNeeds[],
  module: QualifiedName,
  target: QualifiedName,
  name: string,
): boolean {
  return needs.some(({ from, to, names }) => from === module && to === target && names.includes(name))
}

function reads(
  facts: Parameters<typeof visibleBindings>[0],
  reference: Parameters<typeof visibleBindings>[1],
  name: string,
): boolean {
  if (reference.name !== name) return false
  const bindings = visibleBindings(facts, reference)
  return bindings.length === 0 ? isBuiltin(name) : bindings.some((binding) => binding.scope === 0)
}

/**
 * The names of a module that a test uses: the function a patch decorates or stands in, as far as its own text
 * goes. `offset` is where the patch string starts. The text may be from before or after the rewriting:
 * `modules` are all names the module has or gets, `homes` those of the modules its symbols go to. What a package offers counts by its home.
 */
export function namesUsedAround(
  facts: ModuleFacts,
  self: ModuleIdentity,
  offset: number,
  { modules, homes }: Spellings,
  index: SymbolIndex,
): ReadonlySet<string> {
  const names = new Set<string>()
  const functions = facts.scopes.filter((scope) => scope.kind === 'function' && scope.name !== '<lambda>')
  const around = functions
    .filter((scope) => scope.span.start <= offset && offset < scope.span.end)
    .sort((a, b) => b.span.start - a.span.start)[0]
  const decorated = functions
    .filter((scope) => scope.span.start > offset)
    .sort((a, b) => a.span.start - b.span.start)[0]
  const scope = around ?? decorated
  if (scope === undefined) return names
  for (const reference of facts.references) {
    if (reference.span.start < scope.span.start || reference.span.end > scope.span.end) continue
    const meaning = meaningOf(facts, reference, self)
    if (meaning.kind !== 'imported') continue
    const said = joinName(meaning.name, ...reference.attributes.map((step) => step.name))
    const full = homeOf(index, said) ?? said
    for (const module of modules)
      if (full.startsWith(module + '.')) names.add(firstPartOf(full.slice(module.length + 1)))
    for (const [home, symbols] of homes) {
      const symbol = full.startsWith(home + '.') ? firstPartOf(full.slice(home.length + 1)) : ''
      if (symbols.has(symbol)) names.add(symbol)
    }
  }
  return names
}

/** What a module and the homes of its symbols are called. */
interface Spellings {
  readonly modules: readonly QualifiedName[]
  readonly homes: ReadonlyMap<QualifiedName, ReadonlySet<string>>
}

/** The name of a definition where it stands, for one that another module or package offers. */
function homeOf(index: SymbolIndex, name: QualifiedName): QualifiedName | undefined {
  const target = index.lookup(name)
  const home = target.kind === 'symbol' ? index.definitionOf(target.module, target.symbol) : undefined
  return home === undefined ? undefined : joinName(home.module, home.symbol)
}

/** `modules` and `homes` for `namesUsedAround`: what a module and the homes of its symbols are called before and after. */
export function spellingsAround(
  moves: readonly SymbolMove[],
  module: QualifiedName,
  to: (name: QualifiedName) => QualifiedName,
): Spellings {
  const homes = new Map<QualifiedName, Set<string>>()
  for (const move of moves) {
    if (move.copied || move.from !== module) continue
    for (const home of [move.to, to(move.to)]) homes.set(home, (homes.get(home) ?? new Set<string>()).add(move.symbol))
  }
  return { modules: [...new Set([module, to(module)])], homes }
}
