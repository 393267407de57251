import { joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { optionTable } from './option-table.ts'
import type { OptionTable } from './option-table.ts'
import { foldersUp, iniSection, isortSettings, pyprojectTable, ruffSettings } from './tool-settings.ts'

/** What black and ruff do where nothing is said. */
const USUAL = 88

/**
 * The longest line a file of the folder may have: what ruff, black or isort are told, then what flake8 and `.editorconfig` say; 88
 * when nothing does.
 */
export function lineLengthIn(workspace: Workspace, folder: RepoPath): number {
  const ruff = optionTable(ruffSettings(workspace, folder)?.options ?? {})
  const black = optionTable(pyprojectTable(workspace, folder, ['tool', 'black'])?.options ?? {})
  const isort = optionTable(isortSettings(workspace, folder)?.options ?? {})
  const profile = isort.text('profile') === undefined ? undefined : USUAL
  return (
    ruff.number('line-length') ??
    black.number('line-length') ??
    isort.number('line-length') ??
    profile ??
    written(workspace, folder)?.number('max-line-length') ??
    USUAL
  )
}

function written(workspace: Workspace, folder: RepoPath): OptionTable | undefined {
  for (const at of foldersUp(folder))
    for (const [name, section] of [
      ['setup.cfg', /^flake8$/],
      ['.flake8', /^flake8$/],
      ['tox.ini', /^flake8$/],
      ['.editorconfig', /(^\*$|\.py|[{,]py[},])/],
    ] as const) {
      const options = iniSection(workspace, joinPath(at, name), section)
      const table = options === undefined ? undefined : optionTable(options)
      if (table?.number('max-line-length') !== undefined) return table
    }
  return undefined
}
