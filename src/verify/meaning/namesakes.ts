import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Binding, ModuleFacts } from '../../python/facts/facts.ts'
import { absoluteModule, nameOfBinding, visibleBindings } from '../../python/facts/resolve.ts'
import { isBoundAtRunTime } from '../../python/facts/run-time-binding.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { readingsOf } from './attribute-reading.ts'
import { LOADED } from './loads.ts'
import type { Loads } from './loads.ts'
import { whenRun } from './when-run.ts'

/** A tree, and what its files load. */
export interface Tree {
  readonly index: SymbolIndex
  readonly loads: Loads
}

/**
 * What a file finds under a word that a package binds and that may be a submodule of it too: `own`, the package's; else how surely it finds the
 * submodule there, which takes the place of what is bound when it is loaded (language reference 5.4.2). Undefined where the package does not bind
 * the word to something else.
 */
export function standing(
  { index, loads }: Tree,
  holder: QualifiedName,
  word: string,
  path: RepoPath,
): string | undefined {
  const [home, facts] = [index.fileOf(holder), index.factsOfModule(holder)]
  if (home === undefined || facts === undefined) return undefined
  const below = joinName(holder, word)
  const made = (facts.scopes[0]?.bindings.get(word) ?? []).filter(isBoundAtRunTime)
  if (made.length === 0 && index.definitionOf(holder, word) === undefined) return undefined
  const self = index.identityOf(home)
  if (made.some((one) => nameOfBinding(facts, one, self) === below)) return undefined
  if (isLazyModule(index, facts.text, word, below)) return undefined
  if (!index.isModule(below) || made.some((one) => isTakenFrom(facts, one, below, self))) return 'own'
  const last = Math.max(0, ...made.map((one) => one.from))
  // Whoever else loads the submodule has run the whole package before.
  if (loads.runsInto(home, below, made.length === 0 ? Infinity : last)) return 'own'
  if (loads.howSure(home, below) === 'sure') return 'submodule'
  const found = loads.howSure(path, below)
  return found === LOADED[0] ? 'own' : found
}

/** Whether a text gives a word an object that is a module by its class and imports this one: `part = Lazy("shop.part")`. */
function isLazyModule(index: SymbolIndex, text: string, word: string, module: QualifiedName): boolean {
  const made = new RegExp(
    String.raw`^[ \t]*${word}[ \t]*(?::[^=\n]*)?=[ \t]*(?:\w+\.)*(\w+)\(\s*["']${module.replaceAll('.', '\\.')}["']\s*,?\s*\)`,
    'm',
  )
  const maker = made.exec(text)?.[1]
  if (maker === undefined) return false
  const isModule = new RegExp(String.raw`^class[ \t]+${maker}[ \t]*\([ \t]*(?:types\.)?ModuleType[ \t]*\)`, 'm')
  return index.workspace.mentioning([maker], '.py').some((path) => isModule.test(index.workspace.glance(path)))
}

function isTakenFrom(
  facts: ModuleFacts,
  { imported }: Binding,
  module: QualifiedName,
  self: Parameters<typeof absoluteModule>[1],
): boolean {
  const statement = imported === undefined ? undefined : facts.imports[imported.statement]
  const from = statement?.kind === 'from' ? absoluteModule(statement, self) : undefined
  return from !== undefined && `${from}.`.startsWith(`${module}.`)
}

/** Where a file takes the word of a package; UTF-16 offsets. `called`: nothing else is done with it; `then`: the attributes read of it. */
export interface Taking {
  readonly at: number
  readonly called: boolean
  readonly then: readonly string[]
}

/** The places where a file takes a word of a package: imported, by a star, as an attribute, by a text, in functions of the package itself. */
export function takingsOf(
  { index, loads }: Tree,
  path: RepoPath,
  holder: QualifiedName,
  word: string,
): readonly Taking[] {
  const facts = index.facts(path)
  if (facts === undefined || facts.errors.length > 0) return []
  const chains = readingsOf(index, loads, path)
    .filter(({ module, symbol }) => module === holder && symbol === word)
    .map(({ reference }) => {
      const steps = reference.attributes.map((step) => step.name)
      const step = steps.indexOf(word)
      const end = reference.attributes[step]?.span.end ?? reference.span.end
      return { at: reference.span.start, called: isCalled(facts.text, end), then: steps.slice(step + 1) }
    })
  const inside = index.moduleOf(path) === holder
  const names = inside ? [] : namesFor(index, facts, path, holder, word)
  const bare = [
    ...names.flatMap(({ bound, at, isStar }) => usesOf(facts, bound, at, isStar)),
    ...(inside ? usesOf(facts, word, 0, false).filter(({ at }) => isInFunction(facts, at)) : []),
  ]
  return [...chains, ...bare, ...textsOf(facts.text, holder, word, inside)]
}

