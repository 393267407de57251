import { CHOMPING_MODE, EVENT_ID, SCALAR_STYLE } from 'js-yaml'
import type { AliasEvent, Event, ScalarEvent } from 'js-yaml'
import { segmentedText, textOf } from '../model/host-segments.ts'
import type { HostText } from '../model/host-text.ts'
import { blockScalar } from './block-scalar.ts'
import { nameInTag } from './python-tag.ts'
import { checkPlain, checkPrintable, encodeDouble, encodeFolded, encodeSingle, scalarPieces } from './scalar-pieces.ts'
import { readEvents } from './read-events.ts'
import { walkNodes } from './walk-nodes.ts'
import type { YamlNode } from './walk-nodes.ts'
import { yamlProblem } from './yaml-problem.ts'
import type { YamlProblem } from './yaml-problem.ts'

const ENCODERS = { plain: checkPrintable, single: encodeSingle, double: encodeDouble } as const

/**
 * The scalars of all documents of a YAML text, keys as well as values, in their order; `kind` is `plain`, `single`,
 * `double` or `block`. Empty values, anchors, aliases and tags are none. A scalar over several lines keeps its line
 * breaks as `\n` instead of having them folded. A text that is not YAML, such as a Jinja template, is a problem.
 * A plain scalar takes only edits after which it still needs no quotes (InvariantError). `tags` are the names in tags of
 * PyYAML (`!!python/name:shop.lines.Line`); their `kind` is `tag`.
 */
export function yamlScalars(
  text: string,
): { readonly scalars: readonly HostText[]; readonly tags: readonly HostText[] } | YamlProblem {
  let events: readonly Event[]
  try {
    events = readEvents(text)
  } catch (error) {
    return yamlProblem(text, error)
  }
  const scalars: HostText[] = []
  const tags: HostText[] = []
  walkNodes(text, events, (node) => {
    if (node.event.type !== EVENT_ID.ALIAS) tags.push(...tagOf(text, node, node.event))
    if (node.event.type === EVENT_ID.SCALAR && node.event.valueStart >= 0)
      scalars.push(scalarOf(text, node, node.event))
  })
  return { scalars, tags }
}

function tagOf(text: string, node: YamlNode, { tagStart, tagEnd }: Exclude<YamlNode['event'], AliasEvent>): HostText[] {
  const tag = tagStart < 0 ? '' : text.slice(tagStart, tagEnd)
  const found = nameInTag(tag)
  if (found === undefined) return []
  const { name } = found
  const start = tagStart + found.start
  const span = { start, end: start + name.length }
  const pieces = [{ kind: 'verbatim' as const, text: name, raw: span }]
  return [segmentedText({ span, kind: 'tag', keys: node.keys, isKey: false, pieces, encode: (word) => word })]
}

function scalarOf(text: string, node: YamlNode, event: ScalarEvent): HostText {
  const { keys, isKey, isInFlow } = node
  const { valueStart: start, valueEnd: end, style } = event
  if (style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK) {
    const keepsBlankLines = event.chomping === CHOMPING_MODE.KEEP
    return blockScalar({ text, start, end, indent: event.indent, keepsBlankLines, keys, isKey })
  }
  const name =
    style === SCALAR_STYLE.SINGLE_QUOTED ? 'single' : style === SCALAR_STYLE.DOUBLE_QUOTED ? 'double' : 'plain'
  const hasBreaks = /[\r\n]/.test(text.slice(start, end))
  const decode = (raw: string): string => textOf(scalarPieces(name, raw, 0, raw.length))
  return segmentedText({
    ...{ span: { start, end }, kind: name, keys, isKey, pieces: scalarPieces(name, text, start, end) },
    encode: name === 'double' && hasBreaks ? encodeFolded : ENCODERS[name],
    ...(hasBreaks ? { reread: { host: text, decode } } : {}),
    check(result) {
      if (name === 'plain') checkPlain(result, isInFlow)
    },
  })
}
