import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { CallTimeNeeds, SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { patchVerdict } from './patch-targets.ts'

/** A name that a text puts behind the name of a module: `f"{BILLING}.rate"`, `BILLING + ".rate"`, `"%s.rate" % BILLING`. */
interface Computed {
  readonly module: QualifiedName
  readonly symbol: string
  readonly deeper: boolean
  readonly span: Span
}

/**
 * Patch targets put together from a constant that holds the module's name. The text names no moved symbol, so nothing could be
 * rewritten; where the patched name is read in another module afterwards, the test would patch what nobody reads.
 */
export function computedPatches(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  moved: readonly SymbolMove[],
  needs: readonly CallTimeNeeds[],
): readonly Finding[] {
  if (!/\b(?:patch|setattr|delattr)\b/.test(facts.text)) return []
  const constants = constantsOf(facts, new Set(moved.map((move) => move.from)))
  if (constants.size === 0) return []
  return facts.strings.flatMap((fact): readonly Finding[] => {
    const found = computedName(facts, fact, constants)
    if (found === undefined) return []
    const { module, symbol, deeper, span } = found
    const isMoved = moved.some((move) => move.from === module && move.symbol === symbol)
    const verdict = patchVerdict(index, moved, module, symbol, { readElsewhere: isMoved, deeper, needs })
    if (verdict.kind === 'keep') return []
    const where = verdict.kind === 'follow' ? ` in ${verdict.module}` : ' in two modules'
    return [
      {
        code: 'patched-name',
        level: 'error',
        reason: `${path} puts the name ${module}.${symbol} together at run time; after the move it is read${where}`,
        advice: 'Write the whole name as one string first, so that it can follow the code that reads it.',
        place: { path, span },
        about: [module],
      },
    ]
  })
}

/** `BILLING = "shop.billing"` at the top of a module or class. */
function constantsOf(facts: ModuleFacts, modules: ReadonlySet<QualifiedName>): ReadonlyMap<string, QualifiedName> {
  const found = new Map<string, QualifiedName>()
  for (const fact of facts.strings) {
    const word = facts.text.slice(fact.content.start, fact.content.end)
    if (fact.isFormat || fact.joined || !modules.has(word)) continue
    const name = /(?:^|\n)[ \t]*(\w+)\s*(?::[^=\n]+)?=\s*$/.exec(facts.text.slice(0, fact.span.start).slice(-200))?.[1]
    if (name !== undefined) found.set(name, word)
  }
  return found
}

function computedName(
  facts: ModuleFacts,
  fact: StringFact,
  constants: ReadonlyMap<string, QualifiedName>,
): Computed | undefined {
  const { text } = facts
  const content = text.slice(fact.content.start, fact.content.end)
  const before = text.slice(Math.max(0, fact.span.start - 100), fact.span.start)
  const after = text.slice(fact.span.end, fact.span.end + 100)
  const parts = fact.isFormat
    ? /^\{\s*(?:\w+\.)?(\w+)\s*\}\.(\w+)(\.?)/.exec(content)
    : content.startsWith('.')
      ? zipped(/(\w+)\s*\+\s*$/.exec(before), /^\.(\w+)(\.?)/.exec(content))
      : zipped(
          /^\s*(?:%\s*\(?|\.\s*format\s*\()\s*(?:\w+\.)?(\w+)/.exec(after),
          /^(?:%s|\{\w*\})\.(\w+)(\.?)/.exec(content),
        )
  const module = constants.get(parts?.[1] ?? '')
  if (module === undefined || parts?.[2] === undefined) return undefined
  return { module, symbol: parts[2], deeper: parts[3] === '.', span: fact.span }
}

/** The constant from one match, the name and what follows it from another. */
function zipped(constant: RegExpExecArray | null, name: RegExpExecArray | null): readonly string[] | undefined {
  return constant === null || name === null ? undefined : ['', constant[1] ?? '', name[1] ?? '', name[2] ?? '']
}
