import type { HostText } from '../model/host-text.ts'
import type { SourceFile } from '../model/source-file.ts'
import { jsonLinesStrings, jsonStrings } from '../json/json-strings.ts'
import { yamlScalars } from '../yaml/yaml-scalars.ts'

/** The strings of a YAML or JSON file, keys included, each with its way back into the file. */
export function configTexts(
  file: SourceFile,
): { readonly texts: readonly HostText[] } | { readonly problem: string; readonly line: number } {
  if (file.path.endsWith('.jsonl')) {
    const read = jsonLinesStrings(file.text)
    return 'problem' in read ? read : { texts: read.strings }
  }
  if (file.path.endsWith('.json')) {
    const read = jsonStrings(file.text)
    return 'problem' in read ? read : { texts: read.strings }
  }
  const read = yamlScalars(file.text)
  return 'problem' in read
    ? read
    : { texts: [...read.scalars, ...read.tags].sort((a, b) => a.span.start - b.span.start) }
}
