import { parseProgram, tomlTree } from './toml-tree.ts'

/** What stands before the entries of most arrays of a text that are written one entry a line; two blanks where there are none, or it is no TOML. */
export function arrayIndent(text: string): string {
  if ('problem' in parseProgram(text)) return '  '
  const counts = new Map<string, number>()
  for (const { node, isInline } of tomlTree(text).entries) {
    const first = node.value.type === 'TOMLArray' && !isInline ? node.value.elements[0] : undefined
    if (first === undefined) continue
    const before = text.slice(text.lastIndexOf('\n', first.range[0] - 1) + 1, first.range[0])
    if (/^[ \t]+$/.test(before)) counts.set(before, (counts.get(before) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '  '
}
