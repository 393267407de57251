/** Where the new package lies. */
export const NEW = 'packages/shop-billing/src/billing'

/** A right result's files, as latin-1 text. */
export type Files = Record<string, string>
/** One small wrong: what it is, the check and the code that have to find it, and how it is done. */
export type Plant = readonly [title: string, check: string, code: string, tamper: (files: Files) => void]

/** Replace what is written exactly once. */
export function swap(path: string, before: string, after: string): (files: Files) => void {
  return (files) => {
    const text = files[path] ?? ''
    if (text.split(before).length !== 2) throw new Error(`${path} does not say ${before} once:\n${text}`)
    files[path] = text.replace(before, () => after)
  }
}

/** Take a file away. */
export function drop(path: string): (files: Files) => void {
  return (files) => {
    if (files[path] === undefined) throw new Error(`there is no ${path}`)
    delete files[path]
  }
}

/** Put a file there. */
export function add(path: string, text: string): (files: Files) => void {
  return (files) => {
    files[path] = text
  }
}

/** One after the other. */
export function both(...parts: readonly ((files: Files) => void)[]): (files: Files) => void {
  return (files) => parts.forEach((part) => part(files))
}
