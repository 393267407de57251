/**
 * `npm run check:states`: apply in the states a repository can be in. Each is either applied (the tree is that of the clean run, nothing else is
 * changed) or refused with its reason (everything is as before). `--only WORD` takes those whose name has the word, `--small` every tenth;
 * `--table FILE` adds the rows of docs/states.md to a file.
 */
import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { copyOf, git, project, run, scratch, shop, stateOf } from './faults/scene.mjs'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    small: { type: 'boolean', default: false },
    table: { type: 'string' },
    main: { type: 'string', default: join(project, 'dist/src/cli/main.js') },
  },
})
const folder = scratch()
const scene = shop(join(folder, 'scene'))
const write = (root, path, text) => {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), text)
}
const commit = (root) => {
  git(root, 'add', '-A')
  git(root, 'commit', '-qm', 'state')
}
const attempt = (root, ...args) => {
  try {
    git(root, ...args)
  } catch {
    // It is meant to stop in the middle.
  }
}
const deleteTill = (root) => rmSync(join(root, 'shop/till.py'))
const hook = (root, name, text) => {
  write(root, `.git/hooks/${name}`, text)
  chmodSync(join(root, `.git/hooks/${name}`), 0o755)
}
/** Two branches that change one line. */
const conflict = (root) => {
  git(root, 'checkout', '-q', '-b', 'side')
  write(root, 'run-me.sh', '#!/bin/sh\n# side\n')
  git(root, 'commit', '-qam', 'side')
  git(root, 'checkout', '-q', 'main')
  write(root, 'run-me.sh', '#!/bin/sh\n# main\n')
  git(root, 'commit', '-qam', 'main')
}

/** A hook that formats what is staged: two spaces behind a bracket at the end of a line, where there are others. */
const REFORMATS = `#!/bin/sh
files=$(git diff --cached --name-only --diff-filter=d -- '*.py')
[ -z "$files" ] || sed -i 's/) *$/)  /' $files
git diff --quiet
`

