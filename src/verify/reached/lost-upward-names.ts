import type { Finding } from '../../model/finding.ts'
import { joinName, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { accepts } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A relative name that goes up, alone in its quotes: `"..k.session"`. */
const UPWARD = /(?<![\w.])["'](\.{2,}(?!\d)\w+(?:\.\w+)*)["']/g
/** What loads modules by a text. */
const LOADS = ['import_module', '__import__', 'attach', 'LazyModule', 'lazy_module', 'LazyLoader', 'resolve_name']

/**
 * Relative names of modules that go up from the package of the file (`{"Session": "..k.session"}`, handed to `import_module(name,
 * __package__)` or to a lazy loader): what one of them named is named by one of the same file afterwards, counted from where the file is now
 * (importlib, `resolve_name`). Read off the texts of either tree.
 */
export function lostUpwardNames(scene: Scene): readonly Finding[] {
  if (scene.plan.modules.length === 0 && !scene.isByHand) return []
  const goals = new Map(scene.plan.files.map((move) => [move.from, move.to]))
  return scene.base.mentioning(LOADS, '.py').flatMap((origin): readonly Finding[] => {
    const path = goals.get(origin) ?? origin
    if (accepts(scene.plan.recipe, 'dynamic-import', origin)) return []
    const now = new Set(named(scene.after, path, scene.final.glance(path)).map(({ module }) => module))
    const lost = named(scene.before, origin, scene.base.glance(origin)).find(({ module, text }) => {
      const final = scene.map.moduleTo(module)
      return scene.before.isModule(module) && !now.has(final) && !saysWhole(scene, path, final, text)
    })
    if (lost === undefined) return []
    return [
      {
        code: 'attribute-lost',
        level: 'error',
        reason: `${path}: "${lost.text}" named ${lost.module}, and nothing there names ${scene.map.moduleTo(lost.module)} now`,
        advice: 'Write the name of the module out.',
        place: { path },
      },
    ]
  })
}

/** Whether the relative name is gone from a file, and the absolute one stands there. */
function saysWhole({ final }: Scene, path: RepoPath, module: QualifiedName, relative: string): boolean {
  const text = final.glance(path)
  return !text.includes(`"${relative}"`) && !text.includes(`'${relative}'`) && text.includes(module)
}

function named(
  index: SymbolIndex,
  path: RepoPath,
  text: string,
): readonly { readonly text: string; readonly module: QualifiedName }[] {
  const own = index.moduleOf(path)
  if (own === undefined) return []
  return [...text.matchAll(UPWARD)].flatMap(([, name = '']) => {
    const dots = /^\.+/.exec(name)?.[0].length ?? 0
    let from = index.isPackage(own) ? own : parentOf(own)
    for (let up = 1; up < dots; up += 1) from = parentOf(from)
    return from === '' ? [] : [{ text: name, module: joinName(from, name.slice(dots)) }]
  })
}
