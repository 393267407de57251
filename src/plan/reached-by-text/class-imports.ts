import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { asidesOf } from '../../python/facts/asides.ts'
import { importedName, meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** What an import in the body of a class binds: an attribute of the class, and what it has (language reference 7.11, 3.3.3.6). */
interface ClassImport {
  readonly bound: string
  readonly name: QualifiedName
}

/** What is to be said of them, and what stays importable because of them. */
export interface ClassReads {
  readonly findings: readonly Finding[]
  readonly kept: readonly KeptName[]
}

/** What moves, and what modules are called afterwards. */
interface Moving {
  readonly index: SymbolIndex
  readonly moved: readonly SymbolMove[]
  readonly to: (module: QualifiedName) => QualifiedName
}

/**
 * Imports in bodies of classes, which anybody reads through the class or an instance (`cls.shop.rates`, `self.rates.load`, in other files
 * too): a definition that leaves such a module stays importable from it, a submodule that gets another place below what is bound is refused
 * where somebody reads it there.
 */
export function classImports({ index, moved, to }: Moving, path: RepoPath, facts: ModuleFacts): ClassReads {
  const bound = importsOfClasses(index, path, facts)
  const findings: Finding[] = []
  const kept: KeptName[] = []
  for (const one of bound) {
    for (const { from, symbol } of moved) {
      const reader =
        from === one.name || from.startsWith(`${one.name}.`) ? readerOf(index, one.bound, symbol) : undefined
      if (reader !== undefined)
        kept.push({ module: from, symbol, reason: `${reader.path} reads ${symbol} of what ${path} imports in a class` })
    }
    for (const module of index.modulesBelow(one.name)) {
      const rest = module.slice(one.name.length + 1)
      if (rest === '' || to(module) === joinName(to(one.name), rest)) continue
      const reader = readerOf(index, one.bound, ...rest.split('.'))
      if (reader !== undefined) findings.push(held(path, one, module, to(module), reader))
    }
  }
  return { findings, kept }
}

/** The modules that imports in bodies of classes bind. */
function importsOfClasses(index: SymbolIndex, path: RepoPath, facts: ModuleFacts): readonly ClassImport[] {
  const self = index.identityOf(path)
  return facts.imports.flatMap((statement) =>
    facts.scopes[statement.scope]?.kind === 'class'
      ? statement.items.flatMap((item) => {
          const name = importedName(statement, item, self)
          return name !== undefined && index.isModule(name) ? [{ bound: item.bound, name }] : []
        })
      : [],
  )
}

interface Reader {
  readonly path: RepoPath
  readonly at: number
}

/** The first file that reads an attribute called like the first word, and the last one as an attribute or by a text. */
function readerOf(index: SymbolIndex, bound: string, ...words: readonly string[]): Reader | undefined {
  const last = words.at(-1) ?? ''
  for (const path of index.workspace.mentioning([last], '.py')) {
    const text = index.workspace.glance(path)
    if (!text.includes(bound)) continue
    const facts = index.facts(path)
    if (facts === undefined) continue
    const reads = (word: string): number | undefined =>
      [...text.matchAll(new RegExp(`\\.\\s*${word}\\b`, 'g'))].find((match) => isRead(index, path, facts, match.index))
        ?.index
    const at = reads(bound)
    const isAsked = new RegExp(`["']${last}["']`).test(text) || reads(last) !== undefined
    if (at !== undefined && isAsked) return { path, at }
  }
  return undefined
}

/** Whether a dot at an offset reads an attribute of something that is no module: no import, no comment, no text. */
function isRead(index: SymbolIndex, path: RepoPath, facts: ModuleFacts, at: number): boolean {
  if (asidesOf(facts).isAside(at) || facts.imports.some(({ span }) => span.start <= at && at < span.end)) return false
  const reference = facts.references.find(({ attributes }) =>
    attributes.some(({ span }) => span.start > at && /^\.\s*$/.test(facts.text.slice(at, span.start))),
  )
  const meaning = reference === undefined ? undefined : meaningOf(facts, reference, index.identityOf(path))
  if (reference === undefined || meaning?.kind !== 'imported') return true
  const steps = reference.attributes.filter(({ span }) => span.end <= at).map((step) => step.name)
  return !index.isModule(joinName(meaning.name, ...steps))
}

function held(path: RepoPath, one: ClassImport, module: QualifiedName, final: QualifiedName, reader: Reader): Finding {
  return {
    code: 'submodule-held',
    level: 'error',
    reason: `${reader.path} reads an attribute \`${one.bound}\`, which may be ${one.name} as ${path} imports it in a class, and a submodule of it; ${module} becomes ${final}`,
    advice: `Import ${module} at the top of ${reader.path} and use it by its path first. Where it is another object, say so: \`accept: [{ code: submodule-held, path: ${reader.path}, because: ... }]\`.`,
    place: { path: reader.path, span: { start: reader.at, end: reader.at + 1 + one.bound.length } },
  }
}
