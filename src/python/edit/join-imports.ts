import { firstPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Edit } from '../../model/edit.ts'
import { insert } from '../../model/edit.ts'
import type { ImportItem, ImportStatement, ModuleFacts } from '../facts/facts.ts'
import type { ImportHost } from './import-host.ts'
import { byIsort, renderItem } from './import-lines.ts'
import { absoluteModule } from '../facts/resolve.ts'
import { aboveComments, contentEnd, lineStart, nextLine } from '../facts/lines.ts'
import { isLineByLine } from '../imports/line-by-line.ts'
import type { NeededImport } from '../index/needed-imports.ts'

/**
 * Let names join a `from` import of their module among `hosts`, in isort's order when that import keeps it: one on a single
 * line that stays short enough or is too long already, or one in brackets with each name on a line of its own and a comma behind the last. `done`
 * are those that joined one.
 */
export function joinImports(
  host: ImportHost,
  hosts: readonly ImportStatement[],
  needed: readonly NeededImport[],
): { readonly edits: readonly Edit[]; readonly done: ReadonlySet<NeededImport> } {
  const { facts, style } = host
  const edits: Edit[] = []
  const done = new Set<NeededImport>()
  const width = new Map<number, number>()
  const named = needed.flatMap((entry) =>
    entry.name === undefined ? [] : [{ entry, text: renderItem(entry.name, entry.alias) }],
  )
  for (const { entry, text } of named.sort((a, b) => byIsort(a.text, b.text))) {
    const joined = entry.typeChecking || entry.pragma !== undefined ? undefined : hostOf(host, hosts, entry.module)
    const last = joined?.items.at(-1)
    if (joined === undefined || last === undefined) continue
    const before = itemBehind(joined, text)
    if (isLineByLine(facts.text, joined))
      edits.push(ownLine(facts, before ?? last, before === undefined, text, style.newline))
    else {
      const own = joined.span.end - joined.span.start
      const length = (width.get(joined.index) ?? own) + text.length + 2
      if (length > style.lineLength && own <= style.lineLength) continue
      width.set(joined.index, length)
      edits.push(before === undefined ? insert(last.span.end, `, ${text}`) : insert(before.span.start, `${text}, `))
    }
    done.add(entry)
  }
  return { edits, done }
}

/** The import of a module that names can join: one that is spelled as a new one would be, or else one that says the module otherwise. */
function hostOf(
  { facts, self, style, isFirstParty }: ImportHost,
  hosts: readonly ImportStatement[],
  module: QualifiedName,
): ImportStatement | undefined {
  const own = hosts.filter(
    (statement) =>
      statement.kind === 'from' &&
      !statement.star &&
      !statement.future &&
      absoluteModule(statement, self) === module &&
      (isOneLine(facts, statement) || isLineByLine(facts.text, statement)),
  )
  const isRelative = style.relative && isFirstParty(firstPartOf(module))
  return own.find(({ level }) => level > 0 === isRelative) ?? own[0]
}

/** The item that a new one stands before; undefined where it goes to the end, or the items are in no order. */
function itemBehind({ items }: ImportStatement, text: string): ImportItem | undefined {
  const names = items.map((item) => renderItem(item.name, item.alias))
  const isSorted = names.every((name, at) => at === 0 || byIsort(names[at - 1] ?? '', name) <= 0)
  return isSorted ? items.find((_, at) => byIsort(names[at] ?? '', text) > 0) : undefined
}

/** A name on a line of its own, above (with its comments) or below an item that has one. */
function ownLine({ text }: ModuleFacts, item: ImportItem, isBelow: boolean, name: string, newline: string): Edit {
  const start = lineStart(text, item.span.start)
  const indent = text.slice(start, item.span.start)
  const at = isBelow ? nextLine(text, item.span.end) : aboveComments(text, start, indent)
  return insert(at, `${indent}${name},${newline}`)
}

/** Without brackets, continuation, comment or neighbour on its line. */
function isOneLine({ text }: ModuleFacts, { span }: ImportStatement): boolean {
  return /^[^(\\\n#;]*$/.test(text.slice(span.start, contentEnd(text, span.end)))
}
