import type { RepoPath } from '../../model/source-file.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import { firstPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { usesRelativeImports } from '../../python/edit/import-head.ts'
import { isPython } from '../../python/facts/modules.ts'
import type { ImportStyle } from '../../python/edit/import-lines.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { newlineOf } from '../../text/text-style.ts'
import type { Newline } from '../../text/text-style.ts'
import { goalRoots, rootOf } from './goal-roots.ts'
import { lineLengthIn } from '../style/line-length.ts'

/** How the files of a tree write imports. */
export interface FileStyles {
  /**
   * The style of one file; a file that has no text yet goes by `model`. `newline` is for text that has its own. Files are
   * parsed for it when `relative` is read.
   */
  styleOf(path: RepoPath, model?: RepoPath, newline?: Newline): ImportStyle
  /** Whether a top-level name is a module of this tree. */
  isFirstParty(top: string): boolean
}

export function fileStyles(index: SymbolIndex): FileStyles {
  const { workspace } = index
  const isFirstParty = (top: string): boolean => index.isModule(top)
  const folders = new Map<string, boolean>()
  const lengths = new Map<RepoPath, number>()
  const lengthOf = (folder: RepoPath): number => {
    const known = lengths.get(folder) ?? lineLengthIn(workspace, folder)
    lengths.set(folder, known)
    return known
  }
  /** As the file itself imports its own project; where it does not, as most of its neighbours do. */
  const isRelative = (path: RepoPath, text: string): boolean => {
    const facts = factsOfText(text)
    if (importsOwnProject(facts, isFirstParty)) return usesRelativeImports(facts, isFirstParty)
    // What may be run as a script has no package to be relative to.
    if (facts.statements.some((statement) => statement.mainGuard !== undefined)) return false
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const known = folders.get(folder)
    if (known !== undefined) return known
    const votes = workspace
      .list('.py')
      .filter((other) => other.startsWith(folder) && !other.slice(folder.length).includes('/') && other !== path)
      .map((other) => factsOfText(workspace.glance(other)))
      .filter((other) => importsOwnProject(other, isFirstParty))
      .map((other) => (usesRelativeImports(other, isFirstParty) ? 1 : -1))
    const verdict = votes.reduce<number>((sum, vote) => sum + vote, 0) > 0
    folders.set(folder, verdict)
    return verdict
  }
  return {
    isFirstParty,
    styleOf(path, model, newline) {
      const own = workspace.glance(path)
      const text = own.trim() === '' && model !== undefined ? workspace.glance(model) : own
      let relative: boolean | undefined
      return {
        lineLength: lengthOf(folderOf(path)),
        newline: newline ?? newlineOf(own === '' ? text : own),
        get relative() {
          relative ??= isPython(path) && isRelative(path, text)
          return relative
        },
      }
    },
  }
}

function importsOwnProject(facts: ModuleFacts, isFirstParty: (top: string) => boolean): boolean {
  return facts.imports.some(
    (statement) =>
      statement.level > 0 ||
      (statement.kind === 'from'
        ? isFirstParty(firstPartOf(statement.module))
        : statement.items.some((item) => isFirstParty(firstPartOf(item.name)))),
  )
}

/** The file a module gets that does not exist yet, in today's names: in the package it is put into, else in the root of where its code comes from. */
export function newModulePath(index: SymbolIndex, from: QualifiedName, to: QualifiedName, source: RepoPath): RepoPath {
  const root = goalRoots(index, { package: undefined })(to, rootOf(index, source, from))
  return joinPath(root, ...to.split('.')) + (source.endsWith('.pyi') ? '.pyi' : '.py')
}
