import { replace } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import type { Finding } from '../../model/finding.ts'
import { firstPartOf, isWithin } from '../../model/names.ts'
import { remembered } from '../../model/remembered.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import { textReader } from '../../python/parse/text-values.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { NameHome } from './module-name-values.ts'
import { stringAt, usesOf } from './name-uses.ts'
import type { NameUse } from './name-uses.ts'

type Renaming = (module: QualifiedName) => QualifiedName

/** What is asked about one module. */
interface Question {
  readonly index: SymbolIndex
  readonly facts: ModuleFacts
  readonly self: ModuleIdentity
  readonly to: Renaming
}

/** A literal that is the one-word name of a module that gets another one, with or without a dot behind it, and what it is taken for. */
export interface OneWordName {
  readonly fact: StringFact
  readonly module: QualifiedName
  readonly taken: readonly NameUse[]
  /** The edit that makes every use mean the module by its new name; undefined where one of them would mean something else. */
  readonly edit: Edit | undefined
}

/**
 * The one-word names of modules in the strings of a file that Python takes for names of modules: compared with `__module__` or with what is
 * in `sys.modules`, handed to what imports, runs or finds files by it, by themselves or through a constant. Words that nobody takes for one are not among them.
 */
export function oneWordNames({ index, facts, self, to }: Question): readonly OneWordName[] {
  const words = renamedWords(index, to)
  if (words.length === 0 || facts.errors.length > 0 || !speltPattern(words).test(facts.text)) return []
  let home: NameHome | undefined
  return facts.strings.flatMap((fact): readonly OneWordName[] => {
    if (fact.docstring || fact.annotation || fact.isFormat || fact.joined || fact.hasEscapes) return []
    const text = facts.text.slice(fact.content.start, fact.content.end)
    const module = text.replace(/\.$/, '')
    if (!words.includes(module)) return []
    home ??= { index, facts, self, reader: textReader(facts) }
    const node = stringAt(home, fact)
    if (node === undefined) return []
    const { taken, others } = usesOf(home, node)
    if (taken.length === 0) return []
    const isSayable = others === 0 && taken.every((use) => means(index, to, use, text))
    const end = fact.content.start + module.length
    return [{ fact, module, taken, edit: isSayable ? replace(fact.content.start, end, to(module)) : undefined }]
  })
}

/** The one-word names that go on saying the old name for whoever takes them for names of modules: the plan is refused. */
export function unsaidNames(index: SymbolIndex, to: Renaming): readonly Finding[] {
  const words = renamedWords(index, to)
  const paths = words.length === 0 ? [] : index.workspace.mentioning(words, '.py')
  return paths.flatMap((path) => {
    if (!speltPattern(words).test(index.workspace.glance(path))) return []
    const facts = index.facts(path)
    if (facts === undefined) return []
    return oneWordNames({ index, facts, self: index.identityOf(path), to }).flatMap((one) =>
      one.edit === undefined ? [refusal(path, one, to)] : [],
    )
  })
}

function refusal(path: RepoPath, { fact, module, taken }: OneWordName, to: Renaming): Finding {
  return {
    code: taken.includes('whole') ? 'dynamic-import' : 'module-compared',
    level: 'error',
    reason: `${path} takes "${module}" for the name of a module, which becomes ${to(module)}, and for more than that name: it could not be rewritten for certain`,
    advice: `Write the name of the module apart from what else the text is for, or leave ${module} where it is.`,
    place: { path, span: fact.span },
  }
}

const renamedWords = remembered((index: SymbolIndex, to: Renaming): readonly QualifiedName[] =>
  index.allModules().filter((module) => !module.includes('.') && to(module) !== module),
)

function speltPattern(words: readonly string[]): RegExp {
  return new RegExp(String.raw`["'](?:${words.join('|')})\.?["']`)
}

/** Whether the new name, in the place of the old one, is true of the same modules. */
function means(index: SymbolIndex, to: Renaming, use: NameUse, text: string): boolean {
  const word = text.replace(/\.$/, '')
  if (use === 'whole') return text === word
  const final = to(word)
  if (use === 'first' && (text !== word || final.includes('.'))) return false
  const isAsked = (name: QualifiedName, by: string): boolean =>
    use === 'first' ? firstPartOf(name) === by : text === word ? name.startsWith(by) : isWithin(name, by)
  return index.allModules().every((module) => isAsked(module, word) === isAsked(to(module), final))
}
