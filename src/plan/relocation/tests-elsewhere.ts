import type { Finding } from '../../model/finding.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { statementBinding } from '../../python/facts/by-statement.ts'
import type { ModuleFacts, Statement } from '../../python/facts/facts.ts'
import { isWord } from '../../python/facts/python-names.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { outlineOf } from '../../python/parse/outline.ts'
import type { FunctionOutline } from '../../python/parse/outline.ts'
import { newModulePath } from '../names/file-style.ts'
import { actingOn, decoratingMarks, finalHome, fixtureFor, marksOf } from './around-tests.ts'
import type { Mark, Offered } from './around-tests.ts'
import { isTestOf } from './found-by-tests.ts'
import type { Relocation } from './relocation.ts'

/** A test that goes from one test module to another: both files and all that moves. */
interface Journey {
  readonly index: SymbolIndex
  readonly from: RepoPath
  readonly to: RepoPath
  readonly moves: readonly SymbolMove[]
}

/** What a test would lose or get, and the way out. */
type Said = readonly [reason: string, advice: string]

/**
 * What a test gets from the place where it stands, and would not get in the test module it goes to, or gets there alone: fixtures it asks
 * for by name, automatic ones, set-up functions and the marks of its module. `kept`: what goes on being imported where it was.
 */
export function testsElsewhere(
  index: SymbolIndex,
  relocation: Relocation,
  moves: readonly SymbolMove[],
  kept: readonly KeptName[],
): readonly Finding[] {
  const from = index.fileOf(relocation.from)
  const facts = from === undefined ? undefined : index.facts(from)
  if (from === undefined || facts === undefined || relocation.copied) return []
  const to = index.fileOf(relocation.to) ?? newModulePath(index, relocation.from, relocation.to, from)
  const journey = { index, from, to, moves }
  const stays = new Set([...relocation.back, ...kept.map(({ symbol }) => symbol)])
  const said = new Map<string, { readonly symbols: string[]; readonly said: Said }>()
  for (const symbol of relocation.symbols) {
    if (stays.has(symbol) || !isTestOf(index, relocation.from, relocation.to, symbol)) continue
    for (const one of [
      ...fixtureLost(journey, symbol),
      ...actingChanged(journey, symbol),
      ...markLost(journey, symbol),
    ]) {
      const known = said.get(one[0])
      if (known === undefined) said.set(one[0], { symbols: [symbol], said: one })
      else known.symbols.push(symbol)
    }
  }
  return [...said.values()].map(({ symbols, said: [reason, advice] }) => {
    const [first = '', ...rest] = symbols
    const span = statementBinding(facts, first)?.span
    const more = rest.length === 0 ? '' : ` and ${rest.length} more`
    return {
      code: 'found-by-tests',
      level: 'error',
      reason: `${first}${more}: ${reason}`,
      advice,
      place: { path: from, ...(span === undefined ? {} : { span }) },
    }
  })
}

function fixtureLost(journey: Journey, symbol: string): readonly Said[] {
  const { index, from, to, moves } = journey
  const todo = [...askedBy(index, from, symbol, new Set())]
  const seen = new Set<string>()
  const found: Said[] = []
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    const [was, is] = [fixtureFor(index, from, name), fixtureFor(index, to, name, moves)]
    if (was !== undefined) todo.push(...parametersOf(index, was))
    if (was !== undefined && is === undefined)
      found.push([
        `asks for the fixture ${name} of ${was.path}, which ${to} does not see`,
        was.path === from
          ? `Let ${was.symbol} move along (\`symbols\`), or put it into a conftest.py above both files first.`
          : `Put ${name} into a conftest.py above both files first, or leave the test where it is.`,
      ])
    else if (is !== undefined && (was === undefined || finalHome(moves, was) !== finalHome(moves, is)))
      found.push([
        `asks for the fixture ${name}, which is that of ${was?.path ?? 'a plugin'} here, and would be that of ${is.path}`,
        `Give one of the two fixtures another name first, or leave the test where it is.`,
      ])
  }
  return found
}

function actingChanged(journey: Journey, symbol: string): readonly Said[] {
  const { index, from, to, moves } = journey
  const facts = index.facts(from)
  const isClass = (facts === undefined ? undefined : statementBinding(facts, symbol))?.kind === 'class'
  const acts = (one: Offered): boolean => !(isClass && /^(?:setup|teardown)_function$/.test(one.symbol))
  const [was, is] = [actingOn(index, from).filter(acts), actingOn(index, to).filter(acts)]
  const has = (list: readonly Offered[], one: Offered): boolean =>
    list.some((other) => finalHome(moves, other) === finalHome(moves, one))
  return [
    ...was
      .filter((one) => !has(is, one))
      .map((one): Said => [
        `${one.symbol} of ${one.path} acts on it, and would not in ${to}`,
        `Make ${one.symbol} an automatic fixture of a conftest.py above both files first, or leave the test where it is.`,
      ]),
    ...is
      .filter((one) => !has(was, one))
      .map((one): Said => [
        `${one.symbol} of ${one.path} would act on it, and does not in ${from}`,
        `Choose a target where it does not, or leave the test where it is.`,
      ]),
  ]
}

