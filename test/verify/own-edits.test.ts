import { expect, test } from 'vitest'
import { filesAfter } from '../support/run-recipe.ts'
import { proveTrees } from './right-result.ts'

const MOVE = 'move: [{ from: hive.comb, to: hive.wax, symbols: [melt] }]\n'
const MELT = 'def melt():\n    return 1\n'
const STAY = 'def stay():\n    return 2\n'
const HIVE = { 'hive/__init__.py': '', 'hive/comb.py': `${MELT}\n\n${STAY}`, 'hive/wax.py': '' }

test.each([
  ['docs/t.rst', '.. doctest::\n\n   >>> from hive.comb import *\n   >>> melt(), stay()\n   (1, 2)\n'],
  ['README.md', '```python\nfrom hive.comb import *\n\nprint(melt())\n```\n'],
  ['run.py', 'exec("from hive.comb import *; print(melt(), stay())")\n'],
  ['run.py', 'CODE = """\nfrom hive.comb import *\nprint(melt())\n"""\nexec(CODE)\n'],
])('a name that a star gave an example is imported there by its name: %s', (path, text) => {
  const after = filesAfter(MOVE, { ...HIVE, [path]: text })
  expect(after[path]).toMatch(/from hive\.wax import melt/)
})

test.each(['from hive.wax import dip as melt', 'melt = stay'])(
  'an example that is given another name is found',
  (wrong) => {
    const was = '```python\nfrom hive.comb import *\n\nprint(melt())\n```\n'
    const is = `\`\`\`python\nfrom hive.comb import *\nfrom hive.wax import melt\n\nprint(melt())\n\`\`\`\n`
    const dip = { 'hive/wax.py': `def dip():\n    return 3\n` }
    const after = {
      ...HIVE,
      'hive/comb.py': STAY,
      'hive/wax.py': `${dip['hive/wax.py']}\n\n${MELT}`,
      'README.md': is.replace('from hive.wax import melt', wrong),
    }
    const codes = proveTrees(MOVE, { ...HIVE, ...dip, 'README.md': was }, after).checks.flatMap((check) =>
      check.findings.map(({ code }) => code),
    )
    expect(codes).toContain('text-changed')
  },
)

const RENAME = 'rename_modules: { drone: queen }\n'
const manifest = (tables: string): string =>
  `[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n[project]\nname = "hive"\nversion = "1"\n\n${tables}`
const TABLES: readonly string[] = [
  '[tool.hatch.build.targets.wheel]\ninclude = ["hive", "drone.py"]\n',
  '[tool.hatch.build.targets.wheel]\npackages = ["hive"]\n\n[tool.hatch.build.targets.wheel.force-include]\n"drone.py" = "drone.py"\n',
  '[tool.hatch.build.targets.sdist.force-include]\n"drone.py" = "drone.py"\n\n[tool.hatch.build.targets.wheel]\ninclude = ["hive", "drone.py"]\n',
  '[tool.pdm.build]\nincludes = ["hive", "drone.py"]\n',
  '[tool.poetry]\npackages = [{ include = "hive" }, { include = "drone.py" }]\n',
  '[tool.mypy]\nfiles = ["drone.py", "hive"]\n',
]
const DRONE = { 'hive/__init__.py': '', 'drone.py': 'X = 1\n' }

test.each(TABLES)('the file of a top-level module is named anew in a manifest: %j', (tables) => {
  const after = filesAfter(RENAME, { ...DRONE, 'pyproject.toml': manifest(tables) })
  expect(after['pyproject.toml']).toBe(manifest(tables.replaceAll('drone.py', 'queen.py')))
})

test.each(TABLES)('another file there is found: %j', (tables) => {
  const after = {
    'hive/__init__.py': '',
    'queen.py': 'X = 1\n',
    'pyproject.toml': manifest(tables.replaceAll('drone.py', 'hive.py')),
  }
  const codes = proveTrees(RENAME, { ...DRONE, 'pyproject.toml': manifest(tables) }, after).checks.flatMap((check) =>
    check.findings.map(({ code }) => code),
  )
  expect(codes).toContain('text-changed')
})
