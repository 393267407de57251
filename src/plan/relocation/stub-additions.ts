import type { Edit } from '../../model/edit.ts'
import { insert } from '../../model/edit.ts'
import type { CutPiece } from '../../python/edit/cut.ts'
import { stubGapBetween } from '../../python/edit/paste.ts'
import type { ModuleFacts, Statement } from '../../python/facts/facts.ts'
import { aboveComments, blanksBefore, lineStart } from '../../python/facts/lines.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Newline } from '../../text/text-style.ts'
import type { Decisions } from './decisions.ts'
import type { Departure } from './target-edits.ts'
import { undeclaredArrivals } from './undeclared-names.ts'
import type { MadeDeclaration } from './undeclared-names.ts'

/** Declarations made for stubs of targets, as what comes there; nothing is cut out for them. */
export function madeDepartures(index: SymbolIndex, decisions: Decisions): readonly Departure[] {
  return decisions.relocations.flatMap((relocation): readonly Departure[] => {
    const made = undeclaredArrivals(index, decisions, relocation)
    const path = index.fileOf(relocation.from)
    if (made.length === 0 || path === undefined) return []
    const imports = made.flatMap(({ needs }) => needs).filter((one) => one.module !== relocation.to)
    const none = { guards: [], fromSource: [], late: new Map(), quoted: [], statements: [], back: [], exported: [] }
    const bare = { ...relocation, ...none, imports, needs: { needs: [], introspection: [], globals: [] } }
    return [
      { relocation: bare, path: index.stubOf(relocation.from) ?? `${path}i`, pieces: made.map(pieceOf), isMade: true },
    ]
  })
}

function pieceOf({ text, statement }: MadeDeclaration): CutPiece {
  const toReview = [{ start: 0, end: text.length }]
  return { statement, text, toReview, span: statement.span, gapAfter: undefined }
}

/**
 * Declarations put into a stub in the order of its module: above the first declaration of what stands further down there, else at the end.
 * `gone` are the statements of the stub that are cut out.
 */
export function declaringEdits(
  stub: ModuleFacts,
  module: ModuleFacts,
  made: readonly MadeDeclaration[],
  { gone, newline }: { readonly gone: ReadonlySet<number>; readonly newline: Newline },
): readonly Edit[] {
  const byPlace = new Map<number | undefined, MadeDeclaration[]>()
  const stays = stub.statements.filter(({ index }) => !gone.has(index))
  for (const one of made) {
    const below = new Set(module.statements.slice(one.statement.index + 1).flatMap(({ names }) => names))
    const next = stays.find(({ kind, names }) => kind !== 'import' && names.some((name) => below.has(name)))
    byPlace.set(next?.index, [...(byPlace.get(next?.index) ?? []), one])
  }
  return [...byPlace].map(([place, group]) => {
    const next = place === undefined ? undefined : stub.statements[place]
    const above = place === undefined ? stays.at(-1) : stays.findLast(({ index }) => index < place)
    return placed(stub, { above, next, group }, newline)
  })
}

function placed(stub: ModuleFacts, { above, next, group }: Between, newline: Newline): Edit {
  const between = (one: Statement | undefined, other: Statement | undefined): string =>
    newline.repeat(stubGapBetween(one, other))
  const text = group
    .map(
      ({ text: own, statement }, at) =>
        (at === 0 ? '' : between(group[at - 1]?.statement, statement)) + own.replaceAll('\n', newline) + newline,
    )
    .join('')
  const last = group.at(-1)?.statement
  if (next !== undefined) {
    const at = aboveComments(stub.text, lineStart(stub.text, next.span.start))
    const gap = blanksBefore(stub.text, at) < at ? '' : between(above, group[0]?.statement)
    return insert(at, gap + text + between(last, next), 'review')
  }
  const open = stub.text === '' || stub.text.endsWith('\n') ? '' : newline
  return insert(stub.text.length, open + between(above, group[0]?.statement) + text, 'review')
}

/** Where declarations come: what stays above and below them in the stub. */
interface Between {
  readonly above: Statement | undefined
  readonly next: Statement | undefined
  readonly group: readonly MadeDeclaration[]
}
