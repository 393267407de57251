import { mappingOf } from '../../model/mapping.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { optionTable, valueUnder } from './option-table.ts'
import { ruffSettings } from './tool-settings.ts'

/** The quotes that ruff is told to put strings of a folder in (`format.quote-style`); double ones where it is told nothing. */
export function quotesIn(workspace: Workspace, folder: RepoPath): '"' | "'" {
  const format = mappingOf(valueUnder(ruffSettings(workspace, folder)?.options, ['format']))
  return optionTable(format).text('quote-style') === 'single' ? "'" : '"'
}
