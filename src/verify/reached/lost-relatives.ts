import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { isWithin, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { accepts } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { scannedImports } from '../../python/index/scanned-imports.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A computed import with the package that relative names count from. */
const ASKS =
  /\bimport_module\(\s*(?!["'fFrRbBuU]?["'])[\w.[\]]+\s*,\s*(?:package\s*=\s*)?(?:(["'])(?<said>[\w.]+)\1|__(?<own>name|package)__)\s*,?\s*\)/g

/**
 * Relative names in a table or list (`[".middleware"]`) that such an import of the same file, or of one that an import joins to it, may take, and
 * that no module has any more by where it stands now. Read off the texts.
 */
export function lostRelatives(scene: Scene): readonly Finding[] {
  const renamed = scene.before.allModules().filter((module) => scene.map.moduleTo(module) !== module)
  if (renamed.length === 0) return []
  return scene.final.mentioning(['import_module'], '.py').flatMap((path): readonly Finding[] => {
    const text = scene.final.glance(path)
    const origin = scene.touched.get(path) ?? path
    if (accepts(scene.plan.recipe, 'dynamic-import', origin)) return []
    for (const match of text.matchAll(ASKS)) {
      const parent = match.groups?.['said'] ?? packageOf(scene, path)
      const lost = renamed.find((module) => {
        const old = parentsBefore(scene, parent).find((one) => module.startsWith(`${one}.`))
        return (
          old !== undefined &&
          !scene.after.isModule(parent + module.slice(old.length)) &&
          isHeld(scene, path, module.slice(old.length))
        )
      })
      if (lost === undefined) continue
      return [
        {
          code: 'attribute-lost',
          level: 'error',
          reason: `${path}: \`${match[0]}\` may be handed a relative name of ${lost}, which is ${scene.map.moduleTo(lost)} now`,
          advice:
            'Nothing was written. Write the module out in the list first, or accept it in the recipe (`dynamic-import`).',
          place: { path, span: { start: match.index, end: match.index + match[0].length } },
        },
      ]
    }
    return []
  })
}

function packageOf(scene: Scene, path: RepoPath): QualifiedName {
  const module = scene.after.moduleOf(path) ?? ''
  return scene.after.isPackage(module) ? module : parentOf(module)
}

/** What a package was called: itself, or the module that became it. */
function parentsBefore(scene: Scene, parent: QualifiedName): readonly QualifiedName[] {
  return [parent, scene.plan.modules.find((move) => move.to === parent)?.from ?? parent]
}

/** Whether a literal beside an import of the two files says the relative name, or something behind it, in no call. */
function isHeld(scene: Scene, path: RepoPath, tail: string): boolean {
  const said = new RegExp(`[[(,:={][ \\t\\n]*(["'])${literalPattern(tail)}(?:[.:]\\w+)*\\1`)
  const own = scene.after.moduleOf(path) ?? '\0'
  const asked = scannedImports(scene.final, path)
  return scene.final.matching(wordQuery([lastPartOf(tail)]), '.py').some((other) => {
    const module = scene.after.moduleOf(other) ?? '\0'
    const isJoined =
      other === path ||
      asked.some((name) => isWithin(module, name)) ||
      scannedImports(scene.final, other).some((name) => isWithin(own, name))
    const text = isJoined ? scene.final.glance(other) : ''
    const match = said.exec(text)
    return match !== null && !/\w\($/.test(text.slice(Math.max(0, match.index - 1), match.index + 1))
  })
}
