import type { Span } from '../../model/span.ts'
import type { Reference } from './reference.ts'

export type { AttributeStep, Reference } from './reference.ts'

/** What opens a namespace (language reference 4.2, PEP 695 for type parameters). Scope 0 is the module. */
export type ScopeKind = 'module' | 'class' | 'function' | 'comprehension' | 'type-params'

export interface Scope {
  readonly id: number
  readonly kind: ScopeKind
  readonly name: string
  readonly parent: number | undefined
  readonly span: Span
  /** For a `def`: the first statement below the docstring; in `def f(): return x` it does not start its line. */
  readonly bodyAt: number | undefined
  /** For a `class`: its positional bases in order, without what stands in brackets behind them (`Generic[T]`). */
  readonly bases: readonly Span[]
  /** For a `class`: its body begins with a docstring, which its namespace holds as `__doc__` from then on. */
  readonly hasDocstring: boolean
  readonly bindings: ReadonlyMap<string, readonly Binding[]>
  readonly globals: ReadonlySet<string>
  readonly nonlocals: ReadonlySet<string>
}

export type BindingKind =
  'import' | 'function' | 'class' | 'assign' | 'augmented' | 'annotation' | 'parameter' | 'target' | 'delete' | 'type'

/** One place where a name is bound (or deleted) in a scope. */
export interface Binding {
  readonly name: string
  readonly kind: BindingKind
  readonly scope: number
  readonly span: Span
  /** Offset from which on the name has this value: the end of the binding statement's value. */
  readonly from: number
  /** Index into `statements` of the top-level statement it stands in. */
  readonly statement: number
  /** Inside `if`, `try`, a loop, `with` or `match` of its scope: may not happen, or happen again. */
  readonly conditional: boolean
  /** Bound under `if TYPE_CHECKING:` or `if False:` only: at run time the name does not exist. */
  readonly typeChecking: boolean
  /** Bound through a `global` declaration in a function. */
  readonly viaGlobal: boolean
  /** For `import` bindings: where in `imports`. */
  readonly imported: { readonly statement: number; readonly item: number } | undefined
}

export interface ImportItem {
  /** Dotted for `import a.b`, one word for `from m import n`. */
  readonly name: string
  readonly nameSpan: Span
  readonly alias: string | undefined
  readonly span: Span
  /** The local name it binds: the alias, the name, or the first part of a dotted name. */
  readonly bound: string
}

export interface ImportStatement {
  readonly index: number
  readonly kind: 'import' | 'from'
  readonly span: Span
  readonly scope: number
  readonly statement: number
  /** For `from`: leading dots and the dotted rest; the span covers both. */
  readonly level: number
  readonly module: string
  readonly moduleSpan: Span
  readonly items: readonly ImportItem[]
  readonly star: boolean
  readonly future: boolean
  readonly typeChecking: boolean
  /** Under `if __name__ == "__main__":`. */
  readonly asScript: boolean
  readonly conditional: boolean
  readonly deferred: boolean
  /** The indentation-carrying block it stands in starts here; statements of one block share it. */
  readonly block: Span
  /** The only statement of its block: removing it would leave an empty block. */
  readonly onlyOne: boolean
}

export type StatementKind =
  'import' | 'function' | 'class' | 'assign' | 'type' | 'expression' | 'docstring' | 'compound' | 'other'

/** One top-level statement, from its first decorator to its last character (no trailing comment, no newline). */
export interface Statement {
  readonly index: number
  readonly kind: StatementKind
  readonly span: Span
  /** Names it binds in the module scope, in order. */
  readonly names: readonly string[]
  /** Decorator expressions as spans, for functions and classes. */
  readonly decorators: readonly Span[]
  /** For `x.attr = value`: the name x. */
  readonly attributeOf: string | undefined
  readonly typingOverload: boolean
  /** Of `if __name__ == "__main__":`, what stands below it, and whether no `else` or `elif` follows. */
  readonly mainGuard: { readonly bodyAt: number; readonly isAlone: boolean } | undefined
}

/** One string literal. For implicit concatenation each part is its own fact with `joined` true. */
export interface StringFact {
  readonly span: Span
  readonly content: Span
  readonly prefix: string
  readonly isFormat: boolean
  readonly hasEscapes: boolean
  readonly joined: boolean
  readonly docstring: boolean
  readonly annotation: boolean
  /** A value in the brackets of `Literal`, or behind the type in those of `Annotated`: it names nothing (PEP 586, 593). */
  readonly isTypeValue: boolean
  readonly scope: number
  readonly statement: number
  /** The call it is an argument of: the callee's text, and its position (a number) or keyword. */
  readonly call:
    | {
        readonly callee: string
        readonly span: Span
        readonly argument: number | string
        readonly firstArgument: Span | undefined
      }
    | undefined
  /** The mapping it is a key of: `x` in `x["key"]`, in `"key" in x` and in `f(x, {"key": value})`, whose first argument is filled. */
  readonly keyOf: Span | undefined
  /** For an f-string: its literal pieces; between two of them stands an expression. */
  readonly pieces: readonly string[]
}

export type AllPart =
  | {
      readonly kind: 'list'
      readonly entries: readonly { readonly name: string; readonly span: Span }[]
      readonly span: Span
      readonly statement: number
    }
  | { readonly kind: 'dynamic'; readonly span: Span; readonly statement: number }

/** Everything the rest of the program knows of one Python text. Plain data; offsets are UTF-16 and into exactly that text. */
export interface ModuleFacts {
  readonly text: string
  readonly errors: readonly Span[]
  /** Valid perhaps, but not read, and why: then `errors` is the whole text, and nothing else is known. */
  readonly unread?: 'too deep' | 'too long'
  readonly scopes: readonly Scope[]
  readonly references: readonly Reference[]
  readonly imports: readonly ImportStatement[]
  readonly statements: readonly Statement[]
  readonly strings: readonly StringFact[]
  readonly comments: readonly Span[]
  /** The assignments and extensions of `__all__`, in order; empty when there is none. */
  readonly dunderAll: readonly AllPart[]
  readonly futureAnnotations: boolean
}

/** What of a text concerns its imports; `scope` of an import tells suites of different functions and classes apart, and is no number of a scope. */
export interface ImportFacts extends Pick<ModuleFacts, 'text' | 'errors' | 'imports' | 'comments'> {
  readonly statements: readonly Pick<Statement, 'kind' | 'span'>[]
}