/** Name, what is done to the scene, what comes of it (a pattern for a refusal), flags. */
const STATES = [
  ['clean', () => {}, 'applied'],
  ['another file is changed', (root) => appendFileSync(join(root, 'run-me.sh'), '#\n'), /not committed: run-me\.sh/],
  [
    'another file is changed, --allow-dirty',
    (root) => appendFileSync(join(root, 'run-me.sh'), '#\n'),
    'applied',
    '--allow-dirty',
  ],
  [
    'another file is staged, --allow-dirty',
    (root) => {
      appendFileSync(join(root, 'run-me.sh'), '#\n')
      git(root, 'add', 'run-me.sh')
    },
    'applied',
    '--allow-dirty',
  ],
  [
    'a file of the run is not tracked',
    (root) => {
      git(root, 'rm', '-q', '--cached', 'README.md')
      git(root, 'commit', '-qm', 'untracked')
    },
    /git does not track: README\.md/,
  ],
  [
    'merge',
    (root) => {
      conflict(root)
      attempt(root, 'merge', 'side')
    },
    /a merge/,
    '--allow-dirty',
  ],
  [
    'rebase',
    (root) => {
      conflict(root)
      attempt(root, 'rebase', 'side')
    },
    /a rebase/,
    '--allow-dirty',
  ],
  [
    'am',
    (root) => {
      conflict(root)
      write(root, '../p', git(root, 'format-patch', '-1', '--stdout', 'side'))
      attempt(root, 'am', '../p')
    },
    /git am/,
    '--allow-dirty',
  ],
  [
    'bisect',
    (root) => {
      conflict(root)
      git(root, 'bisect', 'start')
      git(root, 'bisect', 'bad')
    },
    /a bisect/,
    '--no-branch',
    '--no-commits',
  ],
  [
    'revert',
    (root) => {
      conflict(root)
      attempt(root, 'revert', 'side')
    },
    /a revert/,
    '--allow-dirty',
  ],
  [
    'cherry-pick, without commits',
    (root) => {
      conflict(root)
      attempt(root, 'cherry-pick', 'side')
    },
    /a cherry-pick/,
    '--allow-dirty',
    '--no-branch',
    '--no-commits',
  ],
  ['detached', (root) => git(root, 'checkout', '-q', '--detach'), 'applied'],
  [
    'unborn',
    (root) => {
      rmSync(join(root, '.git'), { recursive: true })
      git(root, 'init', '-q')
    },
    /no commit yet/,
    '--allow-dirty',
  ],
  ['no repository', (root) => rmSync(join(root, '.git'), { recursive: true }), /is not in a git repository/],
  ['the branch exists', (root) => git(root, 'branch', 'extract/shop-billing'), /exists already/],
  [
    'a branch where a folder of branches must be',
    (root) => git(root, 'branch', 'extract'),
    /beside the branch extract/,
  ],
  [
    'no identity',
    (root) => {
      git(root, 'config', '--unset', 'user.email')
      git(root, 'config', 'user.useConfigOnly', 'true')
    },
    /does not know who commits/,
  ],
  [
    'a hook that refuses',
    (root) => {
      write(root, '.git/hooks/pre-commit', '#!/bin/sh\nexit 1\n')
      chmodSync(join(root, '.git/hooks/pre-commit'), 0o755)
    },
    /git commit failed/,
  ],
  [
    'a hook that reformats and fails, as pre-commit does',
    (root) => {
      write(root, '.git/hooks/pre-commit', REFORMATS)
      chmodSync(join(root, '.git/hooks/pre-commit'), 0o755)
    },
    'applied',
  ],
  [
    'a hook that reformats and stages',
    (root) => {
      write(root, '.git/hooks/pre-commit', REFORMATS.replace('git diff --quiet', 'git add -- $files'))
      chmodSync(join(root, '.git/hooks/pre-commit'), 0o755)
    },
    'applied',
  ],
  [
    'a hook that changes what code says',
    (root) => {
      write(root, '.git/hooks/pre-commit', REFORMATS.replace('s/) *$/)  /', 's/round(amount, 2)/round(amount, 3)/'))
      chmodSync(join(root, '.git/hooks/pre-commit'), 0o755)
    },
    /the proof does not hold/,
  ],
  [
    'a hook that refuses, --no-verify',
    (root) => {
      write(root, '.git/hooks/pre-commit', '#!/bin/sh\nexit 1\n')
      chmodSync(join(root, '.git/hooks/pre-commit'), 0o755)
    },
    'applied',
    '--no-verify',
  ],
  [
    'signing that fails',
    (root) => {
      git(root, 'config', 'commit.gpgsign', 'true')
      git(root, 'config', 'gpg.program', 'false')
    },
    /git commit failed/,
  ],
  ['autocrlf', (root) => git(root, 'config', 'core.autocrlf', 'input'), 'applied'],
  [
    'safecrlf',
    (root) => {
      git(root, 'config', 'core.autocrlf', 'input')
      git(root, 'config', 'core.safecrlf', 'true')
    },
    'applied',
  ],
  ['git does not trust modes', (root) => git(root, 'config', 'core.fileMode', 'false'), 'applied'],
  [
    'a filter that fails',
    (root) => {
      write(root, '.git/info/attributes', 'configs/*.yml filter=broken\n')
      git(root, 'config', 'filter.broken.clean', 'false')
      git(root, 'config', 'filter.broken.required', 'true')
    },
    /filter|failed/,
  ],
  [
    'sparse checkout without a caller',
    (root) => git(root, 'sparse-checkout', 'set', '--no-cone', '/*', '!/shop/till.py'),
    /shop\/till\.py is tracked and not checked out/,
  ],
  [
    'sparse checkout without another file',
    (root) => git(root, 'sparse-checkout', 'set', '--no-cone', '/*', '!/run-me.sh'),
    'applied',
  ],
  ['assume-unchanged', (root) => git(root, 'update-index', '--assume-unchanged', 'shop/till.py'), /told not to look/],
  [
    'a tracked file is deleted',
    (root) => rmSync(join(root, 'shop/till.py')),
    /tracked and not on disk/,
    '--allow-dirty',
  ],
  [
    'a link in the package',
    (root) => {
      symlinkSync('tax.py', join(root, 'shop/billing/rates.py'))
      commit(root)
    },
    'applied',
  ],
  [
    'a repository in the package',
    (root) => {
      git(root, 'init', '-q', 'shop/billing/vendored')
    },
    /a folder of its own/,
  ],
  ['the index is locked', (root) => write(root, '.git/index.lock', ''), /index\.lock/],
  [
    'a partial clone',
    (root) => {
      cpSync(root, `${root}-from`, { recursive: true })
      rmSync(root, { recursive: true })
      git(`${root}-from`, 'config', 'uploadpack.allowFilter', 'true')
      git(folder, 'clone', '-q', '--filter=blob:none', `file://${root}-from`, root)
      git(root, 'config', 'user.name', 'Ada')
      git(root, 'config', 'user.email', 'ada@example.org')
    },
    'applied',
  ],
  [
    'skip-worktree',
    (root) => git(root, 'update-index', '--skip-worktree', 'shop/till.py'),
    /told not to look|not checked out/,
  ],
  ['a tracked file is deleted, without commits', deleteTill, 'applied', '--allow-dirty', '--no-commits', '--no-branch'],
  [
    'signing that works',
    (root) => {
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(root, '..', 'key')])
      git(root, 'config', 'gpg.format', 'ssh')
      git(root, 'config', 'user.signingkey', join(root, '..', 'key'))
      git(root, 'config', 'commit.gpgsign', 'true')
    },
    'applied',
  ],
  ['a hook that leaves a process behind', (root) => hook(root, 'pre-commit', '#!/bin/sh\nsleep 20 &\n'), 'applied'],
  [
    'a hook that is given something of ours',
    (root) => hook(root, 'pre-commit', '#!/bin/sh\n! env | grep -E "LITERAL_PATHSPECS|EXTRACT_CODEMOD"\n'),
    'applied',
  ],
  [
    'a link out of the root in the package',
    (root) => {
      symlinkSync('../../../outside.py', join(root, 'shop/billing/outside.py'))
      commit(root)
    },
    'applied',
  ],
  [
    'a caller in cp1252, and says so',
    (root) => {
      const text = '# coding: cp1252\nfrom shop.billing.invoice import Invoice\nx = "\u00e9"\n'
      writeFileSync(join(root, 'shop/old.py'), Buffer.from(text, 'latin1'))
      commit(root)
    },
    'applied',
  ],
  [
    'a caller whose bytes are no text',
    (root) => {
      writeFileSync(
        join(root, 'shop/old.py'),
        Buffer.from('from shop.billing.invoice import Invoice\n# \u00e9\n', 'latin1'),
      )
      commit(root)
    },
    /old\.py/,
  ],
  [
    'a caller above the size limit',
    (root) => {
      write(root, 'shop/large.py', `from shop.billing.invoice import Invoice\n${'\n'.repeat(21 * 1024 * 1024)}`)
      commit(root)
    },
    /large\.py may name what moves/,
  ],
  ['refs are packed', (root) => git(root, 'pack-refs', '--all'), 'applied'],
  ['core.hooksPath that is not there', (root) => git(root, 'config', 'core.hooksPath', '.hooks'), 'applied'],
  [
    'a file system monitor',
    (root) => {
      write(root, '.git/monitor', '#!/bin/sh\ntouch monitor-ran\n')
      chmodSync(join(root, '.git/monitor'), 0o755)
      git(root, 'config', 'core.fsmonitor', '.git/monitor')
      rmSync(join(root, 'monitor-ran'), { force: true })
    },
    'applied',
  ],
  [
    'a shallow clone',
    (root) => {
      cpSync(root, `${root}-from`, { recursive: true })
      rmSync(root, { recursive: true })
      git(folder, 'clone', '-q', '--depth', '1', `file://${root}-from`, root)
      git(root, 'config', 'user.name', 'Ada')
      git(root, 'config', 'user.email', 'ada@example.org')
    },
    'applied',
  ],
  [
    'sha256',
    (root) => {
      rmSync(join(root, '.git'), { recursive: true })
      git(root, 'init', '-q', '-b', 'main', '--object-format=sha256')
      git(root, 'config', 'user.name', 'Ada')
      git(root, 'config', 'user.email', 'ada@example.org')
      commit(root)
    },
    'applied',
  ],
]

