import type { QualifiedName } from '../../model/names.ts'
import { isWithin, joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { dottedNames } from '../names/dotted-names.ts'
import type { TextOptions } from '../names/dotted-names.ts'
import { newNameOf } from '../names/name-map.ts'
import type { NameMap } from '../names/name-map.ts'

/** A dotted name in prose, a config value or a command line that names something affected. */
export interface Mention {
  readonly span: Span
  readonly old: QualifiedName
  readonly text: string
}

/** What is known of the text. */
export interface MentionOptions extends TextOptions {
  /** The text is an import path for sure: what follows the name of a module need not be known. */
  readonly isPath?: boolean
  /** The text is resolved by the attributes of the package: a name that the package gives to something else is that, and no module. */
  readonly byAttribute?: boolean
  /** Whether a top-level name alone counts; in prose `utils` is mostly a word. */
  readonly bare?: boolean
}

const WORD = '[\\p{L}_][\\p{L}\\p{N}_]*'
const ESCAPED = new RegExp(`(?<![\\p{L}\\p{N}_.\\\\/-])${WORD}(?:(\\\\{1,2}\\.|\\[\\.\\])${WORD})(?:\\1${WORD})*`, 'gu')
const ATTRIBUTE = new RegExp(`^([ \\t]*:[ \\t]*)(${WORD}(?:\\.${WORD})*)`, 'u')
/** A line of an entry point up to its object reference, where blanks may stand around the colon (packaging.python.org, "Entry points"). */
const ENTRY = /(?:^|["'\n])[ \t]*[^\s=[\]"'][^=[\]"'\n]*=[ \t]*$/
/** `ext://shop.logs.handler` names an object (logging.config, "Access to external objects"). */
const IN_URL = /(?!ext:)\b[a-z][a-z0-9+.-]*:\/\/[^\s<>"'`)\]}]*$/i
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
  if (!map.mayName(text)) return []
  const mentions: Mention[] = []
  for (const { span, name } of dottedNames(text, { ...options, heads: map.firsts })) {
    if ((mentions.at(-1)?.span.end ?? 0) > span.start) continue
    if (options.byAttribute === true && isOfPackage(index, name)) {
      const final = joinName(map.moduleTo(parentOf(name)), lastPartOf(name))
      if (final !== name) mentions.push({ span, old: name, text: final })
      continue
    }
    const attribute = attributeBehind(text, span)
    const found =
      (attribute === undefined ? undefined : entryPoint(span, name, attribute, map, index)) ??
      (((options.bare === true || name.includes('.')) && !isBeginning(text, span, name, index)) ||
      isImportName(text, span.start)
        ? single(span, name, map, index)
        : undefined) ??
      (options.isPath === true ? belowModule(span, name, map, index) : undefined)
    if (found !== undefined && !isInUrl(text, span.start)) mentions.push(found)
  }
  const escaped = escapedNames(text).flatMap(({ span, name, dot }): readonly Mention[] => {
    const found = single(span, name, map, index)
    return found === undefined ? [] : [{ ...found, text: found.text.replaceAll('.', dot) }]
  })
  return escaped.length === 0 ? mentions : [...mentions, ...escaped].sort((a, b) => a.span.start - b.span.start)
}

/** Whether a package gives the name of its module to something else (`from .tqdm import tqdm`; language reference 5.4.2). */
function isOfPackage(index: SymbolIndex, name: string): boolean {
  if (index.lookup(name, 'import').kind !== 'module' || index.lookup(name, 'attribute').kind !== 'symbol') return false
  // What is assigned may be the module itself (`till = import_module(".till", __name__)`).
  const bindings = index.factsOfModule(parentOf(name))?.scopes[0]?.bindings.get(lastPartOf(name)) ?? []
  return bindings.every(({ kind }) => /^(?:import|function|class)$/.test(kind))
}

/** Whether `shop*` or `shop.tax*` stands for other modules of the tree as well; `*shop*` of a document is the name in italics. */
function isBeginning(text: string, { start, end }: Span, name: string, index: SymbolIndex): boolean {
  return (
    text[end] === '*' &&
    text[start - 1] !== '*' &&
    index.allModules().some((module) => module.startsWith(name) && !isWithin(module, name))
  )
}

/** Most texts hold no address, and to test for one is dear. */
function isInUrl(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 300), start)
  return before.includes('://') && IN_URL.test(before)
}

/** What an interpreter runs (`python -m name`), coverage measures (`--cov=name`, `--source=a,b`), mypy checks or a server loads: an import name, with or without a dot. */
function isImportName(text: string, start: number): boolean {
  // The line may be the whole of the text.
  const near = text.slice(Math.max(0, start - 200), start)
  return IMPORT_NAME.test(near.slice(near.lastIndexOf('\n') + 1))
}

