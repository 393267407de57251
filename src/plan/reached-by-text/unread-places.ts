import type { Finding } from '../../model/finding.ts'
import type { FileMove } from '../../model/plan.ts'
import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { startOf } from '../../python/index/own-place.ts'
import { asidesOf } from '../../python/facts/asides.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { placeMoves } from './place-goals.ts'

const WORDS = ['__spec__', '__loader__', 'co_filename', 'getfile', 'getsourcefile', 'getabsfile', '__file__']

/** Where code gets the path of its own file without `__file__` on its own, or cuts that path in a way that is not read on paper. */
const OWN_FILE = new RegExp(
  [
    String.raw`\b__spec__\s*\.\s*origin\b`,
    String.raw`\b__loader__\s*\.\s*(?:path|get_filename)\b`,
    String.raw`\b(?:currentframe\s*\(\s*\)|_getframe\s*\(\s*0?\s*\))\s*\.\s*f_code\s*\.\s*co_filename\b`,
    String.raw`\b(?<code>\w+)\s*\.\s*__code__\s*\.\s*co_filename\b`,
    String.raw`\binspect\s*\.\s*get(?:source|abs)?file\s*\(\s*(?:(?:inspect\s*\.\s*)?currentframe\s*\(\s*\)|lambda\b|(?<object>\w+)\s*\))`,
    String.raw`(?<!\w)r?(?:split|partition)\s*\(\s*__file__`,
    String.raw`\b__file__\s*\.\s*(?:r?split|r?partition|replace|removesuffix)\s*\(`,
  ].join('|'),
  'g',
)

const GOES_ON = /\bparents?\b|\bdirname\b|\bjoin(?:path)?\b|\bwith_name\b|\bpardir\b|\/\s*["']|\.\.\//
const GOES_UP =
  /\.\s*parent\s*\.\s*parent\b|\bparents\s*\[\s*[1-9]|\bdirname\s*\([^\n]*\bdirname\b|\bpardir\b|\.\.\/|["']\.\.["']/

/**
 * Modules that find files beside them by `__spec__.origin`, the file of a frame or of code, or pieces cut off `__file__`, and do not keep
 * their distance to what is in their folder, or in the one above where the text goes there. Nobody can tell from it which file is meant.
 */
export function unreadPlaces(index: SymbolIndex, files: readonly FileMove[]): readonly Finding[] {
  const goals = new Map(files.map((move) => [move.from, move.to]))
  if (goals.size === 0) return []
  const moves = placeMoves(index, files)
  return index.workspace.matching(wordQuery(WORDS), '.py').flatMap((path): readonly Finding[] => {
    const [goal, facts] = [goals.get(path), index.facts(path)]
    if (goal === undefined || facts === undefined) return []
    const isKept = (up: number): boolean => {
      const [was, is] = [startOf(path, up), startOf(goal, up)]
      return was !== undefined && (moves.goalOf(was) ?? was) === is
    }
    if (isKept(1) && isKept(2)) return []
    const lost = ownFiles(facts).find(({ around }) => !(isKept(1) && (!GOES_UP.test(around) || isKept(2))))
    return lost === undefined ? [] : [finding(path, goal, facts, lost.span)]
  })
}

/** Where a text asks for its own file in a way that is not read, and goes on from there; with the lines that do so. */
function ownFiles(facts: ModuleFacts): readonly { readonly span: Span; readonly around: string }[] {
  const { text } = facts
  const { isAside } = asidesOf(facts)
  return [...text.matchAll(OWN_FILE)].flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].length }
    if (isAside(span.start)) return []
    const object = match.groups?.['code'] ?? match.groups?.['object']
    if (object !== undefined && !isDefinedHere(facts, object)) return []
    const around = linesOf(text, span)
    return GOES_ON.test(around) ? [{ span, around }] : []
  })
}

function isDefinedHere(facts: ModuleFacts, name: string): boolean {
  return facts.scopes[0]?.bindings.get(name)?.some(({ kind }) => kind === 'function' || kind === 'class') === true
}

/** The line of a span, and those that read the name it is put under. */
function linesOf(text: string, span: Span): string {
  const from = text.lastIndexOf('\n', span.start - 1) + 1
  const end = text.indexOf('\n', span.end)
  const line = text.slice(from, end < 0 ? text.length : end)
  const name = /^\s*(\w+)\s*(?::[^=]*)?=(?!=)/.exec(line)?.[1]
  if (name === undefined) return line
  const reads = new RegExp(String.raw`\b${name}\b`)
  return text
    .split('\n')
    .filter((one) => one === line || reads.test(one))
    .join('\n')
}

function finding(path: RepoPath, goal: RepoPath, { text }: ModuleFacts, span: Span): Finding {
  return {
    code: 'place-read',
    level: 'error',
    reason: `${path} finds files by its own place (\`${text.slice(span.start, span.end).replace(/\s+/g, ' ')}\`), which is ${folderOf(goal)} afterwards, and what is around it does not go along`,
    advice: `Let ${path} find them by \`__file__\` first (\`Path(__file__).parent / "name"\`), or through a package that stays, or keep the module in its folder; where it is right as it is: \`accept: [{ code: place-read, path: ${path}, because: ... }]\`.`,
    place: { path, span },
  }
}
