import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** A function that lists all names of what it is given. */
export interface ListingFunction {
  readonly path: RepoPath
  readonly facts: ModuleFacts
  readonly span: Span
}

/** The call in whose arguments a value stands, and by which of them it is handed on. */
const HANDED = /([\p{L}_][\p{L}\p{N}_]*)\s*\(\s*((?:[\w.]+\s*,\s*)*)(?:(\w+)\s*=\s*)?$/u

/**
 * The functions of the tree that list all names (`dir`, `vars`, `inspect.getmembers`, `__dict__`) of the argument which a reference is
 * handed as: `register_all(mod)`. They are found by their name, so there may be one too many where two have the same.
 */
export function listingFunctions(
  index: SymbolIndex,
  { text }: ModuleFacts,
  reference: Reference,
): readonly ListingFunction[] {
  const end = reference.attributes.at(-1)?.span.end ?? reference.span.end
  const call = HANDED.exec(text.slice(Math.max(0, reference.span.start - 120), reference.span.start))
  const [, callee, before = '', keyword] = call ?? []
  if (callee === undefined || !/^\s*[,)]/.test(text.slice(end, end + 20))) return []
  if (/^(?:dir|vars|getmembers|reload|getattr|setattr|hasattr|print|isinstance)$/.test(callee)) return []
  const at = before.split(',').length - 1
  const definition = new RegExp(`\\bdef\\s+${callee}\\s*\\(([^)]*)\\)`)
  return index.workspace.mentioning([callee], '.py').flatMap((path): readonly ListingFunction[] => {
    const source = index.workspace.glance(path)
    const found = definition.exec(source)
    const facts = found === null ? undefined : index.facts(path)
    if (found === null || facts === undefined) return []
    const scope = facts.scopes.find(
      ({ kind, name, span }) => kind === 'function' && name === callee && span.start <= found.index + found[0].length,
    )
    const names = (found[1] ?? '').split(',').map((one) => /\w+/.exec(one)?.[0] ?? '')
    const parameter = keyword ?? names.filter((one) => one !== 'self' && one !== 'cls')[at]
    if (scope === undefined || parameter === undefined || parameter === '') return []
    const lists = new RegExp(
      `\\b(?:dir|vars|getmembers)\\s*\\(\\s*${parameter}\\b(?!\\s*\\)\\s*\\[)|(?<![\\w.])${parameter}\\s*\\.\\s*__dict__(?!\\s*(?:\\[|\\.\\s*get\\b))`,
    )
    return lists.test(source.slice(scope.span.start, scope.span.end)) ? [{ path, facts, span: scope.span }] : []
  })
}
