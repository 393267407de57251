const PYTHON_TAG =
  /^(?:!!|!<tag:yaml\.org,2002:)python\/(?:name|module|object(?:\/(?:apply|new))?):([\p{L}_][\p{L}\p{N}_.]*)>?$/u

/** Where the name stands in a tag that PyYAML resolves, `!!python/name:shop.lines.Line` (its documentation, "YAML tags and Python types"). */
export function nameInTag(tag: string): { readonly start: number; readonly name: string } | undefined {
  const name = PYTHON_TAG.exec(tag)?.[1]
  return name === undefined ? undefined : { start: tag.lastIndexOf(name), name }
}
