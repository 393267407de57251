import { isWord } from '../../python/facts/python-names.ts'
import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { KeptName } from '../../model/plan.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { boundName } from '../../python/index/needed-imports.ts'
import { definitionSet } from '../../python/index/definitions.ts'
import type { Relocation } from './relocation.ts'

/** Where test runners look: files that pytest collects by default, and files whose fixtures and hooks it takes. */
type Role = 'tests' | 'conftest' | 'other'

/** What a test runner takes from a module by itself, by name or mark, and what for. */
type Found = 'test' | 'fixture' | 'hook'

/** Names of modules that unittest and pytest act on (unittest "load_tests", pytest "xunit-style setup", "Global variables"). */
const HOOKS =
  /^(?:setUpModule|tearDownModule|load_tests|(?:setup|teardown)_(?:module|function)|setup|teardown|pytestmark|pytest_plugins|collect_ignore(?:_glob)?)$/

/**
 * What leaves a test module or a `conftest.py` and is found there by a test runner goes on being there, where its new module is
 * none of both: tests, fixtures and hooks count in the module that has their names.
 */
export function keptForTests(index: SymbolIndex, relocation: Relocation): readonly KeptName[] {
  const { from, to } = relocation
  const roles = [roleOf(index, from), roleOf(index, to)]
  if (relocation.copied || roles[0] === 'other') return []
  return [...relocation.symbols].flatMap((symbol): readonly KeptName[] => {
    const found = foundAs(index, from, symbol, roles[0] ?? 'other')
    if (found === undefined || (found === 'fixture' ? isSeenFrom(index, from, to) : roles[1] !== 'other')) return []
    const what = { test: 'pytest collects it', fixture: 'tests ask for the fixture by its name', hook: 'it acts' }[
      found
    ]
    return [{ module: from, symbol, reason: `${what} in ${baseNameOf(index.fileOf(from) ?? from)}` }]
  })
}

/** Definitions that a test runner would take once more, or in a module where they act on other tests. */
export function foundElsewhere(
  index: SymbolIndex,
  relocation: Relocation,
  kept: readonly KeptName[],
): readonly Finding[] {
  const { from, to, copied } = relocation
  const [was, is] = [roleOf(index, from), roleOf(index, to)]
  const path = index.fileOf(from)
  const facts = path === undefined ? undefined : index.facts(path)
  if (is === 'other' || path === undefined || facts === undefined) return []
  const findings: Finding[] = []
  const say = (symbol: string, reason: string, advice: string): void =>
    void findings.push({
      code: 'found-by-tests',
      level: 'error',
      reason: `${symbol}: ${reason}`,
      advice,
      place: { path, ...spanOf(facts, symbol) },
    })
  const stays = new Set([...relocation.back, ...kept.map((entry) => entry.symbol)])
  for (const symbol of relocation.symbols) {
    const found = foundAs(index, from, symbol, is)
    const isAutomatic = found === 'hook' || (found === 'fixture' && isAutouse(facts, symbol))
    if (isAutomatic)
      say(
        symbol,
        `it acts on the tests of the module that has it, and would act on those of ${to}`,
        `Choose a target that is no test module and no conftest.py, or leave it in ${from}.`,
      )
    else if (found === 'test' && is === 'tests' && (was !== 'tests' || copied || stays.has(symbol)))
      say(
        symbol,
        was === 'tests'
          ? `${from} goes on importing it, and pytest collects what a test module imports: it would run in both`
          : `pytest does not collect it in ${from}, and would in ${to}`,
        `Choose a target that pytest does not collect (no \`test_*.py\`), or leave it in ${from}.`,
      )
  }
  if (is === 'tests')
    for (const { module, name } of broughtBy(relocation))
      if (foundAs(index, module, name, 'tests') === 'test')
        say(
          [...relocation.symbols][0] ?? '',
          `the moved code needs ${name} of ${module}, and pytest collects what a test module imports: ${name} would run in ${to} as well`,
          `Move ${name} to a module that pytest does not collect first, or choose another target.`,
        )
  return findings
}

/** Whether pytest or unittest collects a definition in the test module that it leaves, and in the one it goes to. */
export function isTestOf(index: SymbolIndex, from: QualifiedName, to: QualifiedName, symbol: string): boolean {
  return (
    roleOf(index, from) === 'tests' && roleOf(index, to) === 'tests' && foundAs(index, from, symbol, 'tests') === 'test'
  )
}

