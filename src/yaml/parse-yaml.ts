import { CORE_SCHEMA, EVENT_ID, load, mergeTag } from 'js-yaml'
import { UserError } from '../model/errors.ts'
import { lineIndexOf } from '../text/line-index.ts'
import { readLeniently } from './read-events.ts'
import { walkNodes } from './walk-nodes.ts'
import type { YamlNode } from './walk-nodes.ts'
import { yamlProblem } from './yaml-problem.ts'

/** A loaded text, and where its keys are. */
export interface YamlWithLines {
  /** `undefined` for a text without a document. */
  readonly value: unknown
  /**
   * The 1-based line of a mapping key or sequence item by its path; `undefined` for a path that is not in the text
   * (also below an alias). The empty path is the whole value.
   */
  readonly lineOf: (path: readonly (string | number)[]) => number | undefined
}

/**
 * Load a YAML text of one document (YAML 1.2 and merge keys; JSON is a subset), with lines inside brackets indented as `readEvents` takes them.
 * Throws UserError with the line when it is not YAML, has duplicate keys, unknown tags or more than one document.
 */
export function parseYamlWithLines(text: string): YamlWithLines {
  try {
    const { text: read, events } = readLeniently(text)
    if (events.length === 0) return { value: undefined, lineOf: () => undefined }
    const value = load(read, { schema: CORE_SCHEMA.withTags(mergeTag) })
    const index = lineIndexOf(text)
    const lines = new Map<string, number>()
    walkNodes(text, events, (node) => {
      const key = JSON.stringify(node.keys)
      const offset = offsetOf(node)
      if (offset >= 0 && !lines.has(key)) lines.set(key, index.lineOf(offset))
    })
    return { value, lineOf: (path) => lines.get(JSON.stringify(path.map(String))) }
  } catch (error) {
    const { problem, line } = yamlProblem(text, error)
    throw new UserError('the YAML cannot be read', [{ message: problem, line }])
  }
}

function offsetOf({ event }: YamlNode): number {
  if (event.type === EVENT_ID.SCALAR) return event.valueStart
  return event.type === EVENT_ID.ALIAS ? event.anchorStart : event.start
}
