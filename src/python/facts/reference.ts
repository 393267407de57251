import type { Span } from '../../model/span.ts'

export interface AttributeStep {
  readonly name: string
  readonly span: Span
}

/** What is known of the code around a reference. */
export interface Around {
  readonly scope: number
  /** Not evaluated while the module is being imported. */
  readonly deferred: boolean
  readonly annotation: boolean
  readonly quoted: boolean
  readonly typeChecking: boolean
  /** Under `if __name__ == "__main__":`. */
  readonly asScript: boolean
}

/** What a reference is of, and which statement of the module it stands in. */
export interface Said {
  readonly name: string
  readonly span: Span
  readonly attributes: readonly AttributeStep[]
  /** What happens to the whole chain: `del` and `store` name the last attribute; a bare name is always `load` here. */
  readonly context: 'load' | 'store' | 'delete'
  readonly statement: number
}

const DEFERRED = 1
const ANNOTATION = 2
const QUOTED = 4
const TYPE_CHECKING = 8
const AS_SCRIPT = 16

/** Of most references nothing is read. */
const NO_STEPS: readonly AttributeStep[] = []

/**
 * One use of a name (as Python mangles it within a class), with the attributes read from it: `a.b.c` is one reference to `a` with two steps.
 * Kept in few words of memory: a large module has thousands, and those of a whole tree are kept. Its span and what one bit says are told
 * when asked, so a copy by `...` has neither: see `as`.
 */
export class Reference implements Around, Said {
  readonly name: string
  readonly attributes: readonly AttributeStep[]
  readonly scope: number
  readonly context: Said['context']
  readonly statement: number
  readonly #start: number
  readonly #end: number
  readonly #bits: number

  constructor({ name, span, attributes, context, statement }: Said, around: Around) {
    this.name = name
    this.attributes = attributes.length === 0 ? NO_STEPS : attributes
    this.scope = around.scope
    this.context = context
    this.statement = statement
    this.#start = span.start
    this.#end = span.end
    this.#bits =
      (around.deferred ? DEFERRED : 0) |
      (around.annotation ? ANNOTATION : 0) |
      (around.quoted ? QUOTED : 0) |
      (around.typeChecking ? TYPE_CHECKING : 0) |
      (around.asScript ? AS_SCRIPT : 0)
  }

  get span(): Span {
    return { start: this.#start, end: this.#end }
  }

  get deferred(): boolean {
    return (this.#bits & DEFERRED) !== 0
  }

  get annotation(): boolean {
    return (this.#bits & ANNOTATION) !== 0
  }

  get quoted(): boolean {
    return (this.#bits & QUOTED) !== 0
  }

  get typeChecking(): boolean {
    return (this.#bits & TYPE_CHECKING) !== 0
  }

  get asScript(): boolean {
    return (this.#bits & AS_SCRIPT) !== 0
  }

  /** The reference that would stand there if some of it were otherwise. */
  as(other: Partial<Around & Said>): Reference {
    const { name, span, attributes, context, statement, scope } = this
    const { deferred, annotation, quoted, typeChecking, asScript } = this
    return new Reference(
      { name, span, attributes, context, statement, ...other },
      { scope, deferred, annotation, quoted, typeChecking, asScript, ...other },
    )
  }
}