const IMPORT_NAME =
  /(?:\bpy(?:thon|py)?[\d.]*(?:\.exe)?|\bcoverage run|\benvpython\}|\$[({]?\{?\w*PYTHON\w*[)}]{0,2})["']?(?:[ \t]+-(?:[WX][ \t]*[\w:.=,]+|[A-Za-z]+))*[ \t]+-m[ \t]+$|(?:--(?:cov|cover-package|pyargs|source(?:[-_]pkgs)?)|\b(?:mypy|dmypy|stubtest)\b[^\n;|&]*[ \t](?:-p|--package)|\bcelery\b[^\n;|&]*[ \t](?:-A|--app)|\bflask\b[^\n;|&]*[ \t](?:-A|--app)|\bFLASK_APP)(?:=|[ \t]+)["']?(?:[\w./]+,)*$/i

/** Names in regular expressions: `kit\\.data\\.io`, with one backslash or, as some hosts write it, two, or `kit[.]data`. */
function escapedNames(text: string): readonly { readonly span: Span; readonly name: string; readonly dot: string }[] {
  if (!/\\\.|\[\.\]/.test(text)) return []
  return [...text.matchAll(ESCAPED)].map((match) => ({
    span: { start: match.index, end: match.index + match[0].length },
    name: match[0].replaceAll(/\\+\.|\[\.\]/g, '.'),
    dot: match[1] ?? '\\.',
  }))
}

/** What follows the name of a module behind a colon, and the colon with its blanks. */
interface Attribute {
  readonly colon: string
  readonly words: string
}

function attributeBehind(text: string, { start, end }: Span): Attribute | undefined {
  if (!/[ \t:]/.test(text[end] ?? '')) return undefined
  const [, colon = '', words] = ATTRIBUTE.exec(text.slice(end, end + 200)) ?? []
  if (words === undefined) return undefined
  return colon === ':' || ENTRY.test(text.slice(Math.max(0, start - 200), start)) ? { colon, words } : undefined
}

/** `module:attribute`, as entry points and `pkgutil.resolve_name` spell it: the colon stays where it was. */
function entryPoint(
  span: Span,
  module: string,
  { colon, words: attribute }: Attribute,
  map: NameMap,
  index: SymbolIndex,
): Mention | undefined {
  if (!map.concerns(joinName(module, attribute)) || index.lookup(module, 'import').kind !== 'module') return undefined
  // An object of a module; `shop:orders` with a module behind the colon is a name of routes, most likely.
  if (index.lookup(`${module}.${attribute}`, 'import').kind === 'module') return undefined
  const whole = single(span, `${module}.${attribute}`, map, index)
  if (whole === undefined) return undefined
  const words = attribute.split('.').length
  const parts = whole.text.split('.')
  return {
    span: { start: span.start, end: span.end + colon.length + attribute.length },
    old: whole.old,
    text: `${joinName(...parts.slice(0, -words))}${colon}${parts.slice(-words).join('.')}`,
  }
}

/** What stands below a renamed module, whatever it is: a library it imports, a builtin it reads, a module that is not there. */
function belowModule(span: Span, name: string, map: NameMap, index: SymbolIndex): Mention | undefined {
  if (!map.concerns(name)) return undefined
  const target = index.lookup(name, 'import')
  if (target.kind === 'foreign') return undefined
  const final = map.moduleTo(target.module)
  return final === target.module ? undefined : { span, old: name, text: final + name.slice(target.module.length) }
}

function single(span: Span, name: string, map: NameMap, index: SymbolIndex): Mention | undefined {
  if (!map.concerns(name)) return undefined
  const target = index.lookup(name, 'import')
  if (target.kind === 'symbol' && target.rest.length > 0 && FILE_ENDING.test(lastPartOf(name)))
    if (!isMember(index, target.module, target.symbol, target.rest)) return undefined
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

/** Whether a class writes a member itself: `Provider.json` is one then, and no file. */
function isMember(index: SymbolIndex, module: QualifiedName, symbol: string, rest: readonly string[]): boolean {
  const home = index.definitionOf(module, symbol)
  const facts = index.factsOfModule(home?.module ?? module)
  const [member = ''] = rest
  return (
    rest.length === 1 &&
    facts?.scopes.some(
      ({ kind, name, parent, bindings }) =>
        kind === 'class' && parent === 0 && name === (home?.symbol ?? symbol) && bindings.has(member),
    ) === true
  )
}
