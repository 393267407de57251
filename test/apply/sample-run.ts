import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { ApplyOptions } from '../../src/apply/apply-run.ts'
import { applyRun } from '../../src/apply/apply-run.ts'
import { thisProcess } from '../../src/cli/host.ts'
import { diskSource } from '../../src/disk/disk-source.ts'
import type { Run, Step } from '../../src/engine/run.ts'
import type { TransformGroup } from '../../src/engine/transform.ts'
import type { FileChange } from '../../src/model/change.ts'
import { insert } from '../../src/model/edit.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { SourceFile } from '../../src/model/source-file.ts'
import { openWorkspace } from '../../src/workspace/snapshot.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { commitAll, git, tempTree, treeOf, writeFiles } from '../disk/temp-tree.ts'

// Saved files are counted in a folder of the test's own.
process.env['TMPDIR'] = mkdtempSync(join(tmpdir(), 'commit-run-'))
afterAll(() => rmSync(tmpdir(), { recursive: true }))

export const files = {
  'shop/a.py': 'a\n',
  'shop/b.py': 'b\n',
  'shop/data.bin': Buffer.from([0, 1]),
  'conf.yaml': 'c\n',
  'other.py': 'o\n',
}

/** What a step changes in the tree it finds. */
export type Changes = (workspace: Workspace) => FileChange[]
export const edit =
  (path: string): Changes =>
  (workspace) => [{ kind: 'edit', file: workspace.read(path) as SourceFile, edits: [insert(0, '# ')] }]

/** Six steps in five groups; the one of `mentions` changes nothing. */
export const steps: [TransformGroup, Changes][] = [
  ['scaffold', () => [{ kind: 'create', path: 'pkg/pyproject.toml', text: 'p\n' }]],
  [
    'code',
    (workspace) => [
      { kind: 'move', file: workspace.read('shop/a.py') as SourceFile, to: 'pkg/a.py', edits: [insert(0, '# ')] },
      { kind: 'move-bytes', path: 'shop/data.bin', to: 'pkg/data.bin' },
    ],
  ],
  ['code', edit('shop/b.py')],
  ['mentions', () => []],
  ['configs', edit('conf.yaml')],
  ['guide', (workspace) => [...edit('pkg/a.py')(workspace), { kind: 'create', path: 'MIGRATION.md', text: 'm\n' }]],
]

export const end = {
  'MIGRATION.md': 'm\n',
  'conf.yaml': '# c\n',
  'other.py': 'o\n',
  'pkg/a.py': '# # a\n',
  'pkg/data.bin': '\0\x01',
  'pkg/pyproject.toml': 'p\n',
  'shop/b.py': '# b\n',
}

export function runOn(root: string, wanted = steps): Run {
  const base = openWorkspace(diskSource(root))
  let before = base
  const done = wanted.map(([group, changes], i): Step => {
    const after = before.with(changes(before))
    const step = { transform: `step-${i}`, group, summary: '', before, after, changes: [], findings: [] }
    before = after
    return step
  })
  return { plan: {} as Plan, base, steps: done, final: before, digest: '' }
}

const all: ApplyOptions = {
  branch: 'extract',
  commits: true,
  allowDirty: false,
  noVerify: false,
  messageOf: ({ group, steps: done }) => `${group}: ${done.map((step) => step.transform).join(', ')}`,
}

export const apply = (root: string, options: Partial<ApplyOptions> = {}, run = runOn(root)) =>
  applyRun(root, run, { ...all, ...options }, thisProcess)

export function repository(more: Record<string, string> = {}): string {
  const root = tempTree({ ...files, ...more })
  commitAll(root)
  return root
}

export const log = (root: string) => git(root, 'log', '--format=%s', 'main..HEAD').split('\n').reverse()

/** Everything that must be the same after a refusal. */
export function stateOf(root: string) {
  return {
    tree: treeOf(root),
    head: git(root, 'rev-parse', 'HEAD'),
    symbolic: git(root, 'rev-parse', '--abbrev-ref', 'HEAD'),
    branches: git(root, 'for-each-ref'),
    index: git(root, 'ls-files', '--stage'),
    status: git(root, 'status', '--porcelain'),
    saved: readdirSync(tmpdir()).filter((name) => name.startsWith('extract-codemod-')).length,
  }
}

export function hook(root: string, script: string): void {
  writeFiles(root, { '.git/hooks/pre-commit': `#!/bin/sh\n${script}\n` })
  chmodSync(join(root, '.git/hooks/pre-commit'), 0o755)
}
