import { CORE_SCHEMA, EVENT_ID, getScalarValue, load, SCALAR_STYLE, YAMLException } from 'js-yaml'
import type { Event, ScalarEvent } from 'js-yaml'
import { nameInTag } from './python-tag.ts'
import { readEvents } from './read-events.ts'

/**
 * Whether all documents of `after` load as those of `before` do with `mapString` applied to every string (keys too) and to
 * the names in tags of PyYAML.
 * `mapString` is given what a string is now as well. It compares node by node, so duplicate keys, unknown tags, anchors and aliases count as well; quoting, flow style
 * and comments do not. `undefined` when one of the texts is not YAML.
 */
export function sameYamlValue(
  before: string,
  after: string,
  mapString: (text: string, now: string) => string,
): boolean | undefined {
  const old = eventsOf(before)
  const now = eventsOf(after)
  if (old === undefined || now === undefined) return undefined
  return old.length === now.length && old.every((event, i) => isSame(event, now[i]))

  function isSame(a: Event, b: Event | undefined): boolean {
    if (b === undefined || a.type !== b.type) return false
    if ('anchorStart' in a && 'anchorStart' in b) {
      if (before.slice(a.anchorStart, a.anchorEnd) !== after.slice(b.anchorStart, b.anchorEnd)) return false
    }
    if ('tagStart' in a && 'tagStart' in b) {
      if (!isSameTag(before.slice(a.tagStart, a.tagEnd), after.slice(b.tagStart, b.tagEnd))) return false
    }
    if (a.type === EVENT_ID.DOCUMENT && b.type === EVENT_ID.DOCUMENT) {
      return JSON.stringify(a.directives) === JSON.stringify(b.directives)
    }
    return a.type !== EVENT_ID.SCALAR || b.type !== EVENT_ID.SCALAR || isSameScalar(a, b)
  }

  function isSameTag(was: string, is: string): boolean {
    const found = was === is ? undefined : nameInTag(was)
    if (found === undefined) return was === is
    return was.slice(0, found.start) + mapString(found.name, '') + was.slice(found.start + found.name.length) === is
  }

  function isSameScalar(a: ScalarEvent, b: ScalarEvent): boolean {
    const old = valueOf(before, a)
    const now = valueOf(after, b)
    return Object.is(typeof old === 'string' ? mapString(old, String(now)) : old, now)
  }
}

function eventsOf(text: string): readonly Event[] | undefined {
  try {
    return readEvents(text)
  } catch (error) {
    if (error instanceof YAMLException || error instanceof RangeError) return undefined
    throw error
  }
}

/** A scalar is a string if it is quoted, a block, has a tag, or is a plain one that YAML reads as no other type. */
function valueOf(text: string, event: ScalarEvent): unknown {
  const value = getScalarValue(text, event)
  if (event.style !== SCALAR_STYLE.PLAIN || event.tagStart >= 0) return value
  // Only a plain scalar that begins like this can be a number, a boolean or null.
  if (!/^(?:[-+.\d]|true|false|null|~|$)/i.test(value)) return value
  try {
    return value === '' ? null : load(value, { schema: CORE_SCHEMA })
  } catch (error) {
    if (error instanceof YAMLException) return value
    throw error
  }
}
