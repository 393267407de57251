import type { Finding } from '../../model/finding.ts'
import { accepts } from '../../model/recipe.ts'
import { firstPartOf, parentOf } from '../../model/names.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { isInit } from '../../python/facts/modules.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Scene } from '../proof/proof-input.ts'

const PLACES =
  '__file__ __package__ __name__ __spec__ __loader__ co_filename stack getframeinfo getfile getsourcefile getabsfile resources get_data PackageLoader'.split(
    ' ',
  )

/**
 * What code finds by its own place: a file that was there under a path made from `__file__`, `__package__` or `__name__` is there
 * under the path that the same code makes afterwards. Read off the text of each statement, by counting folders and words.
 */
export function lostPlaces(scene: Scene): readonly Finding[] {
  if (scene.plan.files.length === 0 && !scene.isByHand) return []
  const goals = new Map(scene.plan.files.map((move) => [move.from, move.to]))
  const findings: Finding[] = []
  for (const origin of scene.base.matching(wordQuery(PLACES), '.py')) {
    const path = goals.get(origin) ?? origin
    const [before, after] = [scene.before.facts(origin), scene.after.facts(path)]
    if (before === undefined || after === undefined) continue
    const was = placesIn(scene.before, origin, before)
    const is = placesIn(scene.after, path, after)
    const isAccepted = accepts(scene.plan.recipe, 'place-read', origin)
    findings.push(...lostNeighbours(scene, [origin, before], [path, after], isAccepted))
    was.forEach((place, at) => {
      const now = is.find((one) => one.text === place.text) ?? (was.length === is.length ? is[at] : undefined)
      if (!isThere(scene.base, place.path) || now === undefined || isThere(scene.final, now.path)) return
      findings.push({
        code: 'place-lost',
        level: isAccepted ? 'warning' : 'error',
        reason: `${path} found ${place.path} by its own place (\`${place.text}\`), and now looks for ${now.path}, which is not there`,
        advice: 'Let the file move along, or write the way to it anew.',
        place: { path },
      })
    })
  }
  return findings
}

