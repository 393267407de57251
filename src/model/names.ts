/** An absolute dotted Python name such as `shop.invoicing.lines` or `shop.invoicing.lines.Sample`. */
export type QualifiedName = string

/** The name without its last part; `''` for a top-level name. */
export function parentOf(name: QualifiedName): QualifiedName {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(0, dot)
}

/** The last part of a dotted name. */
export function lastPartOf(name: QualifiedName): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** The first part of a dotted name: of a module, the top-level package it lies in. */
export function firstPartOf(name: QualifiedName): string {
  const dot = name.indexOf('.')
  return dot < 0 ? name : name.slice(0, dot)
}

/** Whether `name` is `ancestor` or lies below it: `a.b.c` is within `a.b`, `a.bc` is not. */
export function isWithin(name: QualifiedName, ancestor: QualifiedName): boolean {
  return name === ancestor || name.startsWith(ancestor + '.')
}

/** Join dotted parts, leaving out empty ones. */
export function joinName(...parts: readonly string[]): QualifiedName {
  const [first = '', second = ''] = parts
  // Nearly every call has two parts, and there are millions.
  if (parts.length === 2) return first === '' ? second : second === '' ? first : `${first}.${second}`
  return parts.filter((part) => part !== '').join('.')
}

/** `name` and each of its ancestors, longest first: `a.b.c`, `a.b`, `a`. */
export function prefixesOf(name: QualifiedName): readonly QualifiedName[] {
  const prefixes: QualifiedName[] = []
  for (let rest = name; rest !== ''; rest = parentOf(rest)) prefixes.push(rest)
  return prefixes
}

/**
 * Whether a name is one of `ancestors` or below one; `longest` is the length of the longest of them. Its beginnings are looked up one by one, and
 * no further than that: a text may hold a name of a million parts.
 */
export function isWithinOneOf(name: QualifiedName, ancestors: ReadonlySet<QualifiedName>, longest: number): boolean {
  for (let end = name.indexOf('.'); end >= 0 && end <= longest; end = name.indexOf('.', end + 1))
    if (ancestors.has(name.slice(0, end))) return true
  return name.length <= longest && ancestors.has(name)
}

/** Whether importing `name` runs `ancestor` first in any case, because it is one of its parent packages. */
export function isParentPackage(ancestor: QualifiedName, name: QualifiedName): boolean {
  return ancestor !== name && isWithin(name, ancestor)
}
