import { word } from '../../workspace/tokens.ts'
import { tokenQuery } from '../../workspace/text-query.ts'
import type { Finding } from '../../model/finding.ts'
import { joinName, lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import { contains } from '../../model/span.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { isBuiltin } from '../../python/facts/python-names.ts'
import { meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { askedPrefixes } from './asked-packages.ts'
import { readingModuleNames, readsModuleName } from './module-readings.ts'
import { referencesOf, statementBinding } from '../../python/facts/by-statement.ts'

/**
 * Code that says where other code stands and that nothing can follow: a comparison of `x.__module__` with the
 * module a symbol leaves (data model 3.2), and the lines of a traceback that are expected to name its file.
 */
export function toldPlaces(
  index: SymbolIndex,
  moved: readonly SymbolMove[],
  to: (module: QualifiedName) => QualifiedName,
): readonly Finding[] {
  return [...comparedModules(index, moved), ...askedPrefixes(index, to), ...expectedTracebacks(index, moved, to)]
}

function comparedModules(index: SymbolIndex, moved: readonly SymbolMove[]): readonly Finding[] {
  const sources = new Set(moved.map((move) => move.from))
  if (sources.size === 0) return []
  const findings: Finding[] = []
  for (const path of readingModuleNames(index, [...sources])) {
    const facts = index.facts(path)
    for (const fact of facts?.strings ?? []) {
      if (facts === undefined || fact.docstring || fact.isFormat || fact.prefix !== '') continue
      const word = facts.text.slice(fact.content.start, fact.content.end)
      if (!sources.has(word) || !readsModuleName(facts, fact)) continue
      const symbols = moved.filter((move) => move.from === word && carriesModule(index, move, moved))
      if (symbols.length === 0) continue
      findings.push({
        code: 'module-compared',
        level: 'error',
        reason: `${path} reads \`__module__\` and compares it with "${word}"; for ${symbols.map((move) => move.symbol).join(', ')}, and what is made by calling them, it becomes "${symbols[0]?.to ?? ''}"`,
        advice: `Let that place accept "${symbols[0]?.to ?? ''}" as well first, or leave the definition in ${word}.`,
        place: { path, span: fact.span },
      })
    }
  }
  return findings
}

/**
 * Whether a definition, or what comes out of it, has a `__module__` that changes with the move. Functions and classes have, and
 * so has what a call makes in the name of its caller (`namedtuple`, `type`, `NewType`). A value made by a function or class of
 * this tree that stays has the one of the code that makes it, and one of a builtin has none of ours (data model 3.2).
 */
function carriesModule(index: SymbolIndex, move: SymbolMove, moved: readonly SymbolMove[]): boolean {
  const path = index.fileOf(move.from)
  const facts = index.factsOfModule(move.from)
  const statement = facts && statementBinding(facts, move.symbol)
  if (path === undefined || facts === undefined || statement?.kind !== 'assign') return true
  if (!facts.text.slice(statement.span.start, statement.span.end).includes('(') && !holdsLambda(facts, statement))
    return false
  const used = referencesOf(facts, statement.index).filter((entry) => entry.context === 'load')
  return (
    holdsLambda(facts, statement) ||
    used.some((reference) => {
      if (visibleBindings(facts, reference).length === 0)
        return !isBuiltin(reference.name) || MAKES_FOR_ITS_CALLER.has(reference.name)
      const own = visibleBindings(facts, reference).every((binding) => binding.imported === undefined)
      const name = own ? joinName(move.from, reference.name) : importedName(facts, reference, index.identityOf(path))
      const target = name === undefined || reference.attributes.length > 0 ? undefined : index.lookup(name)
      const home = target?.kind === 'symbol' ? index.definitionOf(target.module, target.symbol) : undefined
      if (home === undefined) return true
      const there = index.factsOfModule(home.module)
      const kind = (there && statementBinding(there, home.symbol))?.kind
      const called = /^\s*\(/.test(facts.text.slice(reference.span.end))
      if (called && kind !== 'function' && kind !== 'class') return true
      if (FRAMES.test(there?.text ?? '')) return true
      return moved.some((entry) => entry.from === home.module && entry.symbol === home.symbol)
    })
  )
}

const MAKES_FOR_ITS_CALLER = new Set(['type', 'eval', 'exec', '__build_class__', '__import__', 'getattr', 'globals'])
const FRAMES = /\b(_getframe|currentframe|_getframemodulename)\b/

function holdsLambda(facts: ModuleFacts, statement: ModuleFacts['statements'][number]): boolean {
  return facts.scopes.some((scope) => scope.name === '<lambda>' && contains(statement.span, scope.span))
}

function importedName(facts: ModuleFacts, reference: Reference, self: ModuleIdentity): QualifiedName | undefined {
  const meaning = meaningOf(facts, reference, self)
  return meaning.kind === 'imported' ? meaning.name : undefined
}

/** `File "core.py", line 12, in f` as the interpreter and the traceback module print it. */
const TRACEBACK_LINE = /File \\?"(?:[^"\n]*[\\/])?([\w.]+)\\?", line [^,\n]+(?:, in ([\w.<>]+))?/g

function expectedTracebacks(
  index: SymbolIndex,
  moved: readonly SymbolMove[],
  to: (module: QualifiedName) => QualifiedName,
): readonly Finding[] {
  const renamed = index.allModules().filter((module) => lastPartOf(to(module)) !== lastPartOf(module))
  if (renamed.length === 0 && moved.length === 0) return []
  const findings: Finding[] = []
  const line = /File \\?"[^"\n]*\.py\\?", line /
  for (const path of index.workspace.matching(tokenQuery([[word('File'), word('line'), word('py')]], line), '.py')) {
    const facts = index.facts(path)
    for (const fact of facts?.strings ?? []) {
      if (facts === undefined || fact.docstring) continue
      for (const line of facts.text.slice(fact.content.start, fact.content.end).matchAll(TRACEBACK_LINE)) {
        const hit = leavesFile(index, { renamed, moved, to }, line[1] ?? '', line[2])
        if (hit === undefined) continue
        const start = fact.content.start + line.index
        findings.push({
          code: 'expected-traceback',
          level: 'error',
          reason: `${path} expects a traceback that names the file ${line[1] ?? ''}; ${hit} leaves it`,
          advice: 'Let the expected text leave the file name open, or keep the code in a file of that name.',
          place: { path, span: { start, end: start + line[0].length } },
        })
        break
      }
    }
  }
  return oneForEachFile(findings)
}

