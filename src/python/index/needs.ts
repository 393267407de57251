import { runsOnLoad } from '../facts/moments.ts'
import type { Span } from '../../model/span.ts'
import { MODULE_ATTRIBUTES } from '../facts/module-attributes.ts'
import type { Binding, ModuleFacts, Reference } from '../facts/facts.ts'
import { visibleBindings } from '../facts/resolve.ts'
import { holdsOne } from './after-chain.ts'
import { asksCallersAlone } from './caller-frames.ts'

/** One name that moved statements read from the module around them. */
export interface Need {
  readonly name: string
  readonly references: readonly Reference[]
  readonly bindings: readonly Binding[]
  /** Where it comes from: an import of the module, a definition of the module, or nowhere (star import or undefined). */
  readonly kind: 'import' | 'definition' | 'mixed' | 'unbound'
  /** Read while the module is imported, not only when something is called. */
  readonly atImport: boolean
  /** Read in annotations (or under TYPE_CHECKING) only. */
  readonly annotationOnly: boolean
}

const NAMESPACE_FUNCTIONS = new Set(['globals', 'exec', 'eval', 'vars', 'locals', 'dir'])

/** A name of the module about itself, or the `__module__` that Python puts into the namespace of a class body (language reference 3.3.3.6). */
function saysItsModule(facts: ModuleFacts, { name, scope }: Reference): boolean {
  return MODULE_ATTRIBUTES.has(name) || (name === '__module__' && facts.scopes[scope]?.kind === 'class')
}

/** Calls that make a class and are told which module it is of. */
const MAKES_CLASS = String.raw`\b(?:namedtuple|make_dataclass|\w*Enum|\w*Flag)\s*\((?:[^()]|\([^()]*\))*\bmodule\s*=\s*$`
const NAMES_HOME = new RegExp(String.raw`${MAKES_CLASS}|["']__module__["']\s*:\s*$|\n[ \t]+__module__[ \t]*=[ \t]*$`)

/**
 * Whether `__name__` is said to a class as the module that it is of (`namedtuple("Point", "x y", module=__name__)`, `type("Point", (), {"__module__":
 * __name__})`): pickles go by it, and in another module its name is right as it is for a `class`.
 */
function namesItsHome({ text, statements }: ModuleFacts, { name, span, statement, attributes }: Reference): boolean {
  if (name !== '__name__' || attributes.length > 0) return false
  const start = Math.max(statements[statement]?.span.start ?? 0, span.start - 2000)
  return (
    NAMES_HOME.test(text.slice(start, span.start)) &&
    /^[ \t]*(?:[,)}#\r\n]|$)/.test(text.slice(span.end, span.end + 20))
  )
}

/**
 * Whether `__doc__` is that of the class whose body reads it: its namespace holds its docstring from the start (data model, "Creating the class
 * object"). Without one, in functions and comprehensions of the body, below `global __doc__` or after a `del` it is the module's.
 */
function isDocOfClass(facts: ModuleFacts, { name, scope }: Reference): boolean {
  const own = name === '__doc__' ? facts.scopes[scope] : undefined
  if (own?.kind !== 'class' || !own.hasDocstring || own.globals.has(name)) return false
  return !(own.bindings.get(name) ?? []).some(({ kind }) => kind === 'delete')
}

/** What the statements need from their module, and what they say about the module they stand in. */
export interface Needs {
  readonly needs: readonly Need[]
  readonly introspection: readonly { readonly name: string; readonly span: Span }[]
  /** Names a moved function declares `global`. */
  readonly globals: readonly { readonly name: string; readonly span: Span }[]
}

/** The free names of a set of top-level statements, without those that the set binds itself and without builtins. */
export function needsOf(
  facts: ModuleFacts,
  statements: ReadonlySet<number>,
  isBuiltin: (name: string) => boolean,
): Needs {
  const grouped = new Map<string, { references: Reference[]; bindings: Map<number, Binding> }>()
  const introspection: { name: string; span: Span }[] = [...globalsOfFrames(facts, statements)]
  for (const reference of facts.references) {
    if (!statements.has(reference.statement)) continue
    const bindings = visibleBindings(facts, reference)
    if (bindings.some((binding) => binding.scope !== 0) || isDocOfClass(facts, reference)) continue
    if (bindings.length === 0 && saysItsModule(facts, reference) && !namesItsHome(facts, reference))
      introspection.push({ name: reference.name, span: reference.span })
    if (bindings.length === 0 && NAMESPACE_FUNCTIONS.has(reference.name) && isNamespaceCall(facts, reference)) {
      introspection.push({ name: `${reference.name}()`, span: reference.span })
    }
    if (bindings.length > 0 && readsOwnFrame(facts, reference))
      introspection.push({ name: 'its frame', span: reference.span })
    if (bindings.length === 0 && (isBuiltin(reference.name) || MODULE_ATTRIBUTES.has(reference.name))) continue
    if (bindings.length > 0 && bindings.every((binding) => statements.has(binding.statement) && !binding.viaGlobal))
      continue
    const entry = grouped.get(reference.name) ?? {
      references: new Array<Reference>(),
      bindings: new Map<number, Binding>(),
    }
    entry.references.push(reference)
    for (const binding of bindings) entry.bindings.set(binding.span.start, binding)
    grouped.set(reference.name, entry)
  }
  const needs = [...grouped].map(([name, entry]): Need => {
    const bindings = [...entry.bindings.values()]
    const imports = bindings.filter((binding) => binding.imported !== undefined).length
    return {
      name,
      references: entry.references,
      bindings,
      kind:
        bindings.length === 0
          ? 'unbound'
          : imports === bindings.length
            ? 'import'
            : imports === 0
              ? 'definition'
              : 'mixed',
      atImport: entry.references.some(runsOnLoad),
      annotationOnly: entry.references.every((reference) => reference.annotation || reference.typeChecking),
    }
  })
  return { needs, introspection, globals: globalsIn(facts, statements) }
}

