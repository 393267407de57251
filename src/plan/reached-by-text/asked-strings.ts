import type { Edit } from '../../model/edit.ts'
import { replace } from '../../model/edit.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Plan } from '../../model/plan.ts'
import { packageNamed } from '../../python/index/package-place.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import { spellModule } from '../../python/edit/import-lines.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { WholeString } from '../../host/whole-strings.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import { nameMapOf } from '../names/name-map.ts'
import { lazyWord, setupWord, spelledAnew } from '../computed-names/short-names.ts'
import { readElsewhere } from './moved-chain.ts'
import { namesUsedAround, patchTarget, patchVerdict, spellingsAround } from './patch-targets.ts'
import { isInTable, isTarget, isTargetElsewhere } from './unclear-patches.ts'

const RELATIVE = /(^|\.)(import_module|find_spec)$/

/** A text that is no module of the tree. Tests import absolutely; relative imports are not followed there. */
export const NOWHERE = { name: undefined, isPackage: false }
/** Where a string is read for what the call or the table around it asks. */
export interface AskedText {
  readonly index: SymbolIndex
  readonly plan: Plan
  readonly facts: ModuleFacts
  readonly self: ModuleIdentity
}

/**
 * The edits of a string that Python resolves by what stands around it: a patch target, an attribute asked by name, a relative import,
 * a word of a lazy table or of a setup. None where it goes on meaning what it did; undefined where nothing around it asks.
 */
export function askedEdits({ index, plan, facts, self }: AskedText, string: WholeString): readonly Edit[] | undefined {
  const [fact] = string.facts
  const { moduleTo } = nameMapOf(plan)
  const own =
    fact.call === undefined
      ? patchEdits(index, plan, facts, string)
      : (patchEdits(index, plan, facts, string) ??
        attributeEdits(index, plan, facts, fact, self) ??
        relativeImportEdits(index, plan, facts, fact, self))
  const word = own ?? lazyWord(index, facts, self, string, moduleTo) ?? setupWord(index, facts, string, moduleTo)
  return typeof word === 'string' ? spelledAnew(string, word) : word
}

/** A patch target of a module something moved out of; undefined when the string is no such target. */
function patchEdits(
  index: SymbolIndex,
  plan: Plan,
  facts: ModuleFacts,
  string: WholeString,
): readonly Edit[] | undefined {
  const [fact] = string.facts
  const moved = plan.symbols.filter((move) => !move.copied)
  if (moved.length === 0 || !(isTarget(fact) || isMultiple(fact) || isTargetElsewhere(facts, fact))) return undefined
  const map = nameMapOf(plan)
  const word = string.value
  const target = patchTarget(index, word)
  if (target === undefined) return undefined
  const around = spellingsAround(moved, target.module, map.moduleTo)
  const verdict = patchVerdict(index, moved, target.module, target.symbol, {
    readElsewhere: readElsewhere(index, plan, target.module, target.symbol),
    deeper: target.rest.length > 0,
    needs: plan.callTimeNeeds,
    ...(isInTable(facts, fact) ? {} : { uses: namesUsedAround(facts, NOWHERE, fact.span.start, around, index) }),
  })
  if (verdict.kind !== 'follow' && word !== joinName(target.module, target.symbol, ...target.rest)) return undefined
  const home = verdict.kind === 'follow' ? verdict.module : target.module
  const text = joinName(map.moduleTo(home), target.symbol, ...target.rest)
  return text === word ? [] : string.replaced(0, word.length, text)
}

function isMultiple({ call }: StringFact): boolean {
  return call?.argument === 0 && /(^|\.)multiple$/.test(call.callee)
}

