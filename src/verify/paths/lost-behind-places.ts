import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { accepts } from '../../model/recipe.ts'
import { joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { tokenQuery, wordQuery } from '../../workspace/text-query.ts'
import { imported } from '../../workspace/tokens.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Scene } from '../proof/proof-input.ts'
import { isThere, simplePath, up } from './lost-places.ts'

/** A name that is given a folder by `__file__`, as a line of its own says it. */
const GIVEN = /^(\w+)\s*(?::[^=\n]+)?=(?!=)([^\n]*\b__file__\b[^\n]*)$/gm

/** A word that a text puts behind a name which holds a folder. */
interface Behind {
  readonly said: string
  readonly path: RepoPath
}

/**
 * Texts that go on behind a folder which the file knows by a name (`f"{HERE}/till.py"`, `HERE + "/till.py"`, `"%s/till.py" % HERE`), its own or one
 * that it imports: what such a text led to is there, where the text is as it was. Read off the letters.
 */
export function lostBehindPlaces(scene: Scene): readonly Finding[] {
  if (scene.plan.files.length === 0 && !scene.isByHand) return []
  const goals = new Map(scene.plan.files.map((move) => [move.from, move.to]))
  const knowing = scene.base.matching(wordQuery(['__file__']), '.py')
  const names = [...new Set(knowing.flatMap((path) => [...foldersIn(path, scene.base.glance(path)).keys()]))]
  if (names.length === 0) return []
  const [tookThen, takesNow] = [scene.base, scene.final].map((tree) => takers(tree, names)) as [Takers, Takers]
  return scene.base.matching(wordQuery(names), '.py').flatMap((origin): readonly Finding[] => {
    const path = goals.get(origin) ?? origin
    if (accepts(scene.plan.recipe, 'place-read', origin)) return []
    const was = behindIn(scene.before, origin, tookThen)
    const now = was.length === 0 ? [] : behindIn(scene.after, path, takesNow)
    const lost = was.find(
      ({ said, path: led }) =>
        isThere(scene.base, led) && now.some((one) => one.said === said && !isThere(scene.final, one.path)),
    )
    return lost === undefined ? [] : [finding(path, lost)]
  })
}

/** The files of a tree with one of some names in the list of an import. */
type Takers = ReadonlySet<RepoPath>

function takers(workspace: Workspace, names: readonly string[]): Takers {
  const lists = tokenQuery(
    names.map((name) => [imported(name)]),
    undefined,
  )
  return new Set(workspace.matching(lists, '.py'))
}

function behindIn(index: SymbolIndex, path: RepoPath, taking: Takers): readonly Behind[] {
  const text = index.workspace.glance(path)
  const own = foldersIn(path, text)
  return [...own, ...(taking.has(path) ? foldersTaken(index, path) : [])].flatMap(([name, folder]) =>
    wordsBehind(text, name).flatMap((word): readonly Behind[] => {
      const whole = simplePath(joinPath(folder, word))
      return whole === undefined ? [] : [{ said: `${name}/${word}`, path: whole }]
    }),
  )
}

function foldersIn(path: RepoPath, text: string): ReadonlyMap<string, RepoPath> {
  const found = new Map<string, RepoPath>()
  if (!text.includes('__file__')) return found
  for (const [, name = '', value = ''] of text.matchAll(GIVEN)) {
    const folder = /["']/.test(value) ? undefined : up(path, value)
    if (folder !== undefined && folder !== path) found.set(name, folder)
  }
  return found
}

/** The folders behind names that a file imports. */
function foldersTaken(index: SymbolIndex, path: RepoPath): readonly (readonly [string, RepoPath])[] {
  const facts = index.facts(path)
  const self = index.identityOf(path)
  return (facts?.imports ?? []).flatMap((statement) => {
    const module = statement.kind === 'from' ? absoluteModule(statement, self) : undefined
    const file = module === undefined ? undefined : index.fileOf(module)
    const given = file === undefined ? undefined : foldersIn(file, index.workspace.glance(file))
    return statement.items.flatMap(({ name, bound }) => {
      const folder = given?.get(name)
      return folder === undefined ? [] : [[bound, folder] as const]
    })
  })
}

function wordsBehind(text: string, name: string): readonly string[] {
  const [of, word] = [literalPattern(name), String.raw`([\w./-]+)["']`]
  const patterns = [
    String.raw`["']\{${of}(?:!s)?\}(?:/|\{os\.sep\})${word}`,
    String.raw`(?<![\w.])${of}\s*\+\s*(?:["']/|os\.sep\s*\+\s*["'])${word}`,
    String.raw`["']%s/([\w./-]+)["']\s*%\s*\(?\s*${of}(?!\w)`,
    String.raw`["']\{0?\}/([\w./-]+)["']\.format\(\s*${of}\s*\)`,
    String.raw`(?<![\w.])${of}\)?\.joinpath\(["']([\w./-]+)["']\)(?:\.with_suffix\(["'](\.\w+)["']\))?`,
    String.raw`["'](?:/)["']\.join\(\s*[[(]\s*${of}\s*,\s*["']${word}`,
  ]
  return patterns.flatMap((pattern) =>
    [...text.matchAll(new RegExp(pattern, 'g'))].map((match) => (match[1] ?? '') + (match[2] ?? '')),
  )
}

function finding(path: RepoPath, { said, path: was }: Behind): Finding {
  return {
    code: 'place-lost',
    level: 'error',
    reason: `${path} says ${said}, which led to ${was}, and nothing is there any more`,
    advice: 'Let the file move along, or write the way to it anew.',
    place: { path },
  }
}
