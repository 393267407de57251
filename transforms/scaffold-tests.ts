/**
 * Move the tests of the package along, and write tests for what the extraction has to keep.
 *
 * Before:       tests/invoicing/test_lines.py, fixtures in tests/conftest.py
 * After:        packages/shop-invoicing/tests/{conftest.py,test_lines.py,test_imports_first.py,...}; a `test` dependency group
 * Leaves alone: tests that also exercise what stays, and the conftest.py that other tests use.
 * Reports:      test-stays, fixtures-copied, test-name-taken, tests-not-collected, undeclared-import, unknown-distribution, dynamic-dependencies, and what goes wrong only at run time: manager-too-early,
 *               thread-loader, map-without-teardown, super-not-called, store-per-test, absolute-path.
 */
import type { Transform, TransformResult } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import type { Edit } from '../src/model/edit.ts'
import { replace } from '../src/model/edit.ts'
import type { Finding } from '../src/model/finding.ts'
import { baseNameOf, folderOf, joinPath } from '../src/model/source-file.ts'
import type { RepoPath, SourceFile } from '../src/model/source-file.ts'
import type { Plan } from '../src/model/plan.ts'
import type { PackageRequest } from '../src/model/recipe.ts'
import { declareDependency } from '../src/plan/manifests/declare-dependency.ts'
import { distributionOf } from '../src/plan/manifests/distribution.ts'
import { conftestText, roomFor } from '../src/plan/member-tests/conftest-text.ts'
import type { ConftestAddition } from '../src/plan/member-tests/conftest-text.ts'
import { generatedTests } from '../src/plan/member-tests/generated-tests.ts'
import type { GeneratedTest } from '../src/plan/member-tests/generated-tests.ts'
import { optionalDependencies } from '../src/plan/names/optional-dependencies.ts'
import { runTimePitfalls } from '../src/plan/pitfalls/run-time-pitfalls.ts'
import { hasThreadLoaders, optionalNeeds } from '../src/plan/member-tests/test-facts.ts'
import { testManifestEdits } from '../src/plan/member-tests/test-manifest.ts'
import { LINT_CONFIGS, lintGlobEdits } from '../src/plan/member/lint-globs.ts'
import { testPathEdits } from '../src/plan/member-tests/test-paths.ts'
import { testPitfalls } from '../src/plan/member-tests/test-pitfalls.ts'
import { fixturesInside } from '../src/plan/member-tests/tests-inside.ts'
import { bareModule, testsAlong } from '../src/plan/member-tests/tests-to-move.ts'
import type { TestsAlong } from '../src/plan/member-tests/tests-to-move.ts'
import { isInit } from '../src/python/facts/modules.ts'
import { indexOf } from '../src/python/index/symbol-index.ts'
import type { SymbolIndex } from '../src/python/index/symbol-index.ts'
import { applyEdits } from '../src/text/apply-edits.ts'
import { asProjectWrites } from '../src/plan/style/generated-code.ts'
import { requireName } from '../src/templates/imports-module.ts'
import { fileBeside } from '../src/python/index/file-beside.ts'
import { firstPartOf } from '../src/model/names.ts'
import { ignoredWithoutExtras, loaderThreadsFixture } from '../src/templates/conftest-additions.ts'

export const scaffoldTests: Transform = {
  name: 'scaffold-tests',
  group: 'tests',
  summary: 'Move the tests along and add tests for what must stay true',

  run({ plan, base, workspace }) {
    const { tests } = plan.recipe
    const extracted = plan.package
    if (extracted === undefined) return { changes: [], findings: [] }
    const index = indexOf(workspace, plan.rootsAfter)
    const inside = insideTests(index, plan)
    if (tests === undefined) return inside
    const { from, to } = tests
    const along = testsAlong(index, tests, extracted.to)
    const job: Job = { index, plan, from, to, extracted, along, targets: targetsOf(along, from, to) }
    const generated = generatedTests(index, plan.recipe, extracted.to)
    const written = writtenTests(job, generated)
    const manifest = testManifestEdits({
      index,
      base,
      recipe: plan.recipe,
      from: plan.recipe.package?.from ?? '',
      manifest: workspace.read(joinPath(extracted.directory, 'pyproject.toml')),
      files: [...job.targets.keys()],
      imports: along.parts.flatMap((part) => part.imports.map((needed) => needed.module)),
      testsFolder: folderOf(to) === extracted.directory ? baseNameOf(to) : undefined,
      isSlow: generated.some((test) => test.isSlow),
      hasNamesakes: hasNamesakes(job, generated),
      helperFolders: helperFolders(job),
    })
    const left = leftManifests(job)
    return {
      changes: [
        ...inside.changes,
        ...movedTests(job),
        ...movedData(job),
        ...written.changes,
        ...manifest.changes,
        ...left.changes,
      ],
      findings: [
        ...inside.findings,
        ...along.findings,
        ...pitfalls(job),
        ...written.findings,
        ...left.declared,
        ...left.paths,
        ...manifest.findings,
      ],
    }
  },
}

