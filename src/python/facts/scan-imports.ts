import type { QualifiedName } from '../../model/names.ts'

/** Where a module is named: `from a.b import`, or the list behind an `import` that begins a statement. */
const IMPORTS =
  /(?<![\w.])from[ \t\f\\\r\n]+([^\s.;#()'"\\][^\s;#()'"\\]*)[ \t\f\\\r\n]+import(?![\w])|(?:^|[;:\f])(?:\ufeff|\xef\xbb\xbf)?[ \t\f]*(?:lazy[ \t\f]+)?import(?:[ \t\f]|\\\r?\n)+((?:[^\n\\;#]|\\\r?\n)+)/gm

/**
 * Every module that a Python text may import by its absolute name, found without parsing: lines of docstrings that read like an
 * import are among them, and nothing that is one is missing (language reference 7.11: an import begins a simple statement, which
 * stands behind a line start, `;` or `:`). For sieving only: what matters is looked up in the facts. The text may be latin-1.
 */
export function scanImports(text: string): ReadonlySet<QualifiedName> {
  const found = new Set<QualifiedName>()
  if (!text.includes('import')) return found
  for (const [, from, list] of text.matchAll(IMPORTS)) {
    if (from !== undefined) addSpellings(found, from)
    for (const item of list?.split(',') ?? []) {
      const name = /^[\s\\]*([^\s\\]+)/.exec(item)?.[1]
      if (name !== undefined) addSpellings(found, name)
    }
  }
  return found
}

/** The name as it stands and as Python takes it (NFKC, language reference 2.3), whether the text is decoded or UTF-8 read as latin-1. */
function addSpellings(found: Set<QualifiedName>, name: string): void {
  found.add(name)
  if (/^[\x20-\x7e]*$/.test(name)) return
  found.add(name.normalize('NFKC')).add(Buffer.from(name, 'latin1').toString('utf8').normalize('NFKC'))
}
