import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf, parentOf, prefixesOf } from '../../model/names.ts'
import { accepts } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { aliasesOf } from '../../plan/names/import-aliases.ts'
import { withOneOf, wordQuery } from '../../workspace/text-query.ts'
import { given, imported, word } from '../../workspace/tokens.ts'
import { LOADED } from '../meaning/loads.ts'
import type { Loads } from '../meaning/loads.ts'
import { looseReads } from '../meaning/loose-reads.ts'
import { passedReads } from '../meaning/passed-packages.ts'
import type { PassedRead } from '../meaning/passed-packages.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Submodules that code reads of a name which its package was given to: under the old word of one that has another place now, or while
 * nothing loads it any more as surely as before. `unloaded`: final names of modules that a touched file loads no longer.
 */
export function lostSubmodules(
  scene: Scene,
  loads: { readonly before: Loads; readonly after: Loads },
  unloaded: ReadonlySet<QualifiedName>,
): readonly Finding[] {
  const { moduleTo } = scene.map
  // Today's submodules whose word is none of their package any more, as the package is called afterwards.
  const gone = new Map<QualifiedName, QualifiedName>()
  for (const module of scene.before.allModules()) {
    const same = joinName(moduleTo(parentOf(module)), lastPartOf(module))
    // Where the package binds the word to something else (`from .saw import saw`), that is what is read of it, then as now.
    const isHidden = [scene.before.lookup(module), scene.after.lookup(same)].every(({ kind }) => kind === 'symbol')
    if (parentOf(module) !== '' && moduleTo(module) !== same && !scene.after.isModule(same) && !isHidden)
      gone.set(same, module)
  }
  const [old, all] = [new Set(gone.keys()), [...gone.keys(), ...unloaded]]
  if (all.length === 0) return []
  const names = new Map(scene.plan.modules.map((move) => [move.to, move.from]))
  const fewerIn = (path: RepoPath, reads: readonly PassedRead[]): readonly Finding[] =>
    reads.flatMap((read) => {
      const was = loads.before.howSure(originOf(scene, path), names.get(read.module) ?? read.module)
      const is = loads.after.howSure(path, read.module)
      return LOADED.indexOf(is) < LOADED.indexOf(was)
        ? [lost(path, read, `nothing loads ${read.module} as surely as before`)]
        : []
    })
  const loose = filesThatSay(scene, [...unloaded]).flatMap((path) =>
    fewerIn(path, looseReads(scene.after, path, unloaded)),
  )
  const passed = filesThatPass(scene, all).flatMap((path): readonly Finding[] => {
    const isAccepted = accepts(scene.plan.recipe, 'submodule-held', originOf(scene, path))
    const renamed = isAccepted
      ? []
      : passedReads(scene.after, path, old).map((read) => {
          const module = gone.get(read.module) ?? read.module
          return lost(path, read, `${module} is ${moduleTo(module)} now`)
        })
    return [...renamed, ...fewerIn(path, passedReads(scene.after, path, unloaded))]
  })
  return [...passed, ...loose]
}

/** The files that read a word of one of the modules behind brackets, or say it where they take modules or names by a text. */
function filesThatSay(scene: Scene, modules: readonly QualifiedName[]): readonly RepoPath[] {
  const words = [...new Set(modules.map(lastPartOf))]
  if (words.length === 0) return []
  const said = `(?:${words.join('|')})(?!\\w)`
  const behind = new RegExp(String.raw`[)\]]\s*\.\s*${said}|\{\w*\.${said}`)
  const byText = new RegExp(String.raw`\.\s*${said}|["']${said}["']`)
  const query = withOneOf(wordQuery(words), [...TAKING, ...words.map(given)])
  const paths = scene.isByHand ? scene.final.list('.py') : scene.final.matching(query, '.py')
  return paths.filter((path) => {
    const text = scene.final.glance(path)
    return behind.test(text) || (TAKES_BY_TEXT.test(text) && byText.test(text))
  })
}

/** The words of `TAKES_BY_TEXT`. */
const TAKING = ['import_module', '__import__', 'resolve_name', 'locate', 'globals', 'vars', 'locals', 'modules'].map(
  word,
)
const TAKES_BY_TEXT =
  /(?:\bimport_module|__import__|\bresolve_name|\blocate|\b(?:globals|vars|locals))\s*\(|\bmodules\s*(?:\[|\.\s*get\b)/

/**
 * The files that read an attribute called like one of the modules and say a package of one, by whatever name, where nothing is read of it.
 * Such a chain begins at an import of the file, whose list has the last word of the package or of one above it.
 */
function filesThatPass(scene: Scene, modules: readonly QualifiedName[]): readonly RepoPath[] {
  const words = [...new Set(modules.map(lastPartOf))]
  const packages = [...new Set(modules.map((module) => lastPartOf(parentOf(module))))].filter((word) => word !== '')
  if (packages.length === 0) return []
  const held = [...new Set(packages.flatMap((word) => [word, ...aliasesOf(scene.final, word)]))]
  const above = new Set(modules.map(parentOf).flatMap(prefixesOf).map(lastPartOf))
  const query = withOneOf(wordQuery(words), [...above].map(imported))
  const paths = scene.isByHand ? scene.final.list('.py') : scene.final.matching(query, '.py')
  const reads = new RegExp(String.raw`\.\s*(?:${words.join('|')})\b`)
  const passes = new RegExp(
    String.raw`(?<!\w)(?:${held.join('|')})[ \t]*(?:[)\],}:;#\r\n]|$|(?:if|else|or|and|for|in|is|not)\b)`,
  )
  return paths.filter((path) => {
    const text = scene.final.glance(path)
    return passes.test(text) && reads.test(text)
  })
}

function originOf(scene: Scene, path: RepoPath): RepoPath {
  return scene.touched.get(path) ?? path
}

function lost(path: RepoPath, { module, span }: PassedRead, why: string): Finding {
  return {
    code: 'attribute-lost',
    level: 'error',
    reason: `${path}: .${lastPartOf(module)} is read of what may be ${parentOf(module)}, and ${why}`,
    advice: 'Nothing was written. Write the path out in an import of the file, or take this move out of the recipe.',
    place: { path, span },
  }
}