/** Whether test files in two folders have one name; generated ones lie in the first folder. */
function hasNamesakes({ targets, to }: Job, generated: readonly GeneratedTest[]): boolean {
  const paths = new Set([...targets.values(), ...generated.map(({ name }) => joinPath(to, name))])
  const names = [...paths].filter((path) => path.endsWith('.py')).map(baseNameOf)
  const tests = names.filter((name) => name !== 'conftest.py')
  return new Set(tests).size < tests.length
}

/** Where the helpers lie that moved tests import by their bare names, from the folder of the member. */
function helperFolders({ index, along, targets, extracted }: Job): readonly string[] {
  const beside = along.moving.flatMap((path) =>
    (index.facts(path)?.imports ?? []).flatMap(({ level, module, kind, items }) => {
      const names = kind === 'from' ? [module] : items.map(({ name }) => name)
      return level > 0 ? [] : names.flatMap((name) => fileBeside(index, path, firstPartOf(name)) ?? [])
    }),
  )
  const folders = [...along.helperImports.map(({ helper }) => helper), ...beside].flatMap((helper) => {
    const target = targets.get(helper)
    return target === undefined ? [] : [folderOf(target).slice(extracted.directory.length + 1)]
  })
  return [...new Set(folders)].sort()
}

/** Fixtures that tests inside of the package would miss. */
function insideTests(index: SymbolIndex, plan: Plan): TransformResult {
  const found = fixturesInside(index, plan)
  if (found === undefined) return { changes: [], findings: [] }
  return { changes: [{ kind: 'create', path: found.path, text: found.text }], findings: found.findings }
}

/** What every part of the transform is about. */
interface Job {
  readonly index: SymbolIndex
  readonly plan: Plan
  /** The folder the tests leave, and the one they go to. */
  readonly from: RepoPath
  readonly to: RepoPath
  readonly extracted: PackageRequest
  readonly along: TestsAlong
  /** Where each file of the tests goes. */
  readonly targets: ReadonlyMap<RepoPath, RepoPath>
}

function targetsOf(along: TestsAlong, from: RepoPath, to: RepoPath): ReadonlyMap<RepoPath, RepoPath> {
  return new Map([
    ...along.moving.map((path) => [path, joinPath(to, path.slice(from.length + 1))] as const),
    ...along.helpers.map((path) => [path, joinPath(to, baseNameOf(path))] as const),
  ])
}

/** The code that moves, and the tests, may hold what goes wrong only when it runs. */
function pitfalls({ index, plan, extracted, along }: Job): readonly Finding[] {
  const checks = optionalDependencies(plan.recipe).map((entry) => requireName(entry.importName))
  const configs = index.workspace.mentioning([extracted.to], '.yml', '.yaml')
  return [
    ...runTimePitfalls(index, index.modulesBelow(extracted.to), plan.recipe.cures, checks),
    ...testPitfalls(
      index,
      along.moving,
      along.parts.map((part) => part.path),
      configs,
    ),
  ]
}

/** Tests move; helpers and fixtures that others use as well are copied. */
function movedTests({ index, along, targets }: Job): readonly FileChange[] {
  return [...targets].flatMap(([path, target]): readonly FileChange[] => {
    const file = index.workspace.read(path)
    if (file === undefined) return []
    const edits = uniqueEdits(
      along.helperImports
        .filter((entry) => entry.path === path)
        .map(({ module, helper }) => replace(module.start, module.end, bareModule(helper))),
    )
    return along.moving.includes(path) && !along.shared.has(path)
      ? [{ kind: 'move', file, to: target, edits }]
      : [{ kind: 'create', path: target, text: applyEdits(file.text, edits) }]
  })
}

