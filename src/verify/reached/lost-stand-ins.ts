import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'

const TABLE = String.raw`(?:sys\s*\.\s*)?modules`

/**
 * What is put under the name of a module into `sys.modules` stands in for it where it is imported; for what has left the module it stands
 * in no more, unless it is put under the new name as well. Read off the lines of the final tree.
 */
export function lostStandIns(scene: Scene): readonly Finding[] {
  const moves = scene.plan.symbols.filter((move) => !move.copied)
  if (moves.length === 0) return []
  const froms = new Map(moves.map((move) => [scene.map.moduleTo(move.from), move]))
  return scene.final.matching(wordQuery(['modules']), '.py').flatMap((path): readonly Finding[] => {
    const text = scene.final.glance(path)
    return [...froms].flatMap(([module, { symbol, to }]): readonly Finding[] => {
      const at = standInAt(text, module)
      if (at < 0 || standInAt(text, scene.map.moduleTo(to)) >= 0) return []
      return [
        {
          code: 'patched-name',
          level: 'error',
          reason: `${path} puts something else under the name of ${module} into \`sys.modules\`, and ${symbol} is imported from ${scene.map.moduleTo(to)} now`,
          advice: `Put it under that name as well first, or leave ${symbol} where it is.`,
          place: { path, span: { start: at, end: at + 1 } },
        },
      ]
    })
  })
}

/** Where a text sets the entry of a module: an item, `setitem` of a fixture, `patch.dict`. */
function standInAt(text: string, module: string): number {
  const name = String.raw`["']${literalPattern(module)}["']`
  const forms = [
    String.raw`(?<![\w.])${TABLE}\s*\[\s*${name}\s*\]\s*=(?!=)`,
    String.raw`\bsetitem\s*\(\s*${TABLE}\s*,\s*${name}\s*,`,
    String.raw`\bpatch\s*\.\s*dict\s*\(\s*["']?${TABLE}["']?\s*,\s*\{[^{}]*${name}\s*:`,
  ]
  return text.search(new RegExp(forms.join('|')))
}
