import type { SymbolMove } from '../../model/plan.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { statementBinding } from '../../python/facts/by-statement.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { isBuiltin } from '../../python/facts/python-names.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { conftestsAbove } from '../names/conftests.ts'
import { nameOfReference } from '../names/name-at.ts'

/** What a test runner calls around the tests of a module, or of a folder where it stands in a `conftest.py`. */
const CALLED =
  /^(?:(?:setUp|tearDown)Module|(?:setup|teardown)_(?:module|function)|pytest_(?:runtest_\w+|generate_tests|pyfunc_call|fixture_setup|fixture_post_finalizer))$/

/** A definition in a module that tests see: where it is defined today, and the file that offers it. */
export interface Offered {
  readonly name: string
  readonly module: QualifiedName
  readonly symbol: string
  readonly path: RepoPath
}

/** The files whose fixtures and hooks the tests of a file get: itself, and each `conftest.py` above it, the nearest first. */
export function filesAround(index: SymbolIndex, path: RepoPath): readonly RepoPath[] {
  return [path, ...conftestsAbove(index.workspace, folderOf(path))]
}

/**
 * The fixture that the tests of a file get by a name; undefined where nothing of the tree around it gives one. `moves`: what is defined
 * elsewhere afterwards counts as offered where it goes.
 */
export function fixtureFor(
  index: SymbolIndex,
  path: RepoPath,
  name: string,
  moves: readonly SymbolMove[] = [],
): Offered | undefined {
  for (const file of filesAround(index, path)) {
    const module = index.moduleOf(file)
    const coming = moves.find(
      (move) => move.to === module && isFixture(index, move.from, move.symbol) && asked(index, move) === name,
    )
    if (coming !== undefined) return { name, module: coming.from, symbol: coming.symbol, path: file }
    const found = offeredBy(index, file).find((one) => isFixture(index, one.module, one.symbol) && one.name === name)
    if (found !== undefined) return found
    const home = module === undefined ? undefined : index.definitionOf(module, name)
    if (home !== undefined && isFixture(index, home.module, home.symbol)) return { name, ...home, path: file }
  }
  return undefined
}

/** What acts on the tests of a file without being asked for: automatic fixtures, set-up functions and hooks around it. */
export function actingOn(index: SymbolIndex, path: RepoPath): readonly Offered[] {
  return filesAround(index, path).flatMap((file) =>
    offeredBy(index, file).filter((one) => {
      if (CALLED.test(one.symbol) && (file === path || one.symbol.startsWith('pytest_'))) return true
      return /\bautouse\s*=\s*True\b/.test(fixtureHead(index, one.module, one.symbol) ?? '')
    }),
  )
}

/** A mark: as it is written, and with what its names stand for, by which two marks of one text are told apart. */
export interface Mark {
  readonly text: string
  readonly meaning: string
}

/** The marks that `pytestmark` puts on the tests of a module: each of a list by itself. */
export function marksOf(index: SymbolIndex, path: RepoPath): readonly Mark[] {
  const facts = index.facts(path)
  return (facts?.statements ?? [])
    .filter(({ names }) => names.includes('pytestmark'))
    .flatMap(({ span }) => {
      const text = facts?.text.slice(span.start, span.end) ?? ''
      const start = span.start + (/^pytestmark\s*(?::[^=]*)?\+?=\s*/.exec(text)?.[0].length ?? 0)
      return facts === undefined ? [] : partsOf(facts.text, { start, end: span.end })
    })
    .map((span) => markAt(index, path, span))
}

/** The decorators of a definition as marks. */
export function decoratingMarks(index: SymbolIndex, path: RepoPath, symbol: string): readonly Mark[] {
  const facts = index.facts(path)
  const spans = (facts === undefined ? undefined : statementBinding(facts, symbol))?.decorators ?? []
  return spans.map((span) => markAt(index, path, span))
}

function markAt(index: SymbolIndex, path: RepoPath, span: Span): Mark {
  const facts = index.facts(path)
  const text = (facts?.text.slice(span.start, span.end) ?? '').replace(/^@\s*/, '')
  const names = (facts?.references ?? [])
    .filter((one) => one.span.start >= span.start && one.span.end <= span.end)
    .map((one) => nameOfReference(index, path, one) ?? (isBuiltin(one.name) ? one.name : `${path}:${one.name}`))
  return { text, meaning: [text.replaceAll(/\s+/g, ''), ...names].join(' ') }
}

/** The elements of a list or tuple that is written out, or the one expression. */
function partsOf(text: string, span: Span): readonly Span[] {
  const whole = text.slice(span.start, span.end)
  const isList = /^[[(]/.test(whole) && /[\])]$/.test(whole)
  const found: Span[] = []
  let [depth, start] = [0, isList ? span.start + 1 : span.start]
  const end = isList ? span.end - 1 : span.end
  const close = (at: number): void => {
    const part = text.slice(start, at)
    const from = start + part.length - part.trimStart().length
    if (part.trim() !== '') found.push({ start: from, end: from + part.trim().length })
    start = at + 1
  }
  for (let at = start; at < end; at += 1) {
    const char = text.charAt(at)
    depth += '([{'.includes(char) ? 1 : ')]}'.includes(char) ? -1 : 0
    if (char === ',' && depth === 0 && isList) close(at)
  }
  close(end)
  return found
}

/** The names at the top of a file that are bound when it runs, with their homes; a fixture goes by what it says it is called. */
function offeredBy(index: SymbolIndex, path: RepoPath): readonly Offered[] {
  const [facts, module] = [index.facts(path), index.moduleOf(path)]
  if (facts === undefined || module === undefined) return []
  const self = index.identityOf(path)
  const starred = facts.imports.flatMap((one) =>
    one.star ? [...(index.starNames(absoluteModule(one, self) ?? '') ?? [])] : [],
  )
  const names = new Set([...(facts.scopes[0]?.bindings.keys() ?? []), ...starred])
  return [...names].flatMap((bound): readonly Offered[] => {
    if (facts.scopes[0]?.bindings.get(bound)?.every(({ typeChecking }) => typeChecking) === true) return []
    const home = index.definitionOf(module, bound) ?? { module, symbol: bound }
    return [{ name: givenName(index, home.module, home.symbol) ?? bound, ...home, path }]
  })
}

function asked(index: SymbolIndex, move: SymbolMove): string {
  return givenName(index, move.from, move.symbol) ?? move.symbol
}

function givenName(index: SymbolIndex, module: QualifiedName, symbol: string): string | undefined {
  return /\bname\s*=\s*["'](\w+)["']/.exec(fixtureHead(index, module, symbol) ?? '')?.[1]
}

function isFixture(index: SymbolIndex, module: QualifiedName, symbol: string): boolean {
  return fixtureHead(index, module, symbol) !== undefined
}

/** The decorator that makes a function a fixture (`@pytest.fixture(...)`, `@pytest_asyncio.fixture`). */
function fixtureHead(index: SymbolIndex, module: QualifiedName, symbol: string): string | undefined {
  const facts: ModuleFacts | undefined = index.factsOfModule(module)
  const spans = (facts === undefined ? undefined : statementBinding(facts, symbol))?.decorators ?? []
  return spans
    .map(({ start, end }) => facts?.text.slice(start, end) ?? '')
    .find((text) => /^@?\s*(?:\w+\.)*fixture\b/.test(text))
}

/** The name of a definition afterwards, whichever module it goes to. */
export function finalHome(moves: readonly SymbolMove[], { module, symbol }: Offered): QualifiedName {
  const move = moves.find((one) => one.from === module && one.symbol === symbol && !one.copied)
  return joinName(move?.to ?? module, symbol)
}
