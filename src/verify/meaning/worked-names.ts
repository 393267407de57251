import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import type { Scene } from '../proof/proof-input.ts'
import { baseNames, finalNames, partsOf } from './canonical.ts'
import type { Part, Side } from './canonical.ts'
import { firstDifference } from './compare-parts.ts'
import { constantIn, wholeText } from './constant-texts.ts'
import type { OutsideText } from './constant-texts.ts'
import { originOf } from './origin.ts'

/** Constants of modules that are made of constants of other modules: so many steps. */
const MOST_STEPS = 4

/**
 * Whether two texts of a file differ in nothing but in names that are put together, which say the right thing once what they are made of
 * is worked out beyond the file: `__package__`, `shop.__name__`, constants that are imported.
 */
export function explainsWorkedNames(scene: Scene, path: RepoPath, was: readonly Part[], is: readonly Part[]): boolean {
  const origin = scene.touched.get(path)
  if (origin === undefined) return false
  const old = workedParts(scene.before, origin, baseNames(scene), was)
  const now = workedParts(scene.after, path, finalNames(scene), is)
  return old !== undefined && now !== undefined && firstDifference(scene, old, now) === undefined
}

function workedParts(
  index: SymbolIndex,
  path: RepoPath,
  finalName: Side['finalName'],
  parts: readonly Part[],
): readonly Part[] | undefined {
  const [facts, first, last] = [index.facts(path), parts[0], parts.at(-1)]
  if (facts === undefined || first === undefined || last === undefined) return undefined
  const self = index.identityOf(path)
  const side = { index, facts, self, finalName, outside: outsideOf(index, facts, self, 0) }
  return partsOf(side, [{ start: first.span.start, end: last.span.end }])[0]
}

/** What names of a module say that its own constants do not. */
function outsideOf(index: SymbolIndex, facts: ModuleFacts, self: ModuleIdentity, steps: number): OutsideText {
  return (node) => {
    const chain = chainOf(node)
    const reference = chain === undefined ? undefined : referenceStartingAt(facts, node.startIndex)
    if (chain === undefined || reference === undefined) return undefined
    const meaning = meaningOf(facts, reference, self)
    if (meaning.kind === 'unbound') return chain === '__package__' ? packageOf(self) : undefined
    if (meaning.kind !== 'imported') return undefined
    const name = joinName(meaning.name, ...chain.split('.').slice(1))
    const module = parentOf(name)
    if (/^__(?:name|package)__$/.test(lastPartOf(name)) && index.isModule(module)) {
      const isWhole = lastPartOf(name) === '__name__' || index.isPackage(module)
      return isWhole ? module : parentOf(module)
    }
    return steps < MOST_STEPS ? constantOf(index, name, steps + 1) : undefined
  }
}

/** What a constant of a module of the tree says, if it is bound there once and put together of what is known. */
function constantOf(index: SymbolIndex, name: string, steps: number): string | undefined {
  const { module, words } = originOf(index, name)
  const [word, ...rest] = words
  const path = module === undefined ? undefined : index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (path === undefined || facts === undefined || word === undefined || rest.length > 0) return undefined
  const worked = constantIn(facts.text, word, outsideOf(index, facts, index.identityOf(path), steps))
  return worked === undefined ? undefined : wholeText(worked)
}

/** The dotted chain that an expression is; undefined for another one. */
function chainOf(node: Node): string | undefined {
  const text = node.text.replace(/\s+/g, '')
  return /^(?:identifier|attribute)$/.test(node.type) && /^[\p{L}\p{N}_.]+$/u.test(text) ? text : undefined
}

/** What a module knows as `__package__`. */
function packageOf({ name, isPackage }: ModuleIdentity): string | undefined {
  return name === undefined || isPackage ? name : parentOf(name) || undefined
}