/** What says its own file without `__file__`, beside it (data model 3.2.13; inspect). */
const OWN =
  /\b(?:__file__|__spec__|__loader__|co_filename|getframeinfo|get(?:source|abs)?file)\b|\bstack\s*\(\s*\)\s*\[\s*0/

/**
 * A file beside a module that the module names and no longer has beside it, where every line that asks for its own file is as it was and
 * none of them says the name, or the line that says it is: however the two come together, the way from one to the other is none any more.
 */
function lostNeighbours(
  { base, final }: Scene,
  [origin, before]: readonly [RepoPath, ModuleFacts],
  [path, after]: readonly [RepoPath, ModuleFacts],
  isAccepted: boolean,
): readonly Finding[] {
  if (folderOf(origin) === folderOf(path)) return []
  const [was, is] = [linesAsking(before), linesAsking(after)]
  const kept = was.filter((line) => is.includes(line))
  if (kept.length === 0) return []
  // Where some were written anew, a line tells of itself alone.
  const isWhole = was.join('\n') === is.join('\n')
  const words = new Set(
    after.strings.flatMap(({ content, docstring, isFormat }) => {
      const word = docstring || isFormat ? '' : after.text.slice(content.start, content.end)
      return /^[\w-]+(?:\.\w+)+$/.test(word) ? [word] : []
    }),
  )
  return [...words].flatMap((word): readonly Finding[] => {
    const [old, now] = [joinPath(folderOf(origin), word), joinPath(folderOf(path), word)]
    if (!base.has(old) || old === origin || final.has(now) || isSaidWithPlace(after, word)) return []
    if (!isWhole && !kept.some((line) => line.includes(word) && !line.includes('__file__'))) return []
    return [
      {
        code: 'place-lost',
        level: isAccepted ? 'warning' : 'error',
        reason: `${path} names ${word}, which lay beside it as ${old} and does not lie there as ${now}, and what it makes of its own place is as before`,
        advice: 'Let the file move along, or write the way to it anew.',
        place: { path },
      },
    ]
  })
}

/** The lines that ask for the own file; a module that is run as a script is asked for nothing by that. */
export function linesAsking({ text }: ModuleFacts): readonly string[] {
  return text.split(/\r?\n/).flatMap((line) => (OWN.test(line.replace(/#.*$/, '')) ? [line.trim()] : []))
}

/** Whether a line gets from a place or a package to a word, and is judged by where it leads. */
function isSaidWithPlace({ text }: ModuleFacts, word: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.includes(word))
  return lines.every((line) => ASKED.test(line) || (line.includes('__file__') && /\/|joinpath|join\(/.test(line)))
}

/** Whether a file or a folder is in a tree. */
export function isThere(workspace: Workspace, path: RepoPath): boolean {
  return workspace.has(path) || workspace.list().some((file) => file.startsWith(path + '/'))
}

interface Place {
  readonly path: RepoPath
  readonly text: string
}

const WORDS = /(?:\/\s*|joinpath\s*\(\s*|,\s*)(?:"([^"\\\n]*)"|'([^'\\\n]*)'|f["']([^"'\\\n{}]*)\/[^"'\\\n{}/]*\{)/g

/** Each path with literal words that a file makes from its place, in the order of the text. */
function placesIn(index: SymbolIndex, path: RepoPath, facts: ModuleFacts): readonly Place[] {
  const named = new Map<string, RepoPath>()
  const places: Place[] = []
  for (const line of facts.text.split(/\r?\n/)) {
    const text = line.trim()
    if (text.startsWith('#')) continue
    const name = /^(\w+)\s*(?::[^=]+)?=(?!=)/.exec(text)?.[1]
    const used = [...named.keys()].find((known) =>
      new RegExp(`(?<![\\w."'])${known}\\b`).test(text.replace(/^\w+\s*=/, '')),
    )
    const start = text.includes('__file__')
      ? up(path, text)
      : used !== undefined
        ? up(named.get(used) ?? '', text)
        : packageFolder(index, path, text)
    if (start === undefined) continue
    const asked = text.search(/__file__|__package__|__name__/)
    const words = wordsOf(text.slice(Math.max(0, asked < 0 ? text.search(ASKED) : asked)))
    const whole = simplePath(joinPath(start, ...words))
    if (name !== undefined && whole !== undefined) named.set(name, whole)
    if (words.length > 0 && whole !== undefined) places.push({ path: whole, text })
  }
  return places
}

/** The literal words of a path that a text makes, without modes and encodings. */
export function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(WORDS)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .filter((word) => !/^[rwab+]{1,3}$|^utf/.test(word))
}

/** The folder as many levels above a path as the text of a statement says; undefined above the root. */
export function up(from: RepoPath, text: string): RepoPath | undefined {
  const parents = [...text.matchAll(/\.parents\s*\[\s*(\d+)\s*\]/g)].reduce(
    (sum, match) => sum + Number(match[1]) + 1,
    0,
  )
  const levels = parents + (text.match(/\.parent\b/g)?.length ?? 0) + (text.match(/\bdirname\s*\(/g)?.length ?? 0)
  let at = from
  for (let level = 0; level < levels; level += 1) {
    if (at === '') return undefined
    at = folderOf(at)
  }
  return at
}

/** A package that is asked for a file: by a literal name, or by what the module knows of itself. */
export const ASKED =
  /\b(_?files|_f|open_text|read_text|open_binary|read_binary|get_data|PackageLoader)\s*\(\s*(?:["']([A-Za-z_][\w.]*)["']|(__package__|__name__)|(?<=files\(\s*)(?=\)))/

/** The folder of the package that `files(__package__)` and the like ask, cuts of the name included. */
function packageFolder(index: SymbolIndex, path: RepoPath, text: string): RepoPath | undefined {
  const asked = ASKED.exec(text)
  const module = index.moduleOf(path)
  if (asked === null || (module === undefined && asked[2] === undefined)) return undefined
  let name = asked[2] ?? (isInit(path) || module === undefined ? (module ?? '') : parentOf(module))
  const cuts = asked[2] === undefined ? (text.match(/\.\s*(?:rpartition|rsplit)\s*\(/g)?.length ?? 0) : 0
  const free = asked[3] === '__package__' || isInit(path) ? cuts : Math.max(0, cuts - 1)
  for (let cut = 0; cut < free; cut += 1) name = parentOf(name)
  if (asked[2] === undefined && /\.\s*(?:partition|split)\s*\(/.test(text)) name = firstPartOf(name)
  const init = index.fileOf(name)
  return init === undefined ? undefined : folderOf(init)
}

/** A path without `..`; undefined above the root. */
export function simplePath(path: RepoPath): RepoPath | undefined {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}