interface Leaving {
  /** Modules whose last word changes. */
  readonly renamed: readonly QualifiedName[]
  readonly moved: readonly SymbolMove[]
  readonly to: (module: QualifiedName) => QualifiedName
}

/** What leaves the file a traceback line names, if the line can mean it. */
function leavesFile(
  index: SymbolIndex,
  { renamed, moved, to }: Leaving,
  file: string,
  name: string | undefined,
): string | undefined {
  const module = renamed.find((candidate) => fileName(index.fileOf(candidate)) === file)
  if (module !== undefined) return `${module} becomes ${to(module)} and`
  const move = moved.find(
    (candidate) =>
      fileName(index.fileOf(candidate.from)) === file &&
      lastPartOf(candidate.to) !== lastPartOf(candidate.from) &&
      runsAs(index, candidate, name),
  )
  return move?.symbol
}

/** Whether a frame of that name can be of the moved definition: itself, a method of it, or code at the top of a module. */
function runsAs(index: SymbolIndex, move: SymbolMove, name: string | undefined): boolean {
  if (name === undefined) return true
  const frame = lastPartOf(name)
  if (frame === move.symbol) return true
  const facts = index.factsOfModule(move.from)
  const statement = facts && statementBinding(facts, move.symbol)
  if (facts === undefined || statement === undefined) return false
  return facts.scopes.some((scope) => scope.name === frame && contains(statement.span, scope.span))
}

function fileName(path: RepoPath | undefined): string {
  return path?.split('/').at(-1) ?? ''
}

function oneForEachFile(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>()
  return findings.filter((finding) => {
    const key = `${finding.place?.path ?? ''}:${finding.reason}`
    return !seen.has(key) && seen.add(key).size > 0
  })
}
