import type { Paint } from './paint.ts'

/** A patch in git's colours, for a terminal: the bytes are no patch any more. */
export function paintPatch(patch: string, paint: Paint): string {
  let isHunk = false
  const lines = patch.split('\n').map((line) => {
    // Every line of a hunk starts with a sign, so this one is a header whatever the file holds.
    if (line.startsWith('diff --git ')) isHunk = false
    if (line.startsWith('@@')) {
      isHunk = true
      const end = line.indexOf('@@', 2) + 2
      return paint('cyan', line.slice(0, end)) + line.slice(end)
    }
    if (line === '') return line
    if (!isHunk) return paint('bold', line)
    if (line.startsWith('+')) return paint('green', line)
    return line.startsWith('-') ? paint('red', line) : line
  })
  return lines.join('\n')
}
