import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts, Statement } from '../../python/facts/facts.ts'
import { outlineOf } from '../../python/parse/outline.ts'
import type { FunctionOutline } from '../../python/parse/outline.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Piece } from './module-pieces.ts'

/**
 * Whether a new statement of a stub declares what its module defines in the final tree: a function with its parameters, a class with methods that
 * it has, with theirs, or a name with a type (PEP 484, "stub files").
 */
export function declaresWhatIsThere({ after }: Scene, path: RepoPath, { statement }: Piece): boolean {
  const module = path.endsWith('.pyi') ? after.moduleOf(path) : undefined
  const code = module === undefined ? undefined : after.factsOfModule(module)
  const stub = after.facts(path)
  const [name, ...others] = statement.names
  if (code === undefined || stub === undefined || name === undefined || others.length > 0) return false
  const defined = code.statements.findLast(({ kind, names }) => kind !== 'import' && names.includes(name))
  if (defined === undefined) return false
  if (statement.kind === 'assign') return isAnnotationAlone(stub, name)
  if (statement.kind !== defined.kind) return false
  const [said, there] = [functionsIn(stub, statement), functionsIn(code, defined)]
  return said.every((one) => isHintOfMore(one) || there.some((other) => isSame(one, other)))
}

function isAnnotationAlone(stub: ModuleFacts, name: string): boolean {
  return stub.scopes[0]?.bindings.get(name)?.every(({ kind }) => kind === 'annotation') === true
}

function functionsIn({ text }: ModuleFacts, { span }: Statement): readonly FunctionOutline[] {
  return outlineOf(text).functions.filter((one) => one.span.start >= span.start && one.span.end <= span.end)
}

/** `__getattr__` in a stub says that there may be other attributes. */
function isHintOfMore({ name, owner }: FunctionOutline): boolean {
  return owner !== undefined && name === '__getattr__'
}

function isSame(one: FunctionOutline, other: FunctionOutline): boolean {
  return one.name === other.name && one.owner === other.owner && one.parameters.join() === other.parameters.join()
}
