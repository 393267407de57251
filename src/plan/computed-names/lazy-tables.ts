import type { QualifiedName } from '../../model/names.ts'
import { joinName, parentOf } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

const IMPORTS = /\b(?:import_module|__import__)\b|\blazy/
/** Another object, or another class, in the place of the module itself (data model 3.3.2.1): it gives what it was handed a table for. */
const REPLACES = /\bmodules\s*\[\s*(?:__name__|__spec__\s*\.\s*name)\s*\]\s*(?:\.\s*__class__\s*)?=(?!=)/

/**
 * Moved names that the table of a module with a `__getattr__` (PEP 562) tells in whatever form beside the module they leave: as keywords
 * (`dict(Invoice="billing")`), in one text with others (`"Invoice Line".split()`), or behind a colon (`"billing:Invoice"`); and those that a
 * module hands to what takes its own place (`sys.modules[__name__] = Lazy(__name__, {"billing": ["Invoice"]})`).
 */
export function namesInLazyTables(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  if (moved.length === 0) return []
  return index.workspace.mentioning(['__getattr__', 'modules'], '.py').flatMap((path): readonly KeptName[] => {
    const text = index.workspace.glance(path)
    const isReplaced = REPLACES.test(text)
    if (!isReplaced && !(text.includes('__getattr__') && IMPORTS.test(text))) return []
    const facts = index.facts(path)
    if (facts === undefined || (!isReplaced && facts.scopes[0]?.bindings.has('__getattr__') !== true)) return []
    const who = isReplaced ? `what takes the place of ${path}` : `the \`__getattr__\` of ${path}`
    const self = index.identityOf(path)
    const home = self.name === undefined ? undefined : self.isPackage ? self.name : parentOf(self.name)
    const words = home === undefined ? new Set<string>() : wordsOf(facts)
    return moved
      .filter(({ from, symbol }) => words.has(symbol) && from !== self.name && saysModule(words, home ?? '', from))
      .map(({ from, symbol }) => ({
        module: from,
        symbol,
        reason: `${who} gives it by a table`,
      }))
  })
}

function saysModule(words: ReadonlySet<string>, home: QualifiedName, module: QualifiedName): boolean {
  return [...words].some((word) => word === module || joinName(home, word) === module)
}

/** The name that a text is given to, or a list that it stands in: a keyword, a variable, a field with its type. */
const GIVEN = /([\p{L}_][\p{L}\p{N}_]*)[ \t]*(?::[^=\n]{1,80})?=\s*(?:[[({]\s*(?:["'][^"'\n]*["']\s*,\s*)*)?$/u

/** The words of texts that are no whole dotted names, and of keywords and names that are given a text, or a list of some. */
function wordsOf(facts: ModuleFacts): ReadonlySet<string> {
  const strings = facts.strings.filter((fact) => !fact.docstring && !fact.annotation)
  const keywords = strings.flatMap(
    ({ span }) => GIVEN.exec(facts.text.slice(Math.max(0, span.start - 200), span.start))?.[1] ?? [],
  )
  const said = strings.flatMap(({ content }) => facts.text.slice(content.start, content.end).split(/[\s,;:|=]+/))
  return new Set([...keywords, ...said.map((word) => word.replace(/^\.+/, ''))])
}
