import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { PathString } from './path-strings.ts'

/** A call that replaces what it is given by a variable or by a text that is put together. */
const BY_VALUE =
  /\b(?:patch|setattr|delattr)\s*\(\s*(?:target\s*=\s*)?(?:\*{0,2}(?![rRuUbB]?["'])[A-Za-z_]|[fF]["']|["'][^"'\n]*["']\s*[+%.])/
/** `"shop.till." + name`, `f"shop.till.{name}"`, `"shop.till.%s" % name`, where nothing comes behind the name. */
const SAID = /["']((?:\w+\.)+)(?:["']\s*\+(?!\s*[\w.]+\s*\+)|\{[^{}]*\}["']|%s["'])/g
/** `till.__name__ + ".rate"` and `f"{till.__name__}.rate"`, with a variable in place of the name as well. */
const ASKED = /([A-Za-z_][\w.]*)\.__name__\s*(?:\}\.|\+\s*[fF]?["']\.)(\w*)/g

/**
 * The names that a file may hand to what patches them, where the call does not say them: texts in tables and lists, and what is put
 * together of a module's name and a word of the file. None for a file in which nothing is patched so.
 */
export function heldTargets(index: SymbolIndex, path: RepoPath, facts: ModuleFacts): readonly PathString[] {
  const { text } = facts
  if (!BY_VALUE.test(text)) return []
  const found: PathString[] = []
  const words = new Set<string>()
  for (const { content, span, docstring, call } of facts.strings) {
    const value = text.slice(content.start, content.end)
    if (docstring) continue
    if (/^[A-Za-z_]\w*$/.test(value)) words.add(value)
    const isElsewhere = call === undefined || /(?:^|\.)(?:parametrize|param|dict)$/.test(call.callee)
    if (isElsewhere && /^[A-Za-z_]\w*(?:\.\w+)+$/.test(value) && namesRead(index, value))
      found.push({ value, span, kind: 'target' })
  }
  const add = (module: QualifiedName, names: Iterable<string>, span: Span): void => {
    for (const name of names)
      if (namesRead(index, joinName(module, name))) found.push({ value: joinName(module, name), span, kind: 'target' })
  }
  for (const match of text.matchAll(SAID))
    add((match[1] ?? '').slice(0, -1), words, { start: match.index, end: match.index + match[0].length })
  for (const match of text.matchAll(ASKED)) {
    const reference = referenceStartingAt(facts, match.index)
    const meaning = reference === undefined ? undefined : meaningOf(facts, reference, index.identityOf(path))
    if (meaning?.kind !== 'imported') continue
    const module = joinName(meaning.name, ...(match[1] ?? '').split('.').slice(1))
    const span = { start: match.index, end: match.index + match[0].length }
    add(module, (match[2] ?? '') === '' ? words : [match[2] ?? ''], span)
  }
  return found
}

/** Whether a text names something that a module binds. */
function namesRead(index: SymbolIndex, value: QualifiedName): boolean {
  const parts = value.split('.')
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const module = parts.slice(0, length).join('.')
    if (index.isModule(module)) return index.binds(module, parts[length] ?? '')
  }
  return false
}
