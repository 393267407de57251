import type { QualifiedName } from '../../model/names.ts'
import type { Binding, ModuleFacts } from '../../python/facts/facts.ts'
import { isBuiltin } from '../../python/facts/python-names.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * Whether two modules bind a name to the same thing, each by itself: `E = KeyPressEvent`, `JSON = Dict[str, int]`, `T = TypeVar("T")`,
 * `LIMIT = 3`, `log = logging.getLogger("shop")`. What moves from one to the other can read it there. Nobody may set it: then they would part.
 */
export function isTwin(index: SymbolIndex, from: QualifiedName, to: QualifiedName, name: string): boolean {
  const [one, other] = [valueOf(index, from, name), valueOf(index, to, name)]
  if (one === undefined || other === undefined || one !== other) return false
  const paths = index.workspace.mentioning([`${from}.${name}`, `${to}.${name}`])
  return paths.length === 0 && !isSet(index, name)
}

/** What a name is bound to, once and for all, with the names in it as they are known everywhere; undefined for what may change or be another one. */
function valueOf(index: SymbolIndex, module: QualifiedName, name: string): string | undefined {
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  const [binding, ...others] = facts?.scopes[0]?.bindings.get(name) ?? []
  if (path === undefined || facts === undefined || binding === undefined || others.length > 0) return undefined
  const value = assigned(facts, binding, name)
  if (value === undefined) return undefined
  const names = facts.references.filter(({ span }) => span.start >= value.start && span.end <= value.end)
  const said = names.map((reference) => {
    const meaning = meaningOf(facts, reference, index.identityOf(path))
    if (meaning.kind === 'imported') return meaning.name
    return meaning.kind === 'unbound' && isBuiltin(reference.name) ? reference.name : undefined
  })
  if (said.includes(undefined)) return undefined
  let text = ''
  let at = value.start
  for (const [number, { span }] of names.entries()) {
    text += facts.text.slice(at, span.start) + (said[number] ?? '')
    at = span.end
  }
  text += facts.text.slice(at, value.end)
  return isFixed(text) ? text : undefined
}

/** The right side of `NAME = value`, a statement of its own on one line. */
function assigned(
  { statements, text }: ModuleFacts,
  binding: Binding,
  name: string,
): { readonly start: number; readonly end: number } | undefined {
  const statement = statements[binding.statement]
  if (statement === undefined || binding.imported !== undefined || binding.conditional || binding.viaGlobal)
    return undefined
  const head = new RegExp(`^${name}\\s*=(?!=)\\s*`).exec(text.slice(statement.span.start, statement.span.end))
  if (head === null || text.slice(statement.span.start, statement.span.end).includes('\n')) return undefined
  return { start: statement.span.start + head[0].length, end: statement.span.end }
}

const TEXT = String.raw`[rbuRBU]?(?:"[^"\\{}]*"|'[^'\\{}]*')`
/** Calls that give the same object, or one that stands for the same. */
const CALL = new RegExp(
  String.raw`^(?:(?:typing|typing_extensions)\.(?:TypeVar|ParamSpec|TypeVarTuple|NewType)|logging\.getLogger|re\.compile)\(${TEXT}(?:,[^()]*)?\)$`,
)

/** Whether a value never changes: texts, numbers, names of imports, what is made of these by brackets of types and `|`. */
function isFixed(value: string): boolean {
  if (CALL.test(value)) return true
  const plain = value.replaceAll(new RegExp(TEXT, 'g'), '0')
  return /^[\w.\s,|[\]+*/-]+$/.test(plain) && !/(?:^|[^\w\]])\[/.test(plain)
}

/** Whether a file of the tree sets an attribute of that name, or may set one by its text. */
function isSet(index: SymbolIndex, name: string): boolean {
  const sets = new RegExp(
    String.raw`\.\s*${name}\s*(?::[^=\n]*)?[-+*/|&]?=(?!=)|(?<!\b(?:TypeVar|ParamSpec|TypeVarTuple|NewType)\(\s*)["']${name}["']|\bdel\b[^\n]*\.\s*${name}\b`,
  )
  return index.workspace.mentioning([name], '.py').some((path) => sets.test(index.workspace.glance(path)))
}
