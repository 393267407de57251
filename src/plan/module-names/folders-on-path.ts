import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { ownPlaces, placeNamed } from '../../python/index/own-place.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { conftestsAbove } from '../names/conftests.ts'

/** What stands before a folder that is put on `sys.path`. */
const PUT = /\bsys\s*\.\s*path\s*\.\s*(?:insert\s*\(\s*\w+\s*,|append\s*\()\s*(?:str\s*\(\s*)?$/

/**
 * Whether a file puts a folder of the tree on `sys.path` by its own place (`sys.path.insert(0, os.path.dirname(os.path.dirname(__file__)))`),
 * or a conftest.py beside or above it does, which pytest loads first.
 */
export function isPutOnPath(index: SymbolIndex, path: RepoPath, folder: RepoPath): boolean {
  return [path, ...conftestsAbove(index.workspace, folderOf(path))].some((file) => puts(index, file, folder))
}

function puts(index: SymbolIndex, file: RepoPath, folder: RepoPath): boolean {
  if (!index.workspace.has(file) || !/\bsys\s*\.\s*path\b/.test(index.workspace.glance(file))) return false
  const facts = index.facts(file)
  return (facts === undefined ? [] : ownPlaces(facts)).some(
    (place) =>
      !place.goesOn &&
      placeNamed(file, place) === folder &&
      PUT.test(facts?.text.slice(Math.max(0, place.span.start - 120), place.span.start) ?? ''),
  )
}
