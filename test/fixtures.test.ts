import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { placeText } from '../src/report/locate.ts'
import { patchOf } from '../src/report/patch.ts'
import { openWorkspace } from '../src/workspace/snapshot.ts'
import { buildWorkspace, contentsOf } from './support/build-workspace.ts'
import { runRecipe } from './support/run-recipe.ts'
import type { Outcome } from './support/run-recipe.ts'
import { literalSource } from '../src/workspace/file-source.ts'

const ROOT = new URL('../__testfixtures__', import.meta.url).pathname
/** `1` rewrites everything that is expected; `findings` rewrites `findings.txt` alone and compares the trees as ever. */
const UPDATE = process.env['CI'] === undefined ? process.env['UPDATE_EXPECTED'] : undefined

for (const focus of readdirSync(ROOT).sort()) {
  describe(focus, () => {
    for (const name of readdirSync(join(ROOT, focus)).sort()) test(name, () => check(focus, join(ROOT, focus, name)))
  })
}

/** `output/` is the complete tree afterwards; a case without it must be refused. `findings.txt` holds every finding as a report shows it. */
function check(focus: string, folder: string): void {
  const recipe = readFileSync(join(folder, 'recipe.yml'), 'utf8')
  const input = readTree(join(folder, 'input'))
  const outcome = runRecipe(recipe, buildWorkspace(input), focus === 'pipeline' ? undefined : focus)
  for (const step of outcome.run?.steps ?? [])
    for (const { code } of step.findings)
      expect(reportedBy(step.transform), `${step.transform} reports ${code}`).toContain(code)
  const output = join(folder, 'output')
  const findings = findingLines(outcome)
  if (UPDATE === '1') update(folder, outcome)
  if (UPDATE === '1' || UPDATE === 'findings') updateFindings(folder, findings)
  const expected = join(folder, 'findings.txt')
  expect(findings).toBe(existsSync(expected) ? readFileSync(expected, 'utf8') : '')
  if (!existsSync(output)) {
    expect(outcome.refused).toBe(true)
    return
  }
  expect(outcome.refused).toBe(false)
  const after = outcome.run?.final
  if (after === undefined) throw new Error('no run')
  const wanted = contentsOf(openWorkspace(literalSource(readTree(output))))
  expect(contentsOf(after)).toEqual(wanted)
  if (focus === 'pipeline' && outcome.run !== undefined) {
    const patch = patchOf(outcome.run)
    expect(patch).toBe(readFileSync(join(folder, 'preview.diff'), 'utf8'))
    expect(applied(input, patch)).toEqual(wanted)
  }
}

/** The codes in the `Reports:` lines of the header of a transform. */
function reportedBy(transform: string): readonly string[] {
  const text = readFileSync(new URL(`../transforms/${transform}.ts`, import.meta.url), 'utf8')
  const header = text.slice(text.indexOf(' * Reports:'), text.indexOf('*/'))
  return header.match(/[a-z0-9]+(?:-[a-z0-9]+)+/g) ?? []
}

/** Level, code and `path:line` of each finding, and indented below it the reason and the advice. */
function findingLines({ located }: Outcome): string {
  return located
    .flatMap(({ finding, path, line }) => {
      const place = placeText({ path, line, column: undefined })
      const advice = finding.advice === '' ? [] : [`-> ${finding.advice}`]
      const message = [finding.reason, ...advice].flatMap((text) => text.split('\n'))
      return [`${finding.level} ${finding.code} ${place}`.trimEnd(), ...message.map((text) => `    ${text}`.trimEnd())]
    })
    .map((line) => line + '\n')
    .join('')
}

function readTree(folder: string, prefix = ''): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {}
  for (const entry of existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []) {
    if (entry.isDirectory()) Object.assign(files, readTree(join(folder, entry.name), `${prefix}${entry.name}/`))
    else files[prefix + entry.name] = readFileSync(join(folder, entry.name))
  }
  return files
}

function writeTree(folder: string, files: Record<string, Uint8Array | string>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** What `git apply` makes of the input. */
function applied(input: Record<string, Uint8Array>, patch: string): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'extract-codemod-fixture-'))
  try {
    writeTree(folder, input)
    execFileSync('git', ['init', '-q'], { cwd: folder })
    execFileSync('git', ['apply', '--check', '-'], { cwd: folder, input: patch })
    execFileSync('git', ['apply', '-'], { cwd: folder, input: patch })
    rmSync(join(folder, '.git'), { recursive: true })
    return contentsOf(openWorkspace(literalSource(readTree(folder))))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function updateFindings(folder: string, findings: string): void {
  rmSync(join(folder, 'findings.txt'), { force: true })
  if (findings !== '') writeFileSync(join(folder, 'findings.txt'), findings)
}

function update(folder: string, outcome: Outcome): void {
  rmSync(join(folder, 'output'), { recursive: true, force: true })
  if (outcome.refused || outcome.run === undefined) return
  const final = outcome.run.final
  writeTree(
    join(folder, 'output'),
    Object.fromEntries(final.list().map((path) => [path, final.bytes(path) ?? new Uint8Array()])),
  )
  if (folder.includes('/pipeline/')) writeFileSync(join(folder, 'preview.diff'), patchOf(outcome.run))
}
