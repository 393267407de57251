import type { Plan } from '../../model/plan.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { GuideExample } from '../../templates/migration-guide.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { mentioningFiles } from '../names/affected-text.ts'
import { applyMentions } from './apply-mentions.ts'

/** Up to two real places of the tree's own YAML files that change, each with a line of context. */
export function configExamples(
  plan: Plan,
  index: SymbolIndex,
  base: Workspace,
  final: Workspace,
): readonly GuideExample[] {
  const examples: GuideExample[] = []
  for (const path of mentioningFiles(base, plan, '.yml', '.yaml')) {
    if (path.startsWith('.github/') || !final.has(path)) continue
    const lines = base.read(path)?.text.split(/\r?\n/) ?? []
    const at = lines.findIndex((line) => !/^\s*#/.test(line) && applyMentions(line, plan, index) !== line)
    if (at < 0) continue
    const shown = lines.slice(Math.max(0, at - 1), at + 2)
    const before = shown.join('\n')
    examples.push({ path, before, after: shown.map((line) => applyMentions(line, plan, index)).join('\n') })
    if (examples.length === 2) break
  }
  return examples
}
