import { mappingOf } from '../../model/mapping.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { fittedLines, withoutMagicCommas } from '../../python/edit/fit-lines.ts'
import { quotedAs } from '../../python/edit/quoted.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { lineLengthIn } from './line-length.ts'
import { optionTable, valueUnder } from './option-table.ts'
import { quotesIn } from './project-quotes.ts'
import { pyprojectTable, ruffSettings } from './tool-settings.ts'

/** Python that we write for a folder, in the quotes, with the commas and in the width that the project's formatter is told to use. */
export function asProjectWrites(workspace: Workspace, folder: RepoPath, text: string): string {
  const width = lineLengthIn(workspace, folder)
  const fitted = fittedLines(quotedAs(text, quotesIn(workspace, folder)), width)
  return skipsMagicCommas(workspace, folder) ? withoutMagicCommas(fitted, width) : fitted
}

/** Whether a comma behind the last of several does not keep them on lines of their own (ruff, black: `skip-magic-trailing-comma`). */
function skipsMagicCommas(workspace: Workspace, folder: RepoPath): boolean {
  const ruff = mappingOf(valueUnder(ruffSettings(workspace, folder)?.options, ['format']))
  const black = pyprojectTable(workspace, folder, ['tool', 'black'])?.options ?? {}
  return [ruff, black].some((options) => optionTable(options).flag('skip-magic-trailing-comma') === true)
}
