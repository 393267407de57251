import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseRecipe } from '../src/plan/recipe/parse-recipe.ts'
import { isPython } from '../src/python/facts/modules.ts'
import { factsOfText } from '../src/python/index/symbol-index.ts'
import { patchBytesOf } from '../src/report/patch.ts'
import { literalSource } from '../src/workspace/file-source.ts'
import { openWorkspace } from '../src/workspace/snapshot.ts'
import type { Workspace } from '../src/workspace/workspace.ts'
import { buildWorkspace, contentsOf } from './support/build-workspace.ts'
import { fixtureCases } from './support/fixture-cases.ts'
import type { FixtureCase } from './support/fixture-cases.ts'
import { runRecipe } from './support/run-recipe.ts'
import type { Outcome } from './support/run-recipe.ts'

/** Laws that hold for every fixture: a new case strengthens all of them. */
const cases = fixtureCases()
const accepted = cases.filter((fixture) => fixture.output !== undefined)

describe('an empty recipe changes nothing', () => {
  for (const { name, input } of cases) {
    test(name, () => {
      const base = buildWorkspace(input)
      const { run, refused } = runRecipe('{}', base)
      expect(refused).toBe(false)
      expect(contentsOf(run?.final ?? base)).toEqual(contentsOf(base))
    })
  }
})

describe('a second run of all transforms changes nothing', () => {
  for (const { name, recipe, input } of cases) {
    // Where names go round, the new tree looks like the old one: nothing tells that it was done.
    if (hasRing(parseRecipe(recipe, 'recipe.yml').renameModules)) continue
    test(name, () => {
      const first = runRecipe(recipe, buildWorkspace(input))
      if (first.refused) return
      const second = runRecipe(recipe, buildWorkspace(bytesOf(finalOf(first))))
      expect(second.findings.filter((finding) => finding.level === 'error')).toEqual([])
      expect(contentsOf(finalOf(second))).toEqual(contentsOf(finalOf(first)))
    })
  }
})

describe('what parsed goes on parsing', () => {
  for (const fixture of accepted) {
    test(fixture.name, () => {
      const outcome = outcomeOf(fixture)
      const base = buildWorkspace(fixture.input)
      const origins = new Map((outcome.run?.plan.files ?? []).map((move) => [move.to, move.from]))
      for (const path of finalOf(outcome).list().filter(isPython)) {
        const before = base.read(origins.get(path) ?? path)?.text ?? ''
        if (!isBroken(before)) expect(isBroken(finalOf(outcome).read(path)?.text ?? ''), path).toBe(false)
      }
    })
  }
})

describe('the order in which files are listed does not matter', () => {
  for (const fixture of cases) {
    test(fixture.name, () => {
      const source = literalSource(fixture.input)
      const backwards = openWorkspace({ ...source, list: () => source.list().toReversed() })
      const [one, other] = [outcomeOf(fixture), runRecipe(fixture.recipe, backwards, fixture.upTo)]
      expect(other.findings).toEqual(one.findings)
      expect(other.run?.digest).toBe(one.run?.digest)
      if (one.run !== undefined) expect(contentsOf(finalOf(other))).toEqual(contentsOf(one.run.final))
    })
  }
})

describe('the patches of the steps, one after the other, give the whole', () => {
  for (const fixture of accepted) {
    test(fixture.name, () => {
      const { run } = outcomeOf(fixture)
      if (run === undefined) throw new Error('no run')
      const whole = contentsOf(run.final)
      const patches = run.steps.map((step) => {
        // A tree of its own, for a patch tells where a file was before this step, not before all of them.
        const base = buildWorkspace(bytesOf(step.before))
        const final = base.with(step.changes)
        expect(contentsOf(final)).toEqual(contentsOf(step.after))
        return patchBytesOf({ ...run, base, final })
      })
      expect(applied(fixture.input, patches)).toEqual(whole)
    })
  }
})

const outcomes = new Map<FixtureCase, Outcome>()

function outcomeOf(fixture: FixtureCase): Outcome {
  const known = outcomes.get(fixture) ?? runRecipe(fixture.recipe, buildWorkspace(fixture.input), fixture.upTo)
  outcomes.set(fixture, known)
  return known
}

function finalOf(outcome: Outcome): Workspace {
  if (outcome.run === undefined) throw new Error(outcome.findings.map((finding) => finding.reason).join('; '))
  return outcome.run.final
}

function bytesOf(workspace: Workspace): Record<string, Uint8Array> {
  return Object.fromEntries(workspace.list().map((path) => [path, workspace.bytes(path) ?? new Uint8Array()]))
}

/** Whether following the renames leads back to where one began. */
function hasRing(renames: Readonly<Record<string, string>>): boolean {
  return Object.keys(renames).some((from) => {
    let name = renames[from]
    for (let step = 0; name !== undefined && name !== from && step < Object.keys(renames).length; step += 1)
      name = renames[name]
    return name === from
  })
}

/** What CPython would refuse, as far as the grammar tells; a byte order mark counts as a blank there and does not here. */
function isBroken(text: string): boolean {
  return factsOfText(text).errors.length > 0 || text.includes('\ufeff', 1)
}

/** What git makes of a tree when it applies the patches in order. */
function applied(
  files: Readonly<Record<string, Uint8Array>>,
  patches: readonly Uint8Array[],
): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'extract-codemod-steps-'))
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    const outside = { ...process.env, GIT_CEILING_DIRECTORIES: dirname(folder) }
    for (const input of patches.filter((bytes) => bytes.length > 0))
      execFileSync('git', ['-c', 'core.autocrlf=false', 'apply', '-'], {
        cwd: folder,
        input,
        env: outside,
        stdio: 'pipe',
      })
    return contentsOf(buildWorkspace(treeOf(folder)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function treeOf(folder: string): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {}
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile()) files[path.slice(folder.length + 1)] = readFileSync(path)
  }
  return files
}
