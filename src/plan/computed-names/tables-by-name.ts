import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { contains } from '../../model/span.ts'
import { importedName } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { ModuleFacts, Statement } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** A word that a table has as a name of the code, or as one of several in a text. */
export interface TableWord {
  readonly word: string
  readonly span: Span
}

/** Calls whose keywords are the keys of what they make, or the attributes. */
const KEYED =
  /(?<![\w.])(?:\w+\s*\.\s*)?(?:dict|OrderedDict|SimpleNamespace|defaultdict|ChainMap|Bunch|Namespace)\s*\(/g
/** How code asks a class, or what it makes, for the names it has. */
const ASKED = String.raw`\s*(?:\(\s*\)\s*)?\.\s*(?:__dict__|__annotations__|_fields|__members__|__slots__|__dataclass_fields__|_asdict|__class__)\b`
const ASKING = String.raw`\b(?:vars|dir|hasattr|getattr|fields|asdict|get_type_hints|get_annotations|get_args|getmembers|list|iter|tuple)\s*\(\s*`

/**
 * The words of tables that a module looks names up in (PEP 562) and that are no literals of their own: keywords (`dict(lines=...)`), the names in a
 * class that is asked for them, what `Literal` lists.
 */
export function tableWords(facts: ModuleFacts, within?: Span): readonly TableWord[] {
  const isHere = (span: Span): boolean => within === undefined || contains(within, span)
  return [...keywords(facts), ...classWords(facts, within !== undefined), ...listedWords(facts)].filter(({ span }) =>
    isHere(span),
  )
}

/** A statement of another module that a table stands in. */
export interface TableElsewhere {
  readonly path: RepoPath
  readonly facts: ModuleFacts
  readonly statement: Statement
}

/** How code looks names up in a table, or goes through it, by its name. */
function asksTable(name: string): RegExp {
  const own = `(?<![\\w.])${name}(?!\\w)`
  return new RegExp(
    String.raw`\bin\s+${own}|${own}\s*(?:\[|\.\s*(?:get|items|keys|values|copy|_fields|__\w+__)\b)|\b(?:hasattr|getattr|vars|dir|fields|iter|list|dict|set|frozenset|tuple|sorted|chain)\s*\(\s*${own}|\*${own}`,
  )
}

/** The statements of other modules of the tree that bind a table which the module takes from there by an import. */
export function tablesElsewhere(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
): readonly TableElsewhere[] {
  return facts.imports.flatMap((statement) =>
    statement.kind !== 'from' || statement.scope !== 0
      ? []
      : statement.items.flatMap((item) => {
          const isRead = asksTable(item.bound).test(facts.text)
          const full = isRead ? importedName(statement, item, self) : undefined
          const target = full === undefined ? undefined : index.lookup(full)
          const there = target?.kind === 'symbol' ? index.factsOfModule(target.module) : undefined
          const bound = target?.kind === 'symbol' ? there?.scopes[0]?.bindings.get(target.symbol)?.[0] : undefined
          const found = bound === undefined ? undefined : there?.statements[bound.statement]
          const path = target?.kind === 'symbol' ? index.fileOf(target.module) : undefined
          if (there === undefined || path === undefined || found === undefined || found.kind === 'function') return []
          return [{ path, facts: there, statement: found }]
        }),
  )
}

/** `dict(lines=1)`, and what a class of the module is made with (`Table(lines=".lines")`). */
function keywords({ text, scopes }: ModuleFacts): readonly TableWord[] {
  const classes = [...(scopes[0]?.bindings ?? [])].flatMap(([name, bindings]) =>
    bindings.some(({ kind, span }) => kind === 'class' || (kind === 'assign' && isMadeClass(text, span))) ? [name] : [],
  )
  const made = classes.length === 0 ? [] : [new RegExp(String.raw`(?<![\w.])(?:${classes.join('|')})\s*\(`, 'g')]
  const calls = [KEYED, ...made, /(?<=\w)\s*\.\s*update\s*\(/g, /\bnamedtuple\s*\([^()]*\)\s*\(/g]
  return calls.flatMap((form) =>
    [...text.matchAll(form)].flatMap((call) => {
      const start = call.index + call[0].length
      const given = /^[^()]*(?:\([^()]*\)[^()]*)*/.exec(text.slice(start, start + 2000))?.[0] ?? ''
      return [...given.matchAll(/(?:^|,)\s*([\p{L}_][\p{L}\p{N}_]*)\s*=(?!=)/gu)].map(
        ({ 0: all, 1: word = '', index }) => {
          const at = start + index + all.indexOf(word)
          return { word, span: { start: at, end: at + word.length } }
        },
      )
    }),
  )
}

/** `Table = namedtuple("Table", "lines pages")` */
function isMadeClass(text: string, { end }: Span): boolean {
  return /^\s*=\s*[\w.]*(?:namedtuple|NamedTuple|make_dataclass|Enum)\s*\(/.test(text.slice(end, end + 60))
}

/** The names in the bodies of classes that code asks for the names they have. */
function classWords({ text, scopes }: ModuleFacts, isTakenElsewhere: boolean): readonly TableWord[] {
  return scopes
    .filter(({ kind, parent }) => kind === 'class' && parent === 0)
    .filter(({ name }) => {
      const made = [...text.matchAll(new RegExp(String.raw`(?<![\w.])(\w+)\s*=\s*${name}\s*\(`, 'g'))].map(
        ([, one = '']) => one,
      )
      const own = `(?<![\\w.])(?:${[name, ...made].join('|')})(?!\\w)`
      return isTakenElsewhere || new RegExp(`${own}${ASKED}|${ASKING}${own}`).test(text)
    })
    .flatMap(({ bindings }) =>
      [...bindings].flatMap(([word, [binding]]) =>
        binding === undefined || binding.kind === 'function' ? [] : [{ word, span: binding.span }],
      ),
    )
}

/** What `Literal["lines", "pages"]` lists: values, which follow nothing. */
function listedWords({ text, strings }: ModuleFacts): readonly TableWord[] {
  return strings
    .filter(({ isTypeValue, isFormat }) => isTypeValue && !isFormat)
    .map(({ content, span }) => ({ word: text.slice(content.start, content.end), span }))
}
