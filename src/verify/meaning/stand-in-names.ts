import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import { asidesOf } from '../../python/facts/asides.ts'
import type { Binding, ModuleFacts } from '../../python/facts/facts.ts'
import { nameOfBinding } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'

/** A keyword that stands for an attribute of the package its namespace stands in for. */
export interface StandInKeyword {
  readonly span: Span
  readonly name: QualifiedName
}

const NAMELESS = /^\s*=\s*(?:None\b|(?:\w+\.)*(?:Magic)?Mock\()/
const NAMESPACE = /^\s*=\s*(?:types\s*\.\s*)?SimpleNamespace\s*\(/

/** Whether a binding gives a name a stand-in for a package: nothing, a mock, or a namespace of keywords. */
export function isStandIn({ text }: ModuleFacts, binding: Binding): boolean {
  if (binding.kind !== 'assign') return false
  const value = text.slice(binding.span.end, binding.span.end + 200)
  return NAMELESS.test(value) || NAMESPACE.test(value)
}

/** The keywords of namespaces that stand in for a package which the same name is imported as elsewhere in its scope. */
export function standInKeywords(facts: ModuleFacts, self: ModuleIdentity): readonly StandInKeyword[] {
  if (!facts.text.includes('SimpleNamespace')) return []
  return facts.scopes.flatMap((scope) =>
    [...scope.bindings.values()].flatMap((bindings) => {
      const names = new Set(bindings.flatMap((binding) => nameOfBinding(facts, binding, self) ?? []))
      const [only] = names
      if (only === undefined || names.size > 1) return []
      return bindings
        .filter((binding) => binding.kind === 'assign' && isStandIn(facts, binding))
        .flatMap((binding) => keywordsIn(facts, binding.span.end, only))
    }),
  )
}

/** `leaf=` directly inside the brackets of a `SimpleNamespace(` that starts at `from`, and of those that its keywords hold. */
function keywordsIn(facts: ModuleFacts, from: number, root: QualifiedName): readonly StandInKeyword[] {
  const found: StandInKeyword[] = []
  const open: (QualifiedName | undefined)[] = []
  const token =
    /(\w+)\s*=(?!=)\s*(?:(?:types\s*\.\s*)?SimpleNamespace\s*(\())?|SimpleNamespace\s*(\()|[([{]|[)\]}]|#|["']/g
  token.lastIndex = from
  const { textAt } = asidesOf(facts)
  for (let match = token.exec(facts.text); match !== null; match = token.exec(facts.text)) {
    const [said, keyword, nested, outer] = match
    const skipped = textAt(match.index)
    const around = open.at(-1)
    if (skipped !== undefined) token.lastIndex = skipped.end
    else if (keyword !== undefined) {
      const name = around === undefined ? undefined : joinName(around, keyword)
      if (name !== undefined) found.push({ name, span: { start: match.index, end: match.index + keyword.length } })
      if (nested !== undefined) open.push(name)
    } else if (outer !== undefined) open.push(open.length === 0 ? root : undefined)
    else if (/[([{]/.test(said)) open.push(undefined)
    else if (/[)\]}]/.test(said)) open.pop()
    if (open.length === 0) return found
  }
  return found
}
