import type { QualifiedName } from '../../model/names.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import { queryOf } from '../../workspace/text-query.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/**
 * Whether an expression stands in a finder of modules (a class with `find_spec`, PEP 451, or `find_module`, PEP 302) that nobody
 * in the tree asks for `module` under another package: `import tlz.utils`, where `tlz` finds what `toolz` has. What a finder
 * imports follows from what import statements ask it for, and all of those can be seen.
 */
export function isUnaskedFinder(workspace: Workspace, node: Node, module: QualifiedName): boolean {
  const [top = '', ...rest] = module.split('.')
  const tail = rest.join('.')
  if (tail === '' || !isInFinder(node)) return false
  const escaped = tail.replaceAll('.', '\\.')
  const last = rest.at(-1) ?? ''
  const other = `(?<![\\w.])(?!${top}\\b)\\w+`
  const asked = new RegExp(
    `${other}\\.${escaped}\\b|\\bfrom\\s+${other}(?:\\.\\w+)*\\s+import\\b[^\\n]*\\b${last}\\b|^\\s*${last}\\s*(?:as\\s+\\w+\\s*)?,?\\s*$|["']\\.?${escaped}["']`,
    'm',
  )
  return workspace.matching(queryOf(asked, [last])).length === 0
}

function isInFinder(node: Node): boolean {
  for (let above = node.parent; above !== null && above !== undefined; above = above.parent) {
    if (above.type !== 'class_definition') continue
    const body = above.childForFieldName('body')?.namedChildren ?? []
    const names = body.map((child) => (child.childForFieldName('definition') ?? child).childForFieldName('name')?.text)
    if (names.includes('find_spec') || names.includes('find_module')) return true
  }
  return false
}
