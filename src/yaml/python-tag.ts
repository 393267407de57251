const PYTHON_TAG =
  /^(?:!!|!<tag:yaml\.org,2002:)python\/(?:name|module|object(?:\/(?:apply|new))?):([\p{L}_][\p{L}\p{N}_.]*)>?$/u

/** A tag of a loader that resolves what stands behind the colon: `!new:shop.lines.Line`, `!name:` and the like of HyperPyYAML. */
const LOADER_TAG = /^!<?!?[\w/-]+:([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)+)>?$/u

/**
 * Where the name stands in a tag that a loader resolves: `!!python/name:shop.lines.Line` (PyYAML's documentation, "YAML tags and Python
 * types"), or a kind and a dotted name. A tag that is a name alone (`!shop.Line`) is a key that code registers, and none of these.
 */
export function nameInTag(tag: string): { readonly start: number; readonly name: string } | undefined {
  const name = (PYTHON_TAG.exec(tag) ?? LOADER_TAG.exec(tag))?.[1]
  return name === undefined ? undefined : { start: tag.lastIndexOf(name), name }
}