/** Elsewhere than at the top of a repository: where the tree lies, and what is made around it. */
const PLACES = [
  [
    'a folder of the repository',
    (place) => {
      rmSync(join(place.root, '.git'), { recursive: true })
      const top = `${place.root}-top`
      cpSync(place.root, join(top, 'mono'), { recursive: true })
      start(top)
      return join(top, 'mono')
    },
  ],
  [
    'a linked work tree',
    (place) => {
      const linked = `${place.root}-linked`
      git(place.root, 'worktree', 'add', '-q', '-b', 'linked', linked)
      return linked
    },
  ],
  [
    'a submodule',
    (place) => {
      const top = `${place.root}-super`
      mkdirSync(top)
      writeFileSync(join(top, 'a'), '')
      start(top)
      git(top, '-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', place.root, 'inner')
      const inner = join(top, 'inner')
      git(inner, 'config', 'user.name', 'Ada')
      git(inner, 'config', 'user.email', 'ada@example.org')
      return inner
    },
  ],
]
function start(root) {
  git(root, 'init', '-q', '-b', 'main')
  git(root, 'config', 'user.name', 'Ada')
  git(root, 'config', 'user.email', 'ada@example.org')
  commit(root)
}

const rows = []
let wrong = 0
const note = (name, outcome, said, isRight) => {
  if (!isRight) wrong += 1
  rows.push({ state: name, outcome, right: isRight, said: said.replace(/\s+/g, ' ').slice(0, 90) })
  const cells = [
    name,
    outcome.replace(/ \((\d)\)$/, ', exit $1'),
    said
      .replace(/^(Refused|Error): /, '')
      .replace(/\s+/g, ' ')
      .slice(0, 110),
  ]
  if (values.table !== undefined)
    appendFileSync(
      values.table,
      `| ${cells.map((cell) => cell.trim().replace(/[\\|`*_<>[\]]/g, '\\$&')).join(' | ')} |\n`,
    )
  console.log(`${isRight ? 'ok   ' : 'WRONG'} ${outcome.padEnd(12)} ${name}  ${rows.at(-1).said}`)
}
const chosen = (all) => all.filter(([name], at) => name.includes(values.only) && (!values.small || at % 10 === 0))
const refusalIn = (said) =>
  said
    .split('\n')
    .find((line) => /^Refused: |^Error|tracked and|lies in a folder|may name what moves/.test(line.trim())) ?? ''

for (const [name, prepare, expected, ...flags] of chosen(STATES)) {
  const place = copyOf(scene, join(folder, 'state'))
  prepare(place.root)
  const isGit = name !== 'no repository' && name !== 'unborn'
  const before = isGit ? stateOf(place) : ''
  const ended = await run(values.main, place, ['apply', '-q', ...flags])
  const isDone = ended.code === 0
  const isRight =
    expected === 'applied'
      ? isDone
      : ended.code === 1 && expected.test(ended.said) && (!isGit || stateOf(place) === before)
  const isClean =
    !isDone ||
    flags.includes('--no-commits') ||
    git(place.root, 'diff', '--name-only', '--', 'packages', 'shop', 'configs') === ''
  note(
    name,
    isDone ? 'applied' : `refused (${ended.code})`,
    isDone ? '' : refusalIn(ended.said) || ended.said.slice(-200),
    isRight && isClean,
  )
  rmSync(`${place.root}-from`, { recursive: true, force: true })
}
for (const [name, prepare] of chosen(PLACES)) {
  const place = copyOf(scene, join(folder, `place-${rows.length}`))
  const root = prepare(place)
  const ended = await run(values.main, { root, tmp: place.tmp }, ['apply', '-q', '--allow-dirty'])
  const isRight = ended.code === 0 && git(root, 'status', '--porcelain', '--untracked-files=no') === ''
  note(
    name,
    ended.code === 0 ? 'applied' : `refused (${ended.code})`,
    ended.code === 0 ? '' : ended.said.slice(-200),
    isRight,
  )
}
console.log(`${rows.length} states, ${wrong} wrong`)
process.exitCode = wrong === 0 ? 0 : 1
