/**
 * A value out of a parsed document (TOML, YAML, JSON) as a mapping of its keys. Takes whatever stood there; gives an empty
 * mapping for anything that is none, so that a chain of look-ups needs no test at each step.
 */
export function mappingOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

/** The strings of a list out of such a document; none of anything else. */
export function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}
