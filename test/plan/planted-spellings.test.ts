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

  test('whatever is kept names its rule, and the ledger counts it', () => {
    for (const { verdict, reason } of outcome.proof?.ledger ?? []) if (verdict === 'kept') expect(reason).not.toBe('')
  })
})
