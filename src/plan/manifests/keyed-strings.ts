import { CONFIG_FILES, configTexts, isConfig } from '../../host/config-texts.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { tomlStrings } from '../../toml/toml-strings.ts'
import { iniEntries } from './ini-file.ts'

/** A string of a file whose strings stand below keys, key or value, with the keys that lead to it; offsets in UTF-16. */
export interface KeyedString {
  readonly value: string
  readonly span: Span
  readonly keys: readonly string[]
  readonly isKey: boolean
}

/** The endings of such files: configs, TOML, INI. */
export const KEYED_FILES: readonly string[] = [...CONFIG_FILES, '.toml', '.ini', '.cfg', '.conf']

/** The strings of such a file in their order; of an INI file its values, line by line. None where it cannot be read. */
export function keyedStrings(path: RepoPath, text: string): readonly KeyedString[] {
  if (/\.(?:ini|cfg|conf)$/.test(path)) {
    return iniEntries(text).flatMap(({ section, key, lines }) =>
      lines.map(({ text: value, start, end }) => ({
        value,
        span: { start, end },
        keys: [section, key],
        isKey: false,
      })),
    )
  }
  if (path.endsWith('.toml')) {
    const read = tomlStrings(text)
    return 'problem' in read ? [] : read.strings
  }
  const read = isConfig(path) ? configTexts({ path, text, encoding: 'utf-8' }) : { problem: '' }
  return 'problem' in read ? [] : read.texts
}
