import type { Cure } from '../../model/recipe.ts'
import { isManager, isMemoryMap } from '../../model/pitfall-calls.ts'
import type { Part } from './canonical.ts'

/** Characters that no Python text holds, around what is not code: a name by its meaning, a string, a comment. */
const [NAME, NAME_END, STRING, COMMENT, BREAK] = ['\u0001', '\u0002', '\u0003', '\u0005', '\u0004'] as const

/**
 * The parts of a class without the changes that `cures` allow in it: a manager that is started at the top of `setup`
 * instead of in `__init__`, a `teardown` at the end that lets go of memory maps. None where there is no such change; two
 * where a comment at the end may have stood behind the class before, as part of no statement.
 */
export function withoutCures(parts: readonly Part[], cures: readonly Cure[]): readonly (readonly Part[])[] {
  const text = marked(parts)
  const early = cures.includes('manager-in-setup') ? withEarlyManager(text) : text
  const bare = cures.includes('memory-map-teardown') ? withoutTeardown(early) : early
  if (bare === text) return []
  return [bare, bare.replace(/[ \t]*\u0005[^\u0005]*\u0005$/u, '')].map(partsOf)
}

function marked(parts: readonly Part[]): string {
  return parts
    .map(({ kind, value }) => {
      if (kind === 'name') return NAME + value + NAME_END
      if (kind === 'string') return STRING + value.replaceAll('\n', BREAK) + STRING
      return kind === 'comment' ? COMMENT + value + COMMENT : value
    })
    .join('')
}

function partsOf(text: string): readonly Part[] {
  const span = { start: 0, end: 0 }
  return text
    .split(/(\u0001[^\u0002]*\u0002|\u0003[^\u0003]*\u0003|\u0005[^\u0005]*\u0005)/u)
    .filter((piece) => piece !== '')
    .map((piece): Part => {
      const inner = piece.slice(1, -1)
      if (piece.startsWith(NAME)) return { kind: 'name', value: inner, span }
      if (piece.startsWith(STRING)) return { kind: 'string', value: inner.replaceAll(BREAK, '\n'), span }
      if (piece.startsWith(COMMENT)) return { kind: 'comment', value: inner, span }
      return { kind: 'code', value: piece, span }
    })
}

/** `if self.x is None:` with its assignments at the top of `setup` goes back to the `self.x = None` of `__init__`. */
function withEarlyManager(text: string): string {
  const inherited =
    /\n\s*\n([ \t]+)def setup\((\w+), (\w+)(?:: str)?\)(?: -> None)?:\n([ \t]+)if \2\.(\w+) is None:((?:\n\4[ \t]+\2\.\w+ = [^\n]+)+)\n\4super\(\)\.setup\(\3\)(?=\n|$)/u
  const method = inherited.exec(text)
  if (method !== null) {
    const rest = text.slice(0, method.index) + text.slice(method.index + method[0].length)
    const early = withMadeInInit(rest, method[2] ?? '', method[5] ?? '', method[6] ?? '')
    if (early !== undefined && !/\n[ \t]+(async )?def setup\(/u.test(rest)) return early
  }
  const block = /\n([ \t]*)if (\w+)\.(\w+) is None:((?:\n\1[ \t]+\2\.\w+ = [^\n]+)+)(?=\n|$)/gu
  for (const match of text.matchAll(block)) {
    const [whole, indent = '', self = '', first = '', body = ''] = match
    if (!opensSetup(text.slice(0, match.index), indent)) continue
    const rest = text.slice(0, match.index) + text.slice(match.index + whole.length)
    const early = withMadeInInit(rest, self, first, body)
    if (early !== undefined) return withEarlyManager(early)
  }
  return text
}

/** The text with the values that a block assigns in place of their `None` in `__init__`; the first has to start a manager. */
function withMadeInInit(text: string, self: string, first: string, block: string): string | undefined {
  const made = [...block.matchAll(/\n[ \t]+\w+\.(\w+) = ([^\n]+)/gu)].map(([, name = '', value = '']) => ({
    name,
    value,
  }))
  if (made[0]?.name !== first || !startsManager(made[0].value)) return undefined
  let early: string | undefined = text
  for (const { name, value } of made) early = early && withValueInInit(early, self, name, value)
  return early
}

function startsManager(value: string): boolean {
  return [...value.matchAll(/\u0001([^\u0002]*)\u0002\(/gu)].some(([, name = '']) =>
    name.split(/[=:|]/).some((entry) => isManager(entry.replace(/\.$/, ''))),
  )
}

/** Whether nothing but a docstring, comments and checks of optional dependencies stands in `setup` before an offset. */
function opensSetup(before: string, indent: string): boolean {
  const head = lastDef(before)
  if (head?.name !== 'setup' || head.indent.length >= indent.length) return false
  const between = before
    .slice(head.offset)
    .replace(/\u0001[^\u0002]*_require_\w+\u0002\(\u0003[^\u0003]*\u0003\)/gu, '')
    .replace(/\u0003[^\u0003]*\u0003|\u0005[^\u0005]*\u0005/gu, '')
  let depth = 0
  for (let at = between.indexOf('('); at < between.length; at += 1) {
    if (between[at] === '(') depth += 1
    if (between[at] === ')') depth -= 1
    if (depth === 0) return /^\)(\s*->[^\n]*)?:\s*$/u.test(between.slice(at))
  }
  return false
}

function withValueInInit(text: string, self: string, name: string, value: string): string | undefined {
  const none = new RegExp(`\\n([ \\t]+)${self}\\.${name} = (None)(?=[ \\t]*[\\n\u0005]|$)`, 'gu')
  for (const match of text.matchAll(none)) {
    const head = lastDef(text.slice(0, match.index))
    if (head?.name !== '__init__' || head.indent.length >= (match[1]?.length ?? 0)) continue
    const end = match.index + match[0].length
    return text.slice(0, end - 'None'.length) + value + text.slice(end)
  }
  return undefined
}

function lastDef(
  text: string,
): { readonly name: string; readonly indent: string; readonly offset: number } | undefined {
  const match = [...text.matchAll(/\n([ \t]+)def (\w+)\(/gu)].at(-1)
  return match === undefined ? undefined : { name: match[2] ?? '', indent: match[1] ?? '', offset: match.index }
}

/** A `teardown` at the end that sets attributes to None, which hold maps, and hands on what it was called with. */
function withoutTeardown(text: string): string {
  const method =
    /\n\s*\n([ \t]+)def teardown\((\w+)(?:, (\w+)(?:: [^\n,]*)?)?\)(?: -> None)?:\n[ \t]+\u0003[^\u0003]*\u0003((?:\n[ \t]+\w+\.\w+ = None)+)(?:\n[ \t]+super\(\)\.teardown\((\w+)\))?\s*$/u
  const match = method.exec(text)
  if (match === null) return text
  const [, , self = '', stage, body = '', handed] = match
  const rest = text.slice(0, match.index)
  const names = [...body.matchAll(/(\w+)\.(\w+) = None/gu)]
  const isWanted =
    (handed === undefined || handed === stage) &&
    !/\n[ \t]+(async )?def teardown\(/u.test(rest) &&
    [...rest.matchAll(/\u0001([^\u0002]*)\u0002\(/gu)].some(([, name = '']) =>
      isMemoryMap(name.replace(/^[^=]*=/, '')),
    ) &&
    names.every(([, of, name = '']) => of === self && new RegExp(`\\n[ \\t]+${self}\\.${name} = `, 'u').test(rest))
  return isWanted ? rest : text
}