interface NameTaken {
  readonly bound: string
  readonly at: number
  readonly isStar: boolean
}

/** The names by which imports of a file have the word, by whatever modules it comes. */
function namesFor(
  index: SymbolIndex,
  facts: ModuleFacts,
  path: RepoPath,
  holder: QualifiedName,
  word: string,
): readonly NameTaken[] {
  return facts.imports.flatMap((one): readonly NameTaken[] => {
    const base =
      one.kind === 'from' && whenRun(one) !== 'never' ? absoluteModule(one, index.identityOf(path)) : undefined
    if (base === undefined) return []
    const at = one.span.start
    if (one.star) return comesFrom(index, [base, word], [holder, word]) ? [{ bound: word, at, isStar: true }] : []
    return one.items
      .filter(({ name }) => comesFrom(index, [base, name], [holder, word]))
      .map(({ bound }) => ({ bound, at, isStar: false }))
  })
}

function comesFrom(
  index: SymbolIndex,
  [module, name]: readonly [QualifiedName, string],
  [holder, word]: readonly [QualifiedName, string],
  depth = 0,
): boolean {
  if (module === holder && name === word) return true
  const [path, facts] = [index.fileOf(module), index.factsOfModule(module)]
  if (path === undefined || facts === undefined || depth > 6) return false
  return facts.imports.some((one) => {
    const base = one.kind === 'from' && one.scope === 0 ? absoluteModule(one, index.identityOf(path)) : undefined
    if (base === undefined) return false
    const given = one.star
      ? [name].filter((word) => !word.startsWith('_'))
      : one.items.filter((item) => item.bound === name).map((item) => item.name)
    return given.some((next) => comesFrom(index, [base, next], [holder, word], depth + 1))
  })
}

/** What is done with a name of the module; the import alone where nothing is: then it is handed on. */
function usesOf(facts: ModuleFacts, bound: string, at: number, isStar: boolean): readonly Taking[] {
  const uses = facts.references
    .filter((one) => one.name === bound && whenRun(one) !== 'never' && !one.quoted)
    .filter((one) => {
      const seen = visibleBindings(facts, one)
      return isStar ? seen.length === 0 : seen.some(({ imported, scope }) => imported !== undefined || scope === 0)
    })
    .map(({ span, attributes }) => ({
      at: span.start,
      called:
        attributes.length === 0 && (isCalled(facts.text, span.end) || /@\s*$/.test(facts.text.slice(0, span.start))),
      then: attributes.map((step) => step.name),
    }))
  return uses.length > 0 || isStar || at === 0 ? uses : [{ at, called: false, then: [] }]
}

function isInFunction(facts: ModuleFacts, at: number): boolean {
  return facts.scopes.some(({ kind, span }) => kind === 'function' && span.start <= at && at < span.end)
}

function isCalled(text: string, end: number): boolean {
  return /^\s*\(/.test(text.slice(end, end + 12))
}

/** `getattr(x.pkg, "word")`, `vars(pkg)["word"]`, `pkg.__dict__["word"]`, `modules["pkg"].word`, `globals()["word"]`, as texts. */
function textsOf(text: string, holder: QualifiedName, word: string, inside: boolean): readonly Taking[] {
  const last = holder.split('.').at(-1) ?? holder
  const whole = holder.replaceAll('.', String.raw`\.`)
  const object = String.raw`(?:[\w.]+\.)?${last}`
  const forms = [
    String.raw`\b(?:get|has)attr\s*\(\s*${object}\s*,\s*["']${word}["']`,
    String.raw`\bvars\s*\(\s*${object}\s*\)\s*\[\s*["']${word}["']`,
    String.raw`(?<![\w.])${object}\.__dict__\s*\[\s*["']${word}["']`,
    String.raw`\bmodules\s*\[\s*["']${whole}["']\s*\]\s*\.\s*${word}\b`,
    ...(inside ? [String.raw`\b(?:globals|vars)\s*\(\s*\)\s*\[\s*["']${word}["']`] : []),
  ]
  return forms.flatMap((form) =>
    [...text.matchAll(new RegExp(form, 'g'))].map((match) => ({ at: match.index, called: false, then: [] })),
  )
}
