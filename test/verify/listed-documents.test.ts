import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'rename_modules: { shop.till: shop._till }'
const PAGES = { 'docs/shop.till.rst': 'Till\n====\n', 'docs/api/rates.md': '# Rates\n', 'docs/index.md': '# Index\n' }

const errors = (path: string, text: string, changed = text): readonly string[] =>
  proveTrees(
    RECIPE,
    { 'shop/__init__.py': '', 'shop/till.py': 'X = 1\n', ...PAGES, [path]: text },
    { 'shop/__init__.py': '', 'shop/_till.py': 'X = 1\n', ...PAGES, [path]: changed },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map(({ code, reason }) => `${check.name} ${code} ${reason}`),
  )

/** Tables of contents that name the page `docs/shop.till.rst`. */
const TABLES: Readonly<Record<string, readonly [path: string, text: string]>> = {
  'a directive': ['docs/all.rst', '.. toctree::\n   :maxdepth: 1\n\n   shop.till\n   api/rates\n'],
  'a title': ['docs/all.rst', '.. toctree::\n\n   The till <shop.till>\n'],
  'a fence': ['docs/all.md', '# All\n\n```{toctree}\n:maxdepth: 1\nshop.till\n```\n'],
  'colons, from below': ['docs/api/all.md', '# All\n\n:::{toctree}\n../shop.till\nrates\n:::\n'],
  'from the top': ['docs/api/all.rst', '.. toctree::\n\n   /shop.till\n'],
  'an entry that leads nowhere beside it': ['docs/all.rst', '.. toctree::\n   :glob:\n\n   made/*\n   shop.till\n'],
}

test.each(Object.entries(TABLES))('%s: a page keeps the name of its file', (_, [path, text]) => {
  const lost = expect.stringMatching(/^files text-changed .*shop\._till in a table of contents/) as string
  expect(errors(path, text)).toEqual([])
  expect(errors(path, text, text.replace('shop.till', 'shop._till'))).toContainEqual(lost)
})

test('a name in the text below is no entry', () => {
  const text = '.. toctree::\n\n   api/rates\n\nSee shop.till.\n'
  expect(errors('docs/all.rst', text, text.replace('shop.till', 'shop._till'))).toEqual([])
})
