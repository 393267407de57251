import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { statementBinding } from '../../python/facts/by-statement.ts'
import type { Binding } from '../../python/facts/facts.ts'
import type { Home } from '../../python/index/callees.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'

/**
 * The parameters that get what a fixture gives: those of its name, in its file, and of one in a `conftest.py` in all files below that
 * folder (pytest, "How to use fixtures"). `name`: a function at the top of the file; nothing for one that is no fixture.
 */
export function fixtureTakers(
  index: SymbolIndex,
  { facts, path }: Home,
  name: string,
): readonly { readonly path: RepoPath; readonly bindings: readonly Binding[] }[] {
  const statement = statementBinding(facts, name)
  const decorators = (statement?.decorators ?? []).map(({ start, end }) => facts.text.slice(start, end))
  const decorator = decorators.find((text) => /^@?\s*(?:\w+\.)*(?:pytest_asyncio\.)?fixture\b/.test(text))
  if (decorator === undefined) return []
  const asked = /\bname\s*=\s*["'](\w+)["']/.exec(decorator)?.[1] ?? name
  const folder = folderOf(path)
  const isShared = baseNameOf(path) === 'conftest.py'
  const files = isShared
    ? index.workspace.matching(wordQuery([asked]), '.py').filter((one) => folder === '' || one.startsWith(`${folder}/`))
    : [path]
  return files.flatMap((one) => {
    const bindings = (index.facts(one)?.scopes ?? []).flatMap((scope) =>
      (scope.kind === 'function' ? (scope.bindings.get(asked) ?? []) : []).filter(({ kind }) => kind === 'parameter'),
    )
    return bindings.length === 0 ? [] : [{ path: one, bindings }]
  })
}
