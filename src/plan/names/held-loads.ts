import type { QualifiedName } from '../../model/names.ts'
import { lastPartOf, prefixesOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { heldReads, homeOfFile } from '../../python/index/held-packages.ts'
import type { HeldRead } from '../../python/index/held-packages.ts'
import { WORDS_OF_HOLDERS } from '../../python/index/holders-by-text.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { anyQuery, queryOf, withOneOf } from '../../workspace/text-query.ts'
import { imported, word } from '../../workspace/tokens.ts'
import type { Token } from '../../workspace/tokens.ts'
import { aliasesOf } from './import-aliases.ts'

/** The reads of some modules through packages that files of a tree hand over as values, by the file that does. */
export function heldReadsOf(
  index: SymbolIndex,
  modules: readonly QualifiedName[],
): ReadonlyMap<RepoPath, readonly HeldRead[]> {
  const found = new Map<RepoPath, readonly HeldRead[]>()
  const inner = modules.filter((module) => module.includes('.'))
  const parents = new Set(inner.flatMap((module) => prefixesOf(module).filter((one) => one !== module)).map(lastPartOf))
  const handed = [...new Set([...parents].flatMap((word) => [word, ...aliasesOf(index.workspace, word)]))]
  const [first, ...others] = [
    ...handed.map((word) => queryOf(handedPattern(word), [word])),
    ...inner.map((module) =>
      queryOf(new RegExp(`["']${module.replaceAll('.', String.raw`\.`)}["']`), [lastPartOf(module)]),
    ),
  ]
  if (first === undefined) return found
  const handedOn = withOneOf(anyQuery([first, ...others]), startsOf([...parents]))
  const [taken, ...more] = handed.map((word) => queryOf(takenPattern(word), [word]))
  const takenByText = taken === undefined ? [] : [withOneOf(anyQuery([taken, ...more]), GIVING)]
  const paths = [handedOn, ...takenByText].flatMap((query) => index.workspace.matching(query, '.py'))
  for (const path of new Set(paths)) {
    const home = homeOfFile(index, path)
    if (home === undefined || home.facts.errors.length > 0) continue
    const reads = heldReads(index, home, inner)
    if (reads.length > 0) found.set(path, reads)
  }
  return found
}

/**
 * What the import list of a file has in which a chain begins that ends in a package, given the last words of the packages and of those
 * above them: one of these words, whatever name it gives to it. Texts are looked up in `sys.modules`.
 */
function startsOf(words: readonly string[]): readonly Token[] {
  return ['sys', 'modules', 'get', ...words].map(imported)
}

const GIVING: readonly Token[] = WORDS_OF_HOLDERS.map(word)

/** The name of a package, or its last word, as a text: it may be imported by it, or looked up (`globals()["shop"]`). */
function takenPattern(word: string): RegExp {
  return new RegExp(String.raw`(?<=["'](?:\w+\.)*)${word}["']`)
}

/** A name, or a chain that ends in it, where it is a value of its own: nothing is read of it, called or imported there. */
function handedPattern(word: string): RegExp {
  const chain = String.raw`(?:\w+\s*\.\s*)*${word}`
  const opened = String.raw`(?<=[(,=:[{*]\s*${chain})`
  // From the word on, which is rare, to both sides: a search that begins at each bracket and comma takes ten times as long.
  return new RegExp(
    String.raw`${word}(?:(?=\s*(?:[)\]},:\n#]|\r|$))${opened}|\b(?![ \t]*[.\w=(\[])(?<=\b(?:return|yield|in|else|or|and|if|match)\s+${chain})|(?=\s+(?:if|else|or|and|for)\b)${opened})`,
  )
}
