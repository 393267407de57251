import type { QualifiedName } from '../../model/names.ts'
import type { KnownPiece } from './built-sites.ts'

/** Callees that run Python that a text holds (built-in functions; timeit). */
export const RUNS_TEXT = /(^|\.)(exec|eval|compile|timeit|repeat|Timer)$/

const CUT = '\u0001'
const OPEN = '\u0000'

/**
 * The module that code which is put together may import or read: a dotted name of which one part stands in the text and another is put in
 * (`exec(f"from shop.{kind} import load")`). A name that stands there whole is followed as the text that it is.
 * @param isRenamed the modules that get another name
 */
export function moduleInBuiltCode(
  value: readonly KnownPiece[],
  modules: readonly QualifiedName[],
  isRenamed: (module: QualifiedName) => boolean,
): QualifiedName | undefined {
  const text = value.map((piece) => (piece.kind === 'any' ? OPEN : piece.value)).join(CUT)
  for (const [token] of text.matchAll(/[\w.\u0000\u0001]+/g)) {
    if (!token.includes(CUT) || !token.includes('.')) continue
    const parent = /^([\w.]*)\.\u0001/.exec(token)?.[1]
    // What is put in below a renamed package changes with the package.
    if (parent !== undefined && isRenamed(parent)) continue
    const pattern = token
      .replaceAll(CUT, '')
      .split(OPEN)
      .map((part) => part.replaceAll('.', String.raw`\.`))
      .join(String.raw`[\w.]*`)
    const name = new RegExp(`^${pattern}$`)
    const hit = /\w/.test(token) ? modules.find((module) => isRenamed(module) && name.test(module)) : undefined
    if (hit !== undefined) return hit
  }
  return undefined
}
