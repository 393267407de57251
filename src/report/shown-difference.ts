/**
 * Two texts as they are shown beside each other: each stretch of white space as one blank, none at the ends, no comma in front of
 * a bracket, and of texts that are long only the
 * words that differ, with a few characters around.
 */
export function shownDifference(before: string, after: string): readonly [string, string] {
  const [was, is] = [onOneLine(before), onOneLine(after)]
  if (was === '' || is === '' || Math.max(was.length, is.length) <= SHORT) return [was, is]
  const head = wholeWords(was, sharedBlanksApart(was, is))
  const tail = sharedBlanksApart(reversed(was.slice(head[0])), reversed(is.slice(head[1])))
  const [first, second] = wholeWords(reversed(was), tail)
  const cut = (text: string, from: number, to: number): string =>
    `${from > 0 ? '...' : ''}${text.slice(from, text.length - to).trim()}${to > 0 ? '...' : ''}`
  return [cut(was, head[0], first), cut(is, head[1], second)]
}

/** What is shown whole. */
const SHORT = 60

function onOneLine(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/, ([)\]}])/g, ' $1')
}

function reversed(text: string): string {
  return [...text].reverse().join('')
}

/** How far two texts are the same at the beginning, if blanks do not count: an offset of each. */
function sharedBlanksApart(one: string, other: string): readonly [number, number] {
  let [a, b] = [0, 0]
  for (;;) {
    const [x, y] = [nextInk(one, a), nextInk(other, b)]
    if (x >= one.length || y >= other.length || one[x] !== other[y]) return [a, b]
    a = x + 1
    b = y + 1
  }
}

function nextInk(text: string, at: number): number {
  let next = at
  while (text[next] === ' ') next += 1
  return next
}

/** Two offsets, back to where a word begins. */
function wholeWords(text: string, [at, other]: readonly [number, number]): readonly [number, number] {
  let back = 0
  while (back < Math.min(at, other) && /[\w./-]/.test(text[at - back - 1] ?? '')) back += 1
  return [at - back, other - back]
}
