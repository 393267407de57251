import { literalPattern } from '../../model/literal-pattern.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import type { Home } from '../../python/index/callees.ts'
import { homeOfFile } from '../../python/index/held-packages.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { moduleOffered } from '../../python/index/through-module-attributes.ts'
import { importedName } from '../../python/facts/resolve.ts'
import type { TextValue } from '../../python/parse/text-pieces.ts'
import { textReader } from '../../python/parse/text-values.ts'
import { walkDown } from '../../python/parse/walk-down.ts'
import { anyQuery, queryOf } from '../../workspace/text-query.ts'
import { argumentOf } from '../module-names/names-handed-in.ts'

const WORDS = ['eval', 'exec', 'resolve_name', 'import_string', 'import_object', 'load_object', 'locate']
/** `eval` and `exec` are the builtins; a module or an object may have the others. */
const ASKS = new RegExp(`(?<![\\w.])(?:eval|exec)\\s*\\(|\\b(?:${WORDS.slice(2).join('|')})\\s*\\(`)
const NAMES = /(?:^|\.)(?:resolve_name|import_string|import_object|load_object|locate)$/

/**
 * Moved names that a text may ask for which names the module, or what the file calls it, before something only a run knows:
 * `eval("models." + name)`, `exec(f"from shop.models import {name}")`, `resolve_name("shop.models:" + name)`. They stay importable.
 */
export function builtAsks(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  if (moved.length === 0) return []
  return index.workspace.matching(anyQuery([queryOf(ASKS, WORDS)]), '.py').flatMap((path): readonly KeptName[] => {
    const home = homeOfFile(index, path)
    if (home === undefined || home.facts.errors.length > 0) return []
    const reader = textReader(home.facts)
    const said: { readonly isCode: boolean; readonly value: TextValue }[] = []
    walkDown(reader.root, (node) => {
      const callee = node.type === 'call' ? (node.childForFieldName('function')?.text ?? '') : ''
      const isCode = /^(?:eval|exec)$/.test(callee)
      const text = isCode || NAMES.test(callee) ? argumentOf(node, 0) : undefined
      if (text !== undefined) for (const value of reader.valuesOf(text)) said.push({ isCode, value })
      return node.namedChildren
    })
    return moved.flatMap(({ from, symbol }) => {
      const code = [`from ${from} import `, ...wordsFor(index, home, from).map((word) => `${word}.`)]
      const isSaid = said.some(({ isCode, value }) =>
        isCode
          ? code.some((head) => begins(value, head, symbol))
          : [`${from}.`, `${from}:`].some((head) => fits(value, head + symbol, head)),
      )
      return isSaid ? [{ module: from, symbol, reason: `${path} asks ${from} for a name that it works out` }] : []
    })
  })
}

/** Whether a text of code begins with a head and a part of a name, and goes on with what only a run knows. */
function begins([first, ...more]: TextValue, head: string, symbol: string): boolean {
  if (first?.kind !== 'text' || more.length === 0 || !first.value.startsWith(head)) return false
  // A name that is written out is rewritten where it stands.
  return first.value.length < head.length + symbol.length && `${head}${symbol}`.startsWith(first.value)
}

/** What a file calls a module, by the imports at its top. */
function wordsFor(index: SymbolIndex, { facts, module, path }: Home, wanted: QualifiedName): readonly string[] {
  const self = index.identityOf(path)
  return facts.imports.flatMap((statement) =>
    statement.items.flatMap((item) => {
      const name = importedName(statement, item, self)
      if (moduleOffered(index, module, item.bound) === wanted) return [item.bound]
      return name !== undefined && (wanted === name || wanted.startsWith(`${name}.`))
        ? [joinName(item.bound, wanted.slice(name.length + 1))]
        : []
    }),
  )
}

/** Whether a text may be the one wanted, or a path that begins with it; what only a run knows is no head of a name. */
export function fits(value: TextValue, wanted: string, head = ''): boolean {
  const [first] = value
  if (head !== '' && !(first?.kind === 'text' && first.value.startsWith(head) && value.length > 1)) return false
  const parts = value.map((piece) => (piece.kind === 'text' ? literalPattern(piece.value) : '.*'))
  const isPlain = value.every((piece) => piece.kind === 'text')
  const said = value.map((piece) => (piece.kind === 'text' ? piece.value : '')).join('')
  return new RegExp(`^(?:${parts.join('')})$`, 's').test(wanted) || (isPlain && said.startsWith(`${wanted}.`))
}
