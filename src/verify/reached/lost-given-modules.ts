import type { Finding } from '../../model/finding.ts'
import { joinName, lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'

/** What a call is told: no brackets, or one pair within. */
const TOLD = String.raw`\(((?:[^()]|\([^()]*\))*)\)`
const LOADERS = /^(?:import_module|__import__)$/

/**
 * Names that code reads of what a call gives (`get("till").pay`, `m = get("till")` and `m.pay`), where the call may give the module that they left:
 * they are there still. Read off the texts of the call and of the functions of its name.
 */
export function lostGivenModules(scene: Scene): readonly Finding[] {
  const told = new Set<string>()
  return scene.plan.symbols.flatMap(({ from, symbol, copied }): readonly Finding[] => {
    const now = scene.map.moduleTo(from)
    if (copied || scene.after.binds(now, symbol)) return []
    return scene.final.matching(wordQuery([symbol]), '.py').flatMap((path): readonly Finding[] => {
      const text = scene.final.glance(path)
      const call = callsRead(text, symbol).find((one) => mayGive(scene, one, now))
      const key = `${path} ${symbol}`
      if (call === undefined || told.has(key)) return []
      told.add(key)
      return [
        {
          code: 'attribute-lost',
          level: 'error',
          reason: `${path} reads ${symbol} of what ${call.callee}(${call.said.trim()}) gives, which may be ${now}, and ${joinName(now, symbol)} is gone`,
          advice: `Let ${symbol} stay importable from ${now}, or name its new module there.`,
          place: { path },
        },
      ]
    })
  })
}

interface ReadCall {
  readonly callee: string
  readonly said: string
}

/** Calls of whose results a text reads a name, at once or by a name that is given it. */
function callsRead(text: string, symbol: string): readonly ReadCall[] {
  if (!new RegExp(String.raw`\.\s*${symbol}\b`).test(text)) return []
  const direct = text.matchAll(new RegExp(String.raw`\b(\w+)\s*${TOLD}\s*\.\s*${symbol}\b`, 'g'))
  const held = [...text.matchAll(new RegExp(String.raw`\b(\w+)\s*=\s*(?:\w+\.)*(\w+)\s*${TOLD}[ \t]*$`, 'gm'))].filter(
    ([, name = '']) => new RegExp(String.raw`(?<![\w.])${name}\s*\.\s*${symbol}\b`).test(text),
  )
  return [
    ...[...direct].map(([, callee = '', said = '']) => ({ callee, said })),
    ...held.map(([, , callee = '', said = '']) => ({ callee, said })),
  ]
}

function mayGive(scene: Scene, { callee, said }: ReadCall, module: QualifiedName): boolean {
  const pieces = [...said.matchAll(/(["'])([^"'\\\n]*)\1/g)].map(([, , one = '']) => one)
  const last = lastPartOf(module)
  const isEnd = pieces.some((one) => {
    const end = one.replace(/^.*\}/, '').replace(/^\.+/, '')
    return end !== '' && module.endsWith(end)
  })
  if (LOADERS.test(callee)) return isEnd && (/\+|\bf["']/.test(said) || pieces.includes(module))
  const bodies = scene.final
    .mentioning([callee], '.py')
    .flatMap((path) => bodiesOf(scene.final.glance(path), callee).map((body) => [path, body] as const))
  return bodies.some(([path, body]) => {
    const home = scene.final.glance(path)
    if (/\breturn\s[^\n]*\b(?:import_module|__import__)\s*\(|\breturn\s+(?:\w+\.)?modules\s*\[/.test(body)) return isEnd
    const imports = new RegExp(String.raw`\bimport\b[^\n]*\b${last}\b`).test(home)
    if (!imports) return false
    const table = /\breturn\s+(\w+)\s*(?:\[|\.\s*get\s*\()/.exec(body)?.[1]
    if (table !== undefined)
      return isEnd && new RegExp(String.raw`\b${table}\b\s*(?::[^=\n]*)?=\s*\{[^}]*:\s*${last}\s*[,}]`).test(home)
    return new RegExp(String.raw`\breturn\s+(?:\w+\.)*${last}\s*$`, 'm').test(body)
  })
}

/** The functions of a name in a text, each up to the next line that is no deeper than its `def`. */
function bodiesOf(text: string, name: string): readonly string[] {
  return [...text.matchAll(new RegExp(String.raw`^([ \t]*)(?:async\s+)?def\s+${name}\b`, 'gm'))].map((match) => {
    const rest = text.slice(match.index + match[0].length)
    const end = new RegExp(String.raw`\n(?!${match[1] ?? ''}[ \t])(?=[^\s)])`).exec(rest)?.index ?? rest.length
    return rest.slice(0, end)
  })
}
