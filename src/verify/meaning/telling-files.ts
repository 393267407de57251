import type { QualifiedName } from '../../model/names.ts'
import { lastPartOf, prefixesOf } from '../../model/names.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { asidesOf } from '../../python/facts/asides.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { importEdges } from './import-graph.ts'

/**
 * Whether some file of a tree spells a word as a text of its own and can hand it to another file, `asking`: it is that file, a `conftest.py`
 * above it, or one that imports join to it. Comments and docstrings hand nothing over, nor do
 * lists of what a module itself offers. Where nobody imports the one or the other, it is
 * the one that has to import; else anybody may import both.
 */
export function isTold(index: SymbolIndex, word: string, asking: RepoPath): boolean {
  const quoted = new RegExp(`(["'])${literalPattern(word)}\\1`, 'g')
  return index.workspace.mentioning([`"${word}"`, `'${word}'`], '.py').some((path) => {
    const text = index.workspace.glance(path)
    const facts = index.facts(path)
    const isText =
      facts === undefined ||
      facts.errors.length > 0 ||
      facts.text !== text ||
      [...text.matchAll(quoted)].some(({ index: at }) => !asidesOf(facts).isRemark(at) && !isInOffer(text, at))
    return isText && areJoined(index, path, asking)
  })
}

/** Whether a place is between the brackets of `__all__ = [...]` or `__all__.extend(...)`. */
function isInOffer(text: string, at: number): boolean {
  return [...text.matchAll(/\b__all__\b(?:[^=\n]*=\s*[[(]|\.\w+\()[^\])]*/g)].some(
    ({ 0: list, index: start }) => start < at && at < start + list.length,
  )
}

function areJoined(index: SymbolIndex, told: RepoPath, asking: RepoPath): boolean {
  if (told === asking) return true
  const folder = folderOf(told)
  if (baseNameOf(told) === 'conftest.py' && (folder === '' || asking.startsWith(`${folder}/`))) return true
  const [from, to] = [index.moduleOf(told), index.moduleOf(asking)]
  if (from === undefined || to === undefined) return true
  if (!isTaken(index, told, from)) return leadsTo(index, from, to)
  return isTaken(index, asking, to) || leadsTo(index, to, from)
}

/** Whether an import statement of another file spells the last word of a module. */
function isTaken(index: SymbolIndex, path: RepoPath, module: QualifiedName): boolean {
  const { workspace } = index
  const word = literalPattern(lastPartOf(module))
  const taken = new RegExp(
    `^[ \\t]*(?:import|from)\\b[^\\n]*\\b${word}\\b|\\bimport\\s*\\([^)]*\\b${word}\\b|\\bimport\\b[^\\n]*\\\\\\r?\\n[^\\n]*\\b${word}\\b|[;:][ \\t]*(?:import|from)\\b[^\\n]*\\b${word}\\b`,
    'm',
  )
  return workspace
    .mentioning([lastPartOf(module)], '.py')
    .some((other) => other !== path && taken.test(workspace.glance(other)) && !isForAnother(index, other, module))
}

/** Whether every import of a file that comes to something of that last word comes to another module of the tree. */
function isForAnother(index: SymbolIndex, path: RepoPath, module: QualifiedName): boolean {
  const own = index.moduleOf(path)
  const word = lastPartOf(module)
  const met = own === undefined ? [] : importEdges(index, own).filter(({ to }) => to.split('.').includes(word))
  const text = index.workspace.glance(path)
  const said = text.match(new RegExp(`\\b(?:import|from)\\b[^\\n]*\\b${literalPattern(word)}\\b`, 'g')) ?? []
  return met.length > 0 && met.length >= said.length && met.every(({ to }) => to !== module)
}

/** Whether the imports of a module, and of what it imports, come to another one; a bare name may be that of a neighbour. */
function leadsTo(index: SymbolIndex, from: QualifiedName, to: QualifiedName): boolean {
  const seen = new Set<QualifiedName>([from])
  for (const module of seen) {
    if (module === to) return true
    const path = index.fileOf(module)
    const isBare =
      path !== undefined &&
      new RegExp(`\\b(?:import|from)[ \\t]+${literalPattern(lastPartOf(to))}\\b`).test(index.workspace.glance(path))
    if (isBare) return true
    for (const edge of importEdges(index, module)) for (const one of prefixesOf(edge.to)) seen.add(one)
  }
  return false
}
