import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'rename_modules: { bake: oven }'

function proved(path: string, was: string, is: string): readonly [undecided: number, errors: readonly string[]] {
  const { checks, ledger } = proveTrees(
    RECIPE,
    { 'bake.py': 'print(1)\n', 'rack.py': '', [path]: was },
    { 'oven.py': 'print(1)\n', 'rack.py': '', [path]: is },
  )
  const errors = checks.flatMap((check) => check.findings.filter((one) => one.level === 'error'))
  const undecided = ledger.filter((one) => one.path === path && one.verdict === 'undecided')
  return [undecided.length, errors.map(({ code }) => code)]
}

test.each([
  ['Makefile', 'bread:\n\tpython #.py --hot\n'],
  ['run.sh', 'python ./#.py\n'],
  ['.github/workflows/bread.yml', 'on: push\njobs:\n  a:\n    steps:\n      - run: python #.py\n'],
  ['pyproject.toml', '[tool.mypy]\nfiles = ["#.py"]\n'],
  ['README.md', 'Run `python #.py`.\n'],
  ['run_all.py', 'import runpy\n\nrunpy.run_path("#.py")\n'],
  ['run_all.py', 'import os\n\nos.system("python #.py --hot")\n'],
])(
  'the name of a file that is gone is in the ledger, its new name is right, and another one is not: %s %j',
  (path, text) => {
    const old = text.replace('#', 'bake')
    expect(proved(path, old, old)).toEqual([1, []])
    expect(proved(path, old, text.replace('#', 'oven'))).toEqual([0, []])
    expect(proved(path, old, text.replace('#', 'rack'))[1]).not.toEqual([])
  },
)
