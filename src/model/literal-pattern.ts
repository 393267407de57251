/** A text as the source of a regular expression that matches it and nothing else (ECMA-262, SyntaxCharacter). */
export function literalPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
