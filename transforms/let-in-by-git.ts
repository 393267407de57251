/**
 * Let git see the new files where a pattern of `.gitignore` catches their new place.
 *
 * Before:       .gitignore: src
 * After:        .gitignore: src    !/packages/shop-invoicing/src/
 * Leaves alone: what git did not see at the old place either, and the migration guide.
 * Reports:      nothing; the proof lists what is caught all the same.
 */
import { insert } from '../src/model/edit.ts'
import type { Transform } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import { joinPath } from '../src/model/source-file.ts'
import { linesThatLetIn } from '../src/plan/names/let-in-by-git.ts'
import { newlineOf } from '../src/text/text-style.ts'

export const letInByGit: Transform = {
  name: 'let-in-by-git',
  group: 'tests',
  summary: 'Let git see new files that a pattern of .gitignore catches',

  run({ plan, base, workspace }) {
    const own = [plan.recipe.package?.directory, plan.recipe.tests?.to].filter((folder) => folder !== undefined)
    const changes = [...linesThatLetIn(base, workspace, own)].flatMap(([folder, lines]): readonly FileChange[] => {
      const file = workspace.read(joinPath(folder, '.gitignore'))
      if (file === undefined) return []
      const newline = newlineOf(file.text)
      const start = file.text === '' || file.text.endsWith('\n') ? '' : newline
      const text = start + lines.map((line) => line + newline).join('')
      return [{ kind: 'edit', file, edits: [insert(file.text.length, text)] }]
    })
    return { changes, findings: [] }
  },
}
