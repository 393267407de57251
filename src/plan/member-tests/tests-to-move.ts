import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, isWithin, joinName, lastPartOf } from '../../model/names.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import { isAskedFor } from '../../model/recipe.ts'
import type { TestsRequest } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { isInit } from '../../python/facts/modules.ts'
import { namesAskedBy } from '../../python/facts/moments.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import { ownPlaces, placeNamed } from '../../python/index/own-place.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { isTestFile } from '../manifests/test-files.ts'
import { askedNames } from '../member/first-party-needs.ts'
import { conftestsAbove } from '../names/conftests.ts'
import { fileNaming, testModuleNamedIn } from './tests-named-by-text.ts'
import { conftestPart, fixturesAskedFor, modulesOf } from './test-fixtures.ts'
import type { ConftestPart } from './test-fixtures.ts'

/** An import of a module of the tests themselves, which gets the module's bare name in the new folder. */
export interface HelperImport {
  readonly path: RepoPath
  readonly module: Span
  readonly helper: RepoPath
}

/** Which tests move with a package, what they bring along, and why the others stay. */
export interface TestsAlong {
  readonly moving: readonly RepoPath[]
  readonly staying: readonly RepoPath[]
  /** Whether no test is left in the folder. */
  readonly isEmptied: boolean
  /** Of those that move, each `conftest.py` with fixtures of tests that stay below its folder: it goes as a copy. */
  readonly shared: ReadonlySet<RepoPath>
  /** Modules outside of the folder that moving tests import: copied, because the tests that stay may need them. */
  readonly helpers: readonly RepoPath[]
  readonly helperImports: readonly HelperImport[]
  /** Parts of every `conftest.py` above the folder, the farthest first. */
  readonly parts: readonly ConftestPart[]
  readonly findings: readonly Finding[]
}

/** Where tests come from, and what is installed where they go. */
interface Goal {
  readonly tests: TestsRequest
  readonly extracted: QualifiedName
  /** Top-level packages that the extracted one imports when it is used: its tests have them. */
  readonly needed: ReadonlySet<string>
}

interface Verdict {
  readonly reason: string | undefined
  readonly helpers: readonly RepoPath[]
  readonly imports: readonly HelperImport[]
}

/** Decide in the tree after the move. `tests` says which are asked for, `extracted` is the package's new name. */
export function testsAlong(index: SymbolIndex, tests: TestsRequest, extracted: QualifiedName): TestsAlong {
  const { from } = tests
  const files = index.workspace.list('.py').filter((path) => isAskedFor(tests, path) && !isInit(path))
  const verdicts = new Map<RepoPath, Verdict>()
  const goal: Goal = { tests, extracted, needed: packagesNeeded(index, extracted) }
  // Fixtures of the folder itself serve those that stay as well, where single files are asked for.
  const above = conftestsAbove(index.workspace, tests.files === undefined ? folderOf(from) : from).filter(
    (path) => !files.includes(path),
  )
  for (const path of files) verdicts.set(path, judge(index, path, goal, verdicts))
  const clashes = clashingHelpers(files, from, verdicts)
  const reasonOf = (path: RepoPath): string | undefined => {
    const own = verdicts.get(path)?.reason ?? clashes.get(path)
    if (own !== undefined) return own
    const named = testModuleNamedIn(index, path)
    if (named !== undefined) return `it names the test module ${named} in a text`
    const namer = fileNaming(index, path)
    if (namer !== undefined) return `${namer} names it as ${index.moduleOf(path) ?? ''}`
    const asked = verdicts.get(path)?.imports.find(({ helper }) => isOneOfSeveral(helper, [...files, ...above]))
    if (asked !== undefined) return `it imports ${asked.helper} by a name that each conftest.py there has`
    const near = conftestsAbove(index.workspace, folderOf(path)).find(
      (conftest) =>
        conftest !== path &&
        !above.includes(conftest) &&
        (verdicts.get(conftest)?.reason !== undefined || !files.includes(conftest)),
    )
    if (near !== undefined) return `its ${near} stays: ${verdicts.get(near)?.reason ?? 'it is not asked for'}`
    return fixtureReason(index, path, above, goal)
  }
  const reasons = withImportersOf(index, files, reasonOf)
  const staying = files.filter((path) => reasons.has(path))
  const moving = files.filter((path) => !reasons.has(path))
  const findings = staying.map((path): Finding => ({
    code: 'test-stays',
    level: 'note',
    reason: `${path} stays: ${reasons.get(path) ?? ''}`,
    advice: 'Split what is only about the package from the rest, and move that part by hand.',
    place: { path },
  }))
  const taken = moving.map((path) => verdicts.get(path))
  const left = index.workspace
    .list('.py')
    .filter((path) => path.startsWith(from + '/') && !isInit(path) && !moving.includes(path))
  return {
    moving,
    staying,
    isEmptied: left.length === 0,
    shared: new Set(
      moving.filter(
        (path) => baseNameOf(path) === 'conftest.py' && left.some((one) => one.startsWith(folderOf(path) + '/')),
      ),
    ),
    helpers: [...new Set(taken.flatMap((verdict) => verdict?.helpers ?? []))].filter((path) => !moving.includes(path)),
    helperImports: taken.flatMap((verdict) => verdict?.imports ?? []),
    parts: partsFor(index, moving, above),
    findings,
  }
}

