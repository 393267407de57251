import type { ModuleFacts, Reference } from '../facts/facts.ts'

/** What is done with what a chain of attributes gives: `A.b(c).d[e] = f`. */
export interface ChainUse {
  /** How many calls and subscripts follow, in order, and the attribute behind each. */
  readonly steps: readonly {
    readonly kind: 'call' | 'item' | 'attribute'
    readonly name: string
    readonly at: number
  }[]
  /** The whole is a target of `=`, `+=` and the like, or of `del`. */
  readonly stored: boolean
  readonly end: number
}

/** Read what follows a reference, attributes first (which the reference has itself), up to where its expression ends. */
export function useOf(facts: ModuleFacts, reference: Reference): ChainUse {
  const { text } = facts
  const steps: { kind: 'call' | 'item' | 'attribute'; name: string; at: number }[] = reference.attributes.map(
    (step) => ({
      kind: 'attribute',
      name: step.name,
      at: step.span.start,
    }),
  )
  let at = reference.attributes.at(-1)?.span.end ?? reference.span.end
  for (;;) {
    const here = skipBlanks(text, at)
    const char = text[here]
    if (char === '(' || char === '[') {
      steps.push({ kind: char === '(' ? 'call' : 'item', name: '', at: here })
      at = closing(text, here)
      continue
    }
    const name = char === '.' ? /^\.\s*(\w+)/.exec(text.slice(here, here + 200)) : null
    if (name === null) break
    steps.push({ kind: 'attribute', name: name[1] ?? '', at: here })
    at = here + name[0].length
  }
  const after = text.slice(at, at + 60)
  const stored =
    reference.context !== 'load' ||
    (steps.length > 0 &&
      steps.at(-1)?.kind !== 'call' &&
      /^\s*(:[^=\n]*)?(\+|-|\*\*?|\/\/?|%|@|&|\||\^|>>|<<)?=[^=]/.test(after) &&
      opensStatement(text, reference.span.start))
  return { steps, stored, end: at }
}

/** Whether the brackets that open at an offset hold one thing alone: no comma stands in them, but at their end. */
export function holdsOne(text: string, open: number): boolean {
  const end = closing(text, open) - 1
  for (let at = open + 1; at < end; at += 1) {
    const char = text[at] ?? ''
    if (char === ',') return text.slice(at + 1, end).trim() === ''
    if (/[([{]/.test(char)) at = closing(text, at) - 1
    else if (/["']/.test(char)) at = stringEnd(text, at)
  }
  return text.slice(open + 1, end).trim() !== ''
}

/** Offset behind the bracket that closes the one at `open`; strings and comments are passed over. */
export function closing(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at += 1) {
    const char = text[at]
    if (char === '(' || char === '[' || char === '{') depth += 1
    else if (char === ')' || char === ']' || char === '}') {
      depth -= 1
      if (depth === 0) return at + 1
    } else if (char === '"' || char === "'") at = stringEnd(text, at)
    else if (char === '#') at = Math.max(at, text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at))
  }
  return text.length
}

function stringEnd(text: string, open: number): number {
  const quote = text.startsWith((text[open] ?? '').repeat(3), open) ? text.slice(open, open + 3) : (text[open] ?? '"')
  for (let at = open + quote.length; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text.startsWith(quote, at)) return at + quote.length - 1
  }
  return text.length
}

function skipBlanks(text: string, at: number): number {
  let here = at
  while (text[here] === ' ' || text[here] === '\t' || (text[here] === '\\' && text[here + 1] === '\n'))
    here += text[here] === '\\' ? 2 : 1
  return here
}

/** A store stands at the start of its statement: `f(x[0] = 1)` is none, and `f(x=1)` names a parameter. */
function opensStatement(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  return /^\s*(\w[\w.[\]'"]*\s*=\s*|.*[:;]\s*)?$/.test(line)
}
