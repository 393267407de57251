import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts, StatementKind } from '../../python/facts/facts.ts'
import { baseReferences, calleesOf, homeOfModule } from '../../python/index/callees.ts'
import type { Callee } from '../../python/index/callees.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** Code that goes through the names of a module: the file, and the function or statement with what it asks of each. */
export interface Listing {
  readonly path: RepoPath
  readonly facts: ModuleFacts
  readonly region: Span
}

/** Whether a definition (`from` and its name today) may pass what the code asks of each name: its kind, its name, the class it is below. */
export function mayPass(index: SymbolIndex, listing: Listing, from: QualifiedName, symbol: string): boolean {
  const { facts, region, path } = listing
  const text = facts.text.slice(region.start, region.end)
  const home = homeOfModule(index, from)
  const kind = home?.facts.statements.find((one) => one.names.includes(symbol))?.kind
  if (!mayHaveKind(text, kind) || !mayHaveName(text, symbol)) return false
  const above = facts.references.find((reference) => {
    const before = facts.text.slice(Math.max(0, reference.span.start - 120), reference.span.start)
    return reference.span.start >= region.start && /\bissubclass\s*\([^()]*,\s*$/.test(before)
  })
  const bases = above === undefined ? [] : calleesOf(index, { module: index.moduleOf(path) ?? '', path, facts }, above)
  const base = bases.length === 1 && bases[0]?.kind === 'class' ? bases[0] : undefined
  if (base === undefined || home === undefined) return true
  const own = home.facts.scopes.find((scope) => scope.kind === 'class' && scope.name === symbol && scope.parent === 0)
  return own === undefined || isBelow(index, { kind: 'class', home, scope: own }, base, 0)
}

function mayHaveKind(text: string, kind: StatementKind | undefined): boolean {
  const isOfClasses = /\bisclass\b|\bissubclass\s*\(|\bisinstance\s*\([^()]*,\s*type\s*\)/.test(text)
  if (isOfClasses) return kind === 'class'
  if (/\bis(?:function|routine)\b/.test(text)) return kind === 'function'
  if (/\bcallable\s*\(/.test(text) && kind === 'assign') return /\bcallable\b[^\n]*\bor\b/.test(text)
  // A class or function is an instance of nothing but the kinds that Python has for them.
  const asked = [...text.matchAll(/\bisinstance\s*\([^()]*,\s*([\w.]+)\s*\)/g)].map((match) => match[1] ?? '')
  const isPlain = kind === 'class' || kind === 'function'
  return (
    !isPlain ||
    asked.length === 0 ||
    asked.some((name) => /(?:^|\.)(?:object|type|Callable|\w+Type|\w*Meta)$/.test(name))
  )
}

/** What a name has to look like, where the conditions are not joined by `or`. */
function mayHaveName(text: string, symbol: string): boolean {
  if (symbol.startsWith('_') && /startswith\s*\(\s*["']_{1,2}["']|\[:?[01]\]\s*!=\s*["']_/.test(text)) return false
  if (/\bor\b/.test(text)) return true
  if (/\.\s*isupper\s*\(/.test(text) && symbol !== symbol.toUpperCase()) return false
  const ends = [
    ...text.matchAll(
      /(\bnot\s+)?(?<![\w.])[A-Za-z_]\w*(?:\.__name__)?\.(startswith|endswith)\s*\(\s*["']([^"'\n]*)["']\s*\)/g,
    ),
  ]
  return ends.every(([, not, way, part = '']) => {
    const has = way === 'startswith' ? symbol.startsWith(part) : symbol.endsWith(part)
    return not === undefined ? has : !has
  })
}

type ClassCallee = Extract<Callee, { readonly kind: 'function' | 'class' }>

/** Whether a class is, or may be, below another one: what cannot be told may be. */
function isBelow(index: SymbolIndex, one: ClassCallee, base: ClassCallee, depth: number): boolean {
  if (one.scope === base.scope || depth > 8) return true
  return baseReferences(one.home.facts, one.scope).some((reference) =>
    calleesOf(index, one.home, reference).some((callee) => {
      if (callee.kind === 'class') return isBelow(index, callee, base, depth + 1)
      return callee.kind === 'unknown' || callee.kind === 'function'
    }),
  )
}
