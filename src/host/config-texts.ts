import type { HostText } from '../model/host-text.ts'
import { keepingLatest } from '../model/latest-answers.ts'
import type { RepoPath, SourceFile } from '../model/source-file.ts'
import { jsonLinesStrings, jsonStrings } from '../json/json-strings.ts'
import { yamlScalars } from '../yaml/yaml-scalars.ts'

/** The strings of a config in their order, keys included, or why it cannot be read, with the 1-based line. */
export type ReadConfig = { readonly texts: readonly HostText[] } | { readonly problem: string; readonly line: number }

/** One format of configs. */
interface ConfigFormat {
  readonly read: (text: string) => ReadConfig
  /** What a comment between its strings looks like (flags `g` and `m`): old names are said there too. None where the format has no comments. */
  readonly comment: RegExp | undefined
}

/** Comments of YAML (1.2.2, 6.6), TOML and INI: behind a blank, or at the beginning of a line. */
export const HASH_COMMENT = /(?:^|[ \t])#[^\n]*/gm

/** UTF-16 units of the texts of each format whose strings are kept: a config is read by the transform, before and after by three checks. */
const MOST = 4_000_000

const YAML: ConfigFormat = { read: keepingLatest(MOST, yamlTexts), comment: HASH_COMMENT }

/** The formats of configs by the ending of the file's name: a new one is a line here, and every rewriter and check has it. */
const FORMATS: Readonly<Record<string, ConfigFormat>> = {
  '.yml': YAML,
  '.yaml': YAML,
  '.json': { read: keepingLatest(MOST, (text) => textsOf(jsonStrings(text))), comment: undefined },
  '.jsonl': { read: keepingLatest(MOST, (text) => textsOf(jsonLinesStrings(text))), comment: undefined },
}

/** The endings of the names of configs, for a search. */
export const CONFIG_FILES: readonly string[] = Object.keys(FORMATS)

/** Whether a file is a config by its name. */
export function isConfig(path: RepoPath): boolean {
  return formatOf(path) !== undefined
}

/** What the comments of a config look like, by its name; undefined where its format has none. */
export function commentOf(path: RepoPath): RegExp | undefined {
  return formatOf(path)?.comment
}

/** The strings of a config, keys included, each with its way back into the file; a file of another name is read as YAML. */
export function configTexts(file: SourceFile): ReadConfig {
  return (formatOf(file.path) ?? YAML).read(file.text)
}

function formatOf(path: RepoPath): ConfigFormat | undefined {
  return FORMATS[/\.[^./]+$/.exec(path)?.[0] ?? '']
}

function yamlTexts(text: string): ReadConfig {
  const read = yamlScalars(text)
  if ('problem' in read) return read
  return { texts: [...read.scalars, ...read.tags].sort((a, b) => a.span.start - b.span.start) }
}

function textsOf(read: ReturnType<typeof jsonStrings>): ReadConfig {
  return 'problem' in read ? read : { texts: read.strings }
}
