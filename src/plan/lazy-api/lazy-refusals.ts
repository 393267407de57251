import type { FindingCode } from '../../model/findings/finding-table.ts'
import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'
import { meaningOf, visibleBindings } from '../../python/facts/resolve.ts'

const NAMESPACE = new Set(['globals', 'locals', 'vars', 'dir', 'eval', 'exec'])

/** Why the `__init__` of a package cannot become lazy at all. */
export function lazyRefusals(
  path: RepoPath,
  facts: ModuleFacts,
  module: QualifiedName,
  unknownStars: readonly ImportStatement[],
): readonly Finding[] {
  const [broken] = facts.errors
  const found: readonly Refusal[] = [
    ...(broken === undefined
      ? []
      : ([['not-parsed', `${path} is not valid Python`, 'Repair it first.', broken]] as const)),
    ...ownHooks(facts),
    ...unknownStars.map(({ span }): Refusal => [
      'star-import',
      `what \`${facts.text.slice(span.start, span.end)}\` gives is not known from the text, so it may hide any name`,
      'Write the names out, or give that module a plain `__all__`.',
      span,
    ]),
    ...ownNamespace(facts, module),
  ]
  return found.map(([code, reason, advice, span]) => ({
    code,
    level: 'error',
    reason: `${module} cannot become lazy: ${reason}`,
    advice,
    place: { path, span },
    about: [module],
  }))
}

type Refusal = readonly [code: FindingCode, reason: string, advice: string, span: Span]

/** A `__getattr__` or `__dir__` that the module has already (PEP 562). */
function ownHooks(facts: ModuleFacts): readonly Refusal[] {
  return ['__getattr__', '__dir__'].flatMap((name): readonly Refusal[] => {
    const own = facts.scopes[0]?.bindings.get(name)?.find((binding) => !binding.typeChecking)
    if (own === undefined) return []
    const advice = 'Add the names to that function by hand, or take the package out of `lazy`.'
    return [['own-getattr', `it has a \`${name}\` of its own, and a module has one`, advice, own.span]]
  })
}

/** The first place where the module looks at its own namespace. */
function ownNamespace(facts: ModuleFacts, module: QualifiedName): readonly Refusal[] {
  const read = facts.references.find((reference) => {
    if (reference.typeChecking) return false
    const meaning = meaningOf(facts, reference, { name: module, isPackage: true })
    if (
      meaning.kind === 'imported' &&
      joinName(meaning.name, reference.attributes[0]?.name ?? '').startsWith('sys.modules')
    )
      return true
    return NAMESPACE.has(reference.name) && visibleBindings(facts, reference).length === 0
  })
  if (read === undefined) return []
  const said = facts.text.slice(read.span.start, read.attributes.at(-1)?.span.end ?? read.span.end)
  return [
    [
      'dynamic-namespace',
      `it looks at its own namespace (\`${said}\`), where names that are imported later are missing`,
      'Write out what it needs by name, or take the package out of `lazy`.',
      read.span,
    ],
  ]
}
