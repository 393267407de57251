import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { referenceStartingAt, statementBinding } from '../../python/facts/by-statement.ts'
import { asidesOf } from '../../python/facts/asides.ts'
import type { ModuleFacts, Reference, Scope } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import { around, baseReferences, calleesOf, homeOfModule, scopeOf } from '../../python/index/callees.ts'
import type { Home } from '../../python/index/callees.ts'
import { homeOfFile } from '../../python/index/held-packages.ts'
import { metaReferences, referencesOfHeader } from '../../python/index/metaclasses.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { isComparedWithOwn, namesTaken } from './module-taken.ts'
import { aliasesOf } from '../names/import-aliases.ts'

/** A place that reads of an object which module defines it (data model 3.2, "Functions", "Classes"; inspect). */
export interface ModuleNameRead {
  readonly path: RepoPath
  readonly span: Span
  /** The innermost function around it; undefined at the top of a module. */
  readonly scope: Scope | undefined
  /** The names that are read of the module itself: `inspect.getmodule(x).LABEL`, `sys.modules[x.__module__].LABEL`. */
  readonly ofModule: readonly string[]
  /** It is asked whether it is the module of the file. */
  readonly asksOwn: boolean
}

const READ = /(?:\.\s*__module__\b|["']__module__["']|\bgetmodule\s*\()(?!\s*=[^=])/g

/** The files of a tree that may read it, for more than to show it. */
export function moduleNameReaders(index: SymbolIndex): readonly RepoPath[] {
  const files = new Set(['__module__', 'getmodule'].flatMap((word) => index.workspace.mentioning([word], '.py')))
  return [...files].filter((path) => mayRead(index.workspace.glance(path)))
}

/** Where a file reads it, for more than to show it. */
export function moduleNameReads(index: SymbolIndex, path: RepoPath): readonly ModuleNameRead[] {
  const facts = index.facts(path)
  if (facts === undefined || facts.errors.length > 0) return []
  const asides = asidesOf(facts)
  return [...facts.text.matchAll(READ)].flatMap((match): readonly ModuleNameRead[] => {
    const span = { start: match.index, end: match.index + match[0].length }
    const isText = !/^["']/.test(match[0])
    const scope = functionAround(facts, span)
    if (isText ? asides.isAside(span.start) : asides.isComment(span.start)) return []
    if (isShown(facts, span, scope)) return []
    const around = scope?.span ?? { start: 0, end: facts.text.length }
    const ofModule = namesTaken({ text: facts.text, around }, span)
    return [{ path, span, scope, ofModule, asksOwn: isComparedWithOwn(facts.text, span) }]
  })
}

function functionAround(facts: ModuleFacts, span: Span): Scope | undefined {
  return facts.scopes
    .filter((scope) => scope.kind === 'function' && scope.span.start <= span.start && span.end <= scope.span.end)
    .at(-1)
}

/** Whether a text reads it somewhere where its line does not show it alone: most files that say the word are not looked at any further. */
function mayRead(text: string): boolean {
  return [...text.matchAll(READ)].some(({ index: at }) => !SHOWN.test(lineBefore(text, at)))
}

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at) + 1, at)
}

const SHOWN =
  /^\s*(?:raise\b|print\s*\(|assert\b[^\n]*,|(?:\w+\.)*(?:log|logger|logging|warnings)\.\w+\s*\(|[\w.]+\.__module__\s*=)/i

/** In a message, or handed on as `__module__` of a wrapper: nobody decides by it. */
function isShown(facts: ModuleFacts, span: Span, scope: Scope | undefined): boolean {
  if (/^__(repr|str|reduce|reduce_ex|getstate|format)__$/.test(scope?.name ?? '')) return true
  return SHOWN.test(lineBefore(facts.text, span.start))
}

/** The functions that get a moved definition as a parameter: its own and those of its bases, decorators, its metaclass, what it is passed to. */
export function functionsReached(
  index: SymbolIndex,
  { from, symbol }: SymbolMove,
  files: readonly RepoPath[],
): ReadonlySet<string> {
  const home = homeOfModule(index, from)
  const reached = new Set<string>()
  if (home === undefined) return reached
  const binding = home.facts.scopes[0]?.bindings.get(symbol)?.at(-1)
  const scope = binding === undefined ? undefined : scopeOf(home.facts, binding)
  const statement = statementBinding(home.facts, symbol)
  for (const reference of home.facts.references)
    if (statement?.decorators.some((span) => span.start <= reference.span.start && reference.span.end <= span.end))
      addCallees(index, reached, home, reference)
  if (scope !== undefined) addInside(reached, home, scope)
  if (scope?.kind === 'class') addBases(index, reached, home, scope, new Set())
  const spellings = new Set([symbol, ...aliasesOf(index.workspace, symbol)])
  for (const path of files) {
    const there = homeOfFile(index, path)
    for (const reference of there?.facts.references ?? [])
      if (there !== undefined && isIt(index, there, reference, joinName(from, symbol), spellings)) {
        const before = there.facts.text.slice(Math.max(0, reference.span.start - 120), reference.span.start)
        const callee = /([A-Za-z_][\w.]*)\s*\((?:[^()]*,)?\s*(?:\w+\s*=\s*)?(?:type\s*\(\s*)?$/.exec(before)
        const at = callee === null ? -1 : reference.span.start - (before.length - callee.index)
        const called = referenceStartingAt(there.facts, at)
        if (called !== undefined) addCallees(index, reached, there, called)
      }
  }
  return reached
}

/** The methods of the bases and metaclasses of a class. */
function addBases(index: SymbolIndex, reached: Set<string>, home: Home, scope: Scope, seen: Set<Scope>): void {
  if (seen.has(scope)) return
  seen.add(scope)
  const metas = metaReferences(home.facts, scope, referencesOfHeader(home.facts, scope))
  for (const reference of [...baseReferences(home.facts, scope), ...metas])
    for (const callee of calleesOf(index, home, reference)) {
      if (callee.kind !== 'class') continue
      addInside(reached, callee.home, callee.scope)
      addBases(index, reached, callee.home, callee.scope, seen)
    }
}

function addCallees(index: SymbolIndex, reached: Set<string>, home: Home, reference: Reference): void {
  for (const callee of calleesOf(index, home, reference))
    if ('scope' in callee) addInside(reached, callee.home, callee.scope)
}

/** A function and those inside of it. */
function addInside(reached: Set<string>, { facts, path }: Home, outer: Scope): void {
  for (const scope of facts.scopes) {
    let up: Scope | undefined = scope
    while (up !== undefined && up !== outer) up = around(facts, up)
    if (up === outer) reached.add(`${path} ${String(scope.id)}`)
  }
}

/** `spellings`: the names that imports of the tree give to it. */
function isIt(
  index: SymbolIndex,
  home: Home,
  reference: Reference,
  name: QualifiedName,
  spellings: ReadonlySet<string>,
): boolean {
  const meaning = meaningOf(home.facts, reference, index.identityOf(home.path))
  if (meaning.kind === 'own')
    return joinName(home.module, reference.name) === name && meaning.bindings.every((one) => one.scope === 0)
  if (meaning.kind !== 'imported') return false
  const steps = reference.attributes.map((step) => step.name)
  return [meaning.name, joinName(meaning.name, ...steps)].some((one) => {
    if (!one.split('.').some((word) => spellings.has(word))) return false
    const target = index.lookup(one)
    if (target.kind !== 'symbol') return false
    const found = index.definitionOf(target.module, target.symbol)
    return found !== undefined && joinName(found.module, found.symbol) === name
  })
}
