import type { Scene } from '../proof/proof-input.ts'

/** Whether nothing but imports of modules of the tree came into a text: they load what a file that changed loads no more. */
export function addsLoadsAlone(scene: Scene, before: string, after: string): boolean {
  const left = before.split('\n')
  let loads = 0
  for (const line of after.split('\n')) {
    if (line === left[0]) {
      left.shift()
      continue
    }
    const module = /^\s*import ([\w.]+)(?: as _\w+)?(?: {2}# noqa: F401)?\r?$/.exec(line)?.[1]
    if (line.trim() !== '' && (module === undefined || !scene.after.isModule(module))) return false
    if (module !== undefined) loads += 1
  }
  return left.length === 0 && loads > 0
}
