import type { Edit } from '../../model/edit.ts'
import type { Finding } from '../../model/finding.ts'
import { firstPartOf, isWithin, joinName, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { moduleComparison } from './module-comparisons.ts'
import type { ModuleComparison } from './module-comparisons.ts'
import { isCompared, readingModuleNames, readsModuleName, regionAround } from './module-readings.ts'
import { isPrefixTest, isSubstringTest } from './prefix-tests.ts'

type Renaming = (module: QualifiedName) => QualifiedName

/** A text that `__module__` is compared with: a package that stays, which modules leave. */
interface Question {
  readonly fact: StringFact
  /** The text as it stands, and the package it names. */
  readonly text: string
  readonly word: QualifiedName
  /** The modules that leave the package, by today's names. */
  readonly lost: readonly QualifiedName[]
}

/**
 * `x.__module__.startswith("kit.")`, where modules below `kit` get names that do not begin so any more, and where the text around does
 * not say for certain how another name could be let in.
 */
export function askedPrefixes(index: SymbolIndex, to: Renaming): readonly Finding[] {
  const leaving = leavingModules(index, to)
  return filesThatAsk(index, leaving).flatMap((path) => {
    const facts = index.facts(path)
    return facts === undefined
      ? []
      : questionsIn({ index, path, to, leaving }, facts).flatMap(({ fact, word, text, lost }): readonly Finding[] => {
          const [first] = lost
          const comparison = moduleComparison(facts, fact)
          if (first === undefined || isAnswered(comparison, text)) return []
          return [
            {
              code: 'module-compared',
              level: 'error',
              reason: `${path} asks whether \`__module__\` belongs to "${word}"; what ${first} defines becomes ${to(first)}, which does not`,
              advice: `Let that place accept "${firstPartOf(to(first))}" as well first.`,
              place: { path, span: fact.span },
            },
          ]
        })
  })
}

/** The files whose comparisons of `__module__` may have to accept another package. */
export function filesAskingForPackages(index: SymbolIndex, to: Renaming): readonly RepoPath[] {
  return filesThatAsk(index, leavingModules(index, to))
}

/**
 * The edits that let comparisons of `__module__` with a package accept what leaves it as well. `facts` may be of a later text than the one
 * the index has of `path`.
 */
export function askedPackageEdits(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  to: Renaming,
): readonly Edit[] {
  if (!facts.text.includes('__module__')) return []
  const leaving = leavingModules(index, to)
  return questionsIn({ index, path, to, leaving }, facts).flatMap(({ fact, text, word, lost }) => {
    const comparison = moduleComparison(facts, fact)
    if (comparison === undefined || !isAnswered(comparison, text) || comparison.asks === 'whole') return []
    const homes = outermost(lost.map(to))
    const names = homes.map((home) => {
      if (comparison.asks === 'first') return firstPartOf(home)
      if (!text.endsWith('.')) return home
      // What the package itself defines has its name, with no dot behind it.
      return definesSomething(index, lost.find((module) => to(module) === home) ?? '') ? home : `${home}.`
    })
    const fresh = [...new Set(names)].filter((name) => comparison.asks === 'first' || !name.startsWith(text))
    // `"shop", "billing"` in a row would read as the folder `shop/billing`.
    const where = fresh.some((name) => index.isModule(joinName(word, name.replace(/\.$/, '')))) ? 'before' : 'behind'
    return fresh.length === 0 ? [] : comparison.accepting(fresh, where)
  })
}

/** Whether nothing has to be said: the edit is certain, or the comparison has the same answer as before. */
function isAnswered(comparison: ModuleComparison | undefined, text: string): boolean {
  if (comparison === undefined) return false
  return comparison.asks === 'beginning' || (comparison.asks === 'first' ? !text.includes('.') : true)
}

function leavingModules(index: SymbolIndex, to: Renaming): readonly QualifiedName[] {
  return index.allModules().filter((module) => to(module) !== module)
}

function filesThatAsk(index: SymbolIndex, leaving: readonly QualifiedName[]): readonly RepoPath[] {
  return leaving.length === 0 ? [] : readingModuleNames(index, [...new Set(leaving.flatMap(prefixesOf))])
}

interface Asking {
  readonly index: SymbolIndex
  readonly path: RepoPath
  readonly to: Renaming
  readonly leaving: readonly QualifiedName[]
}

function questionsIn({ index, path, to, leaving }: Asking, facts: ModuleFacts): readonly Question[] {
  return facts.strings.flatMap((fact): readonly Question[] => {
    if (fact.docstring || fact.isFormat || fact.prefix !== '') return []
    const text = facts.text.slice(fact.content.start, fact.content.end)
    const word = text.replace(/\.$/, '')
    if (!index.isModule(word) || to(word) !== word || !readsModuleName(facts, fact) || !isCompared(facts, fact))
      return []
    const lost = leaving.filter((module) => isWithin(module, word) && !isWithin(to(module), word))
    if (lost.length === 0) return []
    // `kit_data` begins with "kit" as `kit.data` did.
    if (lost.every((module) => to(module).startsWith(text)) && isPrefixTest(index, path, facts, fact)) return []
    if (lost.every((module) => to(module).includes(text)) && isSubstringTest(facts, fact)) return []
    return isKnownThere(facts, fact, lost.map(to)) ? [] : [{ fact, text, word, lost }]
  })
}

/** Whether the code around says the new names already. */
function isKnownThere(facts: ModuleFacts, fact: StringFact, names: readonly QualifiedName[]): boolean {
  const region = regionAround(facts, fact)
  const said = facts.strings
    .filter(({ span }) => region !== undefined && region.start <= span.start && span.end <= region.end)
    .map(({ content }) => facts.text.slice(content.start, content.end).replace(/\.$/, ''))
  return outermost(names).every((name) => said.includes(name) || said.includes(firstPartOf(name)))
}

/** The names that are within none of the others. */
function outermost(names: readonly QualifiedName[]): readonly QualifiedName[] {
  return names.filter((name) => !names.some((other) => other !== name && isWithin(name, other)))
}

/** Whether a module defines classes, functions or values itself. */
function definesSomething(index: SymbolIndex, module: QualifiedName): boolean {
  return (index.factsOfModule(module)?.statements ?? []).some(
    ({ kind, names }) =>
      ['class', 'function', 'compound'].includes(kind) ||
      names.some((name) => !/^__\w+__$/.test(name) && kind === 'assign'),
  )
}
