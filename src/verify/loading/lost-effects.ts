import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { prefixesOf } from '../../model/names.ts'
import { isPython } from '../../python/facts/modules.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { importEdges } from '../meaning/import-graph.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Files that took a moved definition from a module which calls into others when it is loaded, and that no longer load it: what it set,
 * registered or configured there does not happen for them. Read off the statements of the module that stand alone as a call, and the
 * imports of the final tree.
 */
export function lostEffects(scene: Scene): readonly Finding[] {
  const sources = new Map<QualifiedName, string>()
  for (const { from } of scene.plan.symbols) {
    const now = scene.map.moduleTo(from)
    const call = sources.has(from) ? undefined : loudCall(scene.after, now)
    if (call !== undefined) sources.set(from, call)
  }
  if (sources.size === 0) return []
  const findings: Finding[] = []
  for (const [path, origin] of scene.touched) {
    const [was, is] = [origin === undefined ? undefined : scene.before.moduleOf(origin), scene.after.moduleOf(path)]
    if (was === undefined || is === undefined || !isPython(path) || path.endsWith('.pyi')) continue
    const asked = new Set(importEdges(scene.before, was).flatMap(({ kind, to }) => (kind === 'type' ? [] : [to])))
    for (const [from, call] of sources) {
      if (!asked.has(from) || reaches(scene.after, is, scene.map.moduleTo(from))) continue
      findings.push({
        code: 'side-effect-lost',
        level: 'error',
        reason: `${path} no longer loads ${scene.map.moduleTo(from)}, which does \`${call}\` when it is loaded`,
        advice: `Let it import ${scene.map.moduleTo(from)} as well.`,
        place: { path },
      })
    }
  }
  return findings
}

/** The first line of a statement of a module that is nothing but a call of something it imports. */
function loudCall(index: SymbolIndex, module: QualifiedName): string | undefined {
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (path === undefined || facts === undefined) return undefined
  for (const { span, mainGuard } of facts.statements) {
    const line = facts.text.slice(span.start, span.end).split('\n')[0] ?? ''
    const reference = mainGuard === undefined ? referenceStartingAt(facts, span.start) : undefined
    if (reference === undefined || !/^[\w.]+\(/.test(line) || /^[\w.]*getLogger\(/.test(line)) continue
    if (meaningOf(facts, reference, index.identityOf(path)).kind === 'imported') return line
  }
  return undefined
}

/** Whether a module is loaded by what another one imports anywhere, or by its packages. */
function reaches(index: SymbolIndex, from: QualifiedName, to: QualifiedName): boolean {
  const seen = new Set<QualifiedName>(prefixesOf(from))
  // A set gives what is added while it is walked.
  for (const module of seen) {
    if (module === to) return true
    for (const edge of importEdges(index, module))
      if (edge.kind !== 'type') for (const name of prefixesOf(edge.to)) seen.add(name)
  }
  return false
}