function markLost({ index, from, to }: Journey, symbol: string): readonly Said[] {
  const own = decoratingMarks(index, from, symbol)
  const [was, is] = [marksOf(index, from), marksOf(index, to)]
  const lacks = (lists: readonly (readonly Mark[])[], mark: Mark): boolean =>
    !lists.some((list) => list.some(({ meaning }) => meaning === mark.meaning))
  return [
    ...was
      .filter((mark) => lacks([is, own], mark))
      .map((mark): Said => [
        `\`pytestmark\` of ${from} marks it \`${mark.text}\`, and that of ${to} does not`,
        `Write \`@${mark.text}\` above it first, or leave the test where it is.`,
      ]),
    ...is
      .filter((mark) => lacks([was, own], mark))
      .map((mark): Said => [
        `\`pytestmark\` of ${to} would mark it \`${mark.text}\``,
        `Choose a target without that mark, or leave the test where it is.`,
      ]),
  ]
}

/** The names of fixtures that a test asks for: parameters of its functions, and texts in `usefixtures` and `getfixturevalue`. */
function askedBy(index: SymbolIndex, path: RepoPath, symbol: string, seen: Set<string>): ReadonlySet<string> {
  const [facts, module] = [index.facts(path), index.moduleOf(path)]
  const statement = facts === undefined ? undefined : statementBinding(facts, symbol)
  const names = new Set<string>()
  if (facts === undefined || statement === undefined || module === undefined || seen.has(`${path} ${symbol}`))
    return names
  seen.add(`${path} ${symbol}`)
  const functions = outlineOf(facts.text).functions.filter(({ name, owner }) => (owner ?? name) === symbol)
  for (const one of functions)
    if (one.owner === undefined || isCollected(facts, one)) for (const name of one.parameters) names.add(name)
  for (const { call, content, statement: at } of facts.strings)
    if (at === statement.index && /(?:^|\.)(?:usefixtures|getfixturevalue)$/.test(call?.callee ?? ''))
      names.add(facts.text.slice(content.start, content.end))
  for (const base of basesOf(facts, symbol)) {
    const home = index.definitionOf(module, base)
    const file = home === undefined ? undefined : index.fileOf(home.module)
    if (home !== undefined && file !== undefined)
      for (const name of askedBy(index, file, home.symbol, seen)) names.add(name)
  }
  for (const one of functions) if (one.owner !== undefined && one.decorators.length > 0) names.delete(one.name)
  for (const name of givenByMarks(facts, statement)) names.delete(name)
  return names
}

/** Whether a method is a test or a fixture: what else a class has is called by code, with what that hands over. */
function isCollected(facts: ModuleFacts, method: FunctionOutline): boolean {
  return (
    method.name.startsWith('test') ||
    method.decorators.some(({ name }) => facts.text.slice(name.start, name.end).endsWith('fixture'))
  )
}

/** The names that `parametrize` gives values to. */
function givenByMarks(facts: ModuleFacts, statement: Statement): readonly string[] {
  const inside = facts.strings.filter(({ statement: at }) => at === statement.index)
  return inside
    .filter(({ span }) => isInParametrize(facts, span.start))
    .flatMap(({ content }) => facts.text.slice(content.start, content.end).split(/\s*,\s*/))
    .filter(isWord)
}

function isInParametrize(facts: ModuleFacts, at: number): boolean {
  const before = facts.text.slice(Math.max(0, at - 200), at)
  return /\bparametrize\s*\(\s*(?:argnames\s*=\s*)?(?:[[(][\w\s"',]*)?$/.test(before)
}

function basesOf(facts: ModuleFacts, symbol: string): readonly string[] {
  const scope = facts.scopes.find((one) => one.kind === 'class' && one.parent === 0 && one.name === symbol)
  return (scope?.bases ?? []).map(({ start, end }) => facts.text.slice(start, end)).filter(isWord)
}

function parametersOf(index: SymbolIndex, { module, symbol }: Offered): readonly string[] {
  const text = index.factsOfModule(module)?.text
  const found =
    text === undefined
      ? undefined
      : outlineOf(text).functions.find((one) => one.owner === undefined && one.name === symbol)
  return found?.parameters ?? []
}
