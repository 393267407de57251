import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf, parentOf, prefixesOf } from '../../model/names.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { computedNames } from './computed-attributes.ts'
import { fileTelling } from './told-by.ts'

/**
 * Packages that code asks for a submodule by a name which it works out (`getattr(pkg, group)`, `reduce(getattr, parts, pkg)`), where the
 * submodule gets another name or leaves: an error where some text of the tree says its name as it is, for that may be what is asked for.
 */
export function computedSubmodules(
  index: SymbolIndex,
  renamed: readonly QualifiedName[],
  to: (module: QualifiedName) => QualifiedName,
): readonly Finding[] {
  const findings = new Map<string, Finding>()
  for (const module of renamed) {
    const parent = parentOf(module)
    const last = lastPartOf(module)
    // What the package itself imports under that name stays an attribute of it.
    if (parent === '' || index.binds(parent, last) || to(module) === joinName(to(parent), last)) continue
    for (const asked of prefixesOf(parent))
      for (const { path, span, mayBe, walks, isLiteral } of computedNames(index, asked)) {
        const key = `${path} ${String(span.start)}`
        if (isLiteral || (asked !== parent && !walks) || findings.has(key) || !mayBe(module.slice(asked.length + 1)))
          continue
        const said = fileTelling(index, last, path)
        findings.set(key, {
          code: 'attribute-path',
          level: said === undefined ? 'warning' : 'error',
          reason: `${path} asks ${asked} for an attribute whose name it works out, which may be ${last}; ${module} becomes ${to(module)}${said === undefined ? '' : `, and ${said} says "${last}"`}`,
          advice: `Look it up in a table of modules that are imported by name, or leave the module where it is. Where it is never asked for, accept it in the recipe: \`accept: [{ code: attribute-path, path: ${path}, because: ... }]\`.`,
          place: { path, span },
        })
      }
  }
  return [...findings.values()]
}
