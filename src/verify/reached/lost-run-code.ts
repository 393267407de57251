import type { Finding } from '../../model/finding.ts'
import { lastPartOf } from '../../model/names.ts'
import { accepts } from '../../model/recipe.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import type { Scene } from '../proof/proof-input.ts'

const RUNS = ['exec', 'eval', 'compile', 'runsource', 'timeit', 'runctx']
/** `from .core import`, `from %s.core import`, `import {pkg}.core`, `from $pkg.core import`, in quotes. */
const SAID =
  /(["'])(?:[^"'\n\\]|\\.)*?\b(?:from|import)[ \t]+(?:[\w.]*(?:\{[\w.]*\}|%(?:\(\w+\))?s|\$\{?\w+\}?))?((?:\.\w+)+)\b/g

/**
 * Code in texts that the same file runs, which imports by a relative name or by what is put in before a dot: no module of the tree that ended
 * so is called otherwise now. Read off the lines, for files that run texts.
 */
export function lostRunCode(scene: Scene): readonly Finding[] {
  const renamed = scene.before.allModules().filter((module) => scene.map.moduleTo(module) !== module)
  if (renamed.length === 0) return []
  return scene.final.mentioning(RUNS, '.py').flatMap((path): readonly Finding[] => {
    const text = scene.final.glance(path)
    if (accepts(scene.plan.recipe, 'dynamic-import', scene.touched.get(path) ?? path)) return []
    for (const match of text.matchAll(SAID)) {
      const tail = match[2] ?? ''
      const lost = renamed.find(
        (one) => `.${one}`.endsWith(tail) && one !== lastPartOf(one) && !scene.map.moduleTo(one).endsWith(tail),
      )
      if (lost === undefined || !isRun(text, match.index)) continue
      return [
        {
          code: 'attribute-lost',
          level: 'error',
          reason: `${path} runs a text that imports ${tail} of what is put in, or of a package; ${lost} is ${scene.map.moduleTo(lost)} now`,
          advice:
            'Nothing was written. Write the full name of the module in the text first, or accept it in the recipe (`dynamic-import`).',
          place: { path, span: { start: match.index, end: match.index + match[0].length } },
        },
      ]
    }
    return []
  })
}

/** Whether the line of a text runs it, or a line that runs something says the name that the text is given to. */
function isRun(text: string, at: number): boolean {
  const start = text.lastIndexOf('\n', at) + 1
  const calls = new RegExp(`(?<!\\w)(?:${RUNS.join('|')})\\s*\\(`)
  const before = text.slice(start, at)
  if (calls.test(before)) return true
  const name = /^\s*(\w+)\s*(?::[^=]*)?=/.exec(before)?.[1]
  if (name === undefined) return false
  const says = new RegExp(`(?<![\\w.])${literalPattern(name)}(?!\\w)`)
  return text.split('\n').some((line) => calls.test(line) && says.test(line.slice(line.search(calls))))
}
