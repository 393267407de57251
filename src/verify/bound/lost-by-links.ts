import type { Finding } from '../../model/finding.ts'
import { firstPartOf, joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { leadsTo, treeOf } from '../meaning/links.ts'
import type { LinkedTree } from '../meaning/links.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A name that an import binds to a module behind a link, and both files of it. */
interface Reached {
  readonly name: QualifiedName
  readonly bound: string
  readonly was: RepoPath
  readonly is: RepoPath | undefined
}

/**
 * Imports that reach a module by a symbolic link (`q -> p`, `import q.a`), which the index does not know: walked through folders and links in
 * both trees, as a system does. The way still ends at a file, and what is read of it is bound there.
 */
export function lostByLinks(scene: Scene): readonly Finding[] {
  const words = linkWords(scene)
  if (words.length === 0) return []
  return scene.final.matching(wordQuery(words), '.py').flatMap((path): readonly Finding[] => {
    const facts = scene.after.facts(path)
    if (facts === undefined) return []
    const text = facts.text
    return reachedBy(scene, path).flatMap(({ name, bound, was, is }): readonly Finding[] => {
      if (is === undefined) return [lost(path, name, was, 'the way of that name ends nowhere now')]
      const gone = goneFrom(scene, was, is).find((symbol) => reads(text, name, bound, symbol))
      return gone === undefined ? [] : [lost(path, name, was, `and ${gone} is not there any more`)]
    })
  })
}

/** Whether an import of a file that the index does not know reaches a file by a link, in the final tree. */
export function isReachedByLink(scene: Scene, path: RepoPath, name: QualifiedName): boolean {
  return scene.final.links().length > 0 && fileBehind(treeOf(scene.final), scene.after, path, name) !== undefined
}

/** The words by which a dotted name can go through a link that leads to Python. */
function linkWords(scene: Scene): readonly string[] {
  const links = scene.base.links()
  if (links.length === 0) return []
  const tree = treeOf(scene.base)
  const words = links.flatMap(({ path }) => {
    const end = leadsTo(tree, path)
    const word = baseNameOf(path).replace(/\.py$/, '')
    return end !== undefined && /^\w+$/.test(word) && (end.endsWith('.py') || tree.folders.has(end)) ? [word] : []
  })
  return [...new Set(words)]
}

function reachedBy(scene: Scene, path: RepoPath): readonly Reached[] {
  const facts = scene.after.facts(path)
  const self = scene.after.identityOf(path)
  const found: Reached[] = []
  const add = (name: QualifiedName, bound: string): void => {
    const was = scene.before.isModule(name) ? undefined : fileBehind(treeOf(scene.base), scene.before, path, name)
    if (was !== undefined)
      found.push({ name, bound, was, is: fileBehind(treeOf(scene.final), scene.after, path, name) })
  }
  for (const statement of facts?.imports ?? []) {
    const module = statement.kind === 'from' ? absoluteModule(statement, self) : undefined
    if (module !== undefined) add(module, '')
    for (const item of statement.items) {
      const name = module === undefined ? item.name : joinName(module, item.name)
      add(name, item.bound === firstPartOf(item.name) && statement.kind === 'import' ? name : item.bound)
    }
  }
  return found
}

/** The file that a dotted name ends at where a link is on the way, from the roots and from the folder of the file. */
function fileBehind(tree: LinkedTree, index: SymbolIndex, path: RepoPath, name: QualifiedName): RepoPath | undefined {
  const way = name.replaceAll('.', '/')
  for (const root of new Set([...index.roots, '', folderOf(path)]))
    for (const ending of ['/__init__.py', '.py']) {
      const said = `${root === '' ? '' : `${root}/`}${way}${ending}`
      const end = tree.files.has(said) ? undefined : leadsTo(tree, said)
      if (end !== undefined && tree.files.has(end)) return end
    }
  return undefined
}

/** The moved names that a file bound and the file at the end of the way does not. */
function goneFrom(scene: Scene, was: RepoPath, is: RepoPath): readonly string[] {
  const [before, after] = [scene.before.moduleOf(was), scene.after.moduleOf(is)]
  if (before === undefined || after === undefined) return []
  return scene.plan.symbols
    .filter(({ from, symbol, copied }) => !copied && from === before && !scene.after.binds(after, symbol))
    .map(({ symbol }) => symbol)
}

function reads(text: string, name: QualifiedName, bound: string, symbol: string): boolean {
  const chain = bound === '' ? name : bound
  const literal = chain.replaceAll('.', '\\s*\\.\\s*')
  return new RegExp(
    `(?<![\\w.])${literal}\\s*\\.\\s*${symbol}(?!\\w)|\\bfrom\\s+[\\w.]*\\.?${name.split('.').at(-1) ?? ''}\\s+import\\s*(?:\\([^)]*|[^\\n(]*)(?<!\\w)${symbol}(?!\\w)`,
  ).test(text)
}

function lost(path: RepoPath, name: QualifiedName, was: RepoPath, what: string): Finding {
  return {
    code: 'unresolved-import',
    level: 'error',
    reason: `${path} imports ${name}, which leads to ${was} by a symbolic link; ${what}`,
    advice: 'Nothing was written. Let that file import the module by its own name first.',
    place: { path },
  }
}
