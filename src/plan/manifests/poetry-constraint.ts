import { mappingOf } from '../../model/mapping.ts'

/** One dependency of Poetry as PEP 508 has it, or why it cannot be said. */
export type PoetryDependency =
  | { readonly kind: 'requirement'; readonly text: string; readonly isOptional: boolean }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'unread'; readonly reason: string }

/**
 * A dependency of `[tool.poetry.dependencies]` (python-poetry.org, "Dependency specification"): a constraint, or a table with `version`,
 * `extras`, `optional`, `markers`, `python`, `git`, `url`, `path`. Of a list the first entry speaks, with all markers left out.
 */
export function poetryDependency(name: string, given: unknown): PoetryDependency {
  if (Array.isArray(given)) {
    const [first] = given.map((entry) => poetryDependency(name, withoutMarkers(entry)))
    return first ?? { kind: 'unread', reason: `${name} has an empty list` }
  }
  if (typeof given === 'string') return requirement(name, given, [], false)
  const table = mappingOf(given)
  if (typeof table['path'] === 'string') return { kind: 'path', path: table['path'] }
  const isOptional = table['optional'] === true
  const extras = Array.isArray(table['extras']) ? table['extras'].filter((one) => typeof one === 'string') : []
  const url = typeof table['url'] === 'string' ? table['url'] : gitUrl(table)
  const markers = [
    ...(typeof table['markers'] === 'string' ? [table['markers']] : []),
    ...(typeof table['python'] === 'string' ? pythonMarker(table['python']) : []),
  ]
  const brackets = extras.length === 0 ? '' : `[${extras.join(',')}]`
  if (url !== undefined)
    return { kind: 'requirement', text: withMarkers(`${name}${brackets} @ ${url}`, markers, ' '), isOptional }
  const version = table['version']
  if (typeof version !== 'string') return { kind: 'unread', reason: `${name} has no version that can be read` }
  const plain = requirement(name, version, extras, isOptional)
  return plain.kind === 'requirement' ? { ...plain, text: withMarkers(plain.text, markers, '') } : plain
}

function requirement(
  name: string,
  constraint: string,
  extras: readonly string[],
  isOptional: boolean,
): PoetryDependency {
  const versions = poetryVersions(constraint)
  if (versions === undefined)
    return { kind: 'unread', reason: `\`${constraint}\` of ${name} is no constraint of PEP 440` }
  return {
    kind: 'requirement',
    text: name + (extras.length === 0 ? '' : `[${extras.join(',')}]`) + versions,
    isOptional,
  }
}

/**
 * A constraint of Poetry in the words of PEP 440: `^1.2` is `>=1.2,<2.0`, `~1.2` is `>=1.2,<1.3`, `1.2` is `==1.2`, `1.*` is `==1.*`.
 * Undefined for an alternative (`||`), which PEP 440 cannot say.
 */
export function poetryVersions(constraint: string): string | undefined {
  const parts = constraint.split(',').flatMap((part) => part.trim().split(/(?<=[\w*])\s+(?=[\^~<>=!\d])/))
  const said = parts.map((part) => onePart(part.trim()))
  return said.includes(undefined) ? undefined : said.filter((part) => part !== '').join(',')
}

function onePart(part: string): string | undefined {
  if (part === '' || part === '*') return ''
  if (part.includes('|')) return undefined
  const caret = /^\^\s*v?(\d+(?:\.\d+)*)(\S*)$/.exec(part)
  if (caret !== null) {
    const numbers = (caret[1] ?? '').split('.').map(Number)
    const at = numbers.findIndex((number) => number !== 0)
    const rising = at < 0 ? numbers.length - 1 : at
    return `>=${caret[1] ?? ''}${caret[2] ?? ''},<${above(numbers, rising)}`
  }
  const tilde = /^~\s*v?(\d+(?:\.\d+)*)(\S*)$/.exec(part)
  if (tilde !== null) {
    const numbers = (tilde[1] ?? '').split('.').map(Number)
    return `>=${tilde[1] ?? ''}${tilde[2] ?? ''},<${above(numbers, Math.min(1, numbers.length - 1))}`
  }
  if (/^(===?|[<>!~]=|[<>])\s*[\w.*+!-]+$/.test(part)) return part.replace(/\s+/g, '')
  const bare = /^=?\s*v?(\d[\w.*+!-]*)$/.exec(part)?.[1]
  return bare === undefined ? undefined : `==${bare}`
}

/** The next version where one number goes up; what follows it is 0, and at least two numbers are said. */
function above(numbers: readonly number[], at: number): string {
  const next = numbers.slice(0, at + 1).map((number, index) => (index === at ? number + 1 : number))
  while (next.length < Math.min(2, Math.max(numbers.length, 2))) next.push(0)
  return next.join('.')
}

function pythonMarker(constraint: string): readonly string[] {
  const versions = poetryVersions(constraint)
  return (versions ?? '').split(',').flatMap((part) => {
    const [, operator, version] = /^([<>=!~]+)([\w.*]+)$/.exec(part) ?? []
    return operator === undefined || version === undefined ? [] : [`python_version ${operator} "${version}"`]
  })
}

function withMarkers(text: string, markers: readonly string[], before: string): string {
  const [first, second] = markers
  if (first === undefined) return text
  return `${text}${before}; ${second === undefined ? first : markers.map((one) => (one.includes(' or ') ? `(${one})` : one)).join(' and ')}`
}

function gitUrl(table: Readonly<Record<string, unknown>>): string | undefined {
  const git = table['git']
  if (typeof git !== 'string') return undefined
  const at = [table['rev'], table['tag'], table['branch']].find((one) => typeof one === 'string')
  return `git+${git}${typeof at === 'string' ? `@${at}` : ''}`
}

function withoutMarkers(entry: unknown): unknown {
  if (typeof entry === 'string') return entry
  return Object.fromEntries(Object.entries(mappingOf(entry)).filter(([key]) => key !== 'markers' && key !== 'python'))
}
