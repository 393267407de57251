import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'

/** The pattern of `filterwarnings(..., module=...)`, with a choice between two as well (warnings, "The Warnings Filter"). */
const FILTER =
  /\bfilterwarnings\s*\((?:[^()]|\([^()]*\))*?\bmodule\s*=\s*((?:[^,()"']|[rR]?"[^"\n]*"|[rR]?'[^'\n]*')+)/g
const LITERAL = /([rR]?)(["'])((?:(?!\2)[^\n])*)\2/g

/** Filters of warnings by the module that warns go on matching modules that get another name and warn themselves. */
export function lostFilters(scene: Scene): readonly Finding[] {
  const goals = new Map(scene.plan.files.map((move) => [move.from, move.to]))
  const paths = scene.plan.modules.length === 0 ? [] : scene.base.matching(wordQuery(['filterwarnings']), '.py')
  return paths.flatMap((origin): readonly Finding[] => {
    const path = goals.get(origin) ?? origin
    const [was, is] = [patternsIn(scene.base.read(origin)?.text), patternsIn(scene.final.read(path)?.text)]
    if (was.length !== is.length) return []
    for (const { from, to } of scene.plan.modules) {
      const at = was.findIndex((one, place) => one?.test(from) === true && is[place]?.test(to) === false)
      if (from === to || at < 0 || !warns(scene, from)) continue
      return [
        {
          code: 'package-asked',
          level: 'error',
          reason: `${path} filters warnings by a pattern that matches ${from} and does not match ${to} as it is`,
          advice: `Let that filter accept "${to}" as well first.`,
          place: { path },
        },
      ]
    }
    return []
  })
}

function warns(scene: Scene, module: QualifiedName): boolean {
  const path = scene.before.fileOf(module)
  return /\bwarn\w*\s*\(/.test(path === undefined ? '' : scene.base.glance(path))
}

/** Each pattern of a text in its order; undefined for one that this language cannot read. */
function patternsIn(text = ''): readonly (RegExp | undefined)[] {
  return [...text.matchAll(FILTER)].flatMap(([, value = '']) =>
    [...value.matchAll(LITERAL)].map(([, raw = '', , said = '']) => {
      try {
        return new RegExp(`^(?:${(raw === '' ? said.replaceAll('\\\\', '\\') : said).replaceAll('\\Z', '$')})`)
      } catch {
        return undefined
      }
    }),
  )
}
