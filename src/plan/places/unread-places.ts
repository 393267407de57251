import type { Finding } from '../../model/finding.ts'
import { firstPartOf, joinName } from '../../model/names.ts'
import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { isBuiltin, isStandardLibrary } from '../../python/facts/python-names.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import { ownPlaces, startOf } from '../../python/index/own-place.ts'
import type { OwnPlace } from '../../python/index/own-place.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { PlaceMoves } from './place-goals.ts'

/** Something goes up more than one folder from the file it is handed. */
const GOES_UP =
  /\.\s*parent\s*\.\s*parent\b|\bparents\s*\[\s*(?:[1-9]|\w*[A-Za-z])|\bdirname\s*\([^\n]*\bdirname\b|\bpardir\b|\.\.\/|["']\.\.["']/

/**
 * Modules that make something of their own path which cannot be followed on paper (it is cut as a text, or handed to somebody), and do
 * not keep their distance to what is in their folder, or in the one above where somebody goes there. Nobody can tell which file is meant.
 */
export function unreadPlaces(index: SymbolIndex, moves: PlaceMoves): readonly Finding[] {
  return moves.files.flatMap(({ from: path, to: goal }): readonly Finding[] => {
    const facts = path.endsWith('.py') && mayAsk(index.workspace.glance(path)) ? index.facts(path) : undefined
    if (facts === undefined || facts.errors.length > 0) return []
    const isKept = (up: number): boolean => {
      const [was, is] = [startOf(path, up), startOf(goal, up)]
      return was !== undefined && (moves.goalOf(was) ?? was) === is
    }
    if (isKept(1) && isKept(2)) return []
    const lost = ownPlaces(facts).find((place) => {
      if (place.up > 0 || place.tail.length > 0 || !isUnread(index, path, facts, place)) return false
      return !isKept(1) || (GOES_UP.test(around(index, path, facts, place)) && !isKept(2))
    })
    return lost === undefined ? [] : [finding(path, goal, facts, spanShown(facts, lost))]
  })
}

function mayAsk(text: string): boolean {
  return /__file__|__spec__|__loader__|co_filename|getframeinfo|get(?:source|abs)?file|\bstack\s*\(\s*\)\s*\[\s*0/.test(
    text,
  )
}

/** What `pathlib` and `str` tell of the file itself, or of its name alone. */
const OF_THE_FILE =
  /^(?:name|stem|suffix|suffixes|drive|root|anchor|exists|is_\w+|l?stat|read_(?:text|bytes)|open|samefile|as_uri|endswith|encode|owner|group|chmod|touch|lower|upper)$/

/** Functions of the standard library that give another path than the one they are handed (os.path, glob, shutil). */
const OTHER_PATHS =
  /^(?:os\.path\.(?:split\w*|common\w+|relpath|join|dirname)|(?:posix|nt)path\.\w+|os\.(?:listdir|scandir|walk|chdir)|glob\.\w+|pkgutil\.\w+|site\.\w+|shutil\.\w+|re\.\w+)$/

/** Whether a place is the file itself, and goes somewhere that cannot be followed. */
function isUnread(index: SymbolIndex, path: RepoPath, facts: ModuleFacts, { ending, span, goesOn }: OwnPlace): boolean {
  if (facts.statements.some((one) => one.mainGuard !== undefined && contains(one.span, span))) return false
  if (goesOn) return true
  switch (ending.kind) {
    case 'asked':
    case 'bound':
      return false
    case 'text':
      return ending.isFolder
    case 'attribute':
      return !ending.isLast && !OF_THE_FILE.test(ending.name)
    case 'handed': {
      const callee = nameAt(index, path, facts, ending.callee)
      if (callee === undefined) return true
      if (isStandardLibrary(firstPartOf(callee))) return !ending.isLast && OTHER_PATHS.test(callee)
      return !ending.isListed && !isBuiltin(callee)
    }
    default:
      return true
  }
}

/** The absolute name of what is called; a builtin by its name alone, undefined where it is nothing that is imported, built in or defined here. */
function nameAt(index: SymbolIndex, path: RepoPath, facts: ModuleFacts, callee: Span): string | undefined {
  const reference = referenceStartingAt(facts, callee.start)
  if (reference === undefined) return undefined
  const meaning = meaningOf(facts, reference, index.identityOf(path))
  const words = reference.attributes.map((step) => step.name)
  if (meaning.kind === 'imported') return joinName(meaning.name, ...words)
  if (meaning.kind === 'unbound') return isBuiltin(reference.name) ? joinName(reference.name, ...words) : undefined
  return meaning.kind === 'own' && words.length === 0 ? joinName(index.moduleOf(path) ?? '', reference.name) : undefined
}

/** What is said around a place: its statement, and the function of this tree that it is handed to. */
function around(index: SymbolIndex, path: RepoPath, facts: ModuleFacts, { span, ending }: OwnPlace): string {
  const statement = facts.statements.find((one) => contains(one.span, span))?.span ?? span
  const own = facts.text.slice(statement.start, statement.end)
  const callee = ending.kind === 'handed' ? nameAt(index, path, facts, ending.callee) : undefined
  const target = callee === undefined ? undefined : index.lookup(callee)
  if (target?.kind !== 'symbol') return own
  const home = index.factsOfModule(target.module)
  const defined = home?.statements.findLast(({ names }) => names.includes(target.symbol))?.span
  return home === undefined || defined === undefined ? own : own + home.text.slice(defined.start, defined.end)
}

/** The place, with what is done with it where that is a call or an attribute. */
function spanShown({ text }: ModuleFacts, { span, ending }: OwnPlace): Span {
  if (ending.kind === 'attribute')
    return { ...span, end: span.end + (/^\s*\.\s*\w+/.exec(text.slice(span.end))?.[0].length ?? 0) }
  return ending.kind === 'handed' && ending.callee.start < span.start
    ? { start: ending.callee.start, end: span.end + 1 }
    : span
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
