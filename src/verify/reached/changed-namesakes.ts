import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Loads } from '../meaning/loads.ts'
import { standing, takingsOf } from '../meaning/namesakes.ts'
import { originsOf } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Words that a package binds and that are submodules of it too: whoever takes one finds the same of both as before, the submodule where
 * that had been loaded and what the package binds where not. What is called only cannot have been the submodule. Nor does a package lose what it binds to a
 * submodule that others load from now on.
 */
export function changedNamesakes(
  scene: Scene,
  loads: { readonly before: Loads; readonly after: Loads },
): readonly Finding[] {
  const before = { index: scene.before, loads: loads.before }
  const after = { index: scene.after, loads: loads.after }
  return [...suspects(scene, loads)].flatMap((module): readonly Finding[] => {
    const [holder, word] = [parentOf(module), lastPartOf(module)]
    const old = scene.oldNameOf(holder)
    const [was, is] = [scene.before.fileOf(old), scene.after.fileOf(holder)]
    const texts = [
      ...(was === undefined ? [] : [scene.base.glance(was)]),
      ...(is === undefined ? [] : [scene.final.glance(is)]),
    ]
    if (!texts.some((text) => mayBind(text, word))) return []
    const found: Finding[] = []
    const then = was === undefined ? undefined : standing(before, old, word, was)
    const now = is === undefined ? undefined : standing(after, holder, word, is)
    if ((then ?? 'own') === 'own' && (now ?? 'own') === 'own') return []
    if (is !== undefined && then === 'own' && now !== 'own' && now !== undefined)
      found.push(changed(is, module, 'a submodule takes the place of what the package binds'))
    for (const path of scene.final.mentioning([word], '.py')) {
      const takings = takingsOf(after, path, holder, word)
      if (takings.length === 0) continue
      const olds = originsOf(scene, path).map((origin) => standing(before, old, word, origin))
      const here = standing(after, holder, word, path) ?? 'own'
      if (olds.length === 0 || olds.includes(undefined)) continue
      const isSame = olds.includes(here)
      const lost = takings.find(({ called, then }) =>
        isSame ? here !== 'own' && isGone(scene, joinName(old, word), then[0]) : !(called && here === 'own'),
      )
      if (lost !== undefined)
        found.push(changed(path, module, 'what is taken may have been the one and may be the other', lost.at))
    }
    return found
  })
}

function mayBind(text: string, word: string): boolean {
  return new RegExp(String.raw`(?<!\w)${word}(?!\w)|import\s*\*`).test(text)
}

function isGone(scene: Scene, module: QualifiedName, name: string | undefined): boolean {
  return scene.plan.symbols.some(({ from, symbol, copied }) => from === module && symbol === name && !copied)
}

/** Final names that may mean something else: of modules that left, of those that came, and of those that a touched file asks for otherwise. */
function suspects(
  scene: Scene,
  { before, after }: { readonly before: Loads; readonly after: Loads },
): ReadonlySet<QualifiedName> {
  const found = new Set<QualifiedName>()
  for (const { from, to } of scene.plan.modules) {
    found.add(joinName(scene.map.moduleTo(parentOf(from)), lastPartOf(from)))
    found.add(to)
  }
  for (const [path] of scene.touched) {
    if (!path.endsWith('.py')) continue
    const olds = originsOf(scene, path).map((origin) => before.askedBy(origin))
    const was = new Set(olds.flatMap((asked) => [...asked].map((module) => scene.map.moduleTo(module))))
    const is = after.askedBy(path)
    for (const module of [...was, ...is]) {
      if (was.has(module) && is.has(module)) continue
      found.add(module)
      for (const next of after.askedBy(scene.after.fileOf(module) ?? path)) found.add(next)
    }
  }
  return new Set([...found].filter((module) => module.includes('.')))
}

function changed(path: RepoPath, module: QualifiedName, why: string, at = 0): Finding {
  return {
    code: 'name-overtaken',
    level: 'error',
    reason: `${path}: ${lastPartOf(module)} of ${parentOf(module)} is a name of the package and a submodule: ${why}`,
    advice: 'Nothing was written. Give one of the two another name first.',
    place: { path, span: { start: at, end: at } },
  }
}
