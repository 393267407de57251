import type { Finding } from '../../model/finding.ts'
import { joinName, lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { CallTimeNeeds, SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import { isBuiltin, isWord } from '../../python/facts/python-names.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { moduleQuery } from '../names/affected-files.ts'
import { patchesByVariable } from './import-paths.ts'
import { patchVerdict } from './patch-targets.ts'

/** A name that a text puts behind the name of a module: `f"{BILLING}.rate"`, `BILLING + ".rate"`, `"%s.rate" % BILLING`. */
interface Computed {
  readonly module: QualifiedName
  /** Undefined for a name that stands in a variable. */
  readonly symbol: string | undefined
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
  const modules = new Set(moved.map((move) => move.from))
  const constants = constantsOf(facts, modules)
  return facts.strings.flatMap((fact): readonly Finding[] => {
    const found =
      computedName(facts, fact, (said) => constants.get(said) ?? nameOfModule(index, path, facts, fact, said)) ??
      nameInVariable(facts, fact, modules)
    if (found === undefined || !modules.has(found.module)) return []
    const { module, deeper, span } = found
    const names = found.symbol === undefined ? namesHanded(index, path, facts, module) : [found.symbol]
    for (const symbol of names) {
      const isMoved = moved.some((move) => move.from === module && move.symbol === symbol)
      const verdict = patchVerdict(index, moved, module, symbol, { readElsewhere: isMoved, deeper, needs })
      if (verdict.kind === 'keep') continue
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
    }
    return []
  })
}

/** `billing.__name__` where that is a module: its name. `said` is the chain as it is written near the string. */
function nameOfModule(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  fact: StringFact,
  said: string,
): QualifiedName | undefined {
  if (!said.endsWith('.__name__')) return undefined
  const from = Math.max(0, fact.span.start - 100)
  const at = facts.text.slice(from, fact.span.end + 100).indexOf(said)
  const reference = at === -1 ? undefined : referenceStartingAt(facts, from + at)
  const meaning = reference === undefined ? undefined : meaningOf(facts, reference, index.identityOf(path))
  if (meaning?.kind !== 'imported') return undefined
  const target = index.lookup(joinName(meaning.name, ...said.split('.').slice(1, -1)))
  return target.kind === 'module' ? target.module : undefined
}

/** `patch("shop.billing." + name)`, and `patch(f"shop.billing.{name}")`: the module is said, the name stands in a variable. */
function nameInVariable(
  facts: ModuleFacts,
  fact: StringFact,
  modules: ReadonlySet<QualifiedName>,
): Computed | undefined {
  const content = facts.text.slice(fact.content.start, fact.content.end)
  const module = [...modules].find((one) => content.startsWith(`${one}.`))
  if (module === undefined) return undefined
  const rest = content.slice(module.length + 1)
  const isOpen = rest === '' ? /^\s*\+/.test(facts.text.slice(fact.span.end)) : /^(?:%s|\{\w*\})$/.test(rest)
  const before = facts.text.slice(Math.max(0, fact.span.start - 100), fact.span.start)
  const isTarget = /\b(?:patch|setattr|delattr)\s*\(\s*(?:target\s*=\s*)?$/.test(before) || patchesByVariable(facts)
  return isOpen && isTarget ? { module, symbol: undefined, deeper: false, span: fact.span } : undefined
}

/** The names of a module that stand as texts in a file, or in one that names the file's module: what it may hand to a patch. */
function namesHanded(index: SymbolIndex, path: RepoPath, facts: ModuleFacts, module: QualifiedName): readonly string[] {
  const own = index.moduleOf(path)
  const users = own === undefined ? [] : index.workspace.matching(moduleQuery(index.workspace, own), '.py')
  const texts = [facts.text, ...users.map((user) => index.workspace.glance(user))]
  const theirs = index.factsOfModule(module)
  const known = new Set([
    ...(theirs?.scopes[0]?.bindings.keys() ?? []),
    ...(theirs?.references ?? []).flatMap(({ name }) => (isBuiltin(name) ? [name] : [])),
  ])
  return [...known].filter((name) => texts.some((text) => new RegExp(`["']${name}["'.]`).test(text)))
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
  moduleSaid: (said: string) => QualifiedName | undefined,
): Computed | undefined {
  const { text } = facts
  const content = text.slice(fact.content.start, fact.content.end)
  const before = text.slice(Math.max(0, fact.span.start - 100), fact.span.start)
  const after = text.slice(fact.span.end, fact.span.end + 100)
  const parts = fact.isFormat
    ? /^\{\s*([\w.]+)\s*\}\.(\{?\w+)(\.?)/.exec(content)
    : content.startsWith('.')
      ? zipped(/([\w.]+)\s*\+\s*$/.exec(before), /^\.(\w+|$)(\.?)/.exec(content))
      : zipped(
          /^\s*(?:%\s*\(?|\.\s*format\s*\()\s*([\w.]+)/.exec(after),
          /^(?:%s|\{\w*\})\.([%{]?\w+)(\.?)/.exec(content),
        )
  const said = parts?.[1] ?? ''
  const module = moduleSaid(said) ?? moduleSaid(lastPartOf(said))
  if (module === undefined || parts?.[2] === undefined) return undefined
  const symbol = isWord(parts[2]) ? parts[2] : undefined
  return { module, symbol, deeper: parts[3] === '.', span: fact.span }
}

/** The constant from one match, the name and what follows it from another. */
function zipped(constant: RegExpExecArray | null, name: RegExpExecArray | null): readonly string[] | undefined {
  return constant === null || name === null ? undefined : ['', constant[1] ?? '', name[1] ?? '', name[2] ?? '']
}
