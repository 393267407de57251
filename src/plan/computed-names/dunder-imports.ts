import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * `__import__("shop.billing").billing.net`: without a `fromlist` the call gives the package at the top, and the submodule is read of
 * it by its old name, wherever the value goes (library reference, `__import__`). Refused where a renamed module is imported so and
 * the value is used; `to` gives the final name of a module.
 */
export function packagesImported(index: SymbolIndex, to: (module: QualifiedName) => QualifiedName): readonly Finding[] {
  return index.workspace.mentioning(['__import__'], '.py').flatMap((path) => {
    const facts = index.facts(path)
    return (facts?.strings ?? []).flatMap((fact): readonly Finding[] => {
      const { call } = fact
      if (facts === undefined || call === undefined || fact.isFormat || !/^(builtins\.)?__import__$/.test(call.callee))
        return []
      if (call.argument !== 0 && call.argument !== 'name') return []
      const word = facts.text.slice(fact.content.start, fact.content.end)
      const target = index.lookup(word, 'import')
      if (!word.includes('.') || target.kind !== 'module' || to(target.module) === target.module) return []
      if (hasFromList(facts.text, call.span) || isUnused(facts.text, call.span)) return []
      return [
        {
          code: 'dynamic-import',
          level: 'error',
          reason: `${path} reads ${word} of the package that __import__("${word}") gives, by its old name; it becomes ${to(target.module)}`,
          advice: `Write importlib.import_module("${word}"), which gives the module itself, and read its names of that.`,
          place: { path, span: fact.span },
        },
      ]
    })
  })
}

/** Whether a call of `__import__` names what it takes: by keyword, or as its fourth argument. */
function hasFromList(text: string, call: Span): boolean {
  const inside = text.slice(call.start, call.end).replace(/(['"])(?:(?!\1).)*\1/g, '0')
  if (/\bfromlist\s*=/.test(inside)) return !/\bfromlist\s*=\s*(\(\s*\)|\[\s*\]|None)/.test(inside)
  let depth = 0
  let commas = 0
  for (const letter of inside) {
    if ('([{'.includes(letter)) depth += 1
    else if (')]}'.includes(letter)) depth -= 1
    else if (letter === ',' && depth === 1) commas += 1
  }
  return commas >= 3
}

/** Whether the call is a statement by itself: nothing before it on its line, nothing behind it. */
function isUnused(text: string, call: Span): boolean {
  const before = text.slice(text.lastIndexOf('\n', call.start - 1) + 1, call.start)
  return /^\s*$/.test(before) && /^[ \t]*(#|;|\r|\n|$)/.test(text.slice(call.end))
}
