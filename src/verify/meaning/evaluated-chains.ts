import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, isWithin, joinName, prefixesOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import { meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Loads } from './loads.ts'

/** A chain of attributes that code in a text reads through a name of the code around it, or of other texts that are run with it. */
export interface EvaluatedChain {
  /** What the name stands for, with the attributes behind it. */
  readonly chain: QualifiedName
  /** The name is one that the file imports; otherwise other texts of the file import it. */
  readonly isOfFile: boolean
  /** What is imported: all of the chain but its attributes. */
  readonly root: QualifiedName
  readonly text: string
  readonly span: Span
}

/** A module that evaluated text reads through names of the code around it, and that this code does not load. */
export interface UnloadedChain {
  readonly module: QualifiedName
  readonly text: string
  readonly span: Span
}

/** What is handed a text and runs it, or hands it on to a Python that does. */
const RUNS =
  /(?<!\w)(?:eval|exec|compile|run|runctx|runsource|runcode|timeit|repeat|Timer|Popen|call|check_call|check_output)\s*\(/
/** Imports as code in a text spells them. */
const IMPORTS = /(?<![\w.])(?:import[ \t]+([\w.]+)|from[ \t]+([\w.]+)[ \t]+import(?![\w]))/g

/**
 * What code in the texts of a file reads of modules, where the file runs texts: `eval("shop.files.load()")` reads `shop` where it stands.
 * A text that nothing is seen to run counts where another one imports what it reads (`["import shop.files", "x = shop.files.load()"]`).
 */
export function evaluatedChains(index: SymbolIndex, path: RepoPath): readonly EvaluatedChain[] {
  const facts = index.facts(path)
  if (facts === undefined || !RUNS.test(facts.text)) return []
  const roots = new Set([...importedByTexts(facts)].map(firstPartOf))
  return facts.strings.flatMap((fact): readonly EvaluatedChain[] => {
    if (fact.isFormat || fact.docstring || fact.annotation) return []
    const text = facts.text.slice(fact.content.start, fact.content.end)
    const isRun = fact.call !== undefined && RUNS.test(`${fact.call.callee.split('.').at(-1) ?? ''}(`)
    if (!text.includes('.') || (!isRun && !/[(=[]/.test(text))) return []
    const code = factsOfText(text)
    if (code.errors.length > 0 || code.imports.length > 0) return []
    return code.references.flatMap((one): readonly EvaluatedChain[] => {
      if (one.attributes.length === 0 || visibleBindings(code, one).length > 0) return []
      const outside = { name: one.name, scope: fact.scope, span: fact.span, deferred: fact.scope !== 0 }
      const meaning = meaningOf(facts, outside, index.identityOf(path))
      const isOfFile = isRun && meaning.kind === 'imported'
      if (!isOfFile && !(meaning.kind === 'unbound' && roots.has(one.name))) return []
      const root = meaning.kind === 'imported' ? meaning.name : one.name
      const chain = joinName(root, ...one.attributes.map((step) => step.name))
      return [{ chain, isOfFile, root, text, span: fact.span }]
    })
  })
}

/**
 * The modules that such code reads and that no import of the file and none of its texts loads.
 */
export function unloadedChains(index: SymbolIndex, loads: Loads, path: RepoPath): readonly UnloadedChain[] {
  const facts = index.facts(path)
  const chains = evaluatedChains(index, path)
  if (facts === undefined || chains.length === 0) return []
  const imported = importedByTexts(facts)
  return chains.flatMap(({ chain, isOfFile, root, text, span }): readonly UnloadedChain[] => {
    const module = prefixesOf(chain).find((prefix) => index.isModule(prefix))
    if (module === undefined || module === root || index.fileOf(module) === undefined) return []
    if ([...imported].some((name) => isWithin(name, module))) return []
    const files = [...imported].flatMap((name) => index.fileOf(name) ?? [])
    const isLoaded = [...(isOfFile ? [path] : []), ...files].some(
      (file) => !['never', 'elsewhere'].includes(loads.howSure(file, module)),
    )
    return isLoaded ? [] : [{ module, text, span }]
  })
}

/** The modules that texts of a file import, read off their letters. */
function importedByTexts({ text, strings }: ModuleFacts): ReadonlySet<QualifiedName> {
  const found = new Set<QualifiedName>()
  for (const { content, docstring } of strings as readonly StringFact[]) {
    if (docstring) continue
    const value = text.slice(content.start, content.end)
    if (value.includes('import')) for (const [, plain, from] of value.matchAll(IMPORTS)) found.add(plain ?? from ?? '')
  }
  return found
}
