import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { statementBinding } from '../../python/facts/by-statement.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'

/**
 * `filterwarnings("error", module="shop.prices")` and `ignore::UserWarning:shop.prices` of pytest, where a definition that warns leaves that
 * module: the filter goes by the module that runs the code (warnings, "The Warnings Filter"), which is the new one.
 */
export function warningFilters(index: SymbolIndex, moved: readonly SymbolMove[]): readonly Finding[] {
  const warning = moved.filter((move) => warnsItself(index, move))
  if (warning.length === 0) return []
  return [
    ...index.workspace
      .matching(wordQuery(['filterwarnings']), '.py')
      .flatMap((path) => calledFilters(index, path, warning)),
    ...warning.flatMap((move) =>
      index.workspace.mentioning([move.from], ...FILTERED).flatMap((path) => writtenFilters(index, path, move)),
    ),
  ]
}

/** Whether a definition warns of its own line, and not of who calls it (`stacklevel`). */
function warnsItself(index: SymbolIndex, { from, symbol }: SymbolMove): boolean {
  const facts = index.factsOfModule(from)
  const statement = facts === undefined ? undefined : statementBinding(facts, symbol)
  const text = facts?.text.slice(statement?.span.start, statement?.span.end) ?? ''
  const calls = [...text.matchAll(/\bwarn\w*\s*\(/g)]
  return calls.length > [...text.matchAll(/\bstacklevel\s*=\s*(?!1\b)/g)].length
}

/**
 * Modules that warn themselves and get a name which a pattern of `filterwarnings` no longer matches, though it says no name that would
 * follow (`module=r"shop\\.pri\\w+"`, `shop.prices` becomes `shop.rates`). `isWidened` says which ones are made to match.
 */
export function renamedFilters(
  index: SymbolIndex,
  modules: readonly QualifiedName[],
  to: (module: QualifiedName) => QualifiedName,
  isWidened: (facts: ModuleFacts, fact: StringFact) => boolean,
): readonly Finding[] {
  if (modules.length === 0) return []
  const paths = index.workspace.matching(wordQuery(['filterwarnings']), '.py')
  if (paths.length === 0) return []
  const warning = modules.filter((module) => to(module) !== module && warnsAnywhere(index, module))
  return paths.flatMap((path): readonly Finding[] => {
    const facts = warning.length === 0 ? undefined : index.facts(path)
    return (facts?.strings ?? []).flatMap((fact): readonly Finding[] => {
      if (facts === undefined || !isModulePattern(facts, fact)) return []
      const { said, pattern } = patternIn(facts, fact)
      const lost = warning.find(
        (one) => pattern?.test(one) === true && !pattern.test(to(one)) && !saysName(said, one, to),
      )
      if (lost === undefined || isWidened(facts, fact)) return []
      return [
        {
          code: 'package-asked',
          level: 'error',
          reason: `${path} filters warnings of modules that match "${said}"; ${lost} becomes ${to(lost)}, which does not match`,
          advice: `Let that filter accept "${to(lost)}" as well first.`,
          place: { path, span: fact.span },
        },
      ]
    })
  })
}

/** Whether a pattern says the name of the module, or of a package above it, that gets another one: those words follow. */
export function saysName(said: string, module: QualifiedName, to: (module: QualifiedName) => QualifiedName): boolean {
  const plain = said.replaceAll(/\\+\./g, '.')
  return prefixesOf(module).some(
    (name) => to(name) !== name && new RegExp(`(?<![\\w.])${literalPattern(name)}(?![\\w*+?{])`).test(plain),
  )
}

/** Whether code of a module warns of its own line. */
function warnsAnywhere(index: SymbolIndex, module: QualifiedName): boolean {
  const path = index.fileOf(module)
  return /\bwarn\w*\s*\(/.test(path === undefined ? '' : index.workspace.glance(path))
}

function calledFilters(index: SymbolIndex, path: RepoPath, warning: readonly SymbolMove[]): readonly Finding[] {
  const facts = index.facts(path)
  return (facts?.strings ?? []).flatMap((fact): readonly Finding[] => {
    if (facts === undefined || !isModulePattern(facts, fact)) return []
    const { said, pattern } = patternIn(facts, fact)
    const move = warning.find((one) => pattern?.test(one.from) === true && !pattern.test(one.to))
    return move === undefined ? [] : [lost(path, fact.span, said, move)]
  })
}

/** Where filters are written as pytest and `-W` read them: `action:message:category:module:line`. */
const FILTERED = ['.py', '.toml', '.cfg', '.ini', '.yml', '.yaml', '.sh']

function writtenFilters(index: SymbolIndex, path: RepoPath, move: SymbolMove): readonly Finding[] {
  const text = index.workspace.glance(path)
  const written = new RegExp(
    String.raw`\b((?:error|ignore|always|all|default|module|once):[^:\n]*:[^:\n"']*:)${literalPattern(move.from)}(?![\w.])`,
    'g',
  )
  return [...text.matchAll(written)].flatMap(({ index: start, 0: whole, 1: head = '' }): readonly Finding[] =>
    new RegExp(`${literalPattern(head + move.to)}(?![\\w.])`).test(text)
      ? []
      : [lost(path, { start, end: start + whole.length }, move.from, move)],
  )
}

function lost(path: RepoPath, span: Span, said: string, { from, to, symbol }: SymbolMove): Finding {
  return {
    code: 'package-asked',
    level: 'error',
    reason: `${path} filters warnings of modules that match "${said}"; what ${symbol} warns of comes from ${from} and will come from ${to}, which does not match`,
    advice: `Let that filter accept "${to}" as well first.`,
    place: { path, span },
  }
}

/** The argument `module` of `warnings.filterwarnings(action, message, category, module)`, or one of those an expression there chooses from. */
export function isModulePattern({ text }: ModuleFacts, { call, isFormat, span }: StringFact): boolean {
  if (isFormat) return false
  if (call === undefined)
    return /\bfilterwarnings\s*\((?:[^()]|\([^()]*\))*\bmodule\s*=\s*(?:[^,()"']|["'][^"'\n]*["'])*$/.test(
      text.slice(Math.max(0, span.start - 300), span.start),
    )
  return /(?:^|\.)filterwarnings$/.test(call.callee) && (call.argument === 'module' || call.argument === 3)
}

/** What a literal spells, and the pattern that it is. */
export function patternIn(
  { text }: ModuleFacts,
  { content, hasEscapes, prefix }: StringFact,
): { readonly said: string; readonly pattern: RegExp | undefined } {
  const said = text.slice(content.start, content.end)
  return { said, pattern: patternOf(hasEscapes && !/r/i.test(prefix) ? said.replaceAll('\\\\', '\\') : said) }
}

/** A regular expression that is matched at the beginning; undefined where it is none in this language. */
function patternOf(text: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${text.replaceAll(String.raw`\Z`, '$')})`)
  } catch {
    return undefined
  }
}
