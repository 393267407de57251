const TYPE_COMMENT = /^#[ \t]*type:[ \t]*(?!ignore\b)(?=[^\s#])([^#\n]*[^\s#])/

/**
 * What a comment says to type checkers as the type of something (PEP 484, "Type comments"), and at which offset in it; undefined for other
 * comments, and for `type: ignore`, which names no type. A second comment behind it is none of it.
 */
export function typeComment(comment: string): { readonly said: string; readonly at: number } | undefined {
  const [all, said] = TYPE_COMMENT.exec(comment) ?? []
  return all === undefined || said === undefined ? undefined : { said, at: all.length - said.length }
}
