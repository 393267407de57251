import { whenRun } from './when-run.ts'
import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, joinName, lastPartOf, prefixesOf } from '../../model/names.ts'
import type { ModuleFacts, Reference, Statement } from '../../python/facts/facts.ts'
import { isBuiltin, isStandardLibrary } from '../../python/facts/python-names.ts'
import { absoluteModule, meaningOf } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
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
    if (
      facts.errors.length > 0 ||
      !facts.statements.every((statement) => onlyDefines(facts, index.identityOf(path), statement))
    )
      return false
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

function onlyDefines(facts: ModuleFacts, self: ModuleIdentity, statement: Statement): boolean {
  if (statement.kind === 'import' || statement.kind === 'docstring') return true
  if (statement.decorators.length > 0 || statement.attributeOf !== undefined) return false
  if (!['function', 'class', 'assign', 'type', 'compound'].includes(statement.kind)) return false
  const text = facts.text.slice(statement.span.start, statement.span.end)
  if (statement.kind === 'compound' && !/^(if\b|try\b|else\b)/.test(text)) return false
  const read = referencesOf(facts, statement.index).filter((one) => whenRun(one) === 'with-module')
  if (statement.kind === 'class' && !hasQuietBases(facts, self, text, statement, read)) return false
  return read.every((one) => {
    const end = one.attributes.at(-1)?.span.end ?? one.span.end
    const next = /^\s*([([])/.exec(facts.text.slice(end, end + 20))?.[1]
    if (one.context !== 'load' || next === undefined) return one.context === 'load'
    const name = standardName(facts, self, one)
    return name !== undefined && (next === '[' ? isClassName(name) : DEFINES.test(name))
  })
}

/** Calls of the standard library that only make something: type variables, patterns, loggers. */
const DEFINES = /^(typing\.[A-Z]\w*|re\.compile|logging\.getLogger)$/

/** A class without bases, or with builtin ones and those of its own module. */
function hasQuietBases(
  facts: ModuleFacts,
  self: ModuleIdentity,
  text: string,
  { span }: Statement,
  read: readonly Reference[],
): boolean {
  const head = /^class\s+\w+\s*(?:\[[^\]]*\])?\s*(?:\(([\w\s.,]*)\))?\s*:/.exec(text)
  if (head === null) return false
  const bases = read.filter((one) => one.span.start < span.start + head[0].length)
  return bases.every((one) => {
    const meaning = meaningOf(facts, one, self)
    if (meaning.kind === 'own') return meaning.bindings.every(({ kind }) => kind === 'class')
    return meaning.kind === 'unbound' && one.attributes.length === 0 && isBuiltin(one.name)
  })
}

/** The name of something of Python or its standard library, by where it is imported from; undefined for all else. */
function standardName(facts: ModuleFacts, self: ModuleIdentity, one: Reference): QualifiedName | undefined {
  const meaning = meaningOf(facts, one, self)
  const steps = one.attributes.map((step) => step.name)
  if (meaning.kind === 'unbound') return isBuiltin(one.name) ? joinName(one.name, ...steps) : undefined
  if (meaning.kind !== 'imported' || !isStandardLibrary(firstPartOf(meaning.name))) return undefined
  return joinName(meaning.name, ...steps)
}

/** `os.environ` is no class, and what it holds may change. */
function isClassName(name: QualifiedName): boolean {
  return /^[A-Z]/.test(lastPartOf(name)) || isBuiltin(name)
}
