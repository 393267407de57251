import { describe, expect, test } from 'vitest'
import { buildWorkspace } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'
import { SPELLINGS } from '../support/spellings.ts'

const RECIPE = `
package: { from: shop.data, to: shop_data, distribution: shop-data, directory: packages/shop-data }
ci: false
`

/** What moves, and what it is told from. */
const CODE = {
  'pyproject.toml':
    '[project]\nname = "shop"\nversion = "1"\n[project.urls]\nhome = "https://github.com/acme/shop"\n[project.entry-points."shop.data.plugins"]\na = "shop.data.io:read"\n',
  'shop/__init__.py': 'from shop import data\n',
  'shop/core.py': 'LEVEL = 1\n',
  'shop/data/__init__.py': 'from .io import read\n',
  'shop/data/io.py': 'def read():\n    return 1\n\n\nclass Loader:\n    pass\n',
  'shop/data/plugins.py': '',
  'shop/data/config/base.yaml': 'x: 1\n',
  'shop/dataset.py': '',
  'docs/shop/data.md': 'x\n',
}

const rows = SPELLINGS.trim()
  .split('\n')
  .map((line) => {
    const [file = '', verdict = '', ...text] = line.split(' | ')
    return {
      file: file.trim(),
      verdict: verdict.trim(),
      text: text.join(' | ').replaceAll('⏎', '\n').replaceAll('⇥', '\t'),
    }
  })

describe('every spelling of a moved module, file or folder', () => {
  const files: Record<string, string> = { ...CODE }
  const places = rows.map(({ file, text }) => {
    const line = (files[file] ?? '').split('\n').length
    files[file] = `${files[file] ?? ''}${text}\n`
    return { file, line, lines: text.split('\n').length }
  })
  const outcome = runRecipe(RECIPE, buildWorkspace(files))

  test('at least 120 are planted', () => {
    expect(rows.length).toBeGreaterThanOrEqual(120)
    expect(outcome.findings.filter((finding) => finding.level === 'error')).toEqual([])
  })

  test('has the verdict that is written down', () => {
    const found = rows.map((row, at) => {
      const place = places[at]
      const here = (outcome.proof?.ledger ?? []).filter(
        ({ path, line }) => path === place?.file && line >= place.line && line < place.line + place.lines,
      )
      const verdicts = [...new Set(here.map(({ verdict }) => verdict))].sort().join('+')
      return `${row.file} | ${verdicts === '' ? 'none' : verdicts} | ${row.text}`
    })
    expect(found).toEqual(rows.map(({ file, verdict, text }) => `${file} | ${verdict} | ${text}`))
  })

  test.each([
    ['docs/a.md', '::: shop.data.io', 'module', 'the module shop.data.io'],
    ['docs/conf.py', 'nitpick_ignore = [("py:class", "shop.data.io.Loader")]', 'symbol', 'Loader of shop.data.io'],
    ['conf/app.ini', 'path = shop/data/config/base.yaml', 'path', 'a file or folder that was there'],
    ['CHANGELOG.md', '- moved shop.data.io to shop/data/io.py', 'history', 'a change log'],
    ['use.py', 'O = "shop.data.plugins"', 'entry-point group', 'entry-point group'],
    ['use.py', 'R = logging.getLogger("shop.data.io")', 'logger', 'the argument of getLogger'],
    ['conf/log.yaml', 'loggers: {shop.data.io: {level: INFO}}', 'logger', 'a key of loggers'],
    ['conf/log.ini', 'qualname = shop.data.io', 'logger', 'the qualname of a logger'],
    ['README.md', 'shop.data.gone was there once, and shop.data.io.gone', 'nothing', 'shop.data has no gone'],
    ['README.md', 'See shop.data.io.Loader.size of it.', 'attribute', 'below shop.data.io.Loader'],
    ['README.md', 'shop.data.csv is a file', 'data', 'by its ending'],
    ['web/app.ts', "import x from 'shop.data.io'", 'other project', 'a module of JavaScript'],
    ['hosts.txt', '10.0.0.1 shop.data', 'other project', 'a host'],
  ])('in %s, %s is classed as %s', (file, text, kind, rule) => {
    const at = rows.findIndex((row) => row.file === file && row.text === text)
    const { line } = places[at] ?? { line: -1 }
    const here = (outcome.proof?.ledger ?? []).filter((one) => one.path === file && one.line === line)
    expect(here.map((one) => one.class)).toContain(kind)
    expect(here.map((one) => one.rule).join()).toContain(rule)
  })

  test('whatever is kept names its rule, and the ledger counts it', () => {
    for (const { verdict, reason, rule } of outcome.proof?.ledger ?? []) {
      if (verdict === 'kept') expect(reason).not.toBe('')
      expect(rule).not.toBe('')
    }
  })
})
