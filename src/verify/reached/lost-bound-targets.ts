import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { CONFIG_FILES } from '../../host/config-texts.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'

/** What stands before a text that is followed from attribute to attribute: what patches or locates, or the key of a table for objects. */
const BEFORE = String.raw`(?:(?:patch|patch\.dict|\.setattr|\.delattr|import_string|locate|get_method|get_class|get_object|eval)\s*\(\s*|["']?(?:_target_|class_path|callable|func|factory)["']?\s*:\s*)`

/**
 * Texts that named what a package binds under the word of one of its modules (`patch("shop.run")` where the package says `from .run import
 * run`), and name the module by its new name now: that is another thing.
 */
export function lostBoundTargets(scene: Scene): readonly Finding[] {
  return scene.before.allModules().flatMap((module): readonly Finding[] => {
    const now = scene.map.moduleTo(module)
    const bound = joinName(scene.map.moduleTo(parentOf(module)), lastPartOf(module))
    if (now === module || now === bound || parentOf(module) === '') return []
    if (scene.before.lookup(module, 'attribute').kind !== 'symbol') return []
    const says = new RegExp(String.raw`${BEFORE}["']?${literalPattern(now)}(?![\w.])`)
    return scene.final
      .matching(wordQuery([lastPartOf(now)]), '.py', ...CONFIG_FILES)
      .flatMap((path) => lostIn(scene, path, says, module, now))
  })
}

function lostIn(
  scene: Scene,
  path: string,
  says: RegExp,
  module: QualifiedName,
  now: QualifiedName,
): readonly Finding[] {
  const match = says.exec(scene.final.glance(path))
  const origin = scene.touched.has(path) ? scene.touched.get(path) : path
  const was = origin === undefined ? '' : scene.base.glance(origin)
  if (match === null || !new RegExp(String.raw`${BEFORE}["']?${literalPattern(module)}(?![\w.])`).test(was)) return []
  return [
    {
      code: 'attribute-lost',
      level: 'error',
      reason: `${path} names ${now} by a text that named what ${parentOf(module)} binds as ${lastPartOf(module)}, not the module`,
      advice: 'Nothing was written. Name the object where it is defined, or take this rename out of the recipe.',
      place: { path, span: { start: match.index, end: match.index + match[0].length } },
    },
  ]
}
