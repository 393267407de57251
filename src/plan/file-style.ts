import type { RepoPath } from '../model/source-file.ts'
import { joinPath } from '../model/source-file.ts'
import type { QualifiedName } from '../model/names.ts'
import { usesRelativeImports } from '../python/import-block.ts'
import { isPython } from '../python/modules.ts'
import type { ImportStyle } from '../python/import-lines.ts'
import { factsOfText } from '../python/symbol-index.ts'
import type { SymbolIndex } from '../python/symbol-index.ts'
import { newlineOf } from '../text/text-style.ts'
import { rootOf } from './plan-files.ts'
import { projectStyle } from './project-style.ts'

/** How the files of a tree write imports. */
export interface FileStyles {
  /** The style of one file; a file that has no text yet goes by `model`. */
  styleOf(path: RepoPath, model?: RepoPath): ImportStyle
  /** Whether a top-level name is a module of this tree. */
  isFirstParty(top: string): boolean
}

export function fileStyles(index: SymbolIndex): FileStyles {
  const { workspace } = index
  const project = projectStyle(workspace)
  const isFirstParty = (top: string): boolean => index.isModule(top)
  return {
    isFirstParty,
    styleOf(path, model) {
      const own = workspace.read(path)?.text ?? ''
      const text = own.trim() === '' && model !== undefined ? (workspace.read(model)?.text ?? '') : own
      return {
        ...project,
        newline: newlineOf(own === '' ? text : own),
        relative: isPython(path) && usesRelativeImports(factsOfText(text), isFirstParty),
      }
    },
  }
}

/** The file a module gets that does not exist yet, in today's names, beside where its code comes from. */
export function newModulePath(index: SymbolIndex, from: QualifiedName, to: QualifiedName, source: RepoPath): RepoPath {
  const root = rootOf(index, source, from)
  return joinPath(root, ...to.split('.')) + (source.endsWith('.pyi') ? '.pyi' : '.py')
}
