import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Reading } from './attribute-reading.ts'
import type { Loads } from './loads.ts'
import { whenRun } from './when-run.ts'

/** `getattr(a.b, "c")`, `vars(a.b)["c"]`, `a.b.__dict__["c"]`, `sys.modules["a.b.c"]`, as texts, each with the word that has to be there. */
const FORMS: readonly (readonly [string, RegExp])[] = [
  ['getattr', /\bgetattr\s*\(\s*(?<object>[\w.]+)\s*,\s*["'](?<key>\w+)["']\s*,?\s*\)/g],
  ['vars', /\bvars\s*\(\s*(?<object>[\w.]+)\s*\)\s*\[\s*["'](?<key>\w+)["']\s*\]/g],
  ['__dict__', /(?<![\w.])(?<object>[\w.]+)\.__dict__\s*\[\s*["'](?<key>\w+)["']\s*\]/g],
  ['modules', /(?<![\w.])(?<object>(?:\w+\.)?modules)\s*\[\s*["'](?<key>[\w.]+)["']\s*\](?!\s*=[^=])/g],
]

/** Modules of the tree that a file finds by a literal, where something must have loaded them before, with how sure that is. */
export function readingsByText(index: SymbolIndex, loads: Loads, path: RepoPath): readonly Reading[] {
  const facts = index.facts(path)
  if (facts === undefined || facts.errors.length > 0) return []
  const self = index.identityOf(path)
  return FORMS.filter(([word]) => facts.text.includes(word)).flatMap(([, form]) =>
    [...facts.text.matchAll(form)].flatMap((match): readonly Reading[] => {
      const { object = '', key = '' } = match.groups ?? {}
      const at = match.index + match[0].indexOf(object)
      const reference = referenceStartingAt(facts, at)
      const meaning = reference === undefined ? undefined : meaningOf(facts, reference, self)
      if (reference === undefined || meaning?.kind !== 'imported' || whenRun(reference) === 'never') return []
      const holder = joinName(meaning.name, ...object.split('.').slice(1))
      const module = holder === 'sys.modules' ? key : joinName(holder, key)
      const isBound = holder !== 'sys.modules' && index.binds(parentOf(module), lastPartOf(module))
      if (!index.isModule(module) || isBound) return []
      const loaded = loads.howSure(path, module, whenRun(reference) === 'later' ? undefined : at)
      return [
        {
          reference,
          module,
          symbol: undefined,
          loaded,
          why: `${module} is not surely loaded where "${key}" is looked up`,
        },
      ]
    }),
  )
}
