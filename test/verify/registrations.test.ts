import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const GROUP = `class Group:
    def __init__(self, function):
        self.commands = {}

    def command(self):
        def keep(function):
            self.commands[function.__name__] = function
            return function

        return keep
`
const CLI = '@Group\ndef cli():\n    """Tug."""\n'
const PULL = '@cli.command()\ndef pull():\n    return 1\n'
const HOOK = 'def hook(function):\n    HOOKS.append(function)\n    return function\n'

const problems = (move: string, before: Record<string, string>, after: Record<string, string>): readonly string[] =>
  proveTrees(move, before, after).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

const CASES: readonly [
  title: string,
  move: string,
  shared: Record<string, string>,
  before: Record<string, string>,
  after: Record<string, string>,
  user: { path: string; was: string; wrong: string; right: string },
][] = [
  [
    'commands of a group that moves',
    'move: [{ from: tug.cli, to: tug.base, symbols: [cli] }]',
    { 'tug/__init__.py': '', 'tug/groups.py': GROUP },
    { 'tug/cli.py': `from tug.groups import Group\n\n\n${CLI}\n\n${PULL}` },
    {
      'tug/base.py': `from tug.groups import Group\n\n\n${CLI}`,
      'tug/cli.py': `from tug.base import cli\n\n\n${PULL}`,
    },
    {
      path: 'use.py',
      was: 'from tug.cli import cli\n\nprint(cli.commands)\n',
      wrong: 'from tug.base import cli\n\nprint(cli.commands)\n',
      right: 'import tug.cli  # noqa: F401\nfrom tug.base import cli\n\nprint(cli.commands)\n',
    },
  ],
  [
    'entries of a list that a decorator fills, loaded through a facade',
    'move: [{ from: tug.hooks, to: tug.core, symbols: [HOOKS] }]',
    { 'tug/__init__.py': '' },
    { 'tug/hooks.py': `HOOKS = []\n\n\n${HOOK}\n\n@hook\ndef one():\n    return 1\n` },
    {
      'tug/core.py': 'HOOKS = []\n',
      'tug/hooks.py': `from tug.core import HOOKS\n\n\n${HOOK}\n\n@hook\ndef one():\n    return 1\n`,
    },
    {
      path: 'api.py',
      was: 'from tug.hooks import HOOKS as HOOKS\n',
      wrong: 'from tug.core import HOOKS as HOOKS\n',
      right: 'from tug import hooks as _hooks  # noqa: F401\nfrom tug.core import HOOKS as HOOKS\n',
    },
  ],
  [
    'a bare call that registers',
    'move: [{ from: tug.hooks, to: tug.core, symbols: [Hooks, HOOKS] }]',
    { 'tug/__init__.py': '' },
    {
      'tug/hooks.py':
        'class Hooks(list):\n    pass\n\n\nHOOKS = Hooks()\n\n\ndef one():\n    return 1\n\n\nHOOKS.append(one)\n',
    },
    {
      'tug/core.py': 'class Hooks(list):\n    pass\n\n\nHOOKS = Hooks()\n',
      'tug/hooks.py': 'from tug.core import HOOKS\n\n\ndef one():\n    return 1\n\n\nHOOKS.append(one)\n',
    },
    {
      path: 'use.py',
      was: 'from tug.hooks import HOOKS\n\nprint(HOOKS)\n',
      wrong: 'from tug.core import HOOKS\n\nprint(HOOKS)\n',
      right: 'import tug.hooks  # noqa: F401\nfrom tug.core import HOOKS\n\nprint(HOOKS)\n',
    },
  ],
]

test.each(CASES)('%s: load-order misses them', (_title, move, shared, before, after, user) => {
  const was = { ...shared, ...before, [user.path]: user.was }
  const is = (text: string): Record<string, string> => ({ ...shared, ...after, [user.path]: text })
  expect(problems(move, was, is(user.right))).not.toContain('load-order registration-lost')
  expect(problems(move, was, is(user.wrong))).toContain('load-order registration-lost')
})

test('a definition that registers elsewhere and is no longer loaded by whom it was', () => {
  const shared = {
    'tug/__init__.py': '',
    'tug/hooks.py': `HOOKS = []\n\n\n${HOOK}`,
    'use.py': 'import tug.old\nfrom tug.hooks import HOOKS\n\nprint(HOOKS, tug.old.two())\n',
  }
  const one = '@hook\ndef one():\n    return 1\n'
  const two = 'def two():\n    return 2\n'
  const move = 'move: [{ from: tug.old, to: tug.new, symbols: [one] }]'
  const was = { ...shared, 'tug/old.py': `from tug.hooks import hook\n\n\n${one}\n\n${two}` }
  const fresh = `from tug.hooks import hook\n\n\n${one}`
  expect(problems(move, was, { ...shared, 'tug/old.py': two, 'tug/new.py': fresh })).toContain(
    'load-order registration-lost',
  )
  const back = `from tug.new import one as one  # noqa: F401\n\n\n${two}`
  expect(problems(move, was, { ...shared, 'tug/old.py': back, 'tug/new.py': fresh })).not.toContain(
    'load-order registration-lost',
  )
})
