import type { Finding } from '../../model/finding.ts'
import { firstPartOf, joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { leftAsHistory } from '../../plan/names/affected-text.ts'
import { linesOfNotebook } from '../meaning/notebook-lines.ts'
import type { NotebookLines } from '../meaning/notebook-lines.ts'
import type { Scene } from '../proof/proof-input.ts'

const IMPORT =
  /^\s*(?:from\s+([\w.]+)\s+import\s+\(?([\w\s,*]+)|import\s+([\w.]+(?:\s+as\s+\w+)?(?:\s*,\s*[\w.]+(?:\s+as\s+\w+)?)*))/
const CHAIN = /(?<![\w.'"/-])([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)/g

/**
 * Magics of notebooks (`%lprun -f till.total till.total(1)`, `%psource till.total`), which no parser reads: names that they take and that cells
 * imported are imported still, and what they read of a module of the tree is there. Read off the letters of each cell.
 */
export function lostInMagics(scene: Scene): readonly Finding[] {
  const paths = scene.final.list('.ipynb')
  return paths.flatMap((path): readonly Finding[] => {
    const origin = scene.touched.has(path) ? scene.touched.get(path) : path
    if (origin === undefined || leftAsHistory(path, scene.plan) !== undefined) return []
    const [old, text] = [scene.base.glance(origin), scene.final.glance(path)]
    if (!/["\n\\]\s*%|\?\\n|\?"/.test(text)) return []
    const [was, is] = [linesOfNotebook(origin, old), linesOfNotebook(path, text)]
    const [before, after] = [boundIn(was), boundIn(is)]
    const had = new Set(was.magics.flatMap((line) => chainsOf(line)).map((chain) => whole(chain, before)))
    for (const chain of is.magics.flatMap((line) => chainsOf(line))) {
      const [head = ''] = chain.split('.')
      if (before.has(head) && !after.has(head)) return [lost(path, `${head}, which no cell imports any more`)]
      const name = whole(chain, after)
      if (name === undefined || !isGone(scene, name)) continue
      if (had.has(name) ? isThere(scene, name) : true) return [lost(path, `${name}, which is not there`)]
    }
    return []
  })
}

/** What the cells import, by the names that they give it; `import a.b` gives `a`. */
function boundIn({ code }: NotebookLines): ReadonlyMap<string, QualifiedName> {
  const bound = new Map<string, QualifiedName>()
  for (const line of code) {
    const match = IMPORT.exec(line)
    if (match === null) continue
    const [, from, list = '', plain = ''] = match
    for (const item of (from === undefined ? plain : list).split(',')) {
      const [name = '', , alias] = item.trim().split(/\s+/)
      const module = from === undefined ? name : joinName(from, name)
      const head = firstPartOf(name)
      if (alias !== undefined) bound.set(alias, module)
      else bound.set(head, from === undefined ? head : module)
    }
  }
  return bound
}

function chainsOf(line: string): readonly string[] {
  return [...line.replace(/^\s*(?:[\w.,\s[\]]+=\s*)?%{1,2}\w+/, '').matchAll(CHAIN)].map(([, chain = '']) => chain)
}

/** The full name of a chain that begins with what is imported. */
function whole(chain: string, bound: ReadonlyMap<string, QualifiedName>): QualifiedName | undefined {
  const [head = ''] = chain.split('.')
  const start = bound.get(head)
  return start === undefined || !chain.includes('.') ? undefined : start + chain.slice(head.length)
}

/** Whether a module of the tree that a name goes through lacks the word behind it. */
function isGone({ after }: Scene, name: QualifiedName): boolean {
  const target = after.lookup(name, 'import')
  return target.kind === 'missing' && target.module === parentOf(name) && target.word === lastPartOf(name)
}

function isThere({ before }: Scene, name: QualifiedName): boolean {
  const { kind } = before.lookup(name, 'import')
  return kind === 'module' || kind === 'symbol'
}

function lost(path: RepoPath, what: string): Finding {
  return {
    code: 'attribute-lost',
    level: 'error',
    reason: `${path}: a magic reads ${what}`,
    advice: 'Nothing was written. Change that cell first, or take this move out of the recipe.',
    place: { path },
  }
}
