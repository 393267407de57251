import type { SourceFile } from '../../model/source-file.ts'

/** Whether a line that was there ends in another way, or a new one in a way no line did: a file may mix them. */
export function changesLineEnds(before: string, after: string): boolean {
  const ends = new Map<string, Set<string>>()
  const all = new Set<string>()
  for (const [content, end] of linesOf(before)) {
    ends.set(content, (ends.get(content) ?? new Set()).add(end))
    all.add(end)
  }
  if (all.size === 0) return false
  return linesOf(after).some(([content, end]) => !((content.trim() === '' ? all : ends.get(content)) ?? all).has(end))
}

/** What each ended line says, and how it ends. A pattern over whole lines would try the last one, without an end, from each of its characters. */
function linesOf(text: string): readonly (readonly [string, string])[] {
  const parts = text.split(/(\r\n|\n|\r)/)
  return parts.flatMap((end, at) => (at % 2 === 1 ? [[parts[at - 1] ?? '', end] as const] : []))
}

/** A text file as it would be with the line ends of Unix. */
export function withUnixLines(file: SourceFile): SourceFile {
  return file.text.includes('\r\n') ? { ...file, text: file.text.replaceAll('\r\n', '\n') } : file
}
