import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import { accepts } from '../../model/recipe.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'
import { isThere, simplePath, up, wordsOf } from './lost-places.ts'

/** `shop.rates.__file__`, `shop.__path__[0]`, `inspect.getfile(shop.rates)`, each with the chain that names the module. */
const ASKED =
  /(?<![\w.])(?:(?<of>[A-Za-z_][\w.]*)\.__(?<word>file|path)__(?:\s*\[\s*0\s*\])?|(?:\w+\.)*get(?:source|abs)?file\s*\(\s*(?<given>[A-Za-z_][\w.]*)\s*\))/g

/**
 * What code finds by the place of another module: a file that was there under the path a statement makes from it is there under the
 * path that the same words lead to afterwards.
 */
export function lostOtherPlaces(scene: Scene): readonly Finding[] {
  if (scene.plan.files.length === 0 && !scene.isByHand) return []
  const goals = new Map(scene.plan.files.map((move) => [move.from, move.to]))
  const query = wordQuery(['__file__', '__path__', 'getfile', 'getsourcefile', 'getabsfile'])
  return scene.base.matching(query, '.py').flatMap((origin): readonly Finding[] => {
    const path = goals.get(origin) ?? origin
    const text = scene.base.glance(origin)
    const now = scene.final.glance(path)
    for (const match of text.matchAll(ASKED)) {
      const file = askedFile(scene, origin, match)
      const goal = file === undefined ? undefined : (goals.get(file) ?? file)
      const line = lineAround(text, match.index)
      const rest = line.slice(line.indexOf(match[0]) + match[0].length)
      if (file === undefined || goal === undefined || goal === file || !now.includes(rest)) continue
      const isFolder = match.groups?.['word'] === 'path'
      const [was, is] = [file, goal].map((one) => placeOf(isFolder ? folderOf(one) : one, line, rest))
      if (was === undefined || !isThere(scene.base, was) || is === undefined || isThere(scene.final, is)) continue
      return [lost(path, was, is, line.trim(), accepts(scene.plan.recipe, 'place-read', origin))]
    }
    return []
  })
}

/** The file of the module that a match asks, in the tree before. */
function askedFile(scene: Scene, origin: RepoPath, match: RegExpExecArray): RepoPath | undefined {
  const chain = match.groups?.['of'] ?? match.groups?.['given'] ?? ''
  const [facts, at] = [scene.before.facts(origin), match.index + match[0].indexOf(chain)]
  const reference = facts === undefined ? undefined : referenceStartingAt(facts, at)
  if (facts === undefined || reference === undefined) return undefined
  const meaning = meaningOf(facts, reference, scene.before.identityOf(origin))
  if (meaning.kind !== 'imported') return undefined
  return scene.before.fileOf(joinName(meaning.name, ...chain.split('.').slice(1)))
}

/** The path that a line makes from a file: folders up, then its words; undefined where it says no word. */
function placeOf(from: RepoPath, line: string, rest: string): RepoPath | undefined {
  const beside = /\.\s*with_name\s*\(\s*["']([^"'\\\n]+)["']/.exec(rest)?.[1]
  const words = beside === undefined ? wordsOf(rest) : ['..', beside]
  const start = up(from, line)
  return words.length === 0 || start === undefined ? undefined : simplePath(joinPath(start, ...words))
}

function lineAround(text: string, at: number): string {
  const end = text.indexOf('\n', at)
  return text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length : end).replace(/\r$/, '')
}

function lost(path: RepoPath, was: RepoPath, is: RepoPath, text: string, isAccepted: boolean): Finding {
  return {
    code: 'place-lost',
    level: isAccepted ? 'warning' : 'error',
    reason: `${path} found ${was} by the place of another module (\`${text}\`), and now looks for ${is}, which is not there`,
    advice: 'Let the file move along, or write the way to it anew.',
    place: { path },
  }
}
