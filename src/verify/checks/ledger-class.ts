import { configTexts, isConfig } from '../../host/config-texts.ts'
import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import { isPython } from '../../python/facts/modules.ts'
import type { OldName } from '../meaning/old-names.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { ResidueClass } from '../proof/proof.ts'

/** What a word of the ledger is, and the rule that said so. */
export interface Classed {
  readonly class: ResidueClass
  readonly rule: string
}

/** How a path was recognised, by how it is spelled. */
const PATHS: Readonly<Record<NonNullable<OldName['how']>, Classed>> = {
  path: { class: 'path', rule: 'a file or folder that was there, from the root or from the folder of this file' },
  slash: { class: 'path', rule: 'a file or folder that was there, behind a slash that may be any root' },
  below: { class: 'path', rule: 'a file or folder that was there, below folders that nobody knows' },
  listed: { class: 'path', rule: 'a file or folder that was there, in parts or by its name' },
  address: { class: 'path', rule: 'a file or folder that was there, in the address of a repository' },
  file: { class: 'path', rule: 'a file that is named after a module or what it has' },
  there: { class: 'path', rule: 'a file of this tree that is named so' },
  site: { class: 'path', rule: 'a page that is named after a module or what it has' },
  lines: { class: 'path', rule: 'lines of a file that was there, which are others now' },
  link: { class: 'path', rule: 'a file or folder that was there, by a symbolic link' },
  pinned: { class: 'history', rule: 'an address of a release or a commit' },
}

/** The class of an old name by what it stands in and by what it resolves to in the tree before. */
export function classOf(scene: Scene, path: RepoPath, text: string, name: OldName): Classed {
  if (name.how !== undefined) return PATHS[name.how]
  const logger = loggerRule(path, text, name)
  if (logger !== undefined) return { class: 'logger', rule: logger }
  const target = scene.before.lookup(name.old.replaceAll(/\\+\./g, '.').replace(':', '.'), 'import')
  switch (target.kind) {
    case 'module':
      return { class: 'module', rule: `the module ${target.module}` }
    case 'symbol': {
      const own = `${target.module}.${target.symbol}`
      if (target.rest.length === 0) return { class: 'symbol', rule: `${target.symbol} of ${target.module}` }
      return { class: 'attribute', rule: `below ${own}` }
    }
    case 'missing':
      return { class: 'nothing', rule: `${target.module} has no ${target.word}` }
    case 'foreign':
      return { class: 'nothing', rule: 'no module of this tree' }
  }
}

/** `getLogger("...")`, `qualname = ...` and the keys of `loggers` (logging.config) name loggers, which are mostly modules as well. */
function loggerRule(path: RepoPath, text: string, { span }: OldName): string | undefined {
  const before = text.slice(Math.max(0, span.start - 40), span.start)
  if (isPython(path)) return /\bgetLogger\(\s*["']$/.test(before) ? 'the argument of getLogger' : undefined
  if (/^[ \t]*qualname[ \t]*=[ \t]*$/m.test(before)) return 'the qualname of a logger'
  if (!isConfig(path)) return undefined
  return loggerKeys(path, text).some((key) => contains(key, span)) ? 'a key of loggers' : undefined
}

/** The last config that was asked about: its names come one after the other. */
let last: { readonly text: string; readonly keys: readonly Span[] } | undefined

function loggerKeys(path: RepoPath, text: string): readonly Span[] {
  if (last?.text === text) return last.keys
  // Searched once for each text, not for each of its names.
  const keys = text.includes('loggers') ? readLoggerKeys({ path, text, encoding: 'utf-8' }) : []
  last = { text, keys }
  return keys
}

function readLoggerKeys(file: SourceFile): readonly Span[] {
  const read = configTexts(file)
  const texts = 'problem' in read ? [] : read.texts
  return texts.filter((one) => one.isKey && one.keys.at(-2) === 'loggers').map((one) => one.span)
}
