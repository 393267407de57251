import { remembered } from '../../model/remembered.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import type { QualifiedName } from '../../model/names.ts'
import { lastPartOf } from '../../model/names.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { codeAlone } from '../../python/facts/code-alone.ts'
import { GAP } from '../../python/facts/statement-gaps.ts'
import { identifierOf } from '../../python/facts/python-names.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { tokenQuery } from '../../workspace/text-query.ts'
import { aliased } from '../../workspace/tokens.ts'

/** Import statements alone on their lines, of which nothing is read: whatever is in doubt is none. */
const PLAIN_IMPORT =
  /^[ \t]*(?:import[ \t]+[\w., \t]+|from[ \t]+[\w.]+[ \t]+import[ \t]*(?:[\w., \t]+|\([\w.,\s]*\)))[ \t]*(?:#[^\n]*)?$/gm

/**
 * The words that a dotted name may end in where it gives a module: the last one of its own name, and each that an import of the tree gives it
 * instead (`from shop import kit as tools`). There may be too many of them and none is missing.
 */
export const wordsForModule = remembered(findWords)

function findWords(index: SymbolIndex, module: QualifiedName): ReadonlySet<string> {
  const last = lastPartOf(module)
  const renaming = new RegExp(`${notInWord(literalPattern(last))}${GAP}\\bas${GAP}(\\p{ID_Continue}+)`, 'gu')
  const files = index.workspace.matching(tokenQuery([[aliased(last)]], undefined), '.py', '.pyi')
  const aliases = files.flatMap((path) =>
    [...codeAlone(identifierOf(index.workspace.glance(path))).matchAll(renaming)].map((match) => match[1] ?? ''),
  )
  return new Set([last, ...aliases])
}

/** The references of a file whose chain may end in one of the words, told before anything is looked up: see `stepsToModule`. */
export function endingIn(facts: ModuleFacts, words: ReadonlySet<string>): readonly Reference[] {
  const heads = new Set(words)
  for (const { items } of facts.imports)
    for (const { alias, name } of items) if (alias !== undefined && words.has(lastPartOf(name))) heads.add(alias)
  return facts.references.filter((reference) => {
    const last = stepsToModule(reference).at(-1)
    return last === undefined ? heads.has(reference.name) : words.has(last)
  })
}

/** The attributes that a chain reads up to the first which every module has, such as `__dict__`: those may lead to a module. */
export function stepsToModule({ attributes }: Reference): readonly string[] {
  const steps = attributes.map((step) => step.name)
  const until = steps.findIndex((step) => /^__\w+__$/.test(step))
  return until < 0 ? steps : steps.slice(0, until)
}

/** What of a text is the same for all modules, worked out as it is asked for. */
interface TextParts {
  readonly text: string
  /** As Python reads its words (NFKC, language reference 2.3). */
  readonly read: string
  code: string | undefined
  /** The code without its plain imports. */
  bare: string | undefined
  loads: boolean | undefined
}

/** One text is asked for many modules in turn. */
let latest: TextParts | undefined

function partsOf(text: string): TextParts {
  if (latest?.text === text) return latest
  latest = { text, read: identifierOf(text), code: undefined, bare: undefined, loads: undefined }
  return latest
}

/** Whether a text may have a chain that ends in one of the words, as `endingIn` would find it in the facts. */
export function mayEndIn(text: string, words: ReadonlySet<string>): boolean {
  const parts = partsOf(text)
  const { renamed, ending } = patternsFor(words)
  if (!ending.test(parts.read) && !renamed.test(parts.read)) return false
  // Most texts that say the word say it in their documentation, or import something of it.
  const code = (parts.code ??= codeAlone(parts.read))
  return renamed.test(code) || (ending.test(code) && ending.test((parts.bare ??= code.replace(PLAIN_IMPORT, ''))))
}

/** The words before `as`, and where no attribute is read of them but one of those that every module has. */
interface WordPatterns {
  readonly renamed: RegExp
  readonly ending: RegExp
  /** How many words they were made of: words are added one after the other. */
  readonly count: number
}

const patterns = new WeakMap<ReadonlySet<string>, WordPatterns>()

function patternsFor(words: ReadonlySet<string>): WordPatterns {
  const before = patterns.get(words)
  if (before?.count === words.size) return before
  const any = notInWord(`(?:${[...words].map(literalPattern).join('|')})`)
  const made = {
    renamed: new RegExp(`${any}${GAP}\\bas\\b`, 'u'),
    ending: new RegExp(`${any}(?!\\s*\\.\\s*(?!__)[\\p{L}_])`, 'u'),
    count: words.size,
  }
  patterns.set(words, made)
  return made
}

const LOADS = /\b(?:import_module|__import__|importorskip|getmodule|__globals__)\b|sys\.modules/

/** Whether a text may have an expression that loads the module by its name, or gives the one that something was defined in. */
export function mayLoad(text: string, module: QualifiedName): boolean {
  const parts = partsOf(text)
  parts.loads ??= LOADS.test(text)
  if (parts.loads) return true
  // `getattr(shop, "kit")`: in one literal, without escapes.
  const last = lastPartOf(module)
  return module.includes('.') && text.includes('getattr') && (text.includes(`"${last}"`) || text.includes(`'${last}'`))
}

function notInWord(pattern: string): string {
  return `(?<!\\p{ID_Continue})${pattern}(?!\\p{ID_Continue})`
}
