import type { Finding } from '../../model/finding.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { baseNameOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { count } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'

const TEST_FILE = /^(?:test_\w*|\w+_test)\.py$/
/** What a test runner takes from a module by its name, and what acts on the tests of that module. */
const ACTS =
  /^(?:setUpModule|tearDownModule|load_tests|setup_module|teardown_module|setup_function|teardown_function|pytestmark|pytest_plugins)$/

/**
 * What test runners find in test modules is as it was: each test class and function runs in as many test modules as before, and what
 * acts on the tests of a module (marks, module set-up, fixtures, hooks of a `conftest.py`) is still there. Read off the names that the
 * modules bind, which is how pytest and unittest go about it.
 */
export function lostTests(scene: Scene): readonly Finding[] {
  const moved = new Map(
    scene.plan.symbols
      .filter((move) => !move.copied)
      .map((move) => [joinName(scene.map.moduleTo(move.to), move.symbol), move.symbol]),
  )
  if (moved.size === 0) return []
  const symbols = new Set(moved.values())
  const findings: Finding[] = []
  const runs = new Map<QualifiedName, { was: number; is: number; path: RepoPath }>()
  for (const [path, origin] of scene.touched) {
    if (!isLookedInto(scene.after, path) && (origin === undefined || !isLookedInto(scene.before, origin))) continue
    const was = origin === undefined ? [] : taken(scene.before, origin).map((one) => renamed(scene, one))
    const is = taken(scene.after, path)
    for (const [key, list] of [['was', was] as const, ['is', is] as const])
      for (const { home } of list.filter((one) => one.runs)) {
        const known = runs.get(home) ?? { was: 0, is: 0, path }
        known[key] += 1
        runs.set(home, known)
      }
    const acting = (list: readonly Taken[]): readonly Taken[] =>
      list.filter((one) => !one.runs && symbols.has(one.name))
    const isIn = (list: readonly Taken[], name: string): boolean => acting(list).some((one) => one.name === name)
    const gone = acting(was).find(({ name }) => !isIn(is, name) && !isOffered(scene, path, name))
    // A fixture that comes acts on nothing unless it is asked for.
    const come = acting(is).find((one) => !isIn(was, one.name) && (!one.isFixture || one.isAutomatic))
    if (gone !== undefined) findings.push(finding(path, `test runners found ${gone.name} here, and find it no more`))
    if (come !== undefined) findings.push(finding(path, `${come.name} acts on the tests here, and did not before`))
  }
  for (const [name, { was, is, path }] of runs)
    if (was !== is && (moved.has(name) || isInBoth(scene, name)))
      findings.push(finding(path, `pytest collects ${name} in ${count(is, 'test module')}, and collected it in ${was}`))
  return findings
}

function isLookedInto(index: SymbolIndex, path: RepoPath): boolean {
  if (TEST_FILE.test(baseNameOf(path)) || baseNameOf(path) === 'conftest.py') return true
  const quoted = new RegExp(`["']${(index.moduleOf(path) ?? '?').replaceAll('.', '\\.')}["']`)
  return index.workspace.mentioning(['pytest_plugins'], '.py').some((one) => quoted.test(index.workspace.glance(one)))
}

/** Whether the module of a name is a file before and after: tests that go along with a package have names of their own. */
function isInBoth(scene: Scene, name: QualifiedName): boolean {
  const module = parentOf(name)
  const old = scene.before.fileOf(scene.oldNameOf(module))
  const symbol = lastPartOf(name)
  return (
    old !== undefined &&
    scene.before.facts(old)?.scopes[0]?.bindings.has(symbol) === true &&
    scene.after.isModule(module)
  )
}

function renamed(scene: Scene, one: Taken): Taken {
  const [module, symbol] = [parentOf(one.home), lastPartOf(one.home)]
  const home = scene.map.homeOf(module, symbol) ?? module
  return { ...one, home: joinName(scene.map.moduleTo(home), symbol) }
}

/** A fixture that left for a `conftest.py` which the tests of a file see. */
function isOffered(scene: Scene, path: RepoPath | undefined, name: string): boolean {
  const folder = (path ?? '').split('/').slice(0, -1)
  return folder
    .map((_, at) => folder.slice(0, folder.length - at))
    .concat([[]])
    .some((parts) => {
      const file = [...parts, 'conftest.py'].join('/')
      return file !== path && scene.after.facts(file)?.scopes[0]?.bindings.has(name) === true
    })
}

interface Taken {
  readonly name: string
  readonly home: QualifiedName
  /** A test that runs here; else something that acts on the tests here. */
  readonly runs: boolean
  readonly isFixture: boolean
  readonly isAutomatic: boolean
}

function taken(index: SymbolIndex, path: RepoPath): readonly Taken[] {
  const facts = index.facts(path)
  const module = index.moduleOf(path)
  if (facts === undefined || module === undefined || !isLookedInto(index, path)) return []
  const isTests = TEST_FILE.test(baseNameOf(path))
  return [...(facts.scopes[0]?.bindings ?? [])].flatMap(([name, bindings]): readonly Taken[] => {
    if (bindings.every((one) => one.typeChecking)) return []
    const home = index.definitionOf(module, name) ?? { module, symbol: name }
    const head = headOf(index, home.module, home.symbol)
    const isFixture = /@[\w.]*fixture\b/.test(head)
    const found = {
      name,
      home: joinName(home.module, home.symbol),
      isFixture,
      isAutomatic: /autouse\s*=\s*True/.test(head),
    }
    if (isFixture || (isTests ? ACTS : /^pytest_/).test(name)) return [{ ...found, runs: false }]
    const isTest =
      /^(?:async\s+)?def\s+test/m.test(head) ||
      (/^class\s+Test/m.test(head) && !hasInit(index, home.module, home.symbol)) ||
      /^class\s+\w+\s*\([^)]*TestCase\b/m.test(head)
    return isTests && isTest ? [{ ...found, runs: true }] : []
  })
}

/** pytest leaves classes alone that have an `__init__`. */
function hasInit(index: SymbolIndex, module: QualifiedName, symbol: string): boolean {
  const scopes = index.factsOfModule(module)?.scopes ?? []
  return scopes.some((one) => one.parent === 0 && one.name === symbol && one.bindings.has('__init__'))
}

/** The decorators of a definition, and its lines down to the colon. */
function headOf(index: SymbolIndex, module: QualifiedName, symbol: string): string {
  const facts = index.factsOfModule(module)
  const statement = facts?.statements.find((one) => one.names.includes(symbol))
  if (facts === undefined || statement === undefined) return ''
  const text = facts.text.slice(statement.span.start, statement.span.end)
  const head = /^(?:async\s+def|def|class)\s[\s\S]*?:[ \t]*(?:\r?\n|$|\S)/m.exec(text)
  return text.slice(0, head === null ? 200 : head.index + head[0].length)
}

function finding(path: RepoPath, reason: string): Finding {
  return {
    code: 'tests-collected',
    level: 'error',
    reason: `${path}: ${reason}`,
    advice: 'Choose a target that test runners do not look into, or leave the definition where it is.',
    place: { path },
  }
}
