/**
 * Move the tests of the package along, and write tests for what the extraction has to keep.
 *
 * Before:       tests/invoicing/test_lines.py, fixtures in tests/conftest.py
 * After:        packages/shop-invoicing/tests/{conftest.py,test_lines.py,test_imports_first.py,...}; a `test` dependency group
 * Leaves alone: tests that also exercise what stays, and the conftest.py that other tests use.
 * Reports:      test-stays, test-name-taken, tests-not-collected, undeclared-import, unknown-distribution, dynamic-dependencies, and what goes wrong only at run time: manager-too-early,
 *               thread-loader, map-without-teardown, super-not-called, store-per-test, absolute-path.
 */
import type { Transform } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import type { Edit } from '../src/model/edit.ts'
import { replace } from '../src/model/edit.ts'
import type { Finding } from '../src/model/finding.ts'
import { baseNameOf, folderOf, joinPath } from '../src/model/source-file.ts'
import type { RepoPath, SourceFile } from '../src/model/source-file.ts'
import { declareDependency } from '../src/plan/manifests/declare-dependency.ts'
import { distributionOf } from '../src/plan/manifests/distribution.ts'
import { conftestText, roomFor } from '../src/plan/member-tests/conftest-text.ts'
import type { ConftestAddition } from '../src/plan/member-tests/conftest-text.ts'
import { generatedTests } from '../src/plan/member-tests/generated-tests.ts'
import { optionalDependencies } from '../src/plan/names/optional-dependencies.ts'
import { runTimePitfalls } from '../src/plan/pitfalls/run-time-pitfalls.ts'
import { hasThreadLoaders, optionalNeeds } from '../src/plan/member-tests/test-facts.ts'
import { testManifestEdits } from '../src/plan/member-tests/test-manifest.ts'
import { testPathEdits } from '../src/plan/member-tests/test-paths.ts'
import { testPitfalls } from '../src/plan/member-tests/test-pitfalls.ts'
import { bareModule, testsAlong } from '../src/plan/member-tests/tests-to-move.ts'
import { isInit } from '../src/python/facts/modules.ts'
import { indexOf } from '../src/python/index/symbol-index.ts'
import { applyEdits } from '../src/text/apply-edits.ts'
import { quotedAs } from '../src/python/edit/quoted.ts'
import { quotesIn } from '../src/plan/style/project-quotes.ts'
import { requireName } from '../src/templates/imports-module.ts'
import { ignoredWithoutExtras, loaderThreadsFixture } from '../src/templates/conftest-additions.ts'

