import { firstPartOf, joinName, lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import { dottedNames } from '../../plan/names/dotted-names.ts'
import type { TextOptions } from '../../plan/names/dotted-names.ts'
import { newNameOf } from '../../plan/names/name-map.ts'
import { replaceSpans } from '../../text/replace-spans.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A name of a text that the plan calls something else now. */
export interface RenamedName {
  readonly span: Span
  readonly old: QualifiedName
  readonly now: string
}

type Names = Pick<Scene, 'map' | 'before'>

const WORD = '[\\p{L}_][\\p{L}\\p{N}_]*'
const ATTRIBUTE = new RegExp(`^([ \\t]*:[ \\t]*)(${WORD}(?:\\.${WORD})*)`, 'u')
const ESCAPED = new RegExp(`(?<![\\p{L}\\p{N}_.\\\\/-])${WORD}(?:(\\\\{1,2}\\.|\\[\\.\\])${WORD})(?:\\1${WORD})*`, 'gu')
const IN_ADDRESS = /(?!ext:)\b[a-z][a-z0-9+.-]*:\/\/[^\s<>"'`)\]}]*$/i
/** Last words under which a dotted text is a file or a host rather than something of a module. */
const ENDING =
  /^(py|pyi|ipynb|html?|md|rst|txt|ya?ml|json|toml|cfg|ini|csv|tsv|png|jpe?g|svg|gif|pdf|zarr|tiff?|npy|npz|pkl|pt|pth|ckpt|zip|gz|tar|bz2|xz|log|lock|whl|sh|bat|env|out|tmp|bak|org|com|io|net|dev|ai)$/

/** The dotted names of a text that mean something renamed, in order: the proof's own reading, the rewriter has another. */
export function renamedNames(scene: Names, text: string, options: TextOptions = {}): readonly RenamedName[] {
  if (!scene.map.mayName(text)) return []
  const found: RenamedName[] = []
  for (const { span, name } of dottedNames(text, { ...options, heads: scene.map.firsts })) {
    if ((found.at(-1)?.span.end ?? 0) > span.start || !scene.before.isModule(firstPartOf(name))) continue
    const behind = /[ \t:]/.test(text[span.end] ?? '') ? text.slice(span.end, span.end + 200) : ''
    const [, colon = '', attribute] = ATTRIBUTE.exec(behind) ?? []
    const isMeant = attribute !== undefined && (colon === ':' || isEntry(text, span.start))
    const one = (isMeant ? ofModule(scene, span, name, { colon, attribute }) : undefined) ?? plain(scene, span, name)
    if (one !== undefined && !isInAddress(text, span.start)) found.push(one)
  }
  for (const match of /\\\.|\[\.\]/.test(text) ? text.matchAll(ESCAPED) : []) {
    const span = { start: match.index, end: match.index + match[0].length }
    const one = plain(scene, span, match[0].replaceAll(/\\+\.|\[\.\]/g, '.'))
    if (one !== undefined) found.push({ ...one, now: one.now.replaceAll('.', match[1] ?? '\\.') })
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

/** The text with each of its renamed names as it is called now. */
export function withNewNames(scene: Names, text: string): string {
  return replaceSpans(
    text,
    renamedNames(scene, text).map(({ span, now }) => ({ span, text: now })),
  )
}

/** Whether a place of a text (UTF-16) is within an address, `https://...`. Most texts hold none, and to test for one is dear. */
export function isInAddress(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 300), start)
  return before.includes('://') && IN_ADDRESS.test(before)
}

/** Whether a line says `name =` before an offset and no more: setuptools takes blanks around the colon of an entry point. */
function isEntry(text: string, start: number): boolean {
  const line = text.slice(Math.max(0, start - 200), start)
  return /^[^:=]*[\w.-]\s*=[ \t]*$/.test(line.slice(line.lastIndexOf('\n') + 1))
}

function plain(scene: Names, span: Span, name: string): RenamedName | undefined {
  const now = name.includes('.') ? nowOf(scene, name) : undefined
  return now === undefined ? undefined : { span, old: name, now }
}

/** `module:attribute` (entry points, `pkgutil.resolve_name`). */
function ofModule(
  scene: Names,
  span: Span,
  module: string,
  { colon, attribute }: { readonly colon: string; readonly attribute: string },
): RenamedName | undefined {
  const whole = `${module}.${attribute}`
  if (!scene.map.concerns(whole) || scene.before.lookup(module, 'import').kind !== 'module') return undefined
  const words = nowOf(scene, whole)?.split('.')
  if (words === undefined) return undefined
  const split = words.length - attribute.split('.').length
  const now = `${joinName(...words.slice(0, split))}${colon}${words.slice(split).join('.')}`
  return { span: { start: span.start, end: span.end + colon.length + attribute.length }, old: whole, now }
}

/** What a name is called now; undefined where it keeps its name, or is none of the tree. */
function nowOf({ map, before }: Names, name: string): string | undefined {
  if (!map.concerns(name)) return undefined
  const target = before.lookup(name, 'import')
  const isFile = target.kind === 'symbol' && target.rest.length > 0 && ENDING.test(lastPartOf(name))
  if (isFile && !isWrittenIn(before, target.module, target.symbol, target.rest.join('.'))) return undefined
  const isClassGone = target.kind === 'missing' && target.module.includes('.') && /^[A-Z]\w*[a-z]/.test(target.word)
  const known = isClassGone && map.isRenamed(target.module) ? target.module : name
  const now = newNameOf(map, before, known)
  return now === undefined || now === known ? undefined : now + name.slice(known.length)
}

/** Whether a class of a module has a line in its body that defines a word, or sets it: what is called like a file is a member of it. */
function isWrittenIn(index: SymbolIndex, module: string, symbol: string, word: string): boolean {
  const home = index.definitionOf(module, symbol)
  const facts = index.factsOfModule(home?.module ?? module)
  const body = facts?.statements.find((one) => one.kind === 'class' && one.names.includes(home?.symbol ?? symbol))
  const text = body === undefined ? '' : (facts?.text.slice(body.span.start, body.span.end) ?? '')
  return (
    /^\w+$/.test(word) &&
    new RegExp(`^[ \\t]+(?:(?:async[ \\t]+)?(?:def|class)[ \\t]+)?${word}\\b[ \\t]*[(:=]`, 'm').test(text)
  )
}
