import { replace } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { Reference } from '../facts/facts.ts'
import { wordsBehind } from './chain-behind.ts'
import type { ChainSite } from './chain-site.ts'
import type { ChainTarget } from './chain-target.ts'
import type { RewriteState } from './rewrite-state.ts'
import { isBoundAtRunTime } from '../facts/run-time-binding.ts'

/** A chain whose renamed module stands behind modules that others import: word for word, else the place that an import of its own spells. */
export function respellBehind(
  { index, renaming, edits }: RewriteState,
  reference: Reference,
  root: QualifiedName,
  behind: ChainTarget,
): Pick<ChainSite, 'end' | 'module' | 'today'> | undefined {
  const module = renaming.moduleTo(behind.module)
  if (module === behind.module) return undefined
  const steps = reference.attributes.slice(0, behind.moduleStep + 1)
  const words = wordsBehind(index, renaming, root, steps)
  if (words === undefined) return { end: steps.at(-1)?.span.end ?? reference.span.end, module, today: behind.module }
  edits.push(...respellSteps(steps, words))
  return undefined
}

/** A dotted path spelled anew; word for word where it has as many as before, so that its layout stays. */
export function respellChain(
  reference: Reference,
  moduleStep: number,
  end: number,
  final: QualifiedName,
): readonly Edit[] {
  const [root = '', ...words] = final.split('.')
  if (words.length !== moduleStep + 1) return [replace(reference.span.start, end, final)]
  const first = root === reference.name ? [] : [replace(reference.span.start, reference.span.end, root)]
  return [...first, ...respellSteps(reference.attributes, words)]
}

/** Attribute steps with other words, in order. */
export function respellSteps(steps: Reference['attributes'], words: readonly string[]): readonly Edit[] {
  return words.flatMap((word, at) => {
    const step = steps[at]
    return step === undefined || step.name === word ? [] : [replace(step.span.start, step.span.end, word)]
  })
}

/**
 * The words of a chain where a module on it goes on binding the name it gives to one that is renamed: `shop.invoicing` stays an
 * attribute of `shop`, whose `from . import invoicing` keeps the name. Undefined when none does, or a word has no place below its module.
 */
export function offeredWords(
  state: RewriteState,
  root: QualifiedName,
  reference: Reference,
  moduleStep: number,
): readonly string[] | undefined {
  const { index, renaming } = state
  const words: string[] = []
  let module = root
  let isOffered = false
  for (const { name } of reference.attributes.slice(0, moduleStep + 1)) {
    const below = joinName(module, name)
    const final = renaming.moduleTo(below)
    const bindings = index.factsOfModule(module)?.scopes[0]?.bindings.get(name) ?? []
    if (bindings.some(isBoundAtRunTime)) {
      isOffered ||= final !== joinName(renaming.moduleTo(module), name)
      words.push(name)
    } else if (parentOf(final) === renaming.moduleTo(module)) words.push(lastPartOf(final))
    else return undefined
    module = below
  }
  return isOffered ? words : undefined
}
