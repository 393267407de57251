import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { isBuiltin } from '../../python/facts/python-names.ts'
import { meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { WholeString } from '../../host/whole-strings.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import { moduleQuery } from '../names/affected-files.ts'

/** Callees that look up a module, or an object by its path: the argument is an import path for sure (importlib, pkgutil, unittest.mock, pytest). */
const TAKES_PATH =
  /(^|\.)(import_module|__import__|find_spec|resolve_name|run_module|import_string|locate|importorskip|patch|patch\.dict|patch\.multiple|setattr|delattr)$/
/** The parameters by which these callees take it. */
const PARAMETERS = new Set<string | number>([0, 'target', 'name', 'in_dict', 'modname', 'mod_name', 'import_path'])
const OF_A_MAPPING = /^(.*)\.(get|pop|setdefault|__contains__|__getitem__|__setitem__|__delitem__)$/
const SETS_ITEM = /(^|\.)(setitem|delitem)$/
const NOWHERE = { name: undefined, isPackage: false }

/** Whether Python takes a string of code for an import path: it is handed to what imports or patches by text, or is a key of `sys.modules`. */
export function isImportPath(facts: ModuleFacts, string: WholeString): boolean {
  const [fact] = string.facts
  if (fact.keyOf !== undefined && isModuleTable(facts, fact.keyOf)) return true
  const { call } = fact
  if (call === undefined) return false
  if (TAKES_PATH.test(call.callee)) return PARAMETERS.has(call.argument)
  if (SETS_ITEM.test(call.callee))
    return call.argument === 1 && call.firstArgument !== undefined && isModuleTable(facts, call.firstArgument)
  if (call.argument !== 0) return false
  const mapping = OF_A_MAPPING.exec(call.callee)?.[1]
  const table = { start: call.span.start, end: call.span.start + (mapping?.length ?? 0) }
  return mapping !== undefined && isModuleTable(facts, table)
}

/** `sys.modules` by what the names mean, or by its own path (`patch.dict("sys.modules", ...)`). */
function isModuleTable(facts: ModuleFacts, span: Span): boolean {
  const text = facts.text.slice(span.start, span.end)
  if (/^(['"])sys\.modules\1$/.test(text)) return true
  const reference = referenceStartingAt(facts, span.start)
  if (reference === undefined) return false
  const meaning = meaningOf(facts, reference, NOWHERE)
  const steps = reference.attributes.filter((step) => step.span.end <= span.end).map((step) => step.name)
  return meaning.kind === 'imported' && joinName(meaning.name, ...steps) === 'sys.modules'
}

/**
 * Whether a file patches by texts that stand elsewhere in it (`for target in TARGETS: patch(target)`): a string that is wholly
 * the name of something a module imports is such a target there, and a file name in any other file (`shop.store.json`).
 */
export function patchesByVariable(facts: ModuleFacts): boolean {
  return facts.references.some((reference) => {
    const last = reference.attributes.at(-1) ?? reference
    if (!PATCHERS.has(last.name) || reference.context !== 'load') return false
    const rest = facts.text.slice(last.span.end, last.span.end + 200)
    return PARTIAL.test(rest) || BY_VARIABLE.test(rest)
  })
}

/** Whether another file names a constant of this module and patches by texts that stand elsewhere: the constant may be such a text. */
export function isNamedByPatcher(
  index: SymbolIndex,
  module: QualifiedName | undefined,
  constants: readonly string[],
): boolean {
  if (module === undefined || constants.length === 0) return false
  const named = new RegExp(`\\b(?:${constants.join('|')})\\b`, 'u')
  return index.workspace.matching(moduleQuery(index.workspace, module), '.py').some((path) => {
    const text = index.workspace.glance(path)
    const isPatching = named.test(text) && /\b(?:patch|multiple|dict|setattr|delattr)\b/.test(text)
    const facts = isPatching && index.moduleOf(path) !== module ? index.facts(path) : undefined
    return facts !== undefined && patchesByVariable(facts)
  })
}

const PATCHERS = new Set(['patch', 'multiple', 'dict', 'setattr', 'delattr'])
const BY_VARIABLE = /^\s*\(\s*(?:target\s*=\s*)?\*{0,2}(?![rRuUbBfF]{0,2}['"])[\p{L}_]/u
/** Handed on without being called: `partial(patch, "shop.store.json")`, `map(patch, TARGETS)`. */
const PARTIAL = /^\s*[,)\]]/

/** Whether a dotted text is the path of something that a module holds without defining it: a library it imports, or a builtin it reads. */
export function isHeldByModule(index: SymbolIndex, name: QualifiedName): boolean {
  const target = index.lookup(name, 'import')
  if (target.kind === 'symbol') return true
  if (target.kind !== 'missing' || !isBuiltin(target.word)) return false
  const facts = index.factsOfModule(target.module)
  return (
    facts !== undefined &&
    facts.references.some((one) => one.name === target.word && visibleBindings(facts, one).length === 0)
  )
}