/** Whether a file is a `conftest.py` beside others: without packages around them, all have one name (pytest, "Writing plugins"). */
function isOneOfSeveral(helper: RepoPath, paths: readonly RepoPath[]): boolean {
  const isConftest = (path: RepoPath): boolean => baseNameOf(path) === 'conftest.py'
  return isConftest(helper) && paths.some((path) => isConftest(path) && path !== helper)
}

/** Files that need a helper whose bare name is another's in the new folder: of a file that goes there, or of an earlier helper. */
function clashingHelpers(
  files: readonly RepoPath[],
  from: RepoPath,
  verdicts: ReadonlyMap<RepoPath, Verdict>,
): ReadonlyMap<RepoPath, string> {
  const goes = files.filter((path) => folderOf(path) === from && verdicts.get(path)?.reason === undefined)
  const owners = new Map(goes.map((path) => [baseNameOf(path), path]))
  const clashes = new Map<RepoPath, string>()
  for (const path of files)
    for (const helper of verdicts.get(path)?.helpers ?? []) {
      const owner = owners.get(baseNameOf(helper)) ?? helper
      owners.set(baseNameOf(helper), owner)
      if (owner !== helper) clashes.set(path, `it needs ${helper}, which would have the name of ${owner} there`)
    }
  return clashes
}

/** Why files stay, by path: for a reason of their own, or because a test that stays, in the folder or outside, imports them. */
function withImportersOf(
  index: SymbolIndex,
  files: readonly RepoPath[],
  reasonOf: (path: RepoPath) => string | undefined,
): ReadonlyMap<RepoPath, string> {
  const found = files.flatMap((path): readonly (readonly [RepoPath, string])[] => {
    const reason = reasonOf(path)
    return reason === undefined ? [] : [[path, reason]]
  })
  const reasons = new Map(found)
  const importers = new Map(files.map((path) => [path, testsThatImport(index, path)]))
  for (let before = -1; before !== reasons.size;) {
    before = reasons.size
    for (const path of files) {
      const stays = importers
        .get(path)
        ?.find((one) => (!files.includes(one) || reasons.has(one)) && !keepsItsOwn(path, one))
      if (stays !== undefined && !reasons.has(path)) reasons.set(path, `${stays}, which stays, imports it`)
    }
  }
  return reasons
}

/** Whether a test that stays has the `conftest.py` that it imports all the same: one above tests that stay goes as a copy. */
function keepsItsOwn(conftest: RepoPath, test: RepoPath): boolean {
  return baseNameOf(conftest) === 'conftest.py' && test.startsWith(folderOf(conftest) + '/')
}

/** The test files that import a module of the tests, or something of it. */
function testsThatImport(index: SymbolIndex, path: RepoPath): readonly RepoPath[] {
  const module = index.moduleOf(path)
  if (module === undefined) return []
  return index.workspace.mentioning([lastPartOf(module)], '.py').filter((other) => {
    if (other === path || !isTestFile(other)) return false
    return (index.facts(other)?.imports ?? []).some((statement) =>
      namesAskedBy(statement, index.identityOf(other)).some((name) => isWithin(name, module)),
    )
  })
}

