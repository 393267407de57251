import type { Edit } from '../../model/edit.ts'
import { packageNamed } from '../../python/index/package-place.ts'
import { replace } from '../../model/edit.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Plan } from '../../model/plan.ts'
import { spanTable } from '../../model/span-table.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import { spellModule } from '../../python/edit/import-lines.ts'
import { meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { findMentions } from '../mentions/find-mentions.ts'
import type { MentionOptions } from '../mentions/find-mentions.ts'
import { entryPointGroups } from '../names/entry-point-groups.ts'
import { nameMapOf } from '../names/name-map.ts'
import { lazyWord, setupWord, spelledAnew } from '../computed-names/short-names.ts'
import { isHeldByModule, isImportPath, isNamedByPatcher, patchesByVariable } from './import-paths.ts'
import { readElsewhere } from './moved-chain.ts'
import { PATCH_BY_STRING } from './outside-uses.ts'
import { namesUsedAround, patchTarget, patchVerdict, spellingsAround } from './patch-targets.ts'
import { mayBuildNames } from '../computed-names/built-files.ts'
import { builtNames } from '../computed-names/built-names.ts'
import { oneWordNames } from '../module-names/one-word-names.ts'
import { wholeStrings } from '../../host/whole-strings.ts'
import type { WholeString } from '../../host/whole-strings.ts'

/** Callees whose string argument Python resolves to a module or object: an edit there is certain. */
const RESOLVERS =
  /(^|\.)(import_module|__import__|find_spec|resolve_name|run_module|import_string|locate|getLogger|files|as_file|read_text|open_text|path|patch|setattr|delattr|importorskip|multiple|dict)$/
const RELATIVE = /(^|\.)(import_module|find_spec)$/

/**
 * Names in the strings and comments of a Python text. Patch targets follow the code that reads the name,
 * everything else follows the definition; strings in code that are not resolved by anybody known are `review`.
 * `original` is the text the facts were made from, or the one with IPython magics they were masked out of;
 * spans in `excluded` (doctests, rewritten on their own) are left alone. In an example (`isExample`) a chain on a
 * name that nothing binds is taken for what it says: documentation seldom shows its imports.
 */
export function pythonMentionEdits(
  index: SymbolIndex,
  plan: Plan,
  facts: ModuleFacts,
  original: string,
  excluded: readonly Span[],
  isExample = false,
  self: ModuleIdentity = NOWHERE,
): readonly Edit[] {
  const map = nameMapOf(plan)
  const edits: Edit[] = []
  const moved = plan.symbols.filter((move) => !move.copied)
  const [taken, left] = [spanTable(), spanTable(excluded)]
  const take = (more: readonly Edit[]): void => {
    edits.push(...more)
    for (const { span } of more) taken.add(span)
  }
  if (mayBuildNames(facts.text, plan.recipe, moved))
    take(builtNames({ index, map, moved, facts, self, path: '' }).edits)
  take(
    oneWordNames({ index, facts, self, to: map.moduleTo })
      .flatMap(({ edit }) => edit ?? [])
      .filter((edit) => !taken.isTaken(edit.span) && !left.isTaken(edit.span)),
  )
  const done = new Set<WholeString>()
  const strings = wholeStrings(facts)
  const isPatching = patchesByVariable(facts)
  const isPath = (string: WholeString): boolean =>
    isImportPath(facts, string) ||
    (/^\w+(\.\w+){2,}$/.test(string.value) &&
      isHeldByModule(index, string.value) &&
      (isPatching || isNamedByPatcher(index, self.name, constantsOf(facts, string))))
  for (const string of strings) {
    const [fact] = string.facts
    const own =
      fact.call === undefined
        ? undefined
        : (patchEdits(index, plan, facts, string, moved) ??
          attributeEdits(index, plan, facts, fact, self) ??
          relativeImportEdits(index, plan, facts, fact, self))
    const word =
      own ?? lazyWord(index, facts, self, string, map.moduleTo) ?? setupWord(index, facts, string, map.moduleTo)
    if (word === undefined) continue
    const mine = typeof word === 'string' ? spelledAnew(string, word) : word
    take(mine.filter((edit) => !taken.isTaken(edit.span)))
    done.add(string)
  }
  const add = (span: Span, certainty: 'certain' | 'review', options: MentionOptions): void => {
    const value = masked(original.slice(span.start, span.end))
    for (const mention of findMentions(value, map, index, options)) {
      const at = { start: span.start + mention.span.start, end: span.start + mention.span.end }
      if (left.isTaken(at) || taken.isTaken(at)) continue
      take([replace(at.start, at.end, mention.text, certainty)])
    }
  }
  for (const string of strings) {
    const [fact] = string.facts
    if (done.has(string) || fact.annotation || !map.mayName(string.value)) continue
    const resolved = fact.call !== undefined && RESOLVERS.test(fact.call.callee)
    const whole = isPath(string) || isRun(facts, fact.span.start)
    if (!whole && !resolved && entryPointGroups(index.workspace).has(string.value)) continue
    const options = { bare: whole || (resolved && fact.call?.argument === 0), isPath: whole }
    const certainty = resolved || whole || fact.docstring ? 'certain' : 'review'
    if (string.facts.length === 1) {
      add(fact.content, certainty, options)
      continue
    }
    const value = masked(string.value)
    for (const mention of findMentions(value, map, index, options))
      take(string.replaced(mention.span.start, mention.span.end, mention.text, certainty))
  }
  const literals = spanTable(facts.comments.length === 0 ? [] : facts.strings.map((fact) => fact.span))
  for (const comment of facts.comments) {
    if (!literals.isTaken(comment)) add(comment, 'certain', {})
  }
  for (const reference of isExample ? facts.references : []) {
    if (reference.attributes.length === 0 || visibleBindings(facts, reference).length > 0) continue
    add({ start: reference.span.start, end: reference.attributes.at(-1)?.span.end ?? reference.span.end }, 'review', {})
  }
  return edits
}

/** The constants of the module that a string is the value of, or stands in. */
function constantsOf(facts: ModuleFacts, { facts: [fact] }: WholeString): readonly string[] {
  const statement = facts.statements[fact.statement]
  return statement?.kind === 'assign' && fact.scope === 0 && fact.call === undefined ? statement.names : []
}

/** Escapes in a string are no letters of a name: `\\tshop.invoicing` names `shop.invoicing`. Offsets stay. */
function masked(text: string): string {
  return text.includes('\\') ? text.replace(/\\[abfnrtv0'"]/g, '  ') : text
}

/** Behind `sys.executable, "-m"` in a list of arguments stands the name of a module. */
function isRun(facts: ModuleFacts, start: number): boolean {
  const before = facts.text.slice(Math.max(0, start - 200), start)
  return (
    before.includes('-m') &&
    /(?:\bexecutable|["'][^"'\s]*\bpython[\d.]*["'])\s*,\s*(?:["']-\w+["']\s*,\s*)*["']-m["']\s*,\s*$/.test(before)
  )
}

/** Tests import absolutely; relative imports are not followed here. */
const NOWHERE = { name: undefined, isPackage: false }

/** A patch target of a module something moved out of; undefined when the string is no such target. */
function patchEdits(
  index: SymbolIndex,
  plan: Plan,
  facts: ModuleFacts,
  string: WholeString,
  moved: Plan['symbols'],
): readonly Edit[] | undefined {
  const [fact] = string.facts
  if (fact.call === undefined || moved.length === 0) return undefined
  const whole = /(^|\.)multiple$/.test(fact.call.callee)
  if (fact.call.argument !== 0 || (!whole && !PATCH_BY_STRING.test(fact.call.callee))) return undefined
  const map = nameMapOf(plan)
  const word = string.value
  const target = patchTarget(index, word)
  if (target === undefined) return undefined
  const around = spellingsAround(moved, target.module, map.moduleTo)
  const verdict = patchVerdict(index, moved, target.module, target.symbol, {
    readElsewhere: readElsewhere(index, plan, target.module, target.symbol),
    deeper: target.rest.length > 0,
    needs: plan.callTimeNeeds,
    uses: namesUsedAround(facts, NOWHERE, fact.span.start, around.modules, around.homes),
  })
  if (verdict.kind !== 'follow' && word !== joinName(target.module, target.symbol, ...target.rest)) return undefined
  const home = verdict.kind === 'follow' ? verdict.module : target.module
  const text = joinName(map.moduleTo(home), target.symbol, ...target.rest)
  return text === word ? [] : string.replaced(0, word.length, text)
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
  if (fact === first) return [replace(first.content.start, first.content.end, '.' + lastPartOf(final))]
  return parentOf(final) === base ? [] : [replace(second.content.start, second.content.end, parentOf(final))]
}

/** The module a name with leading dots means in a package, as `importlib.import_module` resolves it. */
function relativeModule(index: SymbolIndex, name: string, base: QualifiedName): QualifiedName | undefined {
  const dots = /^\.+/.exec(name)?.[0].length ?? 0
  if (dots === 0) return undefined
  let parent = base
  for (let up = 1; up < dots; up += 1) parent = parentOf(parent)
  const target = index.lookup(joinName(parent, name.slice(dots)), 'import')
  return target.kind === 'module' ? target.module : undefined
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
  const object = facts.references.find((reference) => reference.span.start === call.firstArgument?.start)
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
