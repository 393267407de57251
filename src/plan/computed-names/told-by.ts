import { lastPartOf, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { isInit } from '../../python/facts/modules.ts'
import { namesAskedBy, runTimeImports } from '../../python/facts/moments.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * A file with a text that is just the word and that may come to what `asking` asks for: within one process a text gets from one file to
 * another through imports. A file that nobody imports (a script, a test) hands texts to what it imports alone, and gets them from there; a
 * `conftest.py` hands them to the tests below it as well. What cannot be read counts; a word that is quoted in a comment or a docstring is
 * no text, and one in `__all__` is asked of the module that has it.
 */
export function fileTelling(index: SymbolIndex, word: string, asking: RepoPath): RepoPath | undefined {
  return index.workspace
    .mentioning([`"${word}"`, `'${word}'`], '.py')
    .find((path) => says(index, path, word) && mayReach(index, path, asking))
}

function says(index: SymbolIndex, path: RepoPath, word: string): boolean {
  const facts = index.facts(path)
  if (facts === undefined || facts.errors.length > 0) return true
  return facts.strings.some(({ docstring, content, statement }) => {
    if (docstring || facts.text.slice(content.start, content.end) !== word) return false
    // `__all__ = [...]`, `__all__ += [...]`, `__all__.extend([...])`
    return !/^__all__\b/.test(facts.text.slice(facts.statements[statement]?.span.start))
  })
}

function mayReach(index: SymbolIndex, said: RepoPath, asking: RepoPath): boolean {
  if (said === asking) return true
  if (baseNameOf(said) === 'conftest.py' && `/${asking}`.startsWith(`/${folderOf(said)}/`.replace('//', '/')))
    return true
  if (!isImported(index, said)) return importsInTurn(index, said, asking)
  return isImported(index, asking) || importsInTurn(index, asking, said)
}

/** Whether some import of another file may mean a file: one that says its name, from whatever root. */
function isImported(index: SymbolIndex, path: RepoPath): boolean {
  return index.workspace
    .mentioning([importName(path)], '.py')
    .some((other) => other !== path && mayImport(index, other, path))
}

/** Whether a file imports another one, by itself or by what it imports, whenever that runs. */
function importsInTurn(index: SymbolIndex, from: RepoPath, to: RepoPath): boolean {
  const seen = new Set<RepoPath>()
  const open = [from]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    if (mayImport(index, path, to)) return true
    const names = namesAskedIn(index, path).flatMap((name) => [...prefixesOf(name)])
    for (const name of new Set(names)) {
      const file = index.isModule(name) ? index.fileOf(name) : undefined
      if (file !== undefined) open.push(file)
    }
  }
  return false
}

/** Whether an import of a file says the last word of another one, and no module that is known by that name is a third file. */
function mayImport(index: SymbolIndex, path: RepoPath, other: RepoPath): boolean {
  const word = importName(other)
  if (index.facts(path) === undefined) return true
  return namesAskedIn(index, path).some((name) =>
    prefixesOf(name).some((prefix) => lastPartOf(prefix) === word && (index.fileOf(prefix) ?? other) === other),
  )
}

/** What imports ask for; of one whose dots lead out of the tree, what it says behind them. */
function namesAskedIn(index: SymbolIndex, path: RepoPath): readonly QualifiedName[] {
  const facts = index.facts(path)
  return (facts === undefined ? [] : runTimeImports(facts)).flatMap((one) => {
    const names = namesAskedBy(one, index.identityOf(path))
    return names.length > 0 ? names : [one.module, ...one.items.map(({ name }) => name)]
  })
}

/** The last word by which a file is imported. */
function importName(path: RepoPath): string {
  return baseNameOf(isInit(path) ? folderOf(path) : path).replace(/\.pyi?$/, '')
}