function judge(index: SymbolIndex, path: RepoPath, goes: Goal, known: Map<RepoPath, Verdict>): Verdict {
  const { extracted, needed } = goes
  const before = known.get(path)
  if (before !== undefined) return before
  known.set(path, { reason: undefined, helpers: [], imports: [] })
  const facts = index.facts(path)
  const helpers: RepoPath[] = []
  const imports: HelperImport[] = []
  const no = (reason: string): Verdict => ({ reason, helpers: [], imports: [] })
  if (facts === undefined || facts.errors.length > 0) return no('it cannot be parsed')
  const outside = readOutside(index, path, goes.tests)
  if (outside !== undefined) return no(`it reads ${outside} by its own place`)
  for (const statement of facts.imports) {
    const base = statement.kind === 'from' ? absoluteModule(statement, index.identityOf(path)) : ''
    if (base === undefined) return no('it imports relatively and lies in no package')
    for (const item of statement.items) {
      const full = joinName(base, item.name)
      if (!index.isModule(firstPartOf(full)) || isWithin(full, extracted)) continue
      const isModule = index.isModule(full)
      const file = index.fileOf(isModule ? full : base)
      if (needed.has(firstPartOf(full)) && (file === undefined || !isTestFile(file))) continue
      if (file === undefined || !isTestFile(file)) return no(`it also exercises ${isModule ? full : base}`)
      if (isModule || statement.kind === 'import' || isInit(file))
        return no(`it imports the test module ${isModule ? full : base} as a module`)
      const verdict = judge(index, file, goes, known)
      if (verdict.reason !== undefined) return no(`it needs ${file}, and ${verdict.reason}`)
      helpers.push(file, ...verdict.helpers)
      imports.push({ path, module: statement.moduleSpan, helper: file }, ...verdict.imports)
    }
    if (
      statement.star &&
      index.isModule(firstPartOf(base)) &&
      !isWithin(base, extracted) &&
      !needed.has(firstPartOf(base))
    )
      return no(`it also exercises ${base}`)
  }
  const verdict = { reason: undefined, helpers, imports }
  known.set(path, verdict)
  return verdict
}

/** The other packages of the tree that the modules of a package ask for when they run: its distribution brings them. */
function packagesNeeded(index: SymbolIndex, extracted: QualifiedName): ReadonlySet<string> {
  const paths = index.modulesBelow(extracted).flatMap((module) => index.fileOf(module) ?? [])
  const tops = paths
    .filter((path) => !isTestFile(path))
    .flatMap((path) => askedNames(index, path).map(({ name }) => firstPartOf(name)))
  return new Set(tops.filter((top) => top !== firstPartOf(extracted) && index.isModule(top)))
}

/** What a test finds by its own place (`__file__`) outside of the folder that moves: from the new place it is not there. */
function readOutside(index: SymbolIndex, path: RepoPath, { from, files }: TestsRequest): RepoPath | undefined {
  const facts = index.facts(path)
  for (const place of facts === undefined ? [] : ownPlaces(facts)) {
    const named = placeNamed(path, place)
    // A relative path in one literal (`HERE / "../data/rates.csv"`) is told anew with the tests.
    if (place.parent !== undefined && place.steps.at(-1)?.word?.text.includes('/') === true) continue
    if (named === undefined || (files === undefined && (named === from || named.startsWith(from + '/')))) continue
    return named === '' ? 'the root of the tree' : named
  }
  return undefined
}

function fixtureReason(
  index: SymbolIndex,
  path: RepoPath,
  above: readonly RepoPath[],
  { extracted, needed }: Goal,
): string | undefined {
  for (const part of partsFor(index, [path], above)) {
    const outside = modulesOf(part).find(
      (module) =>
        index.isModule(firstPartOf(module)) && !isWithin(module, extracted) && !needed.has(firstPartOf(module)),
    )
    if (outside === undefined) continue
    return part.plugins.includes(outside)
      ? `${part.path} loads the plugin ${outside}`
      : `a fixture of ${part.path} that it uses needs ${outside}`
  }
  return undefined
}

/** What the files need from each `conftest.py` above (the nearest first); what one part asks for is looked up further up. */
export function partsFor(
  index: SymbolIndex,
  paths: readonly RepoPath[],
  above: readonly RepoPath[],
  fixturesOnly = false,
): readonly ConftestPart[] {
  let wanted = new Set(paths.flatMap((path) => [...fixturesAskedFor(index, path)]))
  const parts: ConftestPart[] = []
  for (const path of paths.length === 0 ? [] : above) {
    const part = conftestPart(index, path, wanted, fixturesOnly)
    if (part === undefined || part.statements.length === 0) continue
    parts.unshift(part)
    wanted = new Set([...wanted].filter((name) => !part.fixtures.includes(name)).concat([...part.asksFor]))
  }
  return parts
}

/** The bare name by which a helper is imported from the folder it is copied to (pytest's `rootdir`/`prepend` rule). */
export function bareModule(path: RepoPath): string {
  return baseNameOf(path).replace(/\.py$/, '')
}
