import { remove } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import { isWithin } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import { setupCall } from '../../python/parse/setup-call.ts'
import type { StaticValue } from '../../python/parse/static-values.ts'
import { isDataOfPackage, isNameOf } from '../names/leaving-entries.ts'
import type { Packaged } from '../names/leaving-entries.ts'

/**
 * Take what leaves with the package out of the lists and mappings that a `setup.py` writes out for `setup`: modules and packages, folders of
 * packages, their data. What it computes is left as it is.
 */
export function leavingArguments(packaged: Packaged, text: string): readonly Edit[] {
  const from = packaged.plan.package?.from
  const call = from === undefined ? undefined : setupCall(text)
  if (from === undefined || call === undefined) return []
  const edits: Edit[] = []
  const holders = new Set<string>()
  const take = (value: StaticValue | undefined, isGone: (word: string) => boolean): void => {
    const key = `${String(value?.span.start)}:${String(value?.span.end)}`
    if (value?.kind !== 'list' || holders.has(key)) return
    holders.add(key)
    // `packages=["shop"] + modules`: what a name holds stands where it is bound.
    for (const term of value.terms) take(term, isGone)
    const items = value.own.filter(({ span }) => isInside(span, value.span))
    const gone = items.map((item) => item.kind === 'text' && isGone(item.value))
    edits.push(
      ...removed(
        text,
        value.span,
        items.map(({ span }) => span),
        gone,
      ),
    )
  }
  const takeKeys = (value: StaticValue | undefined, isGone: (key: string) => boolean): void => {
    if (value?.kind !== 'map') return
    const written = value.entries.filter(
      (entry) => isInside(entry.value.span, value.span) && entry.value.span.start > entry.keySpan.end,
    )
    const spans = written.map((entry) => ({ start: entry.keySpan.start, end: entry.value.span.end }))
    edits.push(
      ...removed(
        text,
        value.span,
        spans,
        written.map(({ key }) => isGone(key)),
      ),
    )
  }
  take(call.keywords.get('packages'), (name) => isNameOf(name, from))
  take(call.keywords.get('py_modules'), (name) => isNameOf(name, from))
  takeKeys(call.keywords.get('package_dir'), (name) => isWithin(name, from))
  for (const keyword of ['package_data', 'exclude_package_data']) {
    const data = call.keywords.get(keyword)
    takeKeys(data, (name) => isWithin(name, from))
    for (const { key, value } of data?.kind === 'map' ? data.entries : [])
      if (!isWithin(key, from)) take(value, (pattern) => isDataOfPackage(packaged, key, pattern))
  }
  return edits
}

/** Removes runs of elements between the brackets of a list or mapping, each with what stands between it and the next. */
function removed(text: string, holder: Span, spans: readonly Span[], gone: readonly boolean[]): readonly Edit[] {
  const edits: Edit[] = []
  for (let first = 0; first < spans.length; first += 1) {
    if (gone[first] !== true) continue
    let last = first
    while (gone[last + 1] === true && isCommaOnly(text.slice(spans[last]?.end, spans[last + 1]?.start))) last += 1
    const [start, next, before] = [spans[first]?.start ?? 0, spans[last + 1], spans[first - 1]]
    const end = spans[last]?.end ?? start
    const rest = text.slice(end, holder.end)
    const comma = /^\s*,/.exec(rest)?.[0].length ?? 0
    // What stands between two elements and is none of them (a comment, `**more`) stays.
    if (next !== undefined) edits.push(remove(start, end + (/^\s*,\s*/.exec(rest)?.[0].length ?? 0)))
    else if (before === undefined) edits.push(remove(start, end + comma))
    else {
      // A comment behind the element before stays with it.
      const between = text.slice(before.end, start)
      const line = text.lastIndexOf('\n', start - 1) + 1
      if (between.includes('#') && line > before.end) edits.push(remove(line, text.indexOf('\n', end + comma) + 1))
      else edits.push(remove(start - (/,\s*$/.exec(between)?.[0].length ?? 0), end))
    }
    first = last
  }
  return edits
}

/** Whether a text between two elements is a comma, comments left out. */
function isCommaOnly(between: string): boolean {
  return /^\s*,\s*$/.test(between.replace(/#[^\n]*/g, ''))
}

function isInside(span: Span, holder: Span): boolean {
  return span.start > holder.start && span.end < holder.end
}
