import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import { baseNameOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts, Statement } from '../../python/facts/facts.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Scene } from '../proof/proof-input.ts'

const TEST_FILE = /^(?:test_\w*|\w+_test)\.py$/
/** What is called around each test of a module (unittest "setUpModule", pytest "xunit-style setup"). */
const SET_UP = /^(?:setUpModule|tearDownModule|(?:setup|teardown)_(?:module|function)|pytest_generate_tests)$/
/** One mark, with arguments to a depth of two. */
const MARK = /\bmark\.\w+(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?/g

/**
 * A test that went to another test module is still given there what its place gave it: the fixtures that it asks for by the names of
 * parameters and in `usefixtures`, those that are automatic, the set-up of the module, the marks of `pytestmark`.
 */
export function lostSurroundings(scene: Scene): readonly Finding[] {
  return scene.plan.symbols.flatMap((move): readonly Finding[] => {
    const from = scene.before.fileOf(move.from)
    const to = scene.after.fileOf(scene.map.moduleTo(move.to))
    if (move.copied || from === undefined || to === undefined) return []
    if (!TEST_FILE.test(baseNameOf(from)) || !TEST_FILE.test(baseNameOf(to))) return []
    const facts = scene.after.facts(to)
    const statement = facts?.statements.find(({ names }) => names.includes(move.symbol))
    if (facts === undefined || statement === undefined || !isCollected(facts, statement)) return []
    const change =
      changedFixture(scene, { from, to }, wordsAsked(facts, statement)) ??
      changedSurroundings(scene, { from, to }) ??
      changedMark(scene, { from, to }, move)
    if (change === undefined) return []
    return [
      {
        code: 'tests-collected',
        level: 'error',
        reason: `${to}: ${move.symbol} came from ${from}, and ${change}`,
        advice: 'Choose another target, or leave the test where it is.',
        place: { path: to, span: statement.span },
      },
    ]
  })
}

interface Ends {
  readonly from: RepoPath
  readonly to: RepoPath
}

function isCollected(facts: ModuleFacts, { kind, span }: Statement): boolean {
  const text = facts.text.slice(span.start, span.end)
  if (kind === 'function') return /^(?:async\s+)?def\s+test/m.test(text)
  return kind === 'class' && /^\s+(?:async\s+)?def\s+test/m.test(text) && /^class\s+(?:Test|\w+\([^)]*Test)/m.test(text)
}

function changedFixture(scene: Scene, { from, to }: Ends, asked: ReadonlySet<string>): string | undefined {
  for (const name of asked) {
    const was = fixtureAt(scene.before, from, name)
    const is = fixtureAt(scene.after, to, name)
    if (was !== undefined && is === undefined) return `no fixture ${name} is there`
    if (is !== undefined && is !== (was === undefined ? undefined : renamed(scene, was)))
      return `the fixture ${name} is another one there`
  }
  return undefined
}

function changedSurroundings(scene: Scene, { from, to }: Ends): string | undefined {
  const was = new Set([...automatic(scene.before, from)].map((home) => renamed(scene, home)))
  const is = automatic(scene.after, to)
  const gone = [...was].find((home) => !is.has(home))
  const come = [...is].find((home) => !was.has(home))
  if (gone !== undefined) return `${gone} does not act on it there`
  return come === undefined ? undefined : `${come} acts on it there`
}

function changedMark(scene: Scene, { from, to }: Ends, move: SymbolMove): string | undefined {
  // The marks of the source as they are written now, for names in them may have changed.
  const kept = scene.after.facts(from)
  const was =
    marksIn(kept, 'pytestmark').length > 0
      ? marksIn(kept, 'pytestmark')
      : marksIn(scene.before.facts(from), 'pytestmark')
  const [is, own] = [marksIn(scene.after.facts(to), 'pytestmark'), marksIn(scene.after.facts(to), move.symbol)]
  const gone = was.find((mark) => !is.includes(mark) && !own.includes(mark))
  const come = is.find((mark) => !was.includes(mark) && !own.includes(mark))
  if (gone !== undefined) return `it is no longer marked ${gone}`
  return come === undefined ? undefined : `it is marked ${come} there`
}

/** The marks in a statement that assigns a name, or above one that defines it. */
function marksIn(facts: ModuleFacts | undefined, name: string): readonly string[] {
  const spans = (facts?.statements ?? [])
    .filter(({ names }) => names.includes(name))
    .flatMap(({ kind, span, decorators }) => (kind === 'assign' || kind === 'other' ? [span] : decorators))
  return spans.flatMap(({ start, end }) =>
    [...(facts?.text.slice(start, end) ?? '').replaceAll(/\s/g, '').matchAll(MARK)].map(([mark]) => mark),
  )
}

/** The words that a definition may ask fixtures for: its tests' parameters, and texts handed to `usefixtures`. */
function wordsAsked(facts: ModuleFacts, statement: Statement): ReadonlySet<string> {
  const text = facts.text.slice(statement.span.start, statement.span.end)
  const words = new Set<string>()
  const isInside = ({ start }: { readonly start: number }): boolean =>
    start >= statement.span.start && start < statement.span.end
  for (const { kind, name, span, bindings } of facts.scopes)
    if (kind === 'function' && name.startsWith('test') && isInside(span))
      for (const binding of [...bindings.values()].flat()) if (binding.kind === 'parameter') words.add(binding.name)
  for (const [, list = ''] of text.matchAll(/\busefixtures\(([^)]*)\)/g))
    for (const [, word = ''] of list.matchAll(/["'](\w+)["']/g)) words.add(word)
  for (const [, list = ''] of text.matchAll(
    /\bparametrize\(\s*(?:argnames\s*=\s*)?(["'][\w\s,]*["']|[[(][^\])]*[\])])/g,
  ))
    for (const [word] of list.matchAll(/\w+/g)) words.delete(word)
  // What the class has itself goes along.
  for (const [, own = ''] of text.matchAll(/fixture\b[^\n]*\n(?:\s*@[^\n]*\n)*\s*(?:async\s+)?def\s+(\w+)/g))
    words.delete(own)
  return words
}

/** The files a test is given things by: its own, and the `conftest.py` of every folder up to the root. */
function givers(index: SymbolIndex, path: RepoPath): readonly RepoPath[] {
  const parts = path.split('/').slice(0, -1)
  const above = [...parts.keys(), parts.length].map((length) => [...parts.slice(0, length), 'conftest.py'].join('/'))
  return [path, ...above.reverse().filter((file) => index.workspace.has(file))]
}

/** Fixtures of a file by the name they are asked for, with their homes and decorators. */
function fixturesIn(index: SymbolIndex, path: RepoPath): ReadonlyMap<string, { home: QualifiedName; head: string }> {
  const found = new Map<string, { home: QualifiedName; head: string }>()
  const [module, facts] = [index.moduleOf(path), index.facts(path)]
  if (module === undefined || facts === undefined) return found
  const self = index.identityOf(path)
  const stars = facts.imports.flatMap((one) =>
    one.star ? [...(index.starNames(absoluteModule(one, self) ?? '') ?? [])] : [],
  )
  for (const name of [...stars, ...(facts.scopes[0]?.bindings.keys() ?? [])]) {
    const at = index.definitionOf(module, name) ?? { module, symbol: name }
    const theirs = index.factsOfModule(at.module)
    const head = (theirs?.statements ?? [])
      .filter(({ names }) => names.includes(at.symbol))
      .flatMap(({ decorators }) => decorators.map((span) => theirs?.text.slice(span.start, span.end) ?? ''))
      .find((text) => /^@?\s*[\w.]*\bfixture\b/.test(text))
    if (head === undefined) continue
    found.set(/\bname\s*=\s*["'](\w+)["']/.exec(head)?.[1] ?? name, { home: joinName(at.module, at.symbol), head })
  }
  return found
}

function fixtureAt(index: SymbolIndex, path: RepoPath, name: string): QualifiedName | undefined {
  for (const file of givers(index, path)) {
    const found = fixturesIn(index, file).get(name)
    if (found !== undefined) return found.home
  }
  return undefined
}

/** The homes of what acts on the tests of a file unasked. */
function automatic(index: SymbolIndex, path: RepoPath): ReadonlySet<QualifiedName> {
  const homes = givers(index, path)
    .flatMap((file) => [...fixturesIn(index, file).values()])
    .filter(({ head }) => /\bautouse\s*=\s*True\b/.test(head))
    .map(({ home }) => home)
  const module = index.moduleOf(path) ?? path
  for (const name of index.facts(path)?.scopes[0]?.bindings.keys() ?? [])
    if (SET_UP.test(name)) {
      const at = index.definitionOf(module, name) ?? { module, symbol: name }
      homes.push(joinName(at.module, at.symbol))
    }
  return new Set(homes)
}

function renamed(scene: Scene, name: QualifiedName): QualifiedName {
  const at = name.lastIndexOf('.')
  const [module, symbol] = [name.slice(0, at), name.slice(at + 1)]
  return joinName(scene.map.moduleTo(scene.map.homeOf(module, symbol) ?? module), symbol)
}