/** `sys._getframe().f_globals`: the names of the module the code stands in, by way of its frame. */
function globalsOfFrames(
  facts: ModuleFacts,
  statements: ReadonlySet<number>,
): readonly { readonly name: string; readonly span: Span }[] {
  if (!/\.\s*f_(?:globals|locals)\b/.test(facts.text)) return []
  return facts.references.flatMap((reference) => {
    const statement = facts.statements[reference.statement]
    if (statement === undefined || !statements.has(reference.statement)) return []
    if (!/^(_getframe|currentframe|stack)$/.test(reference.attributes.at(-1)?.name ?? reference.name)) return []
    if (asksCallersAlone(facts, reference)) return []
    const rest = facts.text.slice(reference.span.start, statement.span.end)
    return /\.\s*f_globals\b/.test(rest) ? [{ name: 'f_globals of a frame', span: reference.span }] : []
  })
}

/** How statements look names of their module up by text: `globals()`, `vars()`, `sys.modules[__name__]`. */
export function namespaceReads(facts: ModuleFacts, statements: ReadonlySet<number>): readonly string[] {
  const own = facts.references.filter((reference) => statements.has(reference.statement))
  return own.flatMap((reference) => {
    if (visibleBindings(facts, reference).length > 0) {
      const isOwnModule = /^sys\s*\.\s*modules\s*\[\s*__name__\s*\]/.test(facts.text.slice(reference.span.start))
      return isOwnModule && reference.name === 'sys' ? ['sys.modules[__name__]'] : []
    }
    return NAMESPACE_FUNCTIONS.has(reference.name) && isNamespaceCall(facts, reference) ? [`${reference.name}()`] : []
  })
}

/** `sys._getframe().f_globals`, `inspect.currentframe()` of whose frame the statement asks the globals: those of its module. */
function readsOwnFrame(facts: ModuleFacts, reference: Reference): boolean {
  const last = reference.attributes.at(-1)?.name ?? reference.name
  if (last !== '_getframe' && last !== 'currentframe') return false
  const end = reference.attributes.at(-1)?.span.end ?? reference.span.end
  if (!/^\s*\(\s*0?\s*\)/.test(facts.text.slice(end, end + 20))) return false
  const statement = facts.statements[reference.statement]
  if (statement === undefined || asksCallersAlone(facts, reference)) return false
  return /\.\s*f_(globals|builtins)\b/.test(facts.text.slice(end, statement.span.end))
}

/** `vars(x)`, `dir(x)` and `eval(code, namespace)` do not look at the module; the bare calls do. */
function isNamespaceCall(facts: ModuleFacts, reference: Reference): boolean {
  const rest = facts.text.slice(reference.span.end, reference.span.end + 200)
  if (reference.attributes.length > 0) return false
  if (reference.name === 'globals') return /^\s*\(/.test(rest) && !isPackageOfImport(facts, reference, rest)
  if (reference.name === 'exec' || reference.name === 'eval')
    return /^\s*\(/.test(rest) && holdsOne(facts.text, facts.text.indexOf('(', reference.span.end))
  return !insideFunction(facts, reference) && /^\s*\(\s*\)/.test(rest)
}

/** `__import__(name, globals(), ...)`: without a level the namespace says nothing that is used (library reference, `__import__`). */
function isPackageOfImport(facts: ModuleFacts, reference: Reference, rest: string): boolean {
  const before = facts.text.slice(Math.max(0, reference.span.start - 200), reference.span.start)
  if (!/\b__import__\s*\([^()]*,\s*(?:globals\s*=\s*)?$/.test(before)) return false
  return !/^[^\n]*?(?:level\s*=\s*[^0\s)]|\]\s*,\s*[^0\s)]|\)\s*,[^,\n]*,[^,\n]*,\s*[^0\s)])/.test(rest)
}

function insideFunction(facts: ModuleFacts, reference: Reference): boolean {
  for (let id: number | undefined = reference.scope; id !== undefined; id = facts.scopes[id]?.parent) {
    if (facts.scopes[id]?.kind === 'function') return true
  }
  return false
}

function globalsIn(facts: ModuleFacts, statements: ReadonlySet<number>): readonly { name: string; span: Span }[] {
  const found: { name: string; span: Span }[] = []
  for (const scope of facts.scopes) {
    if (scope.id === 0 || scope.globals.size === 0) continue
    const statement = facts.statements.find(
      (candidate) => candidate.span.start <= scope.span.start && scope.span.end <= candidate.span.end + 1,
    )
    if (statement === undefined || !statements.has(statement.index)) continue
    for (const name of scope.globals) found.push({ name, span: scope.span })
  }
  return found
}
