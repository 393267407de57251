import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { ImportStatement, ModuleFacts } from './facts.ts'
import { absoluteModule } from './resolve.ts'
import type { ModuleIdentity } from './resolve.ts'

/**
 * When code runs, seen from its module: `load`, while that is imported (class bodies, decorators, defaults, comprehensions and what
 * stands in `try` and `if` included); `script`, only where it is run as `__main__`; `call`, when a function or lambda is called or an
 * annotation is asked for (PEP 563, 695); `never`, what type checkers alone read.
 */
export type Moment = 'load' | 'script' | 'call' | 'never'

/** What facts say of the code around an import or a reference. */
export interface Timed {
  readonly deferred: boolean
  readonly typeChecking: boolean
  readonly asScript: boolean
  readonly future?: boolean
}

/** When an import or a reference runs; `from __future__ import ...` is for the compiler and never does (PEP 236). */
export function momentOf(one: Timed): Moment {
  if (one.typeChecking || one.future === true) return 'never'
  if (one.deferred) return 'call'
  return one.asScript ? 'script' : 'load'
}

/** Whether it runs while its module is imported, whatever `try` and `if` stand around it. */
export function runsOnLoad(one: Timed): boolean {
  return momentOf(one) === 'load'
}

/** Whether it is evaluated later than what stands around it: in a function, a lambda, or an annotation nobody evaluates on import. */
export function runsLater(one: Pick<Timed, 'deferred'>): boolean {
  return one.deferred
}

/** Whether a statement runs each time its module is imported: on load, and under no condition that may prevent it. */
export function surelyRunsOnLoad(statement: ImportStatement): boolean {
  return runsOnLoad(statement) && !statement.conditional
}

/** The import statements that run while a module is imported. */
export function loadTimeImports(facts: ModuleFacts): readonly ImportStatement[] {
  return facts.imports.filter(runsOnLoad)
}

/** The import statements that Python runs at some time. */
export function runTimeImports(facts: ModuleFacts): readonly ImportStatement[] {
  return facts.imports.filter((statement) => momentOf(statement) !== 'never')
}

/**
 * The dotted names that a statement may load, modules or not: of `import a.b` it is `a.b`, of `from a import b` they are `a` and
 * `a.b` (language reference 7.11). Empty where its dots lead out of the tree.
 */
export function namesAskedBy(statement: ImportStatement, self: ModuleIdentity): readonly QualifiedName[] {
  if (statement.kind === 'import') return statement.items.map((item) => item.name)
  const base = absoluteModule(statement, self)
  return base === undefined ? [] : [base, ...statement.items.map((item) => joinName(base, item.name))]
}
