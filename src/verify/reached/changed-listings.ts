import type { Finding } from '../../model/finding.ts'
import { accepts } from '../../model/recipe.ts'
import { firstPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { isTestFile } from '../../plan/manifests/test-files.ts'
import { statementBinding } from '../../python/facts/by-statement.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { originFrom } from '../meaning/origin.ts'
import type { Scene } from '../proof/proof-input.ts'

const OWN =
  /\bglobals\(\)\s*\.\s*(?:items|values)\b|\b(?:getmembers|vars)\(\s*sys\.modules\[__name__\]|sys\.modules\[__name__\]\.__dict__\.(?:items|values)\b/
const OTHER = /\b(?:getmembers|vars)\(\s*([A-Za-z_][\w.]*)\s*[,)]|\b([A-Za-z_][\w.]*)\.__dict__\.(?:items|values)\b/

/** What code asks of each value of a module, and the kind of statement that gives such values. */
const ASKED: readonly (readonly [RegExp, 'class' | 'function'])[] = [
  [/\bisclass\b|\bisinstance\([^()]*,\s*type\s*\)/, 'class'],
  [/\bis(?:function|routine)\b/, 'function'],
]

/**
 * A class or function that came to a module of which code takes all classes or all functions is one more of them: read off the lines that
 * list the values of a module in the final tree, and the four lines on either side.
 */
export function changedListings(scene: Scene): readonly Finding[] {
  const findings: Finding[] = []
  for (const { from, to, symbol } of scene.plan.symbols) {
    if (scene.before.fileOf(to) === undefined || scene.before.binds(to, symbol)) continue
    const now = scene.map.moduleTo(to)
    const facts = scene.before.factsOfModule(from)
    const definition = facts && statementBinding(facts, symbol)
    if (facts === undefined || definition === undefined) continue
    const header = facts.text.slice(definition.span.start, definition.span.end)
    for (const path of scene.after.workspace.mentioning(['globals', 'getmembers', 'vars', '__dict__'], '.py')) {
      const text = scene.after.workspace.glance(path)
      const listed = listedNear(scene.after, path, text, now).find((near) =>
        takes(near, definition.kind, symbol, header),
      )
      if (listed === undefined || isTestFile(path) || accepts(scene.plan.recipe, 'names-enumerated', path)) continue
      findings.push({
        code: 'names-enumerated',
        level: 'error',
        reason: `${path} goes through all that ${now} has, and ${symbol} came to it`,
        advice: 'Move it to a module of which nothing takes all names.',
        place: { path },
      })
    }
  }
  return findings
}

/** The lines around each place of a file of the same package that lists the values of a module. */
function listedNear(index: SymbolIndex, path: string, text: string, module: QualifiedName): readonly string[] {
  const own = index.moduleOf(path)
  return own !== undefined && firstPartOf(own) === firstPartOf(module) ? listedIn(index, path, text, module) : []
}

/** The lines around each place of a file that lists the values of a module. */
export function listedIn(index: SymbolIndex, path: string, text: string, module: QualifiedName): readonly string[] {
  const lines = text.split('\n')
  const own = index.moduleOf(path)
  return lines.flatMap((line, at) => {
    const other = OTHER.exec(line)
    const name = other?.[1] ?? other?.[2]
    const origin = name === undefined || own === undefined ? undefined : originFrom(index, own, name.split('.'))
    const isListed = (own === module && OWN.test(line)) || (origin?.module === module && origin.words.length === 0)
    return isListed ? [lines.slice(Math.max(0, at - 4), at + 5).join('\n')] : []
  })
}

function takes(near: string, kind: string, symbol: string, header: string): boolean {
  if (/\b__all__\b|\bor\b/.test(near)) return false
  if (!ASKED.some(([pattern, wanted]) => wanted === kind && pattern.test(near))) return false
  const base = /\bissubclass\([^()]*,\s*(?:\w+\.)*(\w+)\s*\)/.exec(near)?.[1]
  if (base !== undefined && !new RegExp(`^class\\s+\\w+\\s*\\([^)]*\\b${base}\\b`, 'm').test(header)) return false
  if (symbol.startsWith('_') && /\bstartswith\(\s*["']_|\]\s*!=\s*["']_/.test(near)) return false
  const starts = [...near.matchAll(/\.(startswith|endswith)\(\s*["'](\w*)["']/g)].filter((one) => one[2] !== '_')
  return starts.every((one) =>
    one[1] === 'startswith' ? symbol.startsWith(one[2] ?? '') : symbol.endsWith(one[2] ?? ''),
  )
}
