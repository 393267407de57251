import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { outlineOf } from '../../python/parse/outline.ts'
import type { FunctionOutline } from '../../python/parse/outline.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { nameAt, nameOfReference } from '../names/name-at.ts'

/** A call of something known by its absolute name, and where it stands. */
export interface KnownCall {
  readonly name: QualifiedName
  readonly module: QualifiedName
  readonly path: RepoPath
  readonly span: Span
  /** The class and the function it stands in. */
  readonly owner: string | undefined
  readonly inside: FunctionOutline | undefined
  /** What the statement assigns it to, as written. */
  readonly assignedTo: string | undefined
}

/** The calls in the modules of whatever is `wanted`, by scope and imports, in the order of the text. UTF-16 spans. */
export function callsOf(
  index: SymbolIndex,
  modules: readonly QualifiedName[],
  wanted: (name: QualifiedName) => boolean,
): readonly KnownCall[] {
  return modules.flatMap((module) => {
    const path = index.fileOf(module)
    const text = path === undefined ? undefined : index.facts(path)?.text
    if (path === undefined || text === undefined || !mayCall(index, path, wanted)) return []
    const { calls, functions } = outlineOf(text)
    return calls.flatMap(({ callee, span, assignedTo }) => {
      const name = nameAt(index, path, callee)
      if (name === undefined || !wanted(name)) return []
      const inside = functions.find((outline) => outline.span.start <= span.start && span.end <= outline.span.end)
      return [{ name, module, path, span, owner: inside?.owner, inside, assignedTo }]
    })
  })
}

/** Whether anything that is called is wanted: only then the outline of the text is needed. */
function mayCall(index: SymbolIndex, path: RepoPath, wanted: (name: QualifiedName) => boolean): boolean {
  const facts = index.facts(path)
  return (
    facts?.references.some((reference) =>
      [reference.span.end, ...reference.attributes.map((step) => step.span.end)].some((end) => {
        CALLED.lastIndex = end
        if (!CALLED.test(facts.text)) return false
        const name = nameOfReference(index, path, reference, end)
        return name !== undefined && wanted(name)
      }),
    ) === true
  )
}

/** The argument list of a call, or an iterable without brackets of its own (language reference 6.3.4). */
const CALLED = /(?:\s|\\|#[^\n]*\n)*\(/y
