import type { SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { OldName } from './old-names.ts'

/** Directives below which short names are names of a module: for what follows (Sphinx), or for their own block. */
const SECTION = /^\.\. (?:py:)?(?:current)?module:: *([\w.]+)/
const BLOCK = /^( *)(?:\.\. automodule:: *|::: *)([\w.]+)/

/**
 * "The `total` of `shop.till`" in a document, `total` in a list of autosummary or of members below `shop.till`: nothing is spelled that
 * resolves, and `total` has left `shop.till`.
 */
export function wordsBeside(scene: Scene, path: RepoPath, text: string): readonly OldName[] {
  if (!/\.(?:md|markdown|mdx|rst|rest|txt|ipynb)$/.test(path)) return []
  const moves = scene.plan.symbols.filter(
    ({ symbol, copied }) => !copied && !symbol.startsWith('_') && text.includes(symbol),
  )
  if (moves.length === 0) return []
  const found: OldName[] = []
  let section: string | undefined
  let block: { readonly module: string; readonly indent: number } | undefined
  let start = 0
  for (const line of text.split('\n')) {
    section = SECTION.exec(line)?.[1] ?? section
    const [, indent = '', module] = BLOCK.exec(line) ?? []
    if (module !== undefined) block = { module, indent: indent.length }
    else if (block !== undefined && line.trim() !== '' && line.search(/\S/) <= block.indent) block = undefined
    for (const move of moves) {
      const patterns = patternsOf(scene, move, line, section, module === undefined ? block?.module : undefined)
      for (const at of new Set(patterns.flatMap((pattern) => placesOf(pattern, line, move.symbol))))
        found.push(wordAt(scene, move, start + at))
    }
    start += line.length + 1
  }
  return found
}

function patternsOf(
  scene: Scene,
  { from, symbol }: SymbolMove,
  line: string,
  section: string | undefined,
  block: string | undefined,
): readonly RegExp[] {
  if (!line.includes(symbol)) return []
  const names = [from, scene.map.moduleTo(from)]
  const patterns: RegExp[] = []
  const modules = names.map((name) => name.replaceAll('.', '\\.')).join('|')
  if (new RegExp(`(?<![\\w.])(?:${modules})(?![\\w]|\\.\\w)`).test(line))
    patterns.push(new RegExp(`(?<![\\w./-])${symbol}(?![\\w/-]|\\.\\w)`, 'g'))
  if (section !== undefined && names.includes(section))
    patterns.push(
      new RegExp(`^\\s+~?${symbol}\\s*$`, 'g'),
      new RegExp(`:[\\w:]+:\`~?${symbol}(?![\\w.])`, 'g'),
      new RegExp(`^\\s*\\.\\. (?:py:)?(?:auto)?\\w+:: +${symbol}(?![\\w.])`, 'g'),
    )
  if (block !== undefined && names.includes(block) && /members|^\s*-\s|^\s+\w+,?\s*$/.test(line))
    patterns.push(new RegExp(`(?<![\\w.])${symbol}(?![\\w.])`, 'g'))
  return patterns
}

function placesOf(pattern: RegExp, line: string, symbol: string): readonly number[] {
  return [...line.matchAll(pattern)].map((match) => match.index + match[0].lastIndexOf(symbol))
}

function wordAt(scene: Scene, { from, to, symbol }: SymbolMove, start: number): OldName {
  const now = `${scene.map.moduleTo(to)}.${symbol}`
  return { span: { start, end: start + symbol.length }, old: `${from}.${symbol}`, now, isWord: true }
}
