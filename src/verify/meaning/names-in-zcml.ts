import { joinName, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { OldName } from './old-names.ts'

/** A word of an attribute that begins with a dot: a name below the package of the file (zope.configuration, "GlobalObject"). */
const RELATIVE = /(?<=["'\s])(\.+)([A-Za-z_][\w.]*\w|[A-Za-z_])(?=["'\s])/g

/** Names that ZCML says from the package of its folder (`factory=".till.Total"`), and that are others now. A file in no package may mean any. */
export function namesInZcml(scene: Scene, path: RepoPath, text: string): readonly OldName[] {
  if (!path.endsWith('.zcml')) return []
  const origin = scene.touched.get(path) ?? path
  const home = scene.before.moduleOf(joinPath(folderOf(origin), '__init__.py'))
  return [...text.matchAll(RELATIVE)].flatMap((match): readonly OldName[] => {
    const [whole, dots = '', words = ''] = match
    let above = home
    for (let up = dots.length; up > 1 && above !== undefined; up -= 1) above = parentOf(above)
    const old = above === undefined ? endingSo(scene, words) : joinName(above, words)
    const now = old === undefined ? undefined : newNameOf(scene, old)
    const span = { start: match.index, end: match.index + whole.length }
    return old === undefined || now === undefined ? [] : [{ span, old, now, isWord: true }]
  })
}

/** A name that moved, or of a module that did, and that ends in some words. */
function endingSo({ plan }: Scene, words: string): QualifiedName | undefined {
  const symbols = plan.symbols.filter(({ copied }) => !copied).map(({ from, symbol }) => joinName(from, symbol))
  const symbol = symbols.find((name) => name.endsWith(`.${words}`))
  if (symbol !== undefined) return symbol
  const [first = ''] = words.split('.')
  const module = plan.modules.find(({ from }) => from.endsWith(`.${first}`))?.from
  return module === undefined ? undefined : module + words.slice(first.length)
}

/** What a name is called now; undefined where it is there still, or never was. */
function newNameOf({ before, after, plan, map }: Scene, name: QualifiedName): QualifiedName | undefined {
  const was = before.lookup(name, 'import')
  if (was.kind !== 'module' && was.kind !== 'symbol') return undefined
  if (/^(?:module|symbol)$/.test(after.lookup(name, 'import').kind)) return undefined
  const move = plan.symbols.find(
    ({ from, symbol, copied }) => !copied && was.kind === 'symbol' && from === was.module && symbol === was.symbol,
  )
  const now = move === undefined ? map.moduleTo(was.module) : map.moduleTo(move.to)
  return now + name.slice(was.module.length)
}
