import type { Finding } from '../../model/finding.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { Scene } from '../proof/proof-input.ts'

/** `{shop.lines.STEP = }`: the expression with the sign behind it, and not `==`, `!=`, `<=`, `>=` or `:=`. */
const LABEL = /\{\s*([^{}'"]*?[^=!<>:{}\s'"]\s*=)(?!=)\s*(?:![rsa]\s*)?(?::[^{}]*)?\}/g

/**
 * Expressions that an f-string prints as they are written (`f"{shop.STEP=}"`, Python 3.8, "f-strings support ="): another spelling is
 * another text, although it means the same.
 */
export function changedLabels(scene: Scene): readonly Finding[] {
  const findings: Finding[] = []
  for (const [path, origin] of scene.touched) {
    const after = path.endsWith('.py') ? scene.after.facts(path) : undefined
    const now = after === undefined ? [] : labelsOf(after)
    if (now.length === 0) continue
    const known = new Set(originsOf(scene, path, origin).flatMap((one) => labelsOf(scene.before.facts(one))))
    const changed = now.find((label) => !known.has(label))
    if (changed === undefined || known.size === 0) continue
    findings.push({
      code: 'label-changed',
      level: 'error',
      reason: `${path}: an f-string prints its expression as it is written, and that is \`${changed}\` now`,
      advice: 'Write the text out first (`f"STEP={shop.STEP!r}"`), or take what it names out of the recipe.',
      place: { path },
    })
  }
  return findings
}

function labelsOf(facts: ModuleFacts | undefined): readonly string[] {
  return (facts?.strings ?? []).flatMap((fact) =>
    fact.isFormat
      ? [...(facts?.text.slice(fact.content.start, fact.content.end) ?? '').matchAll(LABEL)].map(
          (match) => match[1] ?? '',
        )
      : [],
  )
}

/** Where the text of a file was: its own file, and those that definitions came from. */
function originsOf(
  { plan, before, after, map }: Scene,
  path: RepoPath,
  origin: RepoPath | undefined,
): readonly RepoPath[] {
  const own = after.moduleOf(path)
  const sources = plan.symbols.flatMap((move) =>
    map.moduleTo(move.to) === own ? (before.fileOf(move.from) ?? []) : [],
  )
  return [...new Set([...(origin === undefined ? [] : [origin]), ...sources])]
}
