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
  const refuse = (code: FindingCode, reason: string, advice: string, span: Span): Finding => ({
    code,
    level: 'error',
    reason: `${module} cannot become lazy: ${reason}`,
    advice,
    place: { path, span },
  })
  const findings: Finding[] = []
  const [broken] = facts.errors
  if (broken !== undefined)
    findings.push(refuse('not-parsed', `${path} is not valid Python`, 'Repair it first.', broken))
  for (const name of ['__getattr__', '__dir__']) {
    const own = facts.scopes[0]?.bindings.get(name)?.find((binding) => !binding.typeChecking)
    if (own === undefined) continue
    findings.push(
      refuse(
        'own-getattr',
        `it has a \`${name}\` of its own, and a module has one`,
        'Add the names to that function by hand, or take the package out of `lazy`.',
        own.span,
      ),
    )
  }
  for (const star of unknownStars) {
    findings.push(
      refuse(
        'star-import',
        `what \`${facts.text.slice(star.span.start, star.span.end)}\` gives is not known from the text, so it may hide any name`,
        'Write the names out, or give that module a plain `__all__`.',
        star.span,
      ),
    )
  }
  const dynamic = facts.references.find((reference) => {
    if (reference.typeChecking) return false
    const meaning = meaningOf(facts, reference, { name: module, isPackage: true })
    if (
      meaning.kind === 'imported' &&
      joinName(meaning.name, reference.attributes[0]?.name ?? '').startsWith('sys.modules')
    )
      return true
    return NAMESPACE.has(reference.name) && visibleBindings(facts, reference).length === 0
  })
  if (dynamic !== undefined) {
    const end = dynamic.attributes.at(-1)?.span.end ?? dynamic.span.end
    findings.push(
      refuse(
        'dynamic-namespace',
        `it looks at its own namespace (\`${facts.text.slice(dynamic.span.start, end)}\`), where names that are imported later are missing`,
        'Write out what it needs by name, or take the package out of `lazy`.',
        dynamic.span,
      ),
    )
  }
  return findings
}
