import type { Finding } from '../../model/finding.ts'
import { accepts } from '../../model/recipe.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { Scene } from '../proof/proof-input.ts'
import { ASKED, isThere, linesAsking } from './lost-places.ts'

/** The own name of a module as an argument, and what is called with it; a logger has no files. */
const HANDED = /(?<![\w])(\w+)\s*\((?:[^()]*,)?\s*(?:\w+\s*=\s*)?__name__\s*[,)]/g
const NO_FILES = /log|^(?:hash|str|print|repr|import_module)$/i
const LOOKS_INTO = /^(?:templates|static|assets)$/

/**
 * A module that hands its name to somebody with the same words as before, from another folder: a file or a folder that lay beside it, which
 * it names or where web frameworks look unasked (`templates/a.html` below `Flask(__name__)`), lies there no more.
 */
export function lostHandedNames(scene: Scene): readonly Finding[] {
  return scene.plan.files.flatMap(({ from: origin, to: path }): readonly Finding[] => {
    if (folderOf(origin) === folderOf(path) || !path.endsWith('.py')) return []
    if (!scene.final.read(path)?.text.includes('__name__')) return []
    const [before, after] = [scene.before.facts(origin), scene.after.facts(path)]
    if (before === undefined || after === undefined) return []
    return lostAt(scene, [origin, before], [path, after], accepts(scene.plan.recipe, 'place-read', origin))
  })
}

function lostAt(
  { base, final }: Scene,
  [origin, before]: readonly [RepoPath, ModuleFacts],
  [path, after]: readonly [RepoPath, ModuleFacts],
  isAccepted: boolean,
): readonly Finding[] {
  const kept = [...after.text.matchAll(HANDED)].filter(
    ([call, callee = '']) => !NO_FILES.test(callee) && before.text.includes(call),
  )
  if (kept.length === 0 || linesAsking(after).length > 0 || ASKED.test(after.text)) return []
  const isFramework = kept.some(([, callee = '']) => /^(?:Flask|Quart|Dash|Blueprint)$/.test(callee))
  const words = after.strings.flatMap(({ content, docstring, isFormat }) => {
    const word = docstring || isFormat ? '' : after.text.slice(content.start, content.end)
    return /^(?:[\w-]+\/)*[\w-]+(?:\.\w+)+$/.test(word) ? [word] : []
  })
  const beside = isFramework
    ? base
        .list()
        .flatMap((file) => folderBeside(file, folderOf(origin)))
        .filter(
          (folder) => !new RegExp(`\\broot_path\\s*=|\\b${folder.replace(/s$/, '')}s?_folder\\s*=`).test(after.text),
        )
    : []
  const lost = [...words, ...beside].find(
    (word) => isThere(base, joinPath(folderOf(origin), word)) && !isThere(final, joinPath(folderOf(path), word)),
  )
  if (lost === undefined) return []
  return [
    {
      code: 'place-lost',
      level: isAccepted ? 'warning' : 'error',
      reason: `${path} hands on its name (\`${(kept[0]?.[0] ?? '').replace(/\s+/g, ' ')}\`), by which ${lost} was found as ${joinPath(folderOf(origin), lost)}; it does not lie there as ${joinPath(folderOf(path), lost)}`,
      advice: 'Let the file move along, or say the folder where the name is handed on.',
      place: { path },
    },
  ]
}

/** `templates`, for a file below it in that folder. */
function folderBeside(file: RepoPath, folder: RepoPath): readonly string[] {
  const rest = folder === '' ? file : file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : ''
  const [first = '', second] = rest.split('/')
  return second !== undefined && LOOKS_INTO.test(first) ? [first] : []
}
