import { firstPartOf } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { OldName } from './old-names.ts'

/** A directive that takes a piece out of a file (Sphinx, `literalinclude`), or documents one object, whose module an option may say. */
const DIRECTIVE = /^([ \t]*)(?:\.\. |`{3,}\{)(?:py:)?(literalinclude|auto\w+)(?:\}|::)[ \t]+(\S+)/
const OPTION = /^[ \t]*:([\w-]+):[ \t]*(.*)$/
/** A snippet (PyMdown): a file, and behind a colon a section or lines of it. */
const SNIPPET = /--8<--[ \t]+["']?([^\s"':]+\.py):([\w:-]+)/g
const PIECES = /literalinclude|--8<--|:module:/

/** A directive that was begun, and where its argument stands. */
interface Block {
  readonly kind: string
  readonly argument: string
  readonly at: number
  readonly indent: number
  readonly isFence: boolean
}

/**
 * Pieces of a source that a document takes out of it by a name which has left it (`:pyobject: total`, `:start-at: def total`), by lines that say
 * something else now (`:lines: 2-4`, `--8<-- "shop/till.py:2:4"`), and objects whose module an option says (`.. autofunction:: total` with
 * `:module: shop.till`).
 */
export function piecesTakenOut(scene: Scene, path: RepoPath, text: string): readonly OldName[] {
  if (!/\.(?:md|markdown|mdx|rst|rest|txt)$/.test(path) || !PIECES.test(text)) return []
  const moves = scene.plan.symbols.filter((move) => !move.copied)
  if (moves.length === 0) return []
  const found: OldName[] = []
  let block: Block | undefined
  let start = 0
  for (const line of text.split('\n')) {
    const [, indent = '', kind, argument = ''] = DIRECTIVE.exec(line) ?? []
    if (kind !== undefined) {
      const at = start + line.lastIndexOf(argument)
      block = { kind, argument, at, indent: indent.length, isFence: line.includes('`') }
    } else if (block !== undefined) {
      const [, option, value = ''] = OPTION.exec(line) ?? []
      const isInside = block.isFence || line.search(/\S/) > block.indent
      if (option === undefined || !isInside) block = undefined
      else found.push(...inOption(scene, moves, block, { option, value, at: start + line.length - value.length }))
    }
    for (const match of line.includes('--8<--') ? line.matchAll(SNIPPET) : []) {
      const [whole, file = '', piece = ''] = match
      const at = start + match.index + whole.length - piece.length
      found.push(...inFile(scene, moves, file, { option: /^\d*:?\d*$/.test(piece) ? 'lines' : '', value: piece, at }))
    }
    start += line.length + 1
  }
  return found
}

/** An option of a directive, and where its value stands. */
interface Option {
  readonly option: string
  readonly value: string
  readonly at: number
}

function inOption(scene: Scene, moves: readonly SymbolMove[], block: Block, option: Option): readonly OldName[] {
  if (block.kind === 'literalinclude') return inFile(scene, moves, block.argument, option)
  if (option.option !== 'module') return []
  const names = (from: string): boolean => [from, scene.map.moduleTo(from)].includes(option.value.trim())
  return moves
    .filter(({ from, symbol }) => names(from) && firstPartOf(block.argument) === symbol)
    .map((move) => wordAt(scene, move, block.at))
}

function inFile(
  scene: Scene,
  moves: readonly SymbolMove[],
  argument: string,
  { option, value, at }: Option,
): readonly OldName[] {
  const tail = argument.replace(/^(?:\.{0,2}\/)+/, '')
  const left = moves.filter(({ from }) => {
    const file = scene.before.fileOf(from)
    return file !== undefined && (file === tail || file.endsWith(`/${tail}`))
  })
  const [first] = left
  if (first === undefined) return []
  if (option === 'lines') {
    if (!areOthers(scene, first.from, value)) return []
    const span = { start: at, end: at + value.trimEnd().length }
    return [{ span, old: `${tail}:${value.trim()}`, now: 'other lines', how: 'lines' }]
  }
  return left.flatMap((move) => {
    const word = new RegExp(`(?<![\\w.])${move.symbol}(?!\\w)`).exec(value)
    return word === null ? [] : [wordAt(scene, move, at + word.index)]
  })
}

/** Whether the lines that a range names (`2-4`, `1,3-`, `2:4`) are others after the run. */
function areOthers(scene: Scene, module: string, ranges: string): boolean {
  const lines = [
    linesOf(scene.base.read(scene.before.fileOf(module) ?? '')?.text),
    linesOf(scene.final.read(scene.after.fileOf(scene.map.moduleTo(module)) ?? '')?.text),
  ]
  const [was = '', is = ''] = lines.map((all) =>
    ranges
      .split(',')
      .flatMap((range) => {
        const [from = '', to = from] = range.trim().split(/[-:]/)
        return all.slice(Math.max(0, Number(from || 1) - 1), to === '' ? undefined : Number(to))
      })
      .join('\n'),
  )
  return was !== is
}

function linesOf(text: string | undefined): readonly string[] {
  return text?.split(/\r?\n/) ?? []
}

function wordAt(scene: Scene, { from, to, symbol }: SymbolMove, start: number): OldName {
  const now = `${scene.map.moduleTo(to)}.${symbol}`
  return { span: { start, end: start + symbol.length }, old: `${from}.${symbol}`, now, isWord: true }
}
