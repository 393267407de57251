import type { Edit } from '../../model/edit.ts'
import { insert, remove } from '../../model/edit.ts'
import type { CutPiece } from '../../python/edit/cut.ts'
import { headImports } from '../../python/edit/import-head.ts'
import { joinPieces } from '../../python/edit/paste.ts'
import type { ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'
import { aboveComments, contentEnd, isBlank, lineStart, nextLine } from '../../python/facts/lines.ts'
import { runsOnLoad } from '../../python/facts/moments.ts'
import { importedModules, loadedModules } from '../../python/index/loaded-modules.ts'
import { boundName } from '../../python/index/needed-imports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { insertMarked, joinMarked } from '../../text/marked-text.ts'
import type { Relocation } from './relocation.ts'

/**
 * The imports of the target that load the source and can stand below what moves: each on lines of its own at the head, none of them needed
 * by the moved code, which needs nothing of the source to load either. So the source, loaded on the way, finds in the target what it needs
 * of it. Empty where the imports stay at the top: the timing does not ask for it, or one of these is not given.
 */
export function importsBelow(index: SymbolIndex, relocation: Relocation): readonly ImportStatement[] {
  const { from, to, fromSource, late, imports, timing, copied } = relocation
  const path = index.fileOf(to)
  const facts = path === undefined ? undefined : index.facts(path)
  if (!timing.inPlace || copied || facts === undefined || path === undefined) return []
  if (fromSource.some((need) => !late.has(need.name))) return []
  const self = index.identityOf(path)
  const loading = facts.imports.filter((statement) => {
    const asked = runsOnLoad(statement) ? importedModules(index, statement, self) : []
    return asked.includes(from) || loadedModules(index, asked, to).has(from)
  })
  const head = new Set(headImports(facts))
  const needed = new Set(imports.map(boundName))
  const canWait = loading.every(
    (statement) =>
      head.has(statement) &&
      !statement.star &&
      isAlone(facts, statement) &&
      statement.items.every((item) => !needed.has(item.bound)),
  )
  return canWait ? loading : []
}

/** Whether an import shares no line with another statement. */
function isAlone({ text }: ModuleFacts, { span }: ImportStatement): boolean {
  const behind = text.slice(span.end, contentEnd(text, span.end))
  return isBlank(text.slice(lineStart(text, span.start), span.start)) && /^\s*(#.*)?$/.test(behind)
}

/** Put moved code below the head imports of a module, and below it those of them that load the source, marked for linters. */
export function pasteAbove(
  facts: ModuleFacts,
  below: readonly ImportStatement[],
  pieces: readonly CutPiece[],
  newline: '\n' | '\r\n',
): readonly Edit[] {
  const { text } = facts
  const gap = pieces.some(({ statement: { kind } }) => kind === 'function' || kind === 'class') ? 2 : 1
  const body = joinPieces(pieces, newline, false)
  const last = headImports(facts).at(-1)
  const at = nextLine(text, last?.span.end ?? 0)
  const lines = below.map(({ span }) => {
    const own = lineStart(text, span.start)
    return { start: aboveComments(text, own), own, end: nextLine(text, span.end) }
  })
  const rest = lines.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text.slice(0, at))
  const top = isBlank(rest) ? '' : newline.repeat(gap)
  const moved = lines
    .map(({ start, own, end }) => text.slice(start, own) + marked(text.slice(own, end).trimEnd()) + newline)
    .join('')
  return [
    ...lines.map(({ start, end }) => remove(start, hasGaps(text, start, end) && end < at ? nextLine(text, end) : end)),
    ...insertMarked(at, joinMarked(top, body, newline.repeat(gap + 1))),
    insert(at, moved, 'review'),
  ]
}

/** An import that stands below code, as linters are told: on its first line (pycodestyle, E402). */
function marked(statement: string): string {
  const [first = '', ...others] = statement.split(/(?=\r?\n)/)
  return [/#\s*noqa\b(?!:)/.test(first) ? first : `${first}  # noqa: E402`, ...others].join('')
}

function hasGaps(text: string, start: number, end: number): boolean {
  const above = text.slice(lineStart(text, Math.max(0, start - 1)), start)
  return start > 0 && isBlank(above) && end < text.length && isBlank(text.slice(end, nextLine(text, end)))
}