/** `import_module(".lines", package="shop.invoicing")`: both strings change together, so that they still make one name. */
function relativeImportEdits(
  index: SymbolIndex,
  plan: Plan,
  facts: ModuleFacts,
  fact: StringFact,
  self: ModuleIdentity,
): readonly Edit[] | undefined {
  const { call } = fact
  if (call === undefined || !RELATIVE.test(call.callee)) return undefined
  const own = ownPackageEdits(index, plan, facts, fact, self)
  if (own !== undefined) return own
  const partner = facts.strings.find(
    (other) =>
      other !== fact &&
      other.call !== undefined &&
      other.call.span.start === call.span.start &&
      other.call.span.end === call.span.end,
  )
  const first = call.argument === 0 || call.argument === 'name' ? fact : partner
  const second = first === fact ? partner : fact
  if (first === undefined || second === undefined) return undefined
  const name = facts.text.slice(first.content.start, first.content.end)
  const base = facts.text.slice(second.content.start, second.content.end)
  const module = relativeModule(index, name, base)
  if (module === undefined) return undefined
  const final = nameMapOf(plan).moduleTo(module)
  if (final === module) return []
  const dots = /^\.+/.exec(name)?.[0] ?? ''
  const above = ancestorOf(base, dots.length)
  // Farther up the package may stay as it is.
  if (dots.length > 1 && nameMapOf(plan).moduleTo(base) === base && final.startsWith(`${above}.`))
    return fact === first ? [replace(first.content.start, first.content.end, dots + final.slice(above.length + 1))] : []
  if (fact === first) return [replace(first.content.start, first.content.end, '.' + lastPartOf(final))]
  return parentOf(final) === base ? [] : [replace(second.content.start, second.content.end, parentOf(final))]
}

/** The module a name with leading dots means in a package, as `importlib.import_module` resolves it. */
function relativeModule(index: SymbolIndex, name: string, base: QualifiedName): QualifiedName | undefined {
  const dots = /^\.+/.exec(name)?.[0].length ?? 0
  if (dots === 0) return undefined
  const target = index.lookup(joinName(ancestorOf(base, dots), name.slice(dots)), 'import')
  return target.kind === 'module' ? target.module : undefined
}

/** The package that so many leading dots stand for in another. */
function ancestorOf(base: QualifiedName, dots: number): QualifiedName {
  let parent = base
  for (let up = 1; up < dots; up += 1) parent = parentOf(parent)
  return parent
}

/** `import_module(".lines", __package__)`: relative to the package the text stands in. */
function ownPackageEdits(
  index: SymbolIndex,
  plan: Plan,
  facts: ModuleFacts,
  fact: StringFact,
  self: ModuleIdentity,
): readonly Edit[] | undefined {
  const { call } = fact
  if (call === undefined || (call.argument !== 0 && call.argument !== 'name') || self.name === undefined)
    return undefined
  const behind = facts.text.slice(fact.span.end, call.span.end)
  const lead = /^\s*,\s*(?:package\s*=\s*)?/.exec(behind)?.[0]
  const asked = lead === undefined ? undefined : packageNamed(facts, fact.span.end + lead.length)
  if (asked?.kind !== 'own' || !/^\s*,?\s*\)$/.test(facts.text.slice(asked.argument.end, call.span.end)))
    return undefined
  const argument = facts.text.slice(asked.argument.start, asked.argument.end)
  // Only in an `__init__` the name of the module is that of the package.
  if (argument === '__name__' && !self.isPackage) return undefined
  const name = facts.text.slice(fact.content.start, fact.content.end)
  const to = nameMapOf(plan).moduleTo
  const base = asked.nameIn(self.name, self.isPackage)
  const module = relativeModule(index, name, base)
  if (module === undefined) return undefined
  // Where the module goes elsewhere itself, so may the package it asks from.
  const then = asked.nameIn(to(self.name), self.isPackage)
  const written = spellModule(to(module), { name: then, isPackage: true }, true)
  return written === name ? [] : [replace(fact.content.start, fact.content.end, written)]
}

/** `getattr(shop, "billing")`: a submodule read by its name from the package it stays in. */
function attributeEdits(
  index: SymbolIndex,
  plan: Plan,
  facts: ModuleFacts,
  fact: StringFact,
  self: ModuleIdentity,
): readonly Edit[] | undefined {
  const { call } = fact
  if (call === undefined || call.argument !== 1 || !/(^|\.)(getattr|hasattr)$/.test(call.callee)) return undefined
  const object = referenceStartingAt(facts, call.firstArgument?.start)
  const meaning = object === undefined ? undefined : meaningOf(facts, object, self)
  if (object === undefined || meaning?.kind !== 'imported') return undefined
  const parent = joinName(meaning.name, ...object.attributes.map((step) => step.name))
  const word = facts.text.slice(fact.content.start, fact.content.end)
  const target = index.lookup(joinName(parent, word))
  if (target.kind !== 'module') return undefined
  const { moduleTo } = nameMapOf(plan)
  const final = moduleTo(target.module)
  if (final === target.module || parentOf(final) !== moduleTo(parent)) return undefined
  return [replace(fact.content.start, fact.content.end, lastPartOf(final))]
}
