import type { Finding } from '../../model/finding.ts'
import { firstPartOf, isWithin, joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { leftAsHistory } from '../../plan/names/affected-text.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { linesOfNotebook } from '../meaning/notebook-lines.ts'
import { LOADED } from '../meaning/loads.ts'
import type { Loads } from '../meaning/loads.ts'
import type { Scene } from '../proof/proof-input.ts'

/** Import statements by their letters: what follows `from` with its list, or one module. */
const IMPORT =
  /(?<![\w.])(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+\(?([\w, \t*]+)|import[ \t]+([\w.]+(?:[ \t]+as[ \t]+\w+)?(?:[ \t]*,[ \t]*[\w.]+)*))/g
/** Files that readers read, without notebooks, whose commands are read, and those of Python itself, whose names other checks follow. */
const OTHERS = /\.(?:pyi?|md|markdown|mdx|rst|rest|txt|doctest|qmd|html?|svg|po|csv|tsv)$/

/**
 * Python in commands and configs (`python -c '...'` of a shell, a step of a workflow), read off its letters: a name that is taken from a module
 * which has lost it, and one that is read through a module which nothing imports beside it.
 */
export function lostInCommands(scene: Scene, loads: Loads): readonly Finding[] {
  const moved = scene.plan.symbols.filter((move) => !move.copied)
  const symbols = [...new Set(moved.map((move) => move.symbol))]
  if (symbols.length === 0) return []
  return scene.final.matching(wordQuery(symbols)).flatMap((path): readonly Finding[] => {
    const text = OTHERS.test(path) ? '' : commandsOf(path, scene.final.glance(path))
    if (!/(?<![\w.])import[ \t]/.test(text) || leftAsHistory(path, scene.plan) !== undefined) return []
    const lines = text.split('\n')
    const all = importsOf(text)
    return moved.flatMap(({ from, to, symbol }): readonly Finding[] => {
      const [old, home] = [scene.map.moduleTo(from), scene.map.moduleTo(to)]
      const isGone = scene.after.lookup(joinName(old, symbol)).kind === 'missing'
      if (isGone && all.some(({ module, names }) => module === old && names.includes(symbol)))
        return [lost(path, `takes ${symbol} from ${old}, which does not have it any more`)]
      if (!scene.touched.has(path) || !text.includes(joinName(home, symbol))) return []
      const unloaded = lines
        .filter((line) => says(line, joinName(home, symbol)))
        .map(importsOf)
        .some((here) => !isLoaded(scene, loads, here.length > 0 ? here : all, home))
      return unloaded ? [lost(path, `reads ${joinName(home, symbol)}, and imports ${home} nowhere beside it`)] : []
    })
  })
}

/** What of a file are commands: of a notebook its lines for a shell. */
function commandsOf(path: RepoPath, text: string): string {
  return path.endsWith('.ipynb') ? linesOfNotebook(path, text).commands.join('\n') : text
}

interface Imported {
  readonly module: QualifiedName
  readonly names: readonly string[]
}

function importsOf(text: string): readonly Imported[] {
  return [...text.matchAll(IMPORT)].flatMap(([, from, list = '', plain = '']): readonly Imported[] =>
    from === undefined
      ? plain.split(',').map((one) => ({ module: one.trim().split(/[ \t]/)[0] ?? '', names: [] }))
      : [{ module: from, names: list.split(',').map((one) => one.trim().split(/[ \t]/)[0] ?? '') }],
  )
}

function says(line: string, chain: string): boolean {
  const at = line.indexOf(chain)
  return at >= 0 && !/[\w.]/.test(line.charAt(at - 1)) && !/\w/.test(line.charAt(at + chain.length))
}

/** Whether what is imported loads a module; so it is where nothing of its package is imported, for then the name is no code. */
function isLoaded({ after }: Scene, loads: Loads, imported: readonly Imported[], home: QualifiedName): boolean {
  const names = imported
    .flatMap(({ module, names: items }) => [module, ...items.map((name) => joinName(module, name))])
    .filter((name) => firstPartOf(name) === firstPartOf(home))
  return (
    names.length === 0 ||
    names.some((name) => {
      const file = after.fileOf(name)
      return isWithin(name, home) || (file !== undefined && LOADED.indexOf(loads.howSure(file, home)) >= 3)
    })
  )
}

function lost(path: RepoPath, what: string): Finding {
  return {
    code: 'attribute-lost',
    level: 'error',
    reason: `${path}: code in it ${what}`,
    advice: 'Nothing was written. Change that code first, or take this move out of the recipe.',
    place: { path },
  }
}
