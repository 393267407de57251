import type { QualifiedName } from '../model/names.ts'
import type { Binding, ModuleFacts, Reference } from './facts.ts'
import { absoluteModule } from './resolve.ts'
import type { ModuleIdentity } from './resolve.ts'

/** An import some code needs, with absolute names: `import module as alias`, or `from module import name as alias`. */
export interface NeededImport {
  readonly module: QualifiedName
  readonly name: string | undefined
  readonly alias: string | undefined
  readonly typeChecking: boolean
}

/** The local name an import binds. */
export function boundName(needed: NeededImport): string {
  return needed.alias ?? needed.name ?? needed.module.split('.')[0] ?? needed.module
}

/** Whether two imports bind the same local name to the same thing. */
export function sameImport(a: NeededImport, b: NeededImport): boolean {
  if (a.name === undefined && b.name === undefined && a.alias === undefined && b.alias === undefined)
    return a.module === b.module
  return boundName(a) === boundName(b) && valueOf(a) === valueOf(b)
}

/** What the local name stands for, as an absolute dotted name. */
export function valueOf(needed: NeededImport): QualifiedName {
  if (needed.name !== undefined) return `${canonicalModule(needed.module, needed.name)}.${needed.name}`
  return needed.alias === undefined ? (needed.module.split('.')[0] ?? needed.module) : needed.module
}

/**
 * The imports of a module that given references rely on. `import os` and `import os.path` both bind `os`:
 * of several, those whose dotted path the references walk are needed, or all when none is walked.
 */
export function importsBehind(
  facts: ModuleFacts,
  bindings: readonly Binding[],
  references: readonly Reference[],
  self: ModuleIdentity,
): readonly NeededImport[] {
  const found: NeededImport[] = []
  for (const binding of bindings) {
    const statement = binding.imported === undefined ? undefined : facts.imports[binding.imported.statement]
    const item = binding.imported === undefined ? undefined : statement?.items[binding.imported.item]
    if (statement === undefined || item === undefined) continue
    if (statement.kind === 'from') {
      const module = absoluteModule(statement, self)
      if (module !== undefined)
        found.push({ module, name: item.name, alias: item.alias, typeChecking: statement.typeChecking })
    } else {
      found.push({ module: item.name, name: undefined, alias: item.alias, typeChecking: statement.typeChecking })
    }
  }
  const plain = found.filter((entry) => entry.name === undefined && entry.alias === undefined)
  if (plain.length < 2) return found
  const walked = new Set<NeededImport>()
  for (const reference of references) {
    const chain = [reference.name, ...reference.attributes.map((step) => step.name)].join('.')
    const fitting = plain.filter((entry) => chain === entry.module || chain.startsWith(entry.module + '.'))
    const longest = fitting.sort((a, b) => b.module.length - a.module.length)[0]
    if (longest !== undefined) walked.add(longest)
  }
  return found.filter((entry) => !plain.includes(entry) || walked.size === 0 || walked.has(entry))
}

/**
 * `typing_extensions` re-exports these objects of `typing` unchanged on every supported Python (its
 * documentation, "Other objects"): an import of one is as good as an import of the other.
 */
const SAME_IN_TYPING = new Set(
  `AbstractSet Any AnyStr BinaryIO ByteString Callable Collection Container Dict ForwardRef FrozenSet Generic Hashable IO
   ItemsView Iterable Iterator KeysView List Mapping MappingView Match MutableMapping MutableSequence MutableSet Optional
   Pattern Reversible Sequence Set Sized TextIO Tuple Union ValuesView cast no_type_check no_type_check_decorator
   ClassVar Type TYPE_CHECKING Text NoReturn`.split(/\s+/),
)

function canonicalModule(module: QualifiedName, name: string): QualifiedName {
  return module === 'typing_extensions' && SAME_IN_TYPING.has(name) ? 'typing' : module
}
