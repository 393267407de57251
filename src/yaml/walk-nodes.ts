import { COLLECTION_STYLE, EVENT_ID, getScalarValue } from 'js-yaml'
import type { AliasEvent, Event, MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml'

/** A scalar, alias or collection, and the keys that lead to it; a mapping key has its own text as the last of them. */
export interface YamlNode {
  readonly event: ScalarEvent | AliasEvent | SequenceEvent | MappingEvent
  readonly keys: readonly string[]
  readonly isKey: boolean
  readonly isInFlow: boolean
}

interface Frame {
  readonly kind: 'document' | 'sequence' | 'mapping'
  readonly keys: readonly string[]
  readonly isInFlow: boolean
  count: number
  key: string
}

/**
 * All nodes of all documents in their order. The keys of a text are counted per document; an alias used as a key is
 * `*name`, and a collection used as a key is `?`. `text` is what the events were parsed from.
 */
export function walkNodes(text: string, events: readonly Event[], visit: (node: YamlNode) => void): void {
  const stack: Frame[] = []
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      stack.pop()
      continue
    }
    if (event.type === EVENT_ID.DOCUMENT) {
      stack.push({ kind: 'document', keys: [], isInFlow: false, count: 0, key: '' })
      continue
    }
    const frame = stack.at(-1)
    if (frame === undefined) continue
    const node = { event, ...placeIn(text, frame, event), isInFlow: frame.isInFlow }
    frame.count += 1
    if (node.isKey) frame.key = node.keys.at(-1) ?? ''
    visit(node)
    if (event.type === EVENT_ID.SCALAR || event.type === EVENT_ID.ALIAS) continue
    const kind = event.type === EVENT_ID.MAPPING ? 'mapping' : 'sequence'
    const isInFlow = frame.isInFlow || event.style === COLLECTION_STYLE.FLOW
    stack.push({ kind, keys: node.keys, isInFlow, count: 0, key: '' })
  }
}

function placeIn(text: string, frame: Frame, event: YamlNode['event']): Pick<YamlNode, 'keys' | 'isKey'> {
  if (frame.kind === 'document') return { keys: frame.keys, isKey: false }
  if (frame.kind === 'sequence') return { keys: [...frame.keys, String(frame.count)], isKey: false }
  if (frame.count % 2 === 1) return { keys: [...frame.keys, frame.key], isKey: false }
  return { keys: [...frame.keys, keyText(text, event)], isKey: true }
}

function keyText(text: string, event: YamlNode['event']): string {
  if (event.type === EVENT_ID.SCALAR) return getScalarValue(text, event)
  return event.type === EVENT_ID.ALIAS ? '*' + text.slice(event.anchorStart, event.anchorEnd) : '?'
}
