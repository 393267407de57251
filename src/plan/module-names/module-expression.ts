import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { behindModules, moduleOffered } from '../../python/index/through-module-attributes.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import { literalText } from '../../python/parse/text-pieces.ts'
import type { TextReader } from '../../python/parse/text-reading.ts'

/** The file an expression stands in. */
export interface ExpressionFile {
  readonly index: SymbolIndex
  readonly facts: ModuleFacts
  readonly path: RepoPath
}

/** Callables, and the mapping, that give a module for its name. */
export const LOADS = /(^|\.)(import_module|__import__|importorskip|sys\.modules(\.get)?)$/

/** The texts an expression can give; undefined when only a run can tell. */
export function textsOf(reader: TextReader, node: Node): readonly string[] | undefined {
  if (node.type === 'identifier' && node.parent?.type === 'keyword_argument') return [node.text]
  const values = reader.valuesOf(node)
  if (values.length === 0 || values.some((value) => value.some((piece) => piece.kind !== 'text'))) return undefined
  return values.map((value) => value.map((piece) => (piece.kind === 'text' ? piece.value : '')).join(''))
}

/** The module an expression certainly gives: an import, `import_module("shop.a")`, `sys.modules["shop.a"]`, `getattr(shop, "a")`, its name. */
export function moduleOf(input: ExpressionFile, reader: TextReader, node: Node): QualifiedName | undefined {
  const { index } = input
  const literal = literalText(node)
  if (literal !== undefined) return index.isModule(literal) ? literal : undefined
  if (node.type === 'call' || node.type === 'subscript') return loadedModule(input, reader, node)
  const chain = importedChain(input, reader, node)
  if (chain === undefined) return undefined
  const target = behindModules(index, joinName(chain.name, ...chain.steps.filter((step) => step !== '__dict__')))
  if (target.kind === 'module') return target.module
  return target.kind === 'symbol' && target.rest.length === 0
    ? (moduleOffered(index, target.module, target.symbol) ?? `${target.module}:${target.symbol}`)
    : chain.name
}

/** What an import of the file binds at the root of a chain, and the attributes that the expression reads of it. */
export function importedChain(
  { index, facts, path }: ExpressionFile,
  reader: TextReader,
  node: Node,
): { readonly name: QualifiedName; readonly steps: readonly string[] } | undefined {
  const reference = /^(identifier|attribute)$/.test(node.type) ? reader.referenceAt(node) : undefined
  const meaning = reference === undefined ? undefined : meaningOf(facts, reference, index.identityOf(path))
  if (reference === undefined || meaning?.kind !== 'imported') return undefined
  const steps = reference.attributes.filter((step) => step.span.end <= node.endIndex).map((step) => step.name)
  return { name: meaning.name, steps }
}

/** The module that a call or a look-up gives by its name. */
export function loadedModule(input: ExpressionFile, reader: TextReader, node: Node): QualifiedName | undefined {
  const callee = (node.childForFieldName('function') ?? node.childForFieldName('value'))?.text ?? ''
  const given = node.childForFieldName('arguments')?.namedChildren ?? node.childrenForFieldName('subscript')
  const [first, second] = given
  if (first === undefined) return undefined
  if (callee === 'getattr' && second !== undefined) {
    const parent = moduleOf(input, reader, first)
    const word = literalText(second)
    const name = parent === undefined || word === undefined ? undefined : joinName(parent, word)
    return name !== undefined && input.index.isModule(name) ? name : undefined
  }
  if (!LOADS.test(callee)) return undefined
  const [text, ...more] = textsOf(reader, first) ?? []
  return more.length === 0 && text !== undefined && input.index.isModule(text) ? text : undefined
}
