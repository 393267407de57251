import { CONFIG_FILES } from '../../host/config-texts.ts'
import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { firstPartOf, isWithin, lastPartOf, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { FileMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

const OWN_LOGGER = /\bgetLogger\(\s*__name__\s*\)/

/**
 * Modules that log under their own name (`getLogger(__name__)`) and get a name outside a logger that the tree configures: levels, handlers
 * and `caplog` of `shop` reach `shop.billing`, and `billing` no more (logging, "Logger Objects").
 */
export function loggerParents(
  index: SymbolIndex,
  files: readonly FileMove[],
  to: (module: QualifiedName) => QualifiedName,
): readonly Finding[] {
  const loggers = ownLoggers(index, files, to)
  const left = new Map<QualifiedName, QualifiedName>()
  for (const module of loggers)
    for (const parent of prefixesOf(module))
      if (!isWithin(to(module), to(parent)) && !left.has(parent)) left.set(parent, module)
  if (left.size === 0) return []
  return [...left].flatMap(([parent, module]) =>
    [...configuredAt(index, parent), ...configuredInFiles(index, parent)].map(({ path, span }): Finding => ({
      code: 'logger-parent',
      level: 'warning',
      reason: `${path} configures the logger ${parent}; ${module} logs under its own name, which becomes ${to(module)}, and is reached by that no more`,
      advice: `Configure ${firstPartOf(to(module))} there as well.`,
      place: { path, span },
    })),
  )
}

/**
 * Loggers that are named in parts (`getLogger("shop").getChild("billing")`, `f"{__package__}.billing"`), where the module that logs under its
 * own name gets another last word: those parts do not follow.
 */
export function loggerChildren(
  index: SymbolIndex,
  files: readonly FileMove[],
  to: (module: QualifiedName) => QualifiedName,
): readonly Finding[] {
  const loggers = ownLoggers(index, files, to)
  if (loggers.length === 0) return []
  return index.workspace.matching(wordQuery(['getChild', 'getLogger']), '.py').flatMap((path): readonly Finding[] => {
    const text = index.workspace.glance(path)
    return loggers.flatMap((module): readonly Finding[] => {
      const word = literalPattern(lastPartOf(module))
      const named = new RegExp(
        `\\bgetChild\\s*\\(\\s*(?:suffix\\s*=\\s*)?["'](?:[\\w.]*\\.)?${word}["']|\\bgetLogger\\s*\\(\\s*(?:name\\s*=\\s*)?(?:[fF]["'][^"'\\n]*\\}[^"'\\n]*\\.${word}["']|[^()"'\\n]*\\+\\s*["'][\\w.]*\\.${word}["'])`,
      ).exec(text)
      if (named === null || index.facts(path) === undefined) return []
      return [
        {
          code: 'logger-parent',
          level: 'warning',
          reason: `${path} names a logger in parts (\`${named[0]}\`), which may be that of ${module}; it logs under its own name, which becomes ${to(module)}`,
          advice: `Say ${lastPartOf(to(module))} there where it is that logger.`,
          place: { path, span: { start: named.index, end: named.index + named[0].length } },
        },
      ]
    })
  })
}

/** The modules of moved files that log under their own names, which become others. */
export function ownLoggers(
  index: SymbolIndex,
  files: readonly FileMove[],
  to: (module: QualifiedName) => QualifiedName,
): readonly QualifiedName[] {
  return files.flatMap(({ from }): readonly QualifiedName[] => {
    const module = from.endsWith('.py') ? index.moduleOf(from) : undefined
    if (module === undefined || to(module) === module) return []
    return OWN_LOGGER.test(index.workspace.glance(from)) ? [module] : []
  })
}

/** Where a file for `dictConfig` or `fileConfig` configures a logger: a key below `loggers`, or its `qualname`. */
function configuredInFiles(
  index: SymbolIndex,
  name: QualifiedName,
): readonly { readonly path: RepoPath; readonly span: Span }[] {
  const word = name.replaceAll('.', '\\.')
  const asKey = new RegExp(`(?<=^[ \\t]+["']?|[{,]\\s*["'])${word}(?=["']?\\s*:)`, 'm')
  const asName = new RegExp(`(?<=^[ \\t]*qualname\\s*[=:][ \\t]*)${word}(?=[ \\t]*$)`, 'm')
  const files = index.workspace.matching(
    wordQuery(['loggers', 'qualname']),
    ...CONFIG_FILES,
    '.toml',
    '.ini',
    '.cfg',
    '.conf',
  )
  return files.flatMap((path) => {
    const text = index.workspace.glance(path)
    const found = asName.exec(text) ?? (/\bloggers\b/.test(text) ? asKey.exec(text) : null)
    return found === null ? [] : [{ path, span: { start: found.index, end: found.index + name.length } }]
  })
}

/** Where a logger is configured by its name: `getLogger("shop").setLevel(...)`, `caplog.at_level(logger="shop")`, a key below `loggers`. */
function configuredAt(
  index: SymbolIndex,
  name: QualifiedName,
): readonly { readonly path: RepoPath; readonly span: Span }[] {
  return index.workspace.matching(wordQuery(['getLogger', 'caplog', 'loggers']), '.py').flatMap((path) => {
    const facts = index.facts(path)
    return (facts?.strings ?? []).flatMap((fact) => {
      if (facts === undefined || fact.isFormat || facts.text.slice(fact.content.start, fact.content.end) !== name)
        return []
      const callee = fact.call?.callee ?? ''
      const isConfigured = /^\s*\)\s*\.\s*(setLevel|addHandler|addFilter|handlers|propagate|disabled)\b/.test(
        facts.text.slice(fact.span.end, fact.span.end + 80),
      )
      const isCaught = fact.call?.argument === 'logger' || /\bcaplog\.set_level$/.test(callee)
      const isKey =
        /^\s*:\s*\{/.test(facts.text.slice(fact.span.end, fact.span.end + 20)) && facts.text.includes('loggers')
      return (/(^|\.)getLogger$/.test(callee) && isConfigured) || isCaught || isKey ? [{ path, span: fact.span }] : []
    })
  })
}