export const scaffoldTests: Transform = {
  name: 'scaffold-tests',
  group: 'tests',
  summary: 'Move the tests along and add tests for what must stay true',

  run({ plan, base, workspace }) {
    const { tests } = plan.recipe
    const extracted = plan.package
    if (tests === undefined || extracted === undefined) return { changes: [], findings: [] }
    const { from, to } = tests
    const index = indexOf(workspace, plan.rootsAfter)
    const dependencies = optionalDependencies(plan.recipe)
    const along = testsAlong(index, from, extracted.to)
    const findings: Finding[] = [
      ...along.findings,
      ...runTimePitfalls(
        index,
        index.modulesBelow(extracted.to),
        plan.recipe.cures,
        dependencies.map((entry) => requireName(entry.importName)),
      ),
      ...testPitfalls(
        index,
        along.moving,
        along.parts.map((part) => part.path),
        workspace.mentioning([extracted.to], '.yml', '.yaml'),
      ),
    ]
    const changes: FileChange[] = []
    const targets = new Map<RepoPath, RepoPath>()
    for (const path of along.moving) targets.set(path, joinPath(to, path.slice(from.length + 1)))
    for (const path of along.helpers) targets.set(path, joinPath(to, baseNameOf(path)))
    for (const [path, target] of targets) {
      const file = workspace.read(path)
      if (file === undefined) continue
      const edits = along.helperImports
        .filter((entry) => entry.path === path)
        .map(({ module, helper }) => replace(module.start, module.end, bareModule(helper)))
      if (along.moving.includes(path)) changes.push({ kind: 'move', file, to: target, edits: uniqueEdits(edits) })
      else changes.push({ kind: 'create', path: target, text: applyEdits(file.text, uniqueEdits(edits)) })
    }
    const isEmptied = along.staying.length === 0
    for (const path of workspace.list().filter((entry) => entry.startsWith(from + '/'))) {
      const file = workspace.read(path)
      if (isInit(path)) {
        if (isEmptied && file?.text.trim() === '') changes.push({ kind: 'remove', file })
      } else if (!path.endsWith('.py') && along.moving.length > 0) {
        changes.push({
          kind: isEmptied ? 'move-bytes' : 'copy-bytes',
          path,
          to: joinPath(to, path.slice(from.length + 1)),
        })
      }
    }
    const taken = new Set([...targets.values()])
    const room = roomFor(to, taken.has(joinPath(to, 'conftest.py')))
    const ignored: Record<string, readonly string[]> = {}
    for (const path of along.moving) {
      const needs = optionalNeeds(index, path, extracted.to, dependencies)
      const target = targets.get(path) ?? ''
      if (needs.length > 0 && baseNameOf(path).startsWith('test')) ignored[target.slice(room.length + 1)] = needs
    }
    const additions: ConftestAddition[] = []
    if (Object.keys(ignored).length > 0) additions.push(ignoredWithoutExtras(ignored))
    if (hasThreadLoaders(index, index.modulesBelow(extracted.to))) additions.push(loaderThreadsFixture())
    const conftest = conftestText(index, along.parts, additions, joinPath(from, 'conftest.py'))
    const generated = generatedTests(index, plan.recipe, extracted.to)
    const created = generated.map(({ name, text }) => ({
      path: joinPath(to, name),
      text: quotedAs(text, quotesIn(workspace, to)),
    }))
    if (conftest !== undefined) created.push({ path: joinPath(room, 'conftest.py'), text: conftest })
    for (const { path, text } of created) {
      if (!taken.has(path) && !workspace.has(path)) changes.push({ kind: 'create', path, text })
      else
        findings.push({
          code: 'test-name-taken',
          level: 'warning',
          reason: `${path} is taken, so the generated file of that name was not written`,
          advice: 'Rename the file that is there and run again.',
          place: { path },
        })
    }
    const manifest = testManifestEdits({
      index,
      base,
      recipe: plan.recipe,
      from: plan.recipe.package?.from ?? '',
      manifest: workspace.read(joinPath(extracted.directory, 'pyproject.toml')),
      files: [...targets.keys()],
      imports: along.parts.flatMap((part) => part.imports.map((needed) => needed.module)),
      testsFolder: folderOf(to) === extracted.directory ? baseNameOf(to) : undefined,
      isSlow: generated.some((test) => test.isSlow),
    })
    changes.push(...manifest.changes)
    const root = workspace.read('pyproject.toml')
    const paths = testPathEdits(root, { from, to, files: targets, isEmptied })
    const edits = new Map<SourceFile, readonly Edit[]>()
    if (root !== undefined && paths.edits.length > 0) edits.set(root, paths.edits)
    if (along.staying.length > 0) {
      const added = { name: extracted.distribution, directory: extracted.directory }
      const stays = declareDependency(
        workspace,
        distributionOf(workspace, along.staying[0] ?? from).folder,
        added,
        'tests',
      )
      findings.push(...stays.findings)
      if (stays.file !== undefined) edits.set(stays.file, [...(edits.get(stays.file) ?? []), ...stays.edits])
    }
    for (const [file, list] of edits) changes.push({ kind: 'edit', file, edits: list })
    findings.push(...paths.findings)
    findings.push(...manifest.findings)
    return { changes, findings }
  },
}

function uniqueEdits<T extends { readonly span: { readonly start: number } }>(edits: readonly T[]): readonly T[] {
  return edits.filter((edit, at) => edits.findIndex((other) => other.span.start === edit.span.start) === at)
}
