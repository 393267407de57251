import type { z } from 'zod'

type Issue = z.core.$ZodIssue

const KINDS: Readonly<Record<string, string>> = {
  object: 'a mapping of keys (key: value)',
  record: 'a mapping of names (old: new)',
  array: 'a list ([a, b], or a line with - for each)',
  string: 'a text',
  boolean: 'true or false',
  number: 'a number',
}

/** What is wrong with a value, in the words of somebody who writes YAML, and below which of its parts (relative to the issue's own path). */
export function issueWords(
  issue: Issue,
  value: unknown,
): { readonly below: readonly PropertyKey[]; readonly words: string } {
  if (issue.code === 'invalid_union') {
    // One of the forms may fit but for something deeper: then that is what is wrong.
    const deepest = issue.errors.flat().find(({ path }) => path.length > 0)
    if (deepest !== undefined) {
      const inner = issueWords(deepest, at(value, deepest.path))
      return { below: [...deepest.path, ...inner.below], words: inner.words }
    }
    const custom = issue.errors.flat().find(({ code }) => code === 'invalid_format' || code === 'custom')
    if (custom !== undefined && typeof value === 'string') return { below: [], words: custom.message }
    const forms = [...new Set(issue.errors.flatMap(([first]) => (first === undefined ? [] : [wanted(first)])))]
    return { below: [], words: `must be ${forms.join(', or ')}; it is ${kindOf(value)}` }
  }
  if (issue.code === 'invalid_type' && /^Invalid input/.test(issue.message))
    return { below: [], words: value === undefined ? 'is missing' : `must be ${wanted(issue)}; it is ${kindOf(value)}` }
  if (issue.code === 'invalid_value' && /^Invalid (input|option)/.test(issue.message))
    return { below: [], words: `must be ${wanted(issue)}; it is ${kindOf(value)}` }
  return { below: [], words: issue.message }
}

/** What stands at a path inside of a value. */
export function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  )
}

function wanted(issue: Issue): string {
  if (issue.code === 'invalid_type') return KINDS[issue.expected] ?? issue.expected
  if (issue.code === 'invalid_value') return issue.values.map((one) => `\`${String(one)}\``).join(' or ')
  return issue.message
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  return `${typeof value === 'string' ? 'the text' : typeof value === 'boolean' ? 'the truth value' : `the ${typeof value}`} ${JSON.stringify(value)}`
}
