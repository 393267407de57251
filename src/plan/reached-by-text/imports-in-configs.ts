import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { CONFIG_FILES } from '../../host/config-texts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'

/**
 * `args=(__import__("shop.bills").bills.STREAM,)` in a file for `fileConfig` and the like, or in code that is a literal: `__import__` gives the package at the top, so the
 * words behind it name the module once more, and nothing that rewrites names follows those.
 */
export function importsInConfigs(
  index: SymbolIndex,
  modules: readonly QualifiedName[],
  to: (module: QualifiedName) => QualifiedName,
): readonly Finding[] {
  const renamed = modules.filter((module) => module.includes('.') && to(module) !== module)
  if (renamed.length === 0) return []
  const endings = [...new Set([...CONFIG_FILES, '.ini', '.cfg', '.conf', '.toml', '.py'])]
  const paths = index.workspace.matching(wordQuery(['__import__']), ...endings)
  return paths.flatMap((path): readonly Finding[] => {
    const text = index.workspace.glance(path)
    return renamed.flatMap((module): readonly Finding[] => {
      const [name, word] = [literalPattern(module), literalPattern(lastPartOf(module))]
      const said = new RegExp(
        `__import__\\s*\\(\\s*\\\\?["']${name}[\\w.]*\\\\?["']\\s*\\)\\s*(?:\\.\\s*\\w+\\s*)*?\\.\\s*${word}\\b`,
        'g',
      )
      const match = [...text.matchAll(said)].find((one) => !path.endsWith('.py') || isInLiteral(index, path, one.index))
      if (match === undefined) return []
      return [
        {
          code: 'dynamic-import',
          level: 'error',
          reason: `${path} imports ${module} by \`__import__\` and goes on with its words (\`${match[0]}\`); it becomes ${to(module)}, and those words do not follow`,
          advice: `Write \`__import__("${module}", fromlist=["*"])\` there first, which gives the module itself.`,
          place: { path, span: { start: match.index, end: match.index + match[0].length } },
        },
      ]
    })
  })
}

/** Whether an offset is in a literal of a Python file that may be code, whole or in pieces. Code itself is asked about by `packagesImported`. */
function isInLiteral(index: SymbolIndex, path: RepoPath, at: number): boolean {
  return (
    index
      .facts(path)
      ?.strings.some(({ content, docstring }) => !docstring && content.start <= at && at < content.end) === true
  )
}
