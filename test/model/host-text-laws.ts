import fc from 'fast-check'
import { expect } from 'vitest'
import { replace } from '../../src/model/edit.ts'
import type { Edit } from '../../src/model/edit.ts'
import { InvariantError } from '../../src/model/errors.ts'
import type { HostText } from '../../src/model/host-text.ts'
import { contains } from '../../src/model/span.ts'
import { applyEdits } from '../../src/text/apply-edits.ts'

type Reader = (text: string) => readonly HostText[]

/** The host text after edits of one of its embedded texts. */
export function edited(text: string, host: HostText | undefined, edits: readonly Edit[]): string {
  if (host === undefined) throw new Error('no such host text')
  const found = host.hostEdits(edits)
  for (const edit of found) expect(contains(host.span, edit.span)).toBe(true)
  return applyEdits(text, found)
}

/** An edit of the first occurrence of `word`. */
export function swap(host: HostText | undefined, word: string, text: string): Edit {
  const at = host?.value.indexOf(word) ?? -1
  if (at < 0) throw new Error(`${word} is not in ${JSON.stringify(host?.value)}`)
  return replace(at, at + word.length, text)
}

/** Identity edits change no byte, and replacing a word changes the bytes of this word and one value only. */
export function checkWords(text: string, read: Reader): void {
  const hosts = read(text)
  const values = hosts.map((host) => host.value)
  for (const [i, host] of hosts.entries()) {
    expect(edited(text, host, [replace(0, host.value.length, host.value)])).toBe(text)
    expect(edited(text, host, [])).toBe(text)
    for (const match of host.value.matchAll(/[A-Za-z_]\w*/g)) {
      const start = match.index
      const end = start + match[0].length
      expect(edited(text, host, [replace(start, end, match[0])])).toBe(text)
      const after = edited(text, host, [replace(start, end, 'zz9')])
      expect(after.length).toBe(text.length + 3 - rawLength(host, start, end))
      expect(read(after).map((found) => found.value)).toEqual(
        values.with(i, host.value.slice(0, start) + 'zz9' + host.value.slice(end)),
      )
    }
  }
}

function rawLength(host: HostText, start: number, end: number): number {
  const [edit] = host.hostEdits([replace(start, end, 'zz9')])
  return edit === undefined ? 0 : edit.span.end - edit.span.start - (edit.text.length - 3)
}

/**
 * Any edits that are not refused give the edited value when the text is read again, and leave the others alone.
 * `same` says what a value becomes for a text that cannot hold every value.
 */
export function checkRandomEdits(
  text: string,
  read: Reader,
  same: (value: string) => string = (value) => value,
  checkShape: (after: string) => void = () => undefined,
): void {
  const hosts = read(text)
  checkShape(text)
  const piece = fc.constantFrom(
    '',
    'x',
    'name',
    '\n',
    'a b\n',
    '    y = 1\n',
    '\nz',
    '"',
    "'",
    '\\',
    '😀',
    'é',
    ', ',
    '#',
    '\t',
  )
  const plans = fc.record({
    host: fc.nat(),
    cuts: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), piece, piece), { minLength: 1, maxLength: 3 }),
  })
  fc.assert(
    fc.property(plans, ({ host: n, cuts }) => {
      const i = n % hosts.length
      const host = hosts[i]
      if (host === undefined) return
      const edits: Edit[] = []
      let at = 0
      for (const [from, length, head, tail] of cuts) {
        const start = boundary(host.value, Math.min(at + (from % (host.value.length + 1)), host.value.length))
        const end = boundary(host.value, Math.min(start + length, host.value.length))
        edits.push(replace(start, end, head + tail))
        at = end + 1
        if (at > host.value.length) break
      }
      const expected = applyEdits(host.value, edits)
      let after: string
      try {
        after = edited(text, host, edits)
      } catch (error) {
        if (error instanceof InvariantError) return
        throw error
      }
      let found: readonly HostText[]
      try {
        found = read(after)
      } catch (error) {
        throw new Error(`unreadable after ${JSON.stringify(edits)} of ${JSON.stringify(host.value)}:\n${after}`, {
          cause: error,
        })
      }
      checkShape(after)
      const values = found.map((text) => text.value)
      expect(values.map(same)).toEqual(hosts.map((found, k) => same(k === i ? expected : found.value)))
    }),
    { numRuns: 300 },
  )
}

function boundary(value: string, offset: number): number {
  return /[\udc00-\udfff]/.test(value[offset] ?? '') ? offset + 1 : offset
}
