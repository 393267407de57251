import { describe, expect, it } from 'vitest'
import { literalSource } from '../../src/workspace/file-source.ts'
import { openWorkspace } from '../../src/workspace/snapshot.ts'
import { fixtureCases } from '../support/fixture-cases.ts'
import { runRecipe } from '../support/run-recipe.ts'
import { loadPython } from '../../src/python/parse/grammar.ts'

await loadPython()

/** Cases with moves, renames, packages, documents and files that are no text, planned, carried out and proved. */
const asked = /^(pipeline|move-modules|scaffold-tests|rewrite-class-paths)\//

describe('a preview', () => {
  it('reads no text of the tree more than twice: once for its words, and once for what it says', () => {
    const often = fixtureCases()
      .filter(({ name }) => asked.test(name))
      .flatMap(({ name, recipe, input, upTo }) => {
        const source = literalSource(input)
        const reads = new Map<string, number>()
        const base = openWorkspace({
          ...source,
          bytes(path) {
            reads.set(path, (reads.get(path) ?? 0) + 1)
            return source.bytes(path)
          },
        })
        runRecipe(recipe, base, upTo)
        // What is no text is compared byte for byte by the proof, which takes nobody's word for it.
        const isText = (path: string): boolean => base.read(path) !== undefined
        return [...reads]
          .filter(([path, count]) => count > 2 && isText(path))
          .map(([path, count]) => `${name}: ${path} ${count} times`)
      })
    expect(often).toEqual([])
  }, 120_000)
})
