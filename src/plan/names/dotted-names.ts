import { firstPartOf } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'

/** What surrounds a text: a YAML file may hold anchors and aliases (`&name`, `*name`), which are not names. */
export interface TextOptions {
  readonly yaml?: boolean
  /** Names count as well where they most likely mean something else: tags, hosts, variables of templates. */
  readonly anywhere?: boolean
  /** Only names that begin with one of these words are asked for, which are few: the text is looked through for them alone. */
  readonly heads?: readonly string[]
}

const WORD = '[\\p{L}_][\\p{L}\\p{N}_]*'
const DOTTED = `(?:(?<=\\[mypy-)|(?<=\\bext://)|(?<![\\p{L}\\p{N}_.\\-/@\\\\%$]))${WORD}(?:\\.${WORD})*`
/** `python -mshop.billing`: the option with its value in one word. */
const OPTION = `(?<=(?:^|[\\s"'\`[,(=])-m)${WORD}(?:\\.${WORD})+`
/** All matches of a pattern, and the one at an offset. */
const TOKEN = { all: new RegExp(DOTTED, 'gu'), at: new RegExp(DOTTED, 'uy') }
const MODULE_OPTION = { all: new RegExp(OPTION, 'gu'), at: new RegExp(OPTION, 'uy') }
/** What follows a word that is no dotted name: the rest of a path, of an address, of a longer word, of a version. */
const ENDS = /^(?:[/@]|\\\/|-[\p{L}\p{N}]|\.[\p{N}])/u
const ENDS_ANYWHERE = /^(?:[/@]|\\\/|\.[\p{N}])/u
/** Resolvers of OmegaConf that take a config key, and the `@package` of Hydra, a place in the config tree (their documentation). */
const KEY_RESOLVER = /\$\{\s*oc\.(?:select|deprecated|dict\.keys|dict\.values)\s*:\s*$|#\s*@package\s+$/

/** All dotted names of a text at places where a Python name can be meant. */
export function dottedNames(
  text: string,
  options: TextOptions = {},
): readonly { readonly span: Span; readonly name: string }[] {
  const found: { span: Span; name: string }[] = []
  const mayBeKeys = /oc\.|@package/.test(text)
  for (const match of matchesOf(text, TOKEN, options.heads)) {
    // `.. _name:` is an rst label: the underscore is not part of the name.
    const label = match[0].startsWith('_') && text.startsWith('.. ', match.index - 3) ? 1 : 0
    const start = match.index + label
    const end = match.index + match[0].length
    const before = text[start - 1] ?? ''
    if (before === '{' && text[start - 2] === '$') continue
    if (mayBeKeys && KEY_RESOLVER.test(text.slice(Math.max(0, start - 60), start))) continue
    if (options.yaml === true && (before === '&' || before === '*')) continue
    if (options.anywhere !== true && ((before === '!' && text[start - 2] !== '`') || hasOtherMeaning(text, start)))
      continue
    const name = match[0].slice(label)
    if (options.heads?.includes(firstPartOf(name)) !== false) found.push({ span: { start, end }, name })
  }
  for (const match of text.includes('-m') ? matchesOf(text, MODULE_OPTION, options.heads) : [])
    found.push({ span: { start: match.index, end: match.index + match[0].length }, name: match[0] })
  if (text.includes('-m')) found.sort((a, b) => a.span.start - b.span.start)
  // `shop.data-based` is about the module, or is one word of something else.
  const ends = options.anywhere === true ? ENDS_ANYWHERE : ENDS
  return found.filter(({ span }) => !ends.test(text.slice(span.end, span.end + 2)))
}

/** The matches of a pattern for names; with `heads` those that begin with one of these words. */
function matchesOf(
  text: string,
  { all, at }: typeof TOKEN,
  heads: readonly string[] | undefined,
): Iterable<RegExpExecArray> {
  if (heads === undefined) return text.matchAll(all)
  const found: RegExpExecArray[] = []
  for (const head of heads)
    for (let place = text.indexOf(head); place >= 0; place = text.indexOf(head, place + head.length)) {
      // The underscore of a label stands before the word.
      for (const start of text[place - 1] === '_' ? [place - 1, place] : [place]) {
        at.lastIndex = start
        const match = at.exec(text)
        if (match !== null) found.push(match)
      }
    }
  return heads.length === 1 ? found : found.sort((a, b) => a.index - b.index)
}

/** A line of a hosts file up to the name: an address, and other names. */
const HOST_LINE = /^[ \t]*(?:\d{1,3}(?:\.\d{1,3}){3}|(?=[\da-f:]*[\da-f])[\da-f]*(?::[\da-f]*){2,7})[ \t][\w .\t-]*$/i

/** A name in a line of hosts, or read by a template (`{% for x in shop.all %}`): whose context decides what it is. */
function hasOtherMeaning(text: string, start: number): boolean {
  // The line may be a picture of a megabyte.
  const near = text.slice(Math.max(0, start - 300), start)
  const line = near.slice(near.lastIndexOf('\n') + 1)
  if (HOST_LINE.test(line)) return true
  const opened = Math.max(line.lastIndexOf('{{'), line.lastIndexOf('{%'))
  if (opened < 0) return isInLongBlock(text, start)
  if (line[opened - 1] === '$' || /\}\}|%\}/.test(line.slice(opened))) return false
  return (line.slice(opened).match(/["'`]/g)?.length ?? 0) % 2 === 0
}

/** A block of a template that began on a line before and ends further on. */
function isInLongBlock(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 1000), start)
  const opened = before.lastIndexOf('{%')
  if (opened < 0 || before.includes('%}', opened)) return false
  return /^(?:(?!\{%)[\s\S]){0,1000}?%\}/.test(text.slice(start, start + 1002))
}
