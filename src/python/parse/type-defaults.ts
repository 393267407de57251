/**
 * The text with each default of a type parameter (`class Box[T: int = str]`, PEP 696) as a part of its bound, in the same length:
 * the grammar knows no defaults, and both are evaluated when they are asked for, in the same scope. Undefined where there is none.
 */
export function maskTypeDefaults(text: string): string | undefined {
  const changes: { readonly at: number; readonly by: string }[] = []
  for (const head of text.matchAll(HEAD)) changes.push(...defaultsIn(text, head.index + head[0].length))
  if (changes.length === 0) return undefined
  const parts: string[] = []
  let end = 0
  for (const { at, by } of changes) {
    parts.push(text.slice(end, at), by)
    end = at + by.length
  }
  return parts.join('') + text.slice(end)
}

/** The head of a definition that has a list of type parameters (language reference 8.10). */
const HEAD = /^[ \t\f]*(?:async[ \t]+def|def|class|type)[ \t]+[^\W\d]\w*[ \t]*\[/gmu

/** Comments and string literals, which hold no brackets that count; then what does. */
const PIECE = /#[^\n]*|("""|'''|"|')(?:\\[\s\S]|(?!\1)[\s\S])*\1|[[({]|[\])}]|[=!<>:]=|[:,=]/g

/** The `=` of each default in the list of type parameters that begins at `from`, and what stands there instead. */
function defaultsIn(text: string, from: number): readonly { readonly at: number; readonly by: string }[] {
  const found: { readonly at: number; readonly by: string }[] = []
  let [depth, isBound] = [1, false]
  PIECE.lastIndex = from
  for (let piece = PIECE.exec(text); piece !== null; piece = PIECE.exec(text)) {
    const [token] = piece
    if (/^[[({]$/.test(token)) depth += 1
    else if (/^[\])}]$/.test(token)) {
      depth -= 1
      if (depth === 0) return found
    } else if (depth === 1 && token === ',') isBound = false
    else if (depth === 1 && token === ':') isBound = true
    else if (depth === 1 && token === '=') {
      const star = /^=\s*\*/.exec(text.slice(piece.index, piece.index + 80))?.[0]
      found.push({ at: piece.index, by: isBound ? '|' : ':' })
      if (star !== undefined) found.push({ at: piece.index + star.length - 1, by: ' ' })
    }
  }
  return []
}
