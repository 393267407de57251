import type { QualifiedName } from '../../model/names.ts'
import type { ImportStatement, Reference } from '../facts/facts.ts'

/** A stretch of a chain that has to be spelled through another module: `a.` of `a.f`, or `x.data.lines` of `x.data.lines.Plate`. */
export interface ChainSite {
  readonly reference: Reference
  /** Offset behind the part that is replaced: the end of the module part of the chain. */
  readonly end: number
  /** The final name of the module the chain is to start from. */
  readonly module: QualifiedName
  /** The name of that module today; of a definition that moves, of the module it comes to. */
  readonly today: QualifiedName
  /** The moved symbol that follows, if this is about one. */
  readonly symbol: string | undefined
  readonly statement: ImportStatement
  readonly plain: boolean
  /** The import has to stay for what registers itself when its module is loaded. */
  readonly loads?: boolean
}
