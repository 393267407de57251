import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { newNameOf } from '../names/name-map.ts'
import type { NameMap } from '../names/name-map.ts'

/** A dotted name in prose, a config value or a command line that names something affected. */
export interface Mention {
  readonly span: Span
  readonly old: QualifiedName
  readonly text: string
}

/** What surrounds the text: a YAML file may hold anchors and aliases (`&name`, `*name`), which are not names. */
export interface MentionOptions {
  readonly yaml?: boolean
  /** The text is an import path for sure: what follows the name of a module need not be known. */
  readonly isPath?: boolean
  /** Names count as well where they most likely mean something else: tags, hosts, variables of templates. */
  readonly anywhere?: boolean
  /** Whether a top-level name alone counts; in prose `utils` is mostly a word. */
  readonly bare?: boolean
}

const WORD = '[\\p{L}_][\\p{L}\\p{N}_]*'
const TOKEN = new RegExp(
  `(?:(?<=\\[mypy-)|(?<=\\bext://)|(?<![\\p{L}\\p{N}_.\\-/@\\\\%$]))${WORD}(?:\\.${WORD})*`,
  'gu',
)
const ESCAPED = new RegExp(`(?<![\\p{L}\\p{N}_.\\\\/-])${WORD}(?:(\\\\{1,2})\\.${WORD})(?:\\1\\.${WORD})*`, 'gu')
const ATTRIBUTE = new RegExp(`^:(${WORD}(?:\\.${WORD})*)`, 'u')
/** `ext://shop.logs.handler` names an object (logging.config, "Access to external objects"). */
const IN_URL = /(?!ext:)\b[a-z][a-z0-9+.-]*:\/\/[^\s<>"'`)\]}]*$/i
/** Resolvers of OmegaConf that take a config key, and the `@package` of Hydra, a place in the config tree (their documentation). */
const KEY_RESOLVER = /\$\{\s*oc\.(?:select|deprecated|dict\.keys|dict\.values)\s*:\s*$|#\s*@package\s+$/
const FILE_ENDING =
  /^(py|pyi|ipynb|html?|md|rst|txt|ya?ml|json|toml|cfg|ini|csv|tsv|png|jpe?g|svg|gif|pdf|zarr|tiff?|npy|npz|pkl|pt|pth|ckpt|zip|gz|tar|bz2|xz|log|lock|whl|sh|bat|env|out|tmp|bak|org|com|io|net|dev|ai)$/

/**
 * Every mention in a text, with its new spelling. A name counts when it is an affected module or symbol
 * exactly or goes on with something that exists in it; never inside a URL, a path, a host name, an e-mail
 * address, an OmegaConf interpolation (`${a.b}`) or a longer word.
 */
export function findMentions(
  text: string,
  map: NameMap,
  index: SymbolIndex,
  options: MentionOptions = {},
): readonly Mention[] {
  const mentions: Mention[] = []
  for (const { span, name } of dottedNames(text, options)) {
    if ((mentions.at(-1)?.span.end ?? 0) > span.start) continue
    const attribute = ATTRIBUTE.exec(text.slice(span.end, span.end + 200))?.[1]
    const found =
      (attribute === undefined ? undefined : entryPoint(span, name, attribute, map, index)) ??
      (options.bare === true || name.includes('.') || isImportName(text, span.start)
        ? single(span, name, map, index)
        : undefined) ??
      (options.isPath === true ? belowModule(span, name, map, index) : undefined)
    if (found !== undefined && !IN_URL.test(text.slice(Math.max(0, span.start - 300), span.start))) mentions.push(found)
  }
  const escaped = escapedNames(text).flatMap(({ span, name, dot }): readonly Mention[] => {
    const found = single(span, name, map, index)
    return found === undefined ? [] : [{ ...found, text: found.text.replaceAll('.', dot) }]
  })
  return escaped.length === 0 ? mentions : [...mentions, ...escaped].sort((a, b) => a.span.start - b.span.start)
}

/** What an interpreter runs (`python -m name`) or coverage measures (`--cov=name`): an import name, with or without a dot. */
function isImportName(text: string, start: number): boolean {
  const line = text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 200), start)
  return IMPORT_NAME.test(line)
}

