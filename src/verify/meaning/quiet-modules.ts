import { whenRun } from './when-run.ts'
import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, joinName, prefixesOf } from '../../model/names.ts'
import type { ModuleFacts, Statement } from '../../python/facts/facts.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { referencesOf } from '../../python/facts/by-statement.ts'

/**
 * Whether loading a module of the tree, its packages and what they import does nothing but define: no call, no decorator, no base
 * class, no change of anything else runs. When it is loaded makes no difference to others.
 */
export function isQuiet(index: SymbolIndex, module: QualifiedName, seen = new Set<QualifiedName>()): boolean {
  return prefixesOf(module).every((name) => {
    if (seen.has(name)) return true
    seen.add(name)
    const path = index.fileOf(name)
    const facts = path === undefined ? undefined : index.facts(path)
    // A namespace package has no code.
    if (path === undefined || facts === undefined) return path === undefined && index.isModule(name)
    if (facts.errors.length > 0 || !facts.statements.every((statement) => onlyDefines(facts, statement))) return false
    const self = index.identityOf(path)
    return facts.imports
      .filter((statement) => whenRun(statement) === 'with-module')
      .every((statement) => {
        const base = statement.kind === 'from' ? absoluteModule(statement, self) : ''
        if (base === undefined) return false
        const names = statement.items.map((item) => joinName(base, item.name))
        const asked = statement.kind === 'import' ? names : [base, ...names.filter((one) => index.isModule(one))]
        return asked.every((one) =>
          index.isModule(firstPartOf(one))
            ? index.isModule(one) && isQuiet(index, one, seen)
            : isStandardLibrary(firstPartOf(one)),
        )
      })
  })
}

function onlyDefines(facts: ModuleFacts, statement: Statement): boolean {
  if (statement.kind === 'import' || statement.kind === 'docstring') return true
  if (statement.decorators.length > 0 || statement.attributeOf !== undefined) return false
  if (!['function', 'class', 'assign', 'type', 'compound'].includes(statement.kind)) return false
  const head = /^(class\s+\w+\s*(\(\s*\))?|if\b|try\b|else\b)/
  const text = facts.text.slice(statement.span.start, statement.span.end)
  if (statement.kind === 'class' && !/^class\s+\w+\s*(\[[^\]]*\])?\s*(\(\s*\))?\s*:/.test(text)) return false
  if (statement.kind === 'compound' && !head.test(text)) return false
  return referencesOf(facts, statement.index)
    .filter((one) => whenRun(one) === 'with-module')
    .every((one) => {
      const end = one.attributes.at(-1)?.span.end ?? one.span.end
      return one.context === 'load' && !/^\s*[([]/.test(facts.text.slice(end, end + 20))
    })
}
