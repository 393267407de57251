import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'

/**
 * A string that Python resolves: the path of a module, of whatever it leads to (`pkgutil.resolve_name`), or of an attribute that is
 * replaced (`unittest.mock`, pytest's `monkeypatch`).
 */
export interface PathString {
  readonly value: QualifiedName
  readonly span: Span
  readonly kind: 'module' | 'object' | 'target'
}

const PATH = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u
const LOADERS = new Set([
  ...['import_module', '__import__', 'find_spec', 'run_module', 'importorskip'],
  ...['get_data', 'PackageLoader', 'resource_filename', 'resource_string', 'resource_stream'],
])
const REPLACERS = new Set(['patch', 'setattr', 'delattr'])
const MAPPING_METHODS = new Set(['get', 'pop', 'setdefault'])
const NOWHERE = { name: undefined, isPackage: false }
const known = new WeakMap<ModuleFacts, readonly PathString[]>()

/** The strings of a text whose whole value is such a path, by the call or look-up they stand in; UTF-16 spans of the literals. */
export function pathStrings(facts: ModuleFacts): readonly PathString[] {
  const before = known.get(facts)
  if (before !== undefined) return before
  const found = literals(facts).flatMap(({ fact, value, span }): readonly PathString[] => {
    // `pkgutil.resolve_name` takes `module:attribute` as well.
    const path = value.replace(':', '.')
    const kind = PATH.test(path) ? kindOf(facts, fact) : undefined
    return kind === undefined || (path !== value && kind !== 'object') ? [] : [{ value: path, span, kind }]
  })
  known.set(facts, found)
  return found
}

/** Each plain literal, with those that Python joins to it (language reference 2.4.3). */
function literals(
  facts: ModuleFacts,
): readonly { readonly fact: StringFact; readonly value: string; readonly span: Span }[] {
  const found: { fact: StringFact; value: string; span: Span }[] = []
  for (const fact of facts.strings) {
    const text = said(facts, fact)
    const last = found.at(-1)
    const gap = last === undefined ? '' : facts.text.slice(last.span.end, fact.span.start)
    if (last?.fact.joined === true && fact.joined && /^(\s|\\|#[^\n]*\n)*$/.test(gap))
      found[found.length - 1] = {
        ...last,
        value: last.value + text,
        span: { start: last.span.start, end: fact.span.end },
      }
    else if (!fact.docstring && !fact.isFormat) found.push({ fact, value: text, span: fact.span })
  }
  return found
}

/** What a literal says, as far as that is a path: where it goes on in the next line, a backslash stands before the line end (language reference 2.4.1.1). */
function said({ text }: ModuleFacts, { content, prefix }: StringFact): string {
  const written = text.slice(content.start, content.end)
  return /r/i.test(prefix) ? written : written.replace(/\\\r?\n/g, '')
}

function kindOf(facts: ModuleFacts, { call, keyOf }: StringFact): PathString['kind'] | undefined {
  if (keyOf !== undefined && standsForModules(facts, keyOf)) return 'module'
  if (call === undefined) return undefined
  const words = call.callee.split('.')
  const last = words.at(-1) ?? ''
  const isFirst = call.argument === 0
  if (last === 'resolve_name') return isFirst || call.argument === 'name' ? 'object' : undefined
  if (LOADERS.has(last))
    return isFirst || call.argument === 'name' || call.argument === 'modname' ? 'module' : undefined
  if (REPLACERS.has(last)) return isFirst || call.argument === 'target' ? 'target' : undefined
  if ((last === 'dict' || last === 'multiple') && words.at(-2) === 'patch')
    return isFirst || call.argument === 'target' || call.argument === 'in_dict' ? 'target' : undefined
  const table = { start: call.span.start, end: call.span.start + call.callee.length - last.length - 1 }
  if (MAPPING_METHODS.has(last)) return isFirst && standsForModules(facts, table) ? 'module' : undefined
  const isItem = (last === 'setitem' || last === 'delitem') && call.argument === 1
  return isItem && call.firstArgument !== undefined && standsForModules(facts, call.firstArgument)
    ? 'module'
    : undefined
}

/** `sys.modules`, however it was imported, or the string that names it. */
function standsForModules(facts: ModuleFacts, span: Span): boolean {
  if (/^.sys\.modules.$/.test(facts.text.slice(span.start, span.end))) return true
  const head = referenceStartingAt(facts, span.start)
  const meaning = head === undefined ? undefined : meaningOf(facts, head, NOWHERE)
  if (head === undefined || meaning?.kind !== 'imported') return false
  const steps = head.attributes.filter((step) => step.span.end <= span.end)
  return joinName(meaning.name, ...steps.map((step) => step.name)) === 'sys.modules'
}
