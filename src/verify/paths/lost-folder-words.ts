import type { Finding } from '../../model/finding.ts'
import { accepts } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { isElsewhere } from '../../python/index/elsewhere.ts'
import { queryOf } from '../../workspace/text-query.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Scene } from '../proof/proof-input.ts'

const PLACES = ['__file__', '__path__', 'files', 'get_data', 'find_spec']
/** The same as code has them: `files` is a word of prose and a name of many things. */
const PLACE = /\b__(?:file|path)__\b|\b(?:files|get_data|find_spec)\s*\(/
/** A quoted word behind `/`, or in the arguments of what joins, and a text that goes on from a value which is no folder of the user. */
const PART =
  /(?:[\w)\]]\s*\/\s*|\bjoin(?:path)?\s*\((?:[^()]|\([^()]*\))*?,?\s*)["']([\w./-]+)["']|[\w)\]]\s*\+\s*["']\/([\w./-]+)["']|\{(?![^{}]*\b(?:getcwd|cwd|home|environ|getenv|expanduser)\b)[^{}]*\}\/([\w./-]+)["']/g

/**
 * Words of paths that Python code puts behind a place: where no folder or file of the tree has the word in its path any more and one
 * had, the code finds nothing. Read off the text, whatever the place is; texts that changed in that place say something new.
 */
export function lostFolderWords(scene: Scene): readonly Finding[] {
  if (scene.plan.files.length === 0) return []
  const goals = new Map(scene.plan.files.map((move) => [move.from, move.to]))
  const [had, has] = [partsOf(scene.base), partsOf(scene.final)]
  const findings: Finding[] = []
  for (const origin of scene.base.matching(queryOf(PLACE, PLACES), '.py')) {
    const path = goals.get(origin) ?? origin
    if (accepts(scene.plan.recipe, 'place-read', origin)) continue
    const text = scene.final.read(path)?.text
    if (text === undefined) continue
    const said = wordsIn(text).map(({ word }) => word)
    const lost = wordsIn(scene.base.glance(origin)).find(
      ({ word, at }) =>
        isPartOf(had, word) && !isPartOf(has, word) && said.includes(word) && !isOfNoPlace(scene, origin, at),
    )?.word
    if (lost === undefined) continue
    findings.push({
      code: 'place-lost',
      level: 'error',
      reason: `${path} puts "${lost}" behind a folder it finds by a place, and no path of the tree has it any more`,
      advice: 'Let the file move along, or write the way to it anew.',
      place: { path },
    })
  }
  return findings
}

/** A name as a part: behind a slash, alone or with more text, or as an argument of what joins. */
const NAMED_PART =
  /[\w)\]]\s*\/\s*\(?\s*([A-Za-z_]\w*)(?!\w|\s*[.([])|\bjoin(?:path\s*\(|\s*\((?:[^()]|\([^()]*\))*?,)\s*([A-Za-z_]\w*)\s*[,)]/g

/** Words that are all a name or a parameter is given which is a part of a path. */
function namedWords(text: string): readonly { readonly word: string; readonly at: number }[] {
  const names = new Set([...text.matchAll(NAMED_PART)].map(([, behind, joined]) => behind ?? joined ?? ''))
  return [...names].flatMap((name) =>
    [
      ...text.matchAll(
        new RegExp(`(?<![\\w.])${name}[ \\t]*(?::[^=\\n]+)?=[ \\t]*(["'])([\\w./-]+)\\1(?=[ \\t]*[,)#\\r\\n])`, 'g'),
      ),
    ].map((match) => ({
      word: (match[2] ?? '').replace(/^\/|\/$/g, ''),
      at: match.index + match[0].lastIndexOf(match[2] ?? ''),
    })),
  )
}

/** The words, each with a place in it (UTF-16). */
function wordsIn(text: string): readonly { readonly word: string; readonly at: number }[] {
  return [...partsIn(text), ...namedWords(text)]
}

function partsIn(text: string): readonly { readonly word: string; readonly at: number }[] {
  return [...text.matchAll(PART)]
    .filter((match) => !isAddress(text, /^\{([A-Za-z_]\w*)\}/.exec(match[0])?.[1]))
    .map((match) => {
      const said = match[1] ?? match[2] ?? match[3] ?? ''
      return { word: said.replace(/^\/|\/$/g, ''), at: match.index + match[0].lastIndexOf(said) }
    })
}

/** Whether a word is put behind a folder that lies in no repository: one of pytest, of `tempfile`, of the user. */
function isOfNoPlace({ before }: Scene, path: RepoPath, at: number): boolean {
  const facts = before.facts(path)
  const fact = facts?.strings.find(({ content }) => content.start <= at && at < content.end)
  if (facts === undefined || fact?.call === undefined) return false
  return isElsewhere(before, path, facts, { start: fact.call.span.start, end: fact.span.start })
}

/** Whether a name is given addresses on the web in the file, and nothing else. */
function isAddress(text: string, word: string | undefined): boolean {
  if (word === undefined) return false
  const values = [...text.matchAll(new RegExp(String.raw`(?<![\w.])${word}\s*(?::[^=\n]*)?=(?!=)\s*(\S*)`, 'g'))]
  return values.length > 0 && values.every((value) => /^["'](?!file:)[a-z][a-z0-9+.-]*:\/\//.test(value[1] ?? ''))
}

/** Every run of parts in the paths of a tree, by its first part. */
function partsOf(workspace: Workspace): ReadonlyMap<string, ReadonlySet<RepoPath>> {
  const found = new Map<string, Set<RepoPath>>()
  for (const path of workspace.list()) {
    const parts = path.split('/')
    parts.forEach((part, at) => {
      const rest = found.get(part) ?? new Set()
      found.set(part, rest.add(parts.slice(at).join('/')))
    })
  }
  return found
}

function isPartOf(parts: ReadonlyMap<string, ReadonlySet<RepoPath>>, word: string): boolean {
  const rests = parts.get(word.split('/', 1)[0] ?? '')
  if (rests === undefined) return false
  return (
    !word.includes('/') ||
    [...rests].some((rest) => rest === word || rest.startsWith(`${word}/`) || rest.startsWith(`${word}.`))
  )
}
