import type { Finding } from '../../model/finding.ts'
import type { FileMove } from '../../model/plan.ts'
import { folderOf } from '../../model/source-file.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { placeMoves } from './place-goals.ts'

/** Where code gets the path of its own file without `__file__` on its own, or cuts that path in a way that is not read on paper. */
const OWN_FILE =
  /\b__spec__\s*\.\s*origin\b|\b__loader__\s*\.\s*(?:path|get_filename)\b|\b(?:f_code|__code__)\s*\.\s*co_filename\b|\binspect\s*\.\s*(?:getfile|getsourcefile|getabsfile)\s*\(\s*(?:inspect\s*\.\s*)?(?:currentframe|lambda)\b|(?<!\w)(?:split|rsplit|partition|rpartition)\s*\(\s*__file__|\b__file__\s*\.\s*(?:split|rsplit|partition|rpartition|replace|removesuffix)\s*\(/g

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
  const words = ['__spec__', '__loader__', 'co_filename', 'getfile', 'getsourcefile', 'getabsfile', '__file__']
  return index.workspace.matching(wordQuery(words), '.py').flatMap((path): readonly Finding[] => {
    const [goal, facts] = [goals.get(path), index.facts(path)]
    if (goal === undefined || facts === undefined) return []
    for (const match of facts.text.matchAll(OWN_FILE)) {
      const span = { start: match.index, end: match.index + match[0].length }
      const isText = [...facts.comments, ...facts.strings.filter((one) => !one.isFormat).map((one) => one.span)].some(
        (one) => one.start <= span.start && span.start < one.end,
      )
      const line = facts.text.slice(facts.text.lastIndexOf('\n', span.start) + 1, lineEnd(facts.text, span.end))
      if (isText || !GOES_ON.test(line)) continue
      const isKept = (up: number): boolean => {
        const [was, is] = [above(path, up), above(goal, up)]
        return was !== undefined && moves.goalOf(was) === is
      }
      if (isKept(1) && (!GOES_UP.test(line) || isKept(2))) continue
      return [
        {
          code: 'place-read',
          level: 'error',
          reason: `${path} finds files by its own place (\`${match[0].replace(/\s+/g, ' ')}\`), which is ${folderOf(goal)} afterwards, and what is around it does not go along`,
          advice: `Let ${path} find them by \`__file__\` first (\`Path(__file__).parent / "name"\`), or through a package that stays, or keep the module in its folder; where it is right as it is: \`accept: [{ code: place-read, path: ${path}, because: ... }]\`.`,
          place: { path, span },
        },
      ]
    }
    return []
  })
}

function above(path: string, up: number): string | undefined {
  let at: string | undefined = path
  for (let step = 0; step < up; step += 1) at = at === '' ? undefined : folderOf(at ?? '')
  return at
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}
