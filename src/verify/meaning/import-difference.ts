import type { ModuleFacts } from '../../python/facts/facts.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { baseNames, finalNames } from './canonical.ts'
import { originFrom } from './origin.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A name that a text imports, as the final tree calls it. */
interface ImportedName {
  readonly name: string
  /** `from module import name`: what it binds is in the text whether it is read or not. */
  readonly isFrom: boolean
  readonly isModule: boolean
  /** Read in the text: where it is read, what it means is compared. */
  readonly isRead: boolean
}

/**
 * The first name that one of two Python texts imports and the other does not, beyond what the plan asks for; undefined when there is none.
 * `import a.b as c` gives what `from a import b as c` gives. A module comes and goes with the chains that are read through it, and a
 * name that came is needed when it is read: reads are compared by their meaning.
 */
export function importDifference(
  scene: Scene,
  was: string,
  is: string,
): { readonly was: string; readonly is: string } | undefined {
  const [one, other] = [importedNames(scene, scene.before, was), importedNames(scene, scene.after, is)]
  const isIn = (all: typeof one, { name }: ImportedName): boolean => all.some((own) => own.name === name)
  const lost = one.find((own) => own.isFrom && !(own.isModule && own.isRead) && !isIn(other, own))
  if (lost !== undefined) return { was: `import of ${lost.name}`, is: '' }
  const added = other.find((own) => own.isFrom && !own.isRead && !isIn(one, own))
  return added === undefined ? undefined : { was: '', is: `import of ${added.name}` }
}

/** What a text imports by name or by another name; names it gives to modules show where they are read. */
function importedNames(scene: Scene, index: SymbolIndex, text: string): readonly ImportedName[] {
  const finalName = index === scene.before ? baseNames(scene) : finalNames(scene)
  const facts = factsOfText(text)
  return facts.imports.flatMap(({ kind, module, items }) =>
    items.flatMap(({ name, alias, bound }) => {
      const isFrom = kind !== 'import'
      if (!isFrom && alias === undefined) return []
      const origin = isFrom ? originFrom(index, module, [name]) : originFrom(index, name, [])
      const isModule = origin.words.length === 0
      return [
        { name: (isModule ? '' : `${bound}=`) + finalName(origin), isFrom, isModule, isRead: isRead(facts, bound) },
      ]
    }),
  )
}

function isRead(facts: ModuleFacts, name: string): boolean {
  return facts.references.some((reference) => reference.name === name)
}
