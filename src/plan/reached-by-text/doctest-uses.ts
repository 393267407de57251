import { embeddedPython } from '../../host/embedded-python.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import { definitionSet } from '../../python/index/definitions.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * Moved names that doctests of what stays read: the examples of a docstring run with the names of their module
 * (doctest, "What's the execution context?"), so the name stays importable there. Not where the moved code needs its old module:
 * the import back would close a cycle for the sake of an example, of which the proof warns.
 */
export function doctestUses(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  return [...new Set(moved.map((move) => move.from))].flatMap((module) => {
    const path = index.fileOf(module)
    const file = path === undefined ? undefined : index.workspace.read(path)
    const facts = index.factsOfModule(module)
    if (file === undefined || facts === undefined || !file.text.includes('>>> ')) return []
    const leaving = moved.filter((move) => move.from === module)
    const gone = definitionSet(facts, new Set(leaving.map((move) => move.symbol))).statements
    const needsSource = facts.references.some(
      (reference) =>
        gone.includes(reference.statement) &&
        visibleBindings(facts, reference).some(
          (one) => one.scope === 0 && one.imported === undefined && !gone.includes(one.statement),
        ),
    )
    if (needsSource) return []
    return facts.statements.flatMap((statement): readonly KeptName[] => {
      if (gone.includes(statement.index)) return []
      const examples = embeddedPython(file)
        .texts.filter(({ spans: [span] }) => {
          const isInside = span !== undefined && statement.span.start <= span.start && span.start < statement.span.end
          return isInside && /^\s*>>> /.test(file.text.slice(span.start))
        })
        .map(({ text }) => factsOfText(text))
      const bound = new Set(examples.flatMap((one) => [...(one.scopes[0]?.bindings.keys() ?? [])]))
      const read = new Set(
        examples.flatMap((one) =>
          one.references.filter((reference) => visibleBindings(one, reference).length === 0).map(({ name }) => name),
        ),
      )
      return leaving
        .filter((move) => read.has(move.symbol) && !bound.has(move.symbol))
        .map(({ symbol }) => ({
          module,
          symbol,
          reason: `a doctest${statement.names[0] === undefined ? '' : ` of ${statement.names[0]}`} in ${file.path} reads it`,
        }))
    })
  })
}
