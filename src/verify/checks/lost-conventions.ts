import type { Finding } from '../../model/finding.ts'
import { lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Public names that left a module which a text of the final tree names whole as a value (`ROOT_URLCONF = "shop.urls"`), where no other
 * file of the base tree could take them from it (a key, as in `sys.modules["shop.urls"]`, is no value, and of what a call is handed the call
 * decides): what loads the module by that text may look for them there.
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
    const place = final
      .mentioning([lastPartOf(current)], '.py')
      .find((path) => !path.endsWith('setup.py') && isValueIn(scene, path, { was: from, is: current }))
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

/** What stands before a text that is a value by itself, and behind it. */
const BEFORE = /(?:(?<![=!<>])=|(?<![\w\])])\[|[(,])\s*$/
const BEHIND = /^\s*(?:[,\])#\n\r]|$)/

/** Whether a literal of a file is the name and a value of its own: a logger or a pattern that a call is told by a keyword is none. */
function isValueIn(
  { before, after, final }: Scene,
  path: RepoPath,
  { was, is: name }: { readonly was: QualifiedName; readonly is: QualifiedName },
): boolean {
  if (!new RegExp(`["']${literalPattern(name)}["']`).test(final.glance(path))) return false
  const facts = after.facts(path)
  return (facts?.strings ?? []).some(({ content, span, call }) => {
    const text = facts?.text ?? ''
    return (
      call === undefined &&
      text.slice(content.start, content.end) === name &&
      BEFORE.test(text.slice(Math.max(0, span.start - 200), span.start)) &&
      BEHIND.test(text.slice(span.end, span.end + 200)) &&
      !saysWhich(text.slice(span.end, span.end + 200), (word) => before.binds(was, word))
    )
  })
}

/** `("shop.billing", "rate")`: what is looked for there stands beside it. */
function saysWhich(behind: string, isThere: (word: string) => boolean): boolean {
  const beside = /^\s*,\s*["'](\w+)["']\s*[,)\]]/.exec(behind)?.[1]
  return beside !== undefined && isThere(beside)
}
