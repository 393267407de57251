import type { QualifiedName } from '../../model/names.ts'
import { lastPartOf, parentOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { nameOfBinding } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { PassedRead } from './passed-packages.ts'

/**
 * Submodules of some names that a file reads of an expression which gives their package, by the letters of the text: `import_module("shop").kit`,
 * `(s := shop).kit`, `globals()["shop"].kit`, `m = __import__("shop")` and `m.kit`, `getattr(sys.modules["shop"], "kit")`, `"{0.kit}".format(shop)`.
 */
export function looseReads(
  index: SymbolIndex,
  path: RepoPath,
  modules: ReadonlySet<QualifiedName>,
): readonly PassedRead[] {
  const facts = index.facts(path)
  if (facts === undefined || facts.errors.length > 0) return []
  const self = index.identityOf(path)
  const loaders = facts.imports.flatMap(({ items }) =>
    items.flatMap(({ name, bound }) => (name === 'import_module' ? bound : [])),
  )
  return [...modules].flatMap((module): readonly PassedRead[] => {
    const [above, word] = [parentOf(module), lastPartOf(module)]
    if (above === '' || !facts.text.includes(word)) return []
    const names = [...(facts.scopes[0]?.bindings ?? [])].flatMap(([name, bindings]) =>
      bindings.some((one) => nameOfBinding(facts, one, self) === above) ? [name] : [],
    )
    return formsOf(above, { names, loaders }, word).flatMap((form) =>
      [...facts.text.matchAll(form)].map(({ 0: all, index: at }) => ({
        module,
        span: { start: at, end: at + all.length },
      })),
    )
  })
}

/** How a text reads a word of what is a package by its dotted name, or by one of the names a file has for it. */
function formsOf(
  above: QualifiedName,
  { names, loaders }: { readonly names: readonly string[]; readonly loaders: readonly string[] },
  word: string,
): readonly RegExp[] {
  const said = String.raw`["']${above.replaceAll('.', String.raw`\.`)}["']`
  const own = names.length === 0 ? '(?!)' : `(?:${names.join('|')})`
  const key = `(?:${[said, ...names.map((name) => `["']${name}["']`)].join('|')})`
  const space = String.raw`(?:globals|vars|locals)\s*\(\s*\)|modules`
  const given = [
    String.raw`(?:\b(?:${['import_module', ...loaders].join('|')})|__import__|\bresolve_name|\blocate)\s*\(\s*(?:name\s*=\s*)?${said}[^()]*\)`,
    String.raw`(?:${space})\s*\[\s*${key}\s*\]`,
    String.raw`(?:${space})\s*\.\s*get\s*\(\s*${key}[^()]*\)`,
  ].join('|')
  const read = String.raw`\s*\.\s*${word}(?!\w)`
  const behind = [
    String.raw`(?:${given})${read}`,
    String.raw`\((?:[^()]*(?:[\s(]|:=))?${own}(?:\s[^()]*)?\)${read}`,
    String.raw`\bgetattr\s*\(\s*(?:\w+\s*\.\s*)?(?:${given})\s*,\s*["']${word}["']\s*\)`,
    String.raw`(?<![\w.])(\w+)\s*(?::\s*\w+\s*)?:?=\s*(?:\w+\s*\.\s*)?(?:${given})(?!\s*\.)[\s\S]*?(?<![\w.])\1${read}`,
    String.raw`\{\w*\.${word}[.}][^"'\n]*["']\s*\.\s*format\s*\([^()]*(?<![\w.])${own}(?![\w.])`,
  ]
  return behind.map((form) => new RegExp(form, 'g'))
}
