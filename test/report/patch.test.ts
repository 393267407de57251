import { describe, expect, test } from 'vitest'
import type { FileChange } from '../../src/model/change.ts'
import { patchBytesOf, patchOf } from '../../src/report/patch.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { buildPlan, buildRun, edited, fileMoves, moved, removed } from '../support/build-report.ts'
import { gitApply } from '../text/git-sandbox.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

const LOGO = new Uint8Array([0x89, 0x50, 0, 1, 2, 255])
const TAX = 'RATE = 19\n\ndef tax(net):\n    return net * RATE / 100\n'

const cases: readonly {
  name: string
  files: Files
  steps: readonly ((before: Workspace) => readonly FileChange[])[]
  shows: string[]
}[] = [
  {
    name: 'a file is edited in its place',
    files: { 'shop/tax.py': TAX },
    steps: [(at) => [edited(at, 'shop/tax.py', ['19', '20'])]],
    shows: ['--- a/shop/tax.py', '+RATE = 20'],
  },
  {
    name: 'a file is created, another removed',
    files: { 'shop/tax.py': TAX },
    steps: [(at) => [removed(at, 'shop/tax.py'), { kind: 'create', path: 'shop/vat.py', text: '' }]],
    shows: ['deleted file', 'new file'],
  },
  {
    name: 'a file moves as it is',
    files: { 'shop/tax.py': TAX },
    steps: [(at) => [moved(at, 'shop/tax.py', 'pkg/tax.py')]],
    shows: ['similarity index 100%', 'rename from shop/tax.py', 'rename to pkg/tax.py'],
  },
  {
    name: 'a file moves in one step and is edited in the next',
    files: { 'shop/tax.py': TAX },
    steps: [(at) => [moved(at, 'shop/tax.py', 'pkg/tax.py')], (at) => [edited(at, 'pkg/tax.py', ['tax(', 'vat('])]],
    shows: ['rename from shop/tax.py', '+def vat(net):'],
  },
  {
    name: 'a file moves away and another takes its path',
    files: { 'shop/tax.py': TAX },
    steps: [
      (at) => [moved(at, 'shop/tax.py', 'pkg/tax.py')],
      () => [{ kind: 'create', path: 'shop/tax.py', text: 'from pkg.tax import *\n' }],
    ],
    shows: ['rename to pkg/tax.py', '+from pkg.tax import *'],
  },
  {
    name: 'two files swap places',
    files: { 'a.py': TAX, 'b.py': 'OTHER = 1\n' },
    steps: [(at) => [moved(at, 'a.py', 'b.py'), moved(at, 'b.py', 'a.py')]],
    shows: ['rename from a.py', 'rename from b.py'],
  },
  {
    name: 'a file is removed and another moves to its path',
    files: { 'a.py': TAX, 'b.py': 'OTHER = 1\n' },
    steps: [(at) => [removed(at, 'b.py')], (at) => [moved(at, 'a.py', 'b.py', ['19', '7'])]],
    shows: ['deleted file', 'rename to b.py'],
  },
  {
    name: 'files that are not text move and are copied',
    files: { 'shop/logo.png': LOGO, LICENSE: 'MIT\n' },
    steps: [
      () => [
        { kind: 'move-bytes', path: 'shop/logo.png', to: 'pkg/logo.png' },
        { kind: 'copy-bytes', path: 'LICENSE', to: 'pkg/LICENSE' },
      ],
    ],
    shows: ['rename from shop/logo.png', 'copy from LICENSE'],
  },
  {
    name: 'a text in latin-1',
    files: {
      'tax.py': new Uint8Array([
        ...Buffer.from('# coding: latin-1\nname = "Gr'),
        0xfc,
        ...Buffer.from('n"\nold = 1\n'),
      ]),
    },
    steps: [(at) => [edited(at, 'tax.py', ['old', 'new'])]],
    shows: ['+new = 1'],
  },
]

describe('git apply turns base into final', () => {
  test.each(cases)('$name', ({ files, steps, shows }) => {
    const run = buildRun(
      files,
      steps.map((changes, i) => ({ transform: `step-${i}`, changes })),
    )
    for (const line of shows) expect(patchOf(run)).toContain(line)
    const applied = gitApply(treeOf(run.base), patchBytesOf(run))
    expect(applied).toEqual(treeOf(run.final))
  })
})

test('of two files that grew from one, the one the plan moves is the rename', () => {
  const plan = buildPlan({ files: fileMoves(['shop/tax.py', 'pkg/tax.py']) })
  const copied: FileChange = { kind: 'copy-bytes', path: 'shop/tax.py', to: 'kept/tax.py' }
  const changes = (at: Workspace) => [copied, moved(at, 'shop/tax.py', 'pkg/tax.py')]
  const run = buildRun({ 'shop/tax.py': TAX }, [{ transform: 'move-modules', changes }], plan)
  expect(patchOf(run)).toContain('rename to pkg/tax.py')
  expect(patchOf(run)).toContain('copy to kept/tax.py')
  expect(gitApply(treeOf(run.base), patchBytesOf(run))).toEqual(treeOf(run.final))
})

test('no difference is an empty patch', () => {
  expect(patchOf(buildRun({ 'a.py': TAX }, []))).toBe('')
})

function treeOf(workspace: Workspace): Record<string, string> {
  return Object.fromEntries(
    workspace.list().map((path) => [path, Buffer.from(workspace.bytes(path) ?? []).toString('latin1')]),
  )
}