/** Data beside the tests goes along, as a copy where tests stay, and not where single files are asked for; an empty `__init__.py` of a folder that is left without tests goes. */
function movedData({ index: { workspace }, plan, from, to, along }: Job): readonly FileChange[] {
  const { isEmptied } = along
  return workspace.list().flatMap((path): readonly FileChange[] => {
    if (!path.startsWith(from + '/')) return []
    if (isInit(path)) {
      const file = workspace.read(path)
      return isEmptied && file?.text.trim() === '' ? [{ kind: 'remove', file }] : []
    }
    if (path.endsWith('.py') || along.moving.length === 0 || plan.recipe.tests?.files !== undefined) return []
    return [{ kind: isEmptied ? 'move-bytes' : 'copy-bytes', path, to: joinPath(to, path.slice(from.length + 1)) }]
  })
}

/** The generated tests and the conftest, where their names are free. */
function writtenTests(job: Job, generated: readonly GeneratedTest[]): Pick<TransformResult, 'changes' | 'findings'> {
  const { index, from, to, along } = job
  const taken = new Set(job.targets.values())
  const room = roomFor(to, taken.has(joinPath(to, 'conftest.py')))
  const conftest = conftestText(index, along.parts, conftestAdditions(job, room), joinPath(from, 'conftest.py'))
  const created = generated.map(({ name, text }) => ({
    path: joinPath(to, name),
    text: asProjectWrites(index.workspace, to, text),
  }))
  if (conftest !== undefined) created.push({ path: joinPath(room, 'conftest.py'), text: conftest })
  const isFree = (path: RepoPath): boolean => !taken.has(path) && !index.workspace.has(path)
  return {
    changes: created.filter(({ path }) => isFree(path)).map(({ path, text }) => ({ kind: 'create', path, text })),
    findings: created
      .filter(({ path }) => !isFree(path))
      .map(({ path }) => ({
        code: 'test-name-taken',
        level: 'warning',
        reason: `${path} is taken, so the generated file of that name was not written`,
        advice: 'Rename the file that is there and run again.',
        place: { path },
      })),
  }
}

/** What the conftest in `room` needs: tests of extras left out where those are not installed, and the threads of loaders. */
function conftestAdditions(
  { index, plan, extracted, along, targets }: Job,
  room: RepoPath,
): readonly ConftestAddition[] {
  const dependencies = optionalDependencies(plan.recipe)
  const ignored = Object.fromEntries(
    along.moving
      .filter((path) => baseNameOf(path).startsWith('test'))
      .map((path) => [
        (targets.get(path) ?? '').slice(room.length + 1),
        optionalNeeds(index, path, extracted.to, dependencies),
      ])
      .filter(([, needs]) => needs !== undefined && needs.length > 0),
  )
  const additions = [
    ...(Object.keys(ignored).length > 0 ? [ignoredWithoutExtras(ignored)] : []),
    ...(hasThreadLoaders(index, index.modulesBelow(extracted.to)) ? [loaderThreadsFixture()] : []),
  ]
  return additions.map(({ imports, text }) => ({ imports, text: asProjectWrites(index.workspace, room, text) }))
}

/** The manifests of what is left: where pytest looks, and the new distribution for tests that stay and use it. */
function leftManifests({ index: { workspace }, from, to, extracted, along, targets }: Job): {
  readonly changes: readonly FileChange[]
  readonly paths: readonly Finding[]
  readonly declared: readonly Finding[]
} {
  const root = workspace.read('pyproject.toml')
  const paths = testPathEdits(root, { from, to, files: targets, isEmptied: along.isEmptied })
  const edits = new Map<SourceFile, readonly Edit[]>()
  if (root !== undefined && paths.edits.length > 0) edits.set(root, paths.edits)
  for (const config of LINT_CONFIGS.map((path) => workspace.read(path))) {
    const globs = lintGlobEdits(config, targets)
    if (config !== undefined && globs.length > 0) edits.set(config, [...(edits.get(config) ?? []), ...globs])
  }
  const [staying] = along.staying
  const added = { name: extracted.distribution, directory: extracted.directory }
  const stays =
    staying === undefined
      ? undefined
      : declareDependency(workspace, distributionOf(workspace, staying).folder, added, 'tests')
  for (const one of [stays, stays?.made])
    if (one?.file !== undefined) edits.set(one.file, [...(edits.get(one.file) ?? []), ...one.edits])
  return {
    changes: [...edits].map(([file, list]) => ({ kind: 'edit', file, edits: list })),
    paths: paths.findings,
    declared: stays?.findings ?? [],
  }
}

function uniqueEdits<T extends { readonly span: { readonly start: number } }>(edits: readonly T[]): readonly T[] {
  return edits.filter((edit, at) => edits.findIndex((other) => other.span.start === edit.span.start) === at)
}
