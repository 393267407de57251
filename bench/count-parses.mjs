// How much Python a run parses: texts, distinct texts, characters, and what was parsed more than once.
//   node --import ./bench/count-parses.mjs dist/src/cli/main.js preview --root ROOT --recipe RECIPE --quiet > preview.diff
// (with dist/program.cjs out of the way, for the bundle asks another copy of the parser)
// Counts do not depend on how busy the machine is; compare them before and after a change.
import { Parser } from 'web-tree-sitter'

const times = new Map()
const parse = Parser.prototype.parse
Parser.prototype.parse = function (text, ...rest) {
  times.set(text, (times.get(text) ?? 0) + 1)
  return parse.call(this, text, ...rest)
}

process.on('exit', () => {
  const texts = [...times]
  const parsed = texts.reduce((sum, [, count]) => sum + count, 0)
  const characters = texts.reduce((sum, [text, count]) => sum + text.length * count, 0)
  const again = texts.reduce((sum, [text, count]) => sum + text.length * (count - 1), 0)
  console.error(
    `${parsed} texts parsed, ${texts.length} distinct; ${characters} characters, ${again} of them not for the first time`,
  )
})
