import type { TreeWriter } from '../workspace/tree-writer.ts'
import { saveTree } from './saved-tree.ts'
import { writeTree } from './write-tree.ts'

/** Writing and saving below an OS path, for `applyRun`. */
export function diskWriter(root: string): TreeWriter {
  return {
    write: (base, final) => {
      writeTree(root, base, final)
    },
    save: (paths) => saveTree(root, paths),
  }
}
