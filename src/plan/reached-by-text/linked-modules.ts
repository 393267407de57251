import type { Finding } from '../../model/finding.ts'
import { joinName, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath, SymbolicLink } from '../../model/source-file.ts'
import { asidesOf } from '../../python/facts/asides.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { isIdentifier, pathsOf } from '../../python/facts/modules.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'

/** Links that lead to links are followed so often; a ring ends so. */
const MOST_HOPS = 40

/** What code does with moved modules by their names behind symbolic links. */
export interface LinkedUses {
  readonly findings: readonly Finding[]
  readonly kept: readonly KeptName[]
}

/** A module that a text names by a way through a link. */
interface ByLink {
  readonly name: QualifiedName
  readonly link: SymbolicLink
  readonly module: QualifiedName
  /** The parts of the name behind the link, as folders and files. */
  readonly below: number
}

/**
 * Modules that code names by a symbolic link in the tree (`q -> p`, `p/alias.py -> a.py`; `import q.a`): Python takes the link for a module of
 * its own. What leaves such a module stays importable from there; a rename that changes the way behind the link, or moves the link, is refused.
 */
export function linkedModules(
  index: SymbolIndex,
  moved: readonly SymbolMove[],
  to: (module: QualifiedName) => QualifiedName,
): LinkedUses {
  const links = index.workspace.links().filter(({ path }) => isIdentifier(baseNameOf(path).replace(/\.py$/, '')))
  const ways = new Map(index.workspace.links().map(({ path, target }) => [path, target]))
  const [findings, kept] = [[] as Finding[], [] as KeptName[]]
  if (links.length === 0) return { findings, kept }
  const words = [...new Set(links.map(({ path }) => baseNameOf(path).replace(/\.py$/, '')))]
  for (const path of index.workspace.matching(wordQuery(words))) {
    const text = index.workspace.glance(path)
    const facts = path.endsWith('.py') ? index.facts(path) : undefined
    const imported = facts === undefined ? [] : importedNames(index, path, facts)
    const code = facts === undefined ? text : asidesOf(facts).withoutRemarks({ start: 0, end: text.length })
    const found = new Map<QualifiedName, ByLink>()
    for (const name of [...imported, ...dottedIn(code, words)]) {
      const one = byLink(index, ways, path, name)
      if (one !== undefined) found.set(one.module, one)
    }
    for (const one of found.values()) {
      for (const { from, symbol } of moved)
        if (from === one.module && new RegExp(`(?<!\\w)(?:${symbol}(?!\\w)|import\\s*\\(?\\s*\\*)`).test(text))
          kept.push({ module: from, symbol, reason: `${path} reads it as ${one.name}, by the link ${one.link.path}` })
      if (facts !== undefined && !isStill(one, to)) findings.push(refusal(path, one, to, facts.imports[0]?.span))
    }
  }
  return { findings, kept }
}

/** Every module and every name of one that the imports of a file spell. */
function importedNames(index: SymbolIndex, path: RepoPath, facts: ModuleFacts): readonly QualifiedName[] {
  const self = index.identityOf(path)
  return facts.imports.flatMap((statement) => {
    if (statement.kind === 'import') return statement.items.map(({ name }) => name)
    const module = absoluteModule(statement, self)
    return module === undefined ? [] : [module, ...statement.items.map(({ name }) => joinName(module, name))]
  })
}

/** Dotted names of a text that spell one of the words. */
function dottedIn(text: string, words: readonly string[]): readonly QualifiedName[] {
  return [...text.matchAll(/(?<![\w./\\-])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+/g)].flatMap(([name]) => {
    const parts = name.split('.')
    return parts.some((part) => words.includes(part))
      ? parts.slice(1).map((_, at) => joinName(...parts.slice(0, at + 2)))
      : []
  })
}

/** The module that a name reaches from the roots, or from the folder of the file as scripts do, where a link is on the way. */
function byLink(
  index: SymbolIndex,
  ways: ReadonlyMap<RepoPath, string>,
  path: RepoPath,
  name: QualifiedName,
): ByLink | undefined {
  if (index.isModule(name)) return undefined
  for (const root of new Set([...index.roots, '', folderOf(path)]))
    for (const file of pathsOf(name, root)) {
      const end = walked(ways, file)
      const module = end === undefined ? undefined : index.moduleOf(end.path)
      if (end?.link === undefined || module === undefined) continue
      const target = ways.get(end.link) ?? ''
      const below = file.startsWith(`${end.link}/`) ? file.slice(end.link.length + 1).split('/').length : 0
      return { name, link: { path: end.link, target }, module, below }
    }
  return undefined
}

/** Where a path ends, and the last link on its way; undefined where it leaves the tree. */
function walked(
  ways: ReadonlyMap<RepoPath, string>,
  path: RepoPath,
): { readonly path: RepoPath; readonly link: RepoPath | undefined } | undefined {
  const ahead = path.split('/')
  const way: string[] = []
  let link: RepoPath | undefined
  for (let hops = 0; ahead.length > 0;) {
    const part = ahead.shift() ?? ''
    if (part === '' || part === '.') continue
    if (part === '..') {
      if (way.pop() === undefined) return undefined
      continue
    }
    const here = [...way, part].join('/')
    const target = ways.get(here)
    if (target === undefined) way.push(part)
    else if (target.startsWith('/') || (hops += 1) > MOST_HOPS) return undefined
    else {
      link ??= here
      ahead.unshift(...target.split('/'))
    }
  }
  return { path: way.join('/'), link }
}

/** Whether the name reaches the module afterwards as well: the link stays where it is, and what it leads to is called the same behind it. */
function isStill({ name, link, module, below }: ByLink, to: (module: QualifiedName) => QualifiedName): boolean {
  const now = to(module)
  if (to(name) !== name) return false
  if (now === module) return true
  // A link beside the file it names goes along with it.
  if (below === 0 && !link.target.includes('/')) return parentOf(now) === parentOf(module)
  if (below === 0) return true
  const parts = module.split('.')
  const tail = parts.slice(-below)
  const head = parts.slice(0, -below)
  return head.length > 0 && now === joinName(to(joinName(...head)), ...tail)
}

function refusal(
  path: RepoPath,
  { name, link, module }: ByLink,
  to: (module: QualifiedName) => QualifiedName,
  span = { start: 0, end: 0 },
): Finding {
  return {
    code: 'imported-by-link',
    level: 'error',
    reason: `${path} names ${module} as ${name}, by the symbolic link ${joinPath(link.path)} -> ${link.target}; after the rename to ${to(module)} that way leads nowhere`,
    advice: `Let ${path} import ${module} by its own name first, or leave the rename of ${module} out of the recipe.`,
    place: { path, span },
    about: [module],
  }
}
