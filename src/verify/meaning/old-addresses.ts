import type { Span } from '../../model/span.ts'
import type { MovedPaths } from './moved-paths.ts'
import type { OldName } from './old-names.ts'

const ADDRESS = /[a-z][a-z0-9+.-]*:\/\/[^\s<>"'`)\]}|]+/gi
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
  for (const match of text.includes('://') ? text.matchAll(ADDRESS) : []) {
    const span = { start: match.index, end: match.index + match[0].length }
    taken.push(span)
    const forge = FORGE.exec(match[0])
    const raw = forge === null ? RAW.exec(match[0]) : null
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
