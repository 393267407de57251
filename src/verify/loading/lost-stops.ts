import type { Finding } from '../../model/finding.ts'
import { lastPartOf } from '../../model/names.ts'
import type { Scene } from '../proof/proof-input.ts'

/** An import at the left margin, with the module it names. */
const IMPORT = /^(?:from\s+([\w.]+)\s+import\b|import\s+([\w.]+))/
const AT_MARGIN = /^/
const IN_BLOCK = /^(?: {1,4}|\t)/
/** What ends the import of a module where it stands in a block at the top. */
const ENDS = /^[ \t]+(?:raise\b|(?:sys\.)?exit\s*\()|:\s*raise\b/

/**
 * An import that ran only where its module did not stop before (`assert sys.platform == "win32"`, `if ...: raise`, `except ...: raise`)
 * does not come, with moved code, to a module that was there and has no such stop. Read off the lines at the left margin.
 */
export function lostStops(scene: Scene): readonly Finding[] {
  const pairs = new Map(scene.plan.symbols.map((move) => [`${move.from} ${move.to}`, move]))
  return [...pairs.values()].flatMap(({ from, to }): readonly Finding[] => {
    const path = scene.after.fileOf(scene.map.moduleTo(to))
    const [source, was] = [scene.before.fileOf(from), scene.before.fileOf(to)]
    if (path === undefined || source === undefined || was === undefined) return []
    const behind = behindStop(scene.base.glance(source))
    const known = imported(scene.base.glance(was), IN_BLOCK)
    const come = imported(scene.final.glance(path), AT_MARGIN).find(
      (name) => !known.includes(name) && behind.includes(name),
    )
    if (come === undefined) return []
    return [
      {
        code: 'stopped-module',
        level: 'error',
        reason: `${path} imports ${come} wherever it is loaded; ${from} did so only where it did not stop before`,
        advice: 'Put the moved code into a new module.',
        place: { path },
      },
    ]
  })
}

/** The last words of the modules that a text imports at its left margin, or in the blocks there as well. */
function imported(text: string, margin: RegExp): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const match = IMPORT.exec(line.replace(margin, ''))
    return match === null ? [] : [lastPartOf(match[1] ?? match[2] ?? '')]
  })
}

/** Of these, the ones below, or in, the first statement at the top that may end the import. */
function behindStop(text: string): readonly string[] {
  const lines = text.split('\n')
  let head = 0
  const stop = lines.findIndex((line, at) => {
    if (/^\S/.test(line) && !/^(?:else|elif|except|finally|[)\]}#])/.test(line)) head = at
    const isBlock = /^(?:if|match|try|with|for|while)\b/.test(lines[head] ?? '')
    return /^assert\b/.test(line) || (isBlock && ENDS.test(line))
  })
  return stop < 0 ? [] : imported(lines.slice(head).join('\n'), IN_BLOCK)
}
