import type { QualifiedName } from '../model/names.ts'

/** Where a module is named: `from a.b import`, or the list behind an `import` that begins a statement. */
const FROM = /from[ \t\f\\\r\n]+([^\s.;#()'"\\][^\s;#()'"\\]*)[ \t\f\\\r\n]+import(?![\w])/y
const IMPORT = /import(?:[ \t\f]|\\\r?\n)+((?:[^\n\\;#]|\\\r?\n)+)/y
/** What may stand between the beginning of a statement and its `import`. */
const BEFORE_STATEMENT = /[;:\f\n\r\u2028\u2029](?:\ufeff|\xef\xbb\xbf)?[ \t\f]*(?:lazy[ \t\f]+)?$/
const BEFORE_FIRST = /^(?:\ufeff|\xef\xbb\xbf)?[ \t\f]*(?:lazy[ \t\f]+)?$/

/**
 * Every module that a Python text may import by its absolute name, found without parsing: lines of docstrings that read like an
 * import are among them, and nothing that is one is missing (language reference 7.11: an import begins a simple statement, which
 * stands behind a line start, `;` or `:`). For sieving only: what matters is looked up in the facts. The text may be latin-1.
 */
export function scanImports(text: string): ReadonlySet<QualifiedName> {
  const found = new Set<QualifiedName>()
  if (!text.includes('import')) return found
  let end = 0
  let from = text.indexOf('from')
  let list = text.indexOf('import')
  // A search for the words themselves is many times as fast as one for the patterns.
  while (from >= 0 || list >= 0) {
    const isFrom = from >= 0 && (list < 0 || from < list)
    const at = isFrom ? from : list
    if (isFrom) from = text.indexOf('from', at + 1)
    else list = text.indexOf('import', at + 1)
    if (at < end) continue
    const match = isFrom ? fromAt(text, at) : listAt(text, at, end)
    if (match === null) continue
    end = at + match[0].length
    if (isFrom) addSpellings(found, match[1] ?? '')
    else
      for (const item of (match[1] ?? '').split(',')) {
        const name = /^[\s\\]*([^\s\\]+)/.exec(item)?.[1]
        if (name !== undefined) addSpellings(found, name)
      }
  }
  return found
}

/** `scanImports` for the files of a tree, one after the other: each name is one string, for a match of a pattern would keep the text it was found in. */
export function importScanner(): (text: string) => readonly QualifiedName[] {
  const names = new Map<string, QualifiedName>()
  return (text) =>
    [...scanImports(text)].map((name) => {
      const known = names.get(name)
      if (known !== undefined) return known
      const copy = Buffer.from(name, 'utf8').toString('utf8')
      names.set(copy, copy)
      return copy
    })
}

function fromAt(text: string, at: number): RegExpExecArray | null {
  if (/[\w.]/.test(text[at - 1] ?? '')) return null
  FROM.lastIndex = at
  return FROM.exec(text)
}

/** An `import` with its list, where nothing but blanks stands before it since `end` or the beginning of a statement. */
function listAt(text: string, at: number, end: number): RegExpExecArray | null {
  if (!/[\s;:\ufeff\xbf]/.test(text[at - 1] ?? '\n')) return null
  let start = at
  while (start > end && at - start < 10_000 && !/[;:\n\r\u2028\u2029]/.test(text[start - 1] ?? '')) start -= 1
  const before = text.slice(Math.max(end, start - 1), at)
  if (!BEFORE_STATEMENT.test(before) && !(before.length === at && BEFORE_FIRST.test(before))) return null
  IMPORT.lastIndex = at
  return IMPORT.exec(text)
}

/** The name as it stands and as Python takes it (NFKC, language reference 2.3), whether the text is decoded or UTF-8 read as latin-1. */
function addSpellings(found: Set<QualifiedName>, name: string): void {
  found.add(name)
  if (/^[\x20-\x7e]*$/.test(name)) return
  found.add(name.normalize('NFKC')).add(Buffer.from(name, 'latin1').toString('utf8').normalize('NFKC'))
}
