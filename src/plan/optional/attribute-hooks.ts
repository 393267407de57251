import { lineStart } from '../../python/facts/lines.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { Owner } from '../../python/parse/use-roles.ts'

/** What is asked for any name that is not there, those of the import system too (data model 3.3.2, `from module import name`). */
export function isHook({ scopes }: ModuleFacts, { bodyAt }: Owner): boolean {
  return scopes.some((one) => one.bodyAt === bodyAt && (one.name === '__getattr__' || one.name === '__getattribute__'))
}

/**
 * Where the simple statement begins that an expression stands in, where it is the first of its block and alone on its line; undefined else.
 * UTF-16 offsets into the text.
 */
export function statementAt(text: string, expression: number): number | undefined {
  const start = lineStart(text, expression)
  const head = /^[ \t]*(?=(?:return|raise|yield)\b|\w+[ \t]*=(?!=))/.exec(text.slice(start, expression))
  const isFirst = /:[ \t]*(?:#[^\n]*)?\r?\n$/.test(text.slice(0, start))
  return head === null || !isFirst ? undefined : start + head[0].length
}
