import type { Node } from './syntax-tree.ts'
import { literalText } from './text-pieces.ts'
import type { TextValue } from './text-pieces.ts'

/**
 * The texts that a name can have where it stands, because the function asked before whether it is one of some literals and left otherwise
 * (`if name not in ("a", "b"): raise`), or asks around it (`if name in ("a", "b"):`). Undefined where nothing asks so, or something may give
 * the name another value between. What they are is compared there as well, so none has a source to be written anew.
 */
export function guardedTexts(name: Node): readonly TextValue[] | undefined {
  let inner = name
  for (let around = name.parent; around !== null; [inner, around] = [around, around.parent]) {
    if (/^(?:function_definition|class_definition|lambda|module|for_statement|while_statement)$/.test(around.type))
      return undefined
    if (around.type === 'if_statement' && inner.field === 'consequence') {
      const asked = membersAsked(around.childForFieldName('condition'), name.text, 'in')
      if (asked !== undefined && !isBoundBetween(name, inner.startIndex)) return asked
    }
    if (around.type !== 'block') continue
    const before = around.namedChildren.filter((one) => one.type === 'if_statement' && one.endIndex <= name.startIndex)
    for (const guard of before.toReversed()) {
      const asked = leaves(guard) ? membersAsked(guard.childForFieldName('condition'), name.text, 'not in') : undefined
      if (asked !== undefined && !isBoundBetween(name, guard.endIndex)) return asked
    }
  }
  return undefined
}

/** The literals of `NAME in (...)`; undefined for any other condition. */
function membersAsked(condition: Node | null, name: string, word: 'in' | 'not in'): readonly TextValue[] | undefined {
  if (condition?.type !== 'comparison_operator') return undefined
  const [left, right, ...more] = condition.namedChildren
  const said = condition.text.slice((left?.text ?? '').length, (right?.startIndex ?? 0) - condition.startIndex)
  const isAsked = left?.text === name && said.trim().replace(/\s+/g, ' ') === word && more.length === 0
  if (!isAsked || !/^(?:list|tuple|set)$/.test(right?.type ?? '')) return undefined
  const texts = (right?.namedChildren ?? []).filter(({ type }) => type !== 'comment').map((one) => literalText(one))
  if (texts.some((text) => text === undefined)) return undefined
  return texts.map((text) => [{ kind: 'text', value: text ?? '', source: undefined, isFar: true }])
}

/** Whether nothing goes on behind an `if` whose condition holds. */
function leaves(guard: Node): boolean {
  const last = guard.childForFieldName('consequence')?.lastNamedChild
  const isAlone = guard.childrenForFieldName('alternative').length === 0
  return isAlone && /^(?:raise|return|continue|break)_statement$/.test(last?.type ?? '')
}

/** Whether the text between a place and a name says the name where something may give it another value. */
function isBoundBetween(name: Node, from: number): boolean {
  const between = name.source.slice(from, name.startIndex)
  const word = String.raw`(?<![\w.])${name.text}\b`
  return new RegExp(
    String.raw`${word}(?=[\w \t,()*]*(?::=|[-+*/%&|^@]?=(?!=)))(?=[^\n]*\n)|\b(?:for|as|global|nonlocal|import)\b[^\n]*${word}|${word}[ \t]*:=`,
  ).test(between)
}
