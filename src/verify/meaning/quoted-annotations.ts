import type { RepoPath } from '../../model/source-file.ts'
import type { Part } from './canonical.ts'
import { firstDifference } from './compare-parts.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Whether all that two texts differ in is that annotations of a definition that moved here are strings now: where the plan asks for it,
 * or where they were text before (PEP 563) and this module would evaluate them. Strings that are no annotations are parts of their own.
 */
export function explainsQuotes(scene: Scene, path: RepoPath, was: readonly Part[], is: readonly Part[]): boolean {
  const { plan, map, before, after } = scene
  const module = after.moduleOf(path)
  const came = plan.symbols.filter(({ to }) => module !== undefined && map.moduleTo(to) === module)
  const wereText =
    after.factsOfModule(module ?? '')?.futureAnnotations === false &&
    came.some(({ from }) => before.factsOfModule(from)?.futureAnnotations === true)
  if (came.length === 0 || !(plan.timing.quoted || wereText)) return false
  return quotesIn(was) < quotesIn(is) && firstDifference(scene, bare(was), bare(is)) === undefined
}

function quotesIn(parts: readonly Part[]): number {
  return parts.reduce((count, { kind, value }) => count + (kind === 'code' ? value.split(/["']/).length - 1 : 0), 0)
}

/** Without the quotes around annotations; the code that meets where one stood is one part. */
function bare(parts: readonly Part[]): readonly Part[] {
  const result: Part[] = []
  for (const part of parts) {
    const value = part.kind === 'code' ? part.value.replace(/["']/g, '') : part.value
    if (value !== '') result.push({ ...part, value })
  }
  return result
}
