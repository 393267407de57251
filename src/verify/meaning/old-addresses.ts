import type { Span } from '../../model/span.ts'
import type { MovedPaths } from './moved-paths.ts'
import type { OldName } from './old-names.ts'

const IN_SCHEME = /[a-z0-9+.-]/i
const LETTER = /[a-z]/i
const REST = /[^\s<>"'`)\]}|]+/y
/** `/blob/REF/` and the like of a forge, and the two parts before it that name the repository. */
const FORGE =
  /^[a-z]+:\/\/[^?#]*?\/([\w.-]+\/[\w.-]+)\/(?:-\/)?(?:(?:blob|tree|raw|edit|blame)\/)(?:refs\/(?:heads|tags)\/)?([^/]+)\/(.+)$/i
const RAW = /^https?:\/\/raw\.githubusercontent\.com\/([\w.-]+\/[\w.-]+)\/(?:refs\/(heads|tags)\/)?([^/]+)\/(.+)$/i

/** Old paths in the addresses of a text, and the places that addresses take up: nothing else in them is a path of the tree. */
export function addressesIn(
  text: string,
  moved: MovedPaths,
): { readonly found: OldName[]; readonly taken: readonly Span[] } {
  const found: OldName[] = []
  const taken: Span[] = []
  for (const span of addresses(text)) {
    const address = text.slice(span.start, span.end)
    taken.push(span)
    const forge = FORGE.exec(address)
    const raw = forge === null ? RAW.exec(address) : null
    const [ref, tail] = forge === null ? [raw?.[3], raw?.[4]] : [forge[2], forge[3]]
    const path = tail?.replace(/[?#].*$/, '').replace(/[.,;:*_/]+$/, '')
    const now = path === undefined ? undefined : moved.goneTo(path)
    if (path === undefined || tail === undefined || now === undefined) continue
    const start = span.end - tail.length
    // A release or a commit does not go on.
    const isPinned = /^v?\d[\w.-]*$|^[0-9a-f]{7,40}$/.test(ref ?? '')
    found.push({ span: { start, end: start + path.length }, old: path, now, how: isPinned ? 'pinned' : 'address' })
  }
  return { found, taken }
}

/**
 * Every `scheme://rest` of a text (RFC 3986 3.1). Looked for by its `://`: a pattern that begins with the scheme tries each letter of
 * each word of an embedded picture.
 */
function addresses(text: string): readonly Span[] {
  const found: Span[] = []
  let from = 0
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', Math.max(from, at + 1))) {
    let start = at
    while (start > from && IN_SCHEME.test(text[start - 1] ?? '')) start -= 1
    while (start < at && !LETTER.test(text[start] ?? '')) start += 1
    REST.lastIndex = at + 3
    const rest = start < at ? REST.exec(text) : null
    if (rest === null) continue
    from = REST.lastIndex
    found.push({ start, end: from })
  }
  return found
}
