import type { Finding } from '../../model/finding.ts'
import { remembered } from '../../model/remembered.ts'
import { firstPartOf, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { isPython } from '../../python/facts/modules.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { importEdges } from '../meaning/import-graph.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Files that from now on load a module which speaks, stops or sets something up elsewhere when it is loaded, and did not load it before.
 * Read off the lines of the modules that the new homes of what moved load, and the imports of both trees.
 */
export function gainedEffects(scene: Scene): readonly Finding[] {
  const homes = [
    ...scene.plan.symbols.map(({ to }) => scene.map.moduleTo(to)),
    ...scene.plan.modules.map(({ to }) => to),
  ]
  const reached = loadedFrom(scene.after, [...new Set(homes)])
  // Who asks a module that gets another name by attributes knows that somebody loads it.
  const renamed = loadedFrom(
    scene.before,
    scene.plan.modules.map(({ from }) => from),
  )
  const loud = new Map<QualifiedName, string>()
  for (const module of reached) {
    if (renamed.has(scene.oldNameOf(module))) continue
    const path = scene.after.fileOf(module)
    const line = path === undefined ? undefined : loudLine(scene.final.glance(path))
    if (line !== undefined) loud.set(module, line)
  }
  if (loud.size === 0) return []
  return [...scene.touched].flatMap(([path, origin]): readonly Finding[] => {
    const [was, is] = [origin === undefined ? undefined : scene.before.moduleOf(origin), scene.after.moduleOf(path)]
    if (was === undefined || is === undefined || !isPython(path) || path.endsWith('.pyi')) return []
    const now = [...loadedFrom(scene.after, [is], true)].filter((module) => loud.has(module))
    if (now.length === 0) return []
    const [known, certain] = [loadedFrom(scene.before, [was]), loadedFrom(scene.before, [was], true)]
    // What may stop is imported under a condition where it may be loaded today.
    const fresh = now.find(
      (module) => (STOPS.test(loud.get(module) ?? '') ? certain : known).has(scene.oldNameOf(module)) === false,
    )
    if (fresh === undefined) return []
    return [
      {
        code: 'loud-target',
        level: 'error',
        reason: `${path} loads ${fresh} now, which does \`${loud.get(fresh) ?? ''}\` when it is loaded, and did not before`,
        advice: 'Put the moved code into a module that only defines.',
        place: { path },
      },
    ]
  })
}

/** Each file that is touched goes through much of what the others load. */
const edgesOf = remembered(importEdges)

/** The modules that are loaded when these are imported: they, their packages, and what their top level imports. */
function loadedFrom(
  index: SymbolIndex,
  modules: readonly QualifiedName[],
  isCertain = false,
): ReadonlySet<QualifiedName> {
  const seen = new Set<QualifiedName>(modules.flatMap(prefixesOf))
  // A set gives what is added while it is walked.
  for (const module of seen)
    for (const { kind, to, statement } of edgesOf(index, module))
      if (kind === 'load' && !(isCertain && statement.conditional)) for (const name of prefixesOf(to)) seen.add(name)
  return seen
}

/** A line that may end the import of its module. */
const STOPS = /^raise\b|^assert\b|:\s*raise\b/

const BOUND = /^\s*(?:from\s+[\w.]+\s+)?import\s+\(?([^#\n]+)/gm
const DEEPER = /^\s*(?:async\s+)?(?:def|class)\b|^\s*@/
const HANDLER = /^\s*(try|except|else|finally|if|elif|for|while|with)\b.*:/

/** The first line, at the margin or in blocks that run with the module, that warns, prints, stops, or calls what is imported for no value. */
function loudLine(text: string): string | undefined {
  const bound = new Set([...text.matchAll(BOUND)].flatMap(([, list = '']) => list.match(/\w+/g) ?? []))
  let inside = -1
  let clause = ''
  const code = withoutLongStrings(text)
  for (const line of code.split('\n')) {
    if (/^\s*(#|$)/.test(line)) continue
    const depth = line.length - line.trimStart().length
    if (inside >= 0 && (depth > inside || /^[)\]}]/.test(line.trimStart()))) continue
    inside = DEEPER.test(line) || /^if __name__\b/.test(line) ? depth : -1
    if (inside >= 0) continue
    clause = depth === 0 && !HANDLER.test(line) ? '' : (HANDLER.exec(line)?.[1] ?? clause)
    const called = /^\s*((\w+)[\w.]*)\(/.exec(line)
    const [, name = '', root = ''] = called ?? []
    if (/^\s*raise\b|^assert\b|:\s*raise\b/.test(line)) return line.trim()
    if (clause === 'except' || /\b(globals|locals|vars)\(\)/.test(line) || /\bgetLogger$/.test(name)) continue
    if (name === 'print' || (depth <= 8 && called !== null && bound.has(firstPartOf(root)) && isStatement(line, code)))
      return line.trim()
  }
  return undefined
}

/** A line that opens a statement, and is no argument or item of one above: its brackets before it are closed. */
function isStatement(line: string, text: string): boolean {
  const above = text.slice(0, text.indexOf(line)).replace(/#.*$|"[^"\n]*"|'[^'\n]*'/gm, '')
  return (above.match(/[([{]/g) ?? []).length === (above.match(/[)\]}]/g) ?? []).length
}

/** The text with nothing between triple quotes but its line ends. */
function withoutLongStrings(text: string): string {
  return text.replace(/("""|''')[\s\S]*?\1/g, (all) => `''${all.replace(/[^\n]/g, '')}`)
}
