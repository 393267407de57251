/** What is neither a recipe nor a file: places, flags, streams. Name, what is done to the tree, flags, exit codes that are right, how it is run. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const nothing = () => {}
const recipeAs = (make) => (root) => {
  rmSync(join(root, 'extract-codemod.yaml'))
  make(join(root, 'extract-codemod.yaml'))
}
const pipe = (path) => execFileSync('mkfifo', [path])
const plan = (text) => (root) => writeFileSync(join(root, 'plan.json'), text)

/** Root reads everything, so these say nothing there. */
const isRoot = process.getuid?.() === 0

export const SCENES = [
  ['a recipe that is a pipe', recipeAs(pipe), [], [2]],
  ['a recipe that is a device', nothing, ['--recipe', '/dev/zero'], [2]],
  ['a recipe that is a terminal', nothing, ['--recipe', '/dev/tty'], [2]],
  ['a recipe that is a folder', recipeAs(mkdirSync), [], [2]],
  ['a recipe that links to itself', recipeAs((path) => symlinkSync('extract-codemod.yaml', path)), [], [2]],
  ['a recipe that links to a device', recipeAs((path) => symlinkSync('/dev/zero', path)), [], [2]],
  ['a pipe among the modules', (root) => pipe(join(root, 'shop/pipe.py')), [], [0]],
  ['a link to itself among the modules', (root) => symlinkSync('loop.py', join(root, 'shop/loop.py')), [], [0]],
  ['a folder that links to its parent', (root) => symlinkSync('..', join(root, 'shop/up')), [], [0]],
  ['a link out of the root', (root) => symlinkSync('/etc/passwd', join(root, 'shop/out.py')), [], [0]],
  ['the package is a link', (root) => symlinkSync('billing', join(root, 'shop/other')), [], [0]],
  [
    '.git is a file of nonsense',
    (root) => (rmSync(join(root, '.git'), { recursive: true }), writeFileSync(join(root, '.git'), 'x')),
    [],
    [1],
  ],
  ['.git is a pipe', (root) => (rmSync(join(root, '.git'), { recursive: true }), pipe(join(root, '.git'))), [], [0, 1]],
  [
    'git is asked for a program',
    (root) =>
      writeFileSync(
        join(root, '.git/config'),
        '[core]\n\trepositoryformatversion = 0\n\tfsmonitor = "touch pwned; false"\n\tpager = touch pwned\n[alias]\n\tls-files = !touch pwned\n',
      ),
    [],
    [0],
  ],
  ['an index of nonsense', (root) => writeFileSync(join(root, '.git/index'), 'x'), [], [1]],
  ['a HEAD of nonsense', (root) => writeFileSync(join(root, '.git/HEAD'), 'x'), [], [0, 1]],
  [
    'a journal of nonsense',
    (root) => (
      mkdirSync(join(root, '.git/extract-codemod')),
      writeFileSync(join(root, '.git/extract-codemod/journal.json'), '{')
    ),
    [],
    [1],
  ],
  ['a root that is a file', nothing, ['--root', 'README.md'], [2]],
  ['a root with a NUL byte in a flag', nothing, ['--root', 'a\u0001b'], [2]],
  ['a folder as --patch', nothing, ['--patch', 'shop'], [1]],
  ['--patch in git', nothing, ['--patch', '.git/config'], [1]],
  ['--patch over a tracked file', nothing, ['--patch', 'README.md'], [1]],
  ['--patch where nothing can be', nothing, ['--patch', '/dev/null/x'], [1, 2]],
  ['--patch on a full disk', nothing, ['--patch', '/dev/full'], [1, 2]],
  ['an unknown transform with an escape', nothing, ['--only', '\u001b[31mx'], [2]],
  ['10,000 transforms', nothing, Array.from({ length: 10_000 }, () => '--skip=nothing'), [2]],
  ['a plan that is cut off', plan('{"frozenPlan": 1'), ['apply', '--plan', 'plan.json'], [2]],
  [
    'a plan of other types',
    plan('{\n  "frozenPlan": 1, "files": [7, null], "recipe": {"text": "{}"}, "digest": "x"}'),
    ['apply', '--plan', 'plan.json'],
    [1, 2],
  ],
  ['a plan that is a device', nothing, ['apply', '--plan', '/dev/zero'], [2]],
  ['a plan 100,000 deep', plan(`{"a": ${'['.repeat(100_000)}`), ['apply', '--plan', 'plan.json'], [2]],
  ['a branch with an escape', nothing, ['apply', '--branch', '\u001b[31mx'], [1]],
  ['a branch that is a flag', nothing, ['apply', '--branch=--upload-pack=x'], [1]],
  ['a digest that is a pattern', nothing, ['apply', '--expect-digest', '.*......'], [1]],
  ['a revision that is a flag', nothing, ['verify', '--base=--output=pwned'], [1, 2]],
  ['stdout is closed', nothing, [], [0, 1], { stdout: 'closed' }],
  ['stdout is full', nothing, [], [1], { stdout: '/dev/full' }],
  ['stderr is full', nothing, [], [0, 1], { stderr: '/dev/full' }],
  ['stdout is full and it is applied', nothing, ['apply', '--format', 'json'], [0, 1], { stdout: '/dev/full' }],
  ['there is no git', nothing, [], [0], { env: { PATH: '/nowhere' } }],
  ['there is no git and it is applied', nothing, ['apply'], [1], { env: { PATH: '/nowhere' } }],
  ['there is no folder for temporary files', nothing, ['apply'], [1], { env: { TMPDIR: '/nowhere/at/all' } }],
  ['COLUMNS and LANG of nonsense', nothing, [], [0], { env: { COLUMNS: '-1', LANG: 'x\u0001', LC_ALL: '??' } }],
  ...(isRoot
    ? []
    : [
        [
          'a folder nobody may list',
          (root) => (mkdirSync(join(root, 'closed')), chmodSync(join(root, 'closed'), 0)),
          [],
          [0, 1],
        ],
        ['a module nobody may read', (root) => chmodSync(join(root, 'shop/till.py'), 0), [], [0, 1]],
        ['a root nobody may write', (root) => chmodSync(root, 0o555), ['apply', '--no-branch', '--no-commits'], [1]],
      ]),
]
