import type { Finding } from '../../model/finding.ts'
import { lastPartOf } from '../../model/names.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Public names that left a module which a text of the final tree names whole as a value (`ROOT_URLCONF = "shop.urls"`), where no other
 * file of the base tree could take them from it (a key, as in `sys.modules["shop.urls"]`, is no value): what loads the module by that text may look for them there. Told from the texts alone.
 */
export function lostConventions(scene: Scene): readonly Finding[] {
  const { base, final, before, after, plan, map } = scene
  return plan.symbols.flatMap(({ from, symbol, copied }): readonly Finding[] => {
    const current = map.moduleTo(from)
    const home = before.fileOf(from)
    if (copied || symbol.startsWith('_') || after.fileOf(current) === undefined || after.binds(current, symbol))
      return []
    const said = new Set(base.mentioning([lastPartOf(from)], '.py'))
    if (base.mentioning([symbol], '.py').some((path) => path !== home && said.has(path))) return []
    const value = new RegExp(
      `(?:(?<![=!<>])=|(?<![\\w\\])])\\[|[(,])\\s*(["'])${literalPattern(current)}\\1\\s*(?:[,\\])#\\n\\r]|$)`,
    )
    const call = new RegExp(`\\w\\s*\\(\\s*(?:\\w+\\s*=\\s*)?["']${literalPattern(current)}["']`)
    const place = final.mentioning([lastPartOf(current)], '.py').find((path) => {
      const text = final.glance(path)
      return !path.endsWith('setup.py') && value.test(text) && !call.test(text)
    })
    if (place === undefined) return []
    return [
      {
        code: 'convention-name-lost',
        level: scene.isByHand ? 'warning' : 'error',
        reason: `${place} names ${current} by a text, and ${symbol} is there no more, which nobody imports from it`,
        advice: `Import ${symbol} into ${current} again, or let ${place} name the module that has it now.`,
        place: { path: place },
      },
    ]
  })
}
