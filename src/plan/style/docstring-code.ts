import { mappingOf } from '../../model/mapping.ts'
import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import { folderOf } from '../../model/source-file.ts'
import type { SourceFile } from '../../model/source-file.ts'
import { lineStart } from '../../python/facts/lines.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { lineLengthIn } from './line-length.ts'
import { optionTable } from './option-table.ts'
import { ruffSettings } from './tool-settings.ts'

/**
 * How long a line of an example behind prompts may be without its prompt, where the project has ruff format the code in docstrings;
 * undefined where it does not, and for other texts. `span` is the example in the Python file (docs.astral.sh/ruff/settings, "docstring-code-format",
 * "docstring-code-line-length": the indentation of the docstring counts, not that of the example in it).
 */
export function exampleWidth(workspace: Workspace, file: SourceFile, span: Span): number | undefined {
  const folder = folderOf(file.path)
  const format = optionTable(mappingOf(ruffSettings(workspace, folder)?.options['format'] ?? {}))
  if (format.flag('docstring-code-format') !== true || !/^[ \t]*>>> /.test(file.text.slice(span.start, span.end)))
    return undefined
  const docstring = factsOfText(file.text).strings.find((one) => one.docstring && contains(one.span, span))
  if (docstring === undefined) return undefined
  const indent = docstring.span.start - lineStart(file.text, docstring.span.start)
  return format.number('docstring-code-line-length') ?? lineLengthIn(workspace, folder) - indent - '>>> '.length
}
