/** What may stand between two tokens of a statement: blanks, continued lines and, in brackets, comments (language reference 2.1). */
export const GAP = String.raw`(?:\s|\\\r?\n|#[^\n]*\n)*`
