import type { Span } from '../../model/span.ts'
import type { PathMap } from './path-map.ts'
import type { PathMention } from './find-paths.ts'

const URL = /\b[a-zA-Z][a-zA-Z0-9+.-]*:\/\/[^\s<>"'`)\]}|]*/g
/** `github.com/OWNER/NAME/blob/REF/PATH`, also behind another host (`colab.research.google.com/github/...`), and the raw files. */
const FILE =
  /(?:\b(?:github|gitlab)(?:\.com)?\/([\w.-]+\/[\w.-]+)\/(?:-\/)?(?:blob|tree|raw|edit|blame)\/|\braw\.githubusercontent\.com\/([\w.-]+\/[\w.-]+)\/(?:refs\/heads\/)?)([\w.-]+)\/([^\s?#]+)/i
/** Branches that go on; a tag, a release or a commit says what was. */
const BRANCH = /^(?:main|master|develop|devel|dev|trunk|HEAD|next)$/

/** The addresses in a text: those of files of this repository on a branch that goes on, with the new path, and what all of them take up. */
export function findAddresses(
  text: string,
  map: PathMap,
): { readonly mentions: readonly PathMention[]; readonly spans: readonly Span[] } {
  if (!text.includes('://')) return { mentions: [], spans: [] }
  const mentions: PathMention[] = []
  const spans: Span[] = []
  for (const match of text.matchAll(URL)) {
    const start = match.index
    spans.push({ start, end: start + match[0].length })
    const file = FILE.exec(match[0])
    const [whole = '', owner, rawOwner, branch = '', tail = ''] = file ?? []
    if (file === null || !map.repositories.has((owner ?? rawOwner ?? '').toLowerCase()) || !BRANCH.test(branch))
      continue
    const path = tail.replace(/[.,;:*_]+$|\/$/, '')
    const goal = map.goalOf(path)
    if (goal === undefined || goal.kind === 'stem') continue
    const at = start + file.index + whole.length - tail.length
    mentions.push({ span: { start: at, end: at + path.length }, text: goal.to })
  }
  return { mentions, spans }
}
