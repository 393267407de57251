import { wholeStrings } from '../../host/whole-strings.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import { baseNameOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { StringFact } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { moduleQuery } from '../names/affected-files.ts'
import { isTaken } from '../names/imported-elsewhere.ts'

/**
 * Names that nobody in the tree imports, of a module that a text names whole: a setting (`ROOT_URLCONF = "shop.urls"`), a list of modules
 * to load, `flask --app shop.app`. Whoever loads the module by that text finds them there by convention, or reads them of what it gets
 * (`urlpatterns`), so they stay importable.
 */
export function namesByConvention(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  return [...new Set(moved.map((move) => move.from))].flatMap((module) => {
    const leaving = moved.filter(
      ({ from, symbol }) => from === module && !symbol.startsWith('_') && !isTaken(index, module, symbol),
    )
    const places = leaving.length === 0 ? [] : placesOfName(index, module)
    return leaving.flatMap(({ symbol }) => {
      // A file that says the name as well may put the two together, and is read for that.
      const place = places.find(
        (path) => !new RegExp(`(?<!\\w)${literalPattern(symbol)}(?!\\w)`).test(textOf(index, path)),
      )
      const reason = `${place ?? ''} names the module by a text, and nobody imports ${symbol}: what loads it by that may look for it there`
      return place === undefined ? [] : [{ module, symbol, reason }]
    })
  })
}

function textOf({ workspace }: SymbolIndex, path: RepoPath): string {
  return workspace.glance(path)
}

/** The files that say a module as the value of something, or hand it to a command that loads it and looks for names by convention. */
function placesOfName(index: SymbolIndex, module: QualifiedName): readonly RepoPath[] {
  const command = new RegExp(`(?<![\\w-])(?:--app|FLASK_APP|-A)[=\\s"']+${literalPattern(module)}(?![\\w.:/])`)
  return index.workspace.matching(moduleQuery(index.workspace, module)).filter((path) => {
    const text = textOf(index, path)
    if (!path.endsWith('.py')) return !/\.(?:md|rst|txt|ipynb)$/.test(path) && command.test(text)
    // What a build lists it packs, and loads nothing.
    if (baseNameOf(path) === 'setup.py' || !text.includes(module)) return false
    const facts = index.facts(path)
    return (
      facts !== undefined &&
      wholeStrings(facts).some(
        ({ facts: [fact], value }) => value === module && isValue(index, module, facts.text, fact),
      )
    )
  })
}

/** Whether a text stands for itself: no argument of a call, which others judge, no key, no side of a comparison, nothing for people. */
function isValue(index: SymbolIndex, module: QualifiedName, text: string, fact: StringFact): boolean {
  if (fact.call !== undefined || fact.keyOf !== undefined || fact.docstring || fact.annotation || fact.isFormat)
    return false
  const [before, behind] = [text.slice(Math.max(0, fact.span.start - 40), fact.span.start), text.slice(fact.span.end)]
  // `("shop.billing", "rate")` says what is looked for.
  const beside = /^\s*,\s*(["'])(\w+)\1/.exec(behind)?.[2]
  if (beside !== undefined && index.binds(module, beside)) return false
  return !/(?:[=!]=|\bin)\s*$/.test(before) && !/^\s*(?::(?!=)|[=!]=|\bin\b)/.test(behind)
}
