import type { QualifiedName } from '../../model/names.ts'

/**
 * How names change, as far as rewriting a Python text needs to know. Arguments are names of today's tree;
 * results of `moduleTo` are final names, results of `homeOf` and `copyFor` are today's names.
 */
export interface Renaming {
  moduleTo(module: QualifiedName): QualifiedName
  /** Whether a word is the last part of a module that gets another name, or a symbol that moves. */
  isSpelt(word: string): boolean
  /** The module a moved symbol goes to; undefined when it stays. */
  homeOf(module: QualifiedName, symbol: string): QualifiedName | undefined
  /** What code of `user` takes, and from which module, instead of a name of `module`, where that is half loaded when it asks. */
  pastFacade(
    user: QualifiedName | undefined,
    module: QualifiedName,
    symbol: string,
  ): { readonly module: QualifiedName; readonly name: string } | undefined
  /** The module that holds the copy which code of module `user` should use instead of the definition. */
  copyFor(user: QualifiedName | undefined, module: QualifiedName, symbol: string): QualifiedName | undefined
  /** Whether `copyFor` gives anything to that user at all. */
  hasCopiesFor(user: QualifiedName | undefined): boolean
  /** Whether the symbol can still be reached in its old module afterwards (imported back or kept). */
  isStillIn(module: QualifiedName, symbol: string): boolean
  /** Whether who takes the symbol from its old module has to go on loading that, because things register themselves there. */
  loadsWith(module: QualifiedName, symbol: string): boolean
  /** The module whose code reads a name of `module` afterwards, if that is one other module: a patch has to be made there. */
  patchHome(module: QualifiedName, name: string): QualifiedName | undefined
  /** Whether code of `user` imports a moved name, as it is bound there, inside the functions that read it. */
  isLateIn(user: QualifiedName, bound: string): boolean
  /** Whether other files take the name from this module, so that the module has to go on binding it. */
  isTakenFrom(module: QualifiedName, name: string): boolean
  /** Whether a facade offers a module that is imported here under the name, though nobody asks for it. */
  isHandedOn(module: QualifiedName, name: string): boolean
}