const IMPORT_NAME =
  /(?:\bpy(?:thon|py)?[\d.]*(?:\.exe)?|\bcoverage run|\benvpython\}|\$[({]?\{?\w*PYTHON\w*[)}]{0,2})["']?(?:[ \t]+-(?:[WX][ \t]*[\w:.=,]+|[A-Za-z]+))*[ \t]+-m[ \t]+$|--(?:cov|pyargs)(?:=|[ \t]+)$/i

/** Names in regular expressions: `kit\\.data\\.io`, with one backslash or, as some hosts write it, two. */
function escapedNames(text: string): readonly { readonly span: Span; readonly name: string; readonly dot: string }[] {
  if (!text.includes('\\.')) return []
  return [...text.matchAll(ESCAPED)].map((match) => ({
    span: { start: match.index, end: match.index + match[0].length },
    name: match[0].replaceAll(/\\+\./g, '.'),
    dot: `${match[1] ?? '\\'}.`,
  }))
}

/** All dotted names of a text at places where a Python name can be meant. */
export function dottedNames(
  text: string,
  options: MentionOptions = {},
): readonly { readonly span: Span; readonly name: string }[] {
  const found: { span: Span; name: string }[] = []
  for (const match of text.matchAll(TOKEN)) {
    // `.. _name:` is an rst label: the underscore is not part of the name.
    const label = match[0].startsWith('_') && text.startsWith('.. ', match.index - 3) ? 1 : 0
    const start = match.index + label
    const end = match.index + match[0].length
    const before = text[start - 1] ?? ''
    if (before === '{' && text[start - 2] === '$') continue
    if (KEY_RESOLVER.test(text.slice(Math.max(0, start - 60), start))) continue
    if (options.yaml === true && (before === '&' || before === '*')) continue
    if (options.anywhere !== true && ((before === '!' && text[start - 2] !== '`') || hasOtherMeaning(text, start)))
      continue
    found.push({ span: { start, end }, name: match[0].slice(label) })
  }
  return found.filter(({ span }) => !/^(?:[/@]|\\\/|-[\p{L}\p{N}]|\.[\p{N}])/u.test(text.slice(span.end, span.end + 2)))
}

/** A line of a hosts file up to the name: an address, and other names. */
const HOST_LINE = /^[ \t]*(?:\d{1,3}(?:\.\d{1,3}){3}|(?=[\da-f:]*[\da-f])[\da-f]*(?::[\da-f]*){2,7})[ \t][\w .\t-]*$/i

/** A name in a line of hosts, or read by a template (`{% for x in shop.all %}`): whose context decides what it is. */
function hasOtherMeaning(text: string, start: number): boolean {
  const line = text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 300), start)
  if (HOST_LINE.test(line)) return true
  const opened = Math.max(line.lastIndexOf('{{'), line.lastIndexOf('{%'))
  if (opened < 0 || line[opened - 1] === '$' || /\}\}|%\}/.test(line.slice(opened))) return false
  return (line.slice(opened).match(/["'`]/g)?.length ?? 0) % 2 === 0
}

/** `module:attribute`, as entry points and `pkgutil.resolve_name` spell it: the colon stays where it was. */
function entryPoint(
  span: Span,
  module: string,
  attribute: string,
  map: NameMap,
  index: SymbolIndex,
): Mention | undefined {
  if (index.lookup(module, 'import').kind !== 'module') return undefined
  const whole = single(span, `${module}.${attribute}`, map, index)
  if (whole === undefined) return undefined
  const words = attribute.split('.').length
  const parts = whole.text.split('.')
  return {
    span: { start: span.start, end: span.end + 1 + attribute.length },
    old: whole.old,
    text: `${joinName(...parts.slice(0, -words))}:${parts.slice(-words).join('.')}`,
  }
}

/** What stands below a renamed module, whatever it is: a library it imports, a builtin it reads, a module that is not there. */
function belowModule(span: Span, name: string, map: NameMap, index: SymbolIndex): Mention | undefined {
  const target = index.lookup(name, 'import')
  if (target.kind === 'foreign') return undefined
  const final = map.moduleTo(target.module)
  return final === target.module ? undefined : { span, old: name, text: final + name.slice(target.module.length) }
}

function single(span: Span, name: string, map: NameMap, index: SymbolIndex): Mention | undefined {
  const target = index.lookup(name, 'import')
  if (target.kind === 'symbol' && target.rest.length > 0 && FILE_ENDING.test(lastPartOf(name))) return undefined
  // A class name below a renamed module is meant as one even if it is gone or made at run time; `users.User` may be a label.
  const known =
    target.kind === 'missing' &&
    target.module.includes('.') &&
    /^[A-Z]\w*[a-z]/.test(target.word) &&
    map.isRenamed(target.module)
      ? target.module
      : name
  const text = newNameOf(map, index, known)
  if (text === undefined || text === known) return undefined
  return { span, old: name, text: text + name.slice(known.length) }
}
