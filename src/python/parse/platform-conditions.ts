import { parsePython } from './grammar.ts'
import type { Node } from './syntax-tree.ts'

/** What code compares to know where it runs, and the variable of markers that says the same (PEP 508). */
const VARIABLES: Readonly<Record<string, string>> = {
  'os.name': 'os_name',
  'sys.platform': 'sys_platform',
  'platform.system()': 'platform_system',
}

/**
 * For each offset (of an import statement) the marker of PEP 508 that the nearest `if` around it is true for: `os_name == 'nt'` for
 * `if os.name == "nt":`. Undefined where it stands in none, or in one that asks something else. UTF-16 offsets.
 */
export function platformMarkers(text: string, offsets: readonly number[]): readonly (string | undefined)[] {
  if (offsets.length === 0 || !/\bos\.name\b|\bsys\.platform\b|\bplatform\.system\b/.test(text))
    return offsets.map(() => undefined)
  const { rootNode } = parsePython(text)
  return offsets.map((offset) => markerAt(rootNode, offset))
}

function markerAt(root: Node, offset: number): string | undefined {
  let node: Node | null = root.descendantForIndex(offset)
  for (; node !== null && node.type !== 'module'; node = node.parent) {
    const parent: Node | null = node.parent
    if (parent === null || !['if_statement', 'elif_clause'].includes(parent.type)) continue
    if (parent.childForFieldName('consequence')?.startIndex !== node.startIndex) continue
    return markerOf(parent.childForFieldName('condition'))
  }
  return undefined
}

function markerOf(condition: Node | null): string | undefined {
  if (condition?.type !== 'comparison_operator') return undefined
  const [asked, value, ...more] = condition.namedChildren
  const variable = VARIABLES[asked?.text ?? '']
  const word = /^["']([\w.]+)["']$/.exec(value?.text ?? '')?.[1]
  const operator = condition.childForFieldName('operators')?.text ?? ''
  if (variable === undefined || word === undefined || more.length > 0 || !['==', '!='].includes(operator))
    return undefined
  return `${variable} ${operator} '${word}'`
}
