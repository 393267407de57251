/** A PEP 508 requirement; `text` is verbatim, without white space around it. */
export interface Requirement {
  readonly name: string
  readonly text: string
  /** The names in brackets. */
  readonly extras: readonly string[]
  /** The version specifiers (PEP 440), or `@ url`; `''` where any version will do. */
  readonly versions: string
  /** What stands behind the semicolon. */
  readonly marker: string | undefined
}

const NAME = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?'
const VERSIONS = '(?:(?:===?|[<>!~]=|[<>])\\s*[^\\s,;()]+)(?:\\s*,\\s*(?:===?|[<>!~]=|[<>])\\s*[^\\s,;()]+)*\\s*,?'
const REQUIREMENT = new RegExp(
  `^(${NAME})\\s*(?:\\[([^\\]]*)\\])?\\s*(@\\s*[^\\s;]+(?=\\s|$)|\\(?\\s*(?:${VERSIONS})?\\s*\\)?)\\s*(?:;\\s*(\\S.*))?$`,
)

/** Read a requirement (PEP 508: name, extras, versions or URL, marker); undefined for anything else. */
export function parseRequirement(text: string): Requirement | undefined {
  const whole = text.trim()
  const [, name, extras = '', versions = '', marker] = REQUIREMENT.exec(whole) ?? []
  if (name === undefined) return undefined
  return {
    name,
    text: whole,
    extras: extras.split(',').flatMap((extra) => extra.trim() || []),
    versions: versions.replace(/^\(|\)$/g, '').trim(),
    marker: marker?.trim(),
  }
}

/** Names of distributions are compared without regard to case, dots, dashes and underscores (PEP 503). */
export function normalizedName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}