function broughtBy(relocation: Relocation): readonly { readonly module: string; readonly name: string }[] {
  const late = (name: string): boolean => relocation.late.get(name)?.functions.length !== undefined
  return [
    ...relocation.fromSource.map(({ name }) => ({ module: relocation.from, name, bound: name })),
    ...relocation.imports.flatMap((needed) =>
      needed.name === undefined || needed.typeChecking
        ? []
        : [{ module: needed.module, name: needed.name, bound: boundName(needed) }],
    ),
  ].filter(({ bound }) => !late(bound))
}

function roleOf(index: SymbolIndex, module: string): Role {
  const name = baseNameOf(index.fileOf(module) ?? `${module.split('.').at(-1) ?? ''}.py`)
  if (name === 'conftest.py' || isPlugin(index, module)) return 'conftest'
  return /^(?:test_\w*|\w+_test)\.py$/.test(name) ? 'tests' : 'other'
}

/** Whether pytest loads the module as a plugin: a `pytest_plugins` or an entry point `pytest11` names it (pytest, "Requiring/Loading plugins"). */
function isPlugin(index: SymbolIndex, module: string): boolean {
  const named = new RegExp(`["'=\\s]${module.replaceAll('.', '\\.')}["'\\s]`)
  return index.workspace
    .matching(wordQuery(['pytest_plugins', 'pytest11']))
    .some((path) => named.test(index.workspace.glance(path)))
}

/** Whether the tests that see what a module offers see the other one's as well: a `conftest.py` of their folder or above. */
function isSeenFrom(index: SymbolIndex, from: string, to: string): boolean {
  const [path, goal] = [index.fileOf(from), index.fileOf(to)]
  if (path === undefined || goal === undefined || baseNameOf(goal) !== 'conftest.py') return false
  return folderOf(goal) === '' || `${folderOf(path)}/`.startsWith(`${folderOf(goal)}/`)
}

function foundAs(index: SymbolIndex, module: string, symbol: string, role: Role): Found | undefined {
  const facts = index.factsOfModule(module)
  const statement = facts?.statements.find((one) => one.names.includes(symbol))
  if (facts === undefined || statement === undefined || role === 'other') return undefined
  if (/^pytest_\w+$/.test(symbol) && statement.kind === 'function') return role === 'conftest' ? 'hook' : undefined
  if (HOOKS.test(symbol)) return role === 'tests' || /^pytest_|^collect_/.test(symbol) ? 'hook' : undefined
  if (statement.decorators.some((span) => /\bfixture\b/.test(facts.text.slice(span.start, span.end)))) return 'fixture'
  if (role !== 'tests') return undefined
  if (statement.kind === 'function') return symbol.startsWith('test') ? 'test' : undefined
  return statement.kind === 'class' && isTestClass(index, facts, module, symbol, new Set()) ? 'test' : undefined
}

/** A class that pytest collects: `Test*` without an `__init__`, or one with `unittest.TestCase` among its bases. */
function isTestClass(
  index: SymbolIndex,
  facts: ModuleFacts,
  module: string,
  symbol: string,
  seen: Set<string>,
): boolean {
  const scope = facts.scopes.find((one) => one.kind === 'class' && one.name === symbol && one.parent === 0)
  if (scope === undefined || seen.has(`${module}.${symbol}`)) return false
  seen.add(`${module}.${symbol}`)
  if (symbol.startsWith('Test') && seen.size === 1 && !scope.bindings.has('__init__')) return true
  return scope.bases.some((base) => {
    const text = facts.text.slice(base.start, base.end)
    if (/(?:^|\.)\w*TestCase$/.test(text)) return true
    const found = isWord(text) ? index.definitionOf(module, text) : undefined
    const theirs = found === undefined ? undefined : index.factsOfModule(found.module)
    if (found === undefined || theirs === undefined) return false
    return isTestClass(index, theirs, found.module, found.symbol, seen)
  })
}

function isAutouse(facts: ModuleFacts, symbol: string): boolean {
  const statement = facts.statements.find((one) => one.names.includes(symbol))
  return (statement?.decorators ?? []).some((span) =>
    /\bautouse\s*=\s*True\b/.test(facts.text.slice(span.start, span.end)),
  )
}

function spanOf(facts: ModuleFacts, symbol: string): { readonly span?: Span } {
  const [first] = definitionSet(facts, new Set([symbol])).statements
  const span = first === undefined ? undefined : facts.statements[first]?.span
  return span === undefined ? {} : { span }
}
