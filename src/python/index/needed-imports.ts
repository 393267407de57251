import { firstPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Binding, ImportItem, ImportStatement, ModuleFacts, Reference } from '../facts/facts.ts'
import { contentEnd } from '../facts/lines.ts'
import { absoluteModule } from '../facts/resolve.ts'
import type { ModuleIdentity } from '../facts/resolve.ts'
import { walkedSubmodules } from './library-submodules.ts'

/** An import some code needs, with absolute names: `import module as alias`, or `from module import name as alias`. */
export interface NeededImport {
  readonly module: QualifiedName
  readonly name: string | undefined
  readonly alias: string | undefined
  readonly typeChecking: boolean
  /** Comments that go along: for tools, such as `# type: ignore[import-untyped]`, and what is said of an import that leaves. */
  readonly pragma?: string
}

/** The local name an import binds. */
export function boundName(needed: NeededImport): string {
  return needed.alias ?? needed.name ?? firstPartOf(needed.module)
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
  return needed.alias === undefined ? firstPartOf(needed.module) : needed.module
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
    const { typeChecking } = statement
    const pragma = pragmaOf(facts, statement, item)
    if (statement.kind === 'from') {
      const module = absoluteModule(statement, self)
      if (module !== undefined) found.push({ module, name: item.name, alias: ownAlias(item), typeChecking, ...pragma })
    } else {
      found.push({ module: item.name, name: undefined, alias: item.alias, typeChecking, ...pragma })
    }
  }
  // What another import of the module loads below one of these is read through it as well.
  if (found.some((entry) => entry.name === undefined && entry.alias === undefined && !entry.typeChecking))
    for (const module of walkedSubmodules(facts, references, self))
      found.push({ module, name: undefined, alias: undefined, typeChecking: false })
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

/** `x as x` marks a name as offered to others; where it is only used it is plain `x`. */
function ownAlias(item: ImportItem): string | undefined {
  return item.alias === item.name ? undefined : item.alias
}

/** A `type: ignore` behind the only name of a statement speaks of that import wherever it stands. */
function pragmaOf(facts: ModuleFacts, statement: ImportStatement, item: ImportItem): { readonly pragma?: string } {
  if (statement.items.length !== 1) return {}
  const tail = facts.text.slice(item.span.end, contentEnd(facts.text, statement.span.end))
  const pragma = /#\s*(?:type:\s*ignore|pyright:\s*ignore)\b[^#]*/.exec(tail)?.[0].trim()
  return pragma === undefined ? {} : { pragma }
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
