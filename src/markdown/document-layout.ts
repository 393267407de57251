import type { Edit } from '../model/edit.ts'
import { withTableLayout } from './table-layout.ts'
import { titleEdits } from './title-layout.ts'

/** The edits of a document or of Python with docstrings (by its path) with those that keep its titles underlined and its tables in columns; of other files as they are. */
export function withLayout(path: string, text: string, edits: readonly Edit[]): readonly Edit[] {
  if (edits.length === 0 || !/\.(?:pyi?|rst|rest|md|markdown|mdx|txt|inc)$|(?:^|\/)[A-Z]+$/.test(path)) return edits
  const laid = withTableLayout(text, edits)
  return [...laid, ...titleEdits(text, laid, /\.pyi?$/.test(path))]
}
