import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { originFrom } from './origin.ts'
import type { PathString } from './path-strings.ts'

const PATH = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u
const LOADING =
  'import_module|__import__|find_spec|run_module|importorskip|get_data|resolve_name|PackageLoader|resources\\.files|(?<!\\.)files'
const REPLACING = 'patch|setattr|delattr|patch\\.dict|patch\\.multiple'

/**
 * Import paths that a module holds as constants (`TARGET = "shop.billing.open"`) and that a file of the tree, this one or another, gives to
 * what resolves them (`patch(consts.TARGET)`, `import_module(TARGET)`): the string is resolved where it is given, wherever it is written.
 * Only names that `isOurs` says are of one of the two trees are looked for.
 */
export function passedConstants(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  isOurs: (name: QualifiedName) => boolean,
): readonly PathString[] {
  const module = index.moduleOf(path)
  if (module === undefined) return []
  const givenAs = new Map<number, PathString['kind'] | undefined>()
  return facts.strings.flatMap((fact): readonly PathString[] => {
    const value = facts.text.slice(fact.content.start, fact.content.end)
    const statement = facts.statements[fact.statement]
    if (fact.isFormat || fact.docstring || fact.scope !== 0 || statement?.kind !== 'assign' || !PATH.test(value))
      return []
    if (!isOurs(value)) return []
    if (!givenAs.has(fact.statement)) {
      const kinds = statement.names.map((name) => howGiven(index, path, module, name))
      givenAs.set(
        fact.statement,
        kinds.find((one) => one !== undefined),
      )
    }
    const kind = givenAs.get(fact.statement)
    return kind === undefined ? [] : [{ value, span: fact.span, kind }]
  })
}

function howGiven(
  index: SymbolIndex,
  path: RepoPath,
  module: QualifiedName,
  name: string,
): PathString['kind'] | undefined {
  const given = new RegExp(
    `\\b(?:(${LOADING})|(?:${REPLACING}))\\(\\s*(?:\\w+\\s*=\\s*)?((?:\\w+\\.)*)${name}\\b(?!\\s*[.([])`,
    'gu',
  )
  const looped = new RegExp(`\\bfor\\s+(\\w+)\\s+in\\s+((?:\\w+\\.)*)${name}\\b(?!\\s*[.([])`, 'gu')
  const query = wordQuery([name])
  const isIt = (user: RepoPath, chain = ''): boolean =>
    means(index, user, [...chain.split('.').filter((word) => word !== ''), name], joinName(module, name))
  for (const user of [path, ...index.workspace.matching(query, '.py').filter((other) => other !== path)]) {
    const text = index.workspace.glance(user)
    for (const match of text.matchAll(given))
      if (isIt(user, match[2])) return match[1] === undefined ? 'target' : 'module'
    for (const match of text.matchAll(looped)) {
      const loads = new RegExp(`\\b(?:${LOADING})\\(\\s*(?:\\w+\\s*=\\s*)?${match[1] ?? ''}\\s*[,)]`, 'u')
      if (loads.test(text) && isIt(user, match[2])) return 'module'
    }
  }
  return undefined
}

/** Whether a chain written in a file is a constant of a module, by what the file imports at its top. */
function means(index: SymbolIndex, path: RepoPath, words: readonly string[], constant: QualifiedName): boolean {
  const own = index.moduleOf(path)
  if (own === undefined) return false
  const { module, words: rest } = originFrom(index, own, words)
  return joinName(module ?? '', ...rest) === constant
}
