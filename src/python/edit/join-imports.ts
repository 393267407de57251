import { firstPartOf } from '../../model/names.ts'
import type { Edit } from '../../model/edit.ts'
import { insert } from '../../model/edit.ts'
import type { ImportStatement, ModuleFacts } from '../facts/facts.ts'
import type { ImportStyle } from './import-lines.ts'
import { byIsort, renderItem, spellModule } from './import-lines.ts'
import { aboveComments, contentEnd, isBlank, lineStart, nextLine } from '../facts/lines.ts'
import type { NeededImport } from '../index/needed-imports.ts'
import type { ModuleIdentity } from '../facts/resolve.ts'

/**
 * Let names join a `from` import of their module among `hosts`, in isort's order when that import keeps it: one on a single
 * line that stays short enough, or one in brackets with each name on a line of its own and a comma behind the last. `done`
 * are those that joined one.
 */
export function joinImports(
  facts: ModuleFacts,
  hosts: readonly ImportStatement[],
  needed: readonly NeededImport[],
  self: ModuleIdentity,
  style: ImportStyle,
  firstParty: (top: string) => boolean,
): { readonly edits: readonly Edit[]; readonly done: ReadonlySet<NeededImport> } {
  const edits: Edit[] = []
  const done = new Set<NeededImport>()
  const width = new Map<number, number>()
  const named = needed.flatMap((entry) =>
    entry.name === undefined ? [] : [{ entry, text: renderItem(entry.name, entry.alias) }],
  )
  for (const { entry, text } of named.sort((a, b) => byIsort(a.text, b.text))) {
    if (entry.typeChecking || entry.pragma !== undefined) continue
    const spelled = spellModule(entry.module, self, style.relative && firstParty(firstPartOf(entry.module)))
    const host = hosts.find(
      (statement) =>
        statement.kind === 'from' &&
        !statement.star &&
        !statement.future &&
        '.'.repeat(statement.level) + statement.module === spelled &&
        (isOneLine(facts, statement) || isLineByLine(facts, statement)),
    )
    const last = host?.items.at(-1)
    if (host === undefined || last === undefined) continue
    const names = host.items.map((item) => renderItem(item.name, item.alias))
    const sorted = names.every((name, at) => at === 0 || byIsort(names[at - 1] ?? '', name) <= 0)
    const before = sorted ? host.items.find((_, at) => byIsort(names[at] ?? '', text) > 0) : undefined
    if (isLineByLine(facts, host)) {
      const start = lineStart(facts.text, (before ?? last).span.start)
      const indent = facts.text.slice(start, (before ?? last).span.start)
      const at = before === undefined ? nextLine(facts.text, last.span.end) : aboveComments(facts.text, start, indent)
      edits.push(insert(at, `${indent}${text},${style.newline}`))
    } else {
      const length = (width.get(host.index) ?? host.span.end - host.span.start) + text.length + 2
      if (length > style.lineLength) continue
      width.set(host.index, length)
      edits.push(before === undefined ? insert(last.span.end, `, ${text}`) : insert(before.span.start, `${text}, `))
    }
    done.add(entry)
  }
  return { edits, done }
}

/** Without brackets, continuation, comment or neighbour on its line. */
function isOneLine({ text }: ModuleFacts, { span }: ImportStatement): boolean {
  return /^[^(\\\n#;]*$/.test(text.slice(span.start, contentEnd(text, span.end)))
}

/** In brackets, each name alone on its line with a comma behind it; comments may stand behind. */
function isLineByLine({ text }: ModuleFacts, { items, span }: ImportStatement): boolean {
  return (
    items.length > 0 &&
    items.every(
      (item) =>
        lineStart(text, item.span.start) > span.start &&
        isBlank(text.slice(lineStart(text, item.span.start), item.span.start)) &&
        /^[ \t\f]*,[ \t\f]*(?:#.*)?$/.test(text.slice(item.span.end, contentEnd(text, item.span.end))),
    )
  )
}
