import { changedWords } from '../text/changed-words.ts'
import type { LinePiece } from '../text/changed-words.ts'
import type { Paint, Style } from './paint.ts'

/** A patch in git's colours, for a terminal, with the words that differ set off: the bytes are no patch any more. */
export function paintPatch(patch: string, paint: Paint): string {
  let isHunk = false
  const painted: string[] = []
  const lines = patch.split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    // Every line of a hunk starts with a sign, so this one is a header whatever the file holds.
    if (line.startsWith('diff --git ')) isHunk = false
    if (line.startsWith('@@')) {
      isHunk = true
      const end = line.indexOf('@@', 2) + 2
      painted.push(paint('cyan', line.slice(0, end)) + line.slice(end))
    } else if (line === '') painted.push(line)
    else if (!isHunk) painted.push(paint('bold', line))
    else if (line.startsWith('-') || line.startsWith('+')) {
      const end = endOfBlock(lines, at)
      painted.push(...paintBlock(lines.slice(at, end), paint))
      at = end - 1
    } else painted.push(line)
  }
  return painted.join('\n')
}

function endOfBlock(lines: readonly string[], start: number): number {
  let end = start
  while (/^[-+]/.test(lines[end] ?? '')) end += 1
  return end
}

/** Removed and added lines that follow each other; where there are as many of both, each pair is compared word by word. */
function paintBlock(block: readonly string[], paint: Paint): readonly string[] {
  const removed = block.filter((line) => line.startsWith('-'))
  const isPaired =
    removed.length * 2 === block.length && block.slice(0, removed.length).every((line) => line[0] === '-')
  return block.map((line, at) => {
    const style = line.startsWith('+') ? 'green' : 'red'
    const [before, after] = [removed[at % removed.length], block[(at % removed.length) + removed.length]]
    if (!isPaired || before === undefined || after === undefined) return paint(style, line)
    const words = changedWords(before.slice(1), after.slice(1))
    if (words === undefined) return paint(style, line)
    return paintPieces(line.slice(0, 1), style === 'red' ? words.before : words.after, style, paint)
  })
}

function paintPieces(sign: string, pieces: readonly LinePiece[], style: Style, paint: Paint): string {
  return paint(style, sign + pieces.map(({ text, isChanged }) => (isChanged ? paint('inverse', text) : text)).join(''))
}
