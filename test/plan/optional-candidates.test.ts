import { expect, test } from 'vitest'
import { couldBeOptional, optionalCandidates } from '../../src/plan/propose/optional-candidates.ts'
import { indexOf } from '../../src/python/index/symbol-index.ts'
import { buildWorkspace } from '../support/build-workspace.ts'

const PROJECT = `[project]
name = "shop"
dependencies = ["requests>=2", "Pillow"]
[project.optional-dependencies]
charts = ["matplotlib"]
full = ["matplotlib", "pyyaml"]
`

/** `extra: import (installed)` for each candidate of shop.invoicing. */
function found(files: Readonly<Record<string, string>>, lazy: readonly string[] = []): readonly string[] {
  const workspace = buildWorkspace({
    'pyproject.toml': PROJECT,
    'shop/__init__.py': '',
    'shop/invoicing/__init__.py': '',
    ...files,
  })
  return optionalCandidates(indexOf(workspace, ['']), 'shop.invoicing', lazy).map(
    ({ extra, importName, isInstalled }) => `${extra}: ${importName}${isInstalled ? ' (installed)' : ''}`,
  )
}

const PDF = 'shop/invoicing/pdf.py'
const USES_PDF = { 'shop/invoicing/mail.py': 'from .pdf import Sheet\n' }
const DEFINES = 'class Sheet: ...\n'
const cases: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  ['in a leaf module, declared nowhere', { [PDF]: 'import reportlab\n' }, ['pdf: reportlab']],
  ['of the only module that defines something', { [PDF]: `import reportlab\n${DEFINES}` }, []],
  [
    'of the only module that defines something, which the project has in an extra',
    { [PDF]: `import matplotlib\n${DEFINES}` },
    ['charts: matplotlib'],
  ],
  [
    'of one of two modules that define something',
    { [PDF]: `import reportlab\n${DEFINES}`, 'shop/invoicing/mail.py': 'def send(): ...\n' },
    ['pdf: reportlab'],
  ],
  [
    'of each of two modules that define something',
    { [PDF]: `import reportlab\n${DEFINES}`, 'shop/invoicing/mail.py': 'import reportlab\n\n\ndef send(): ...\n' },
    [],
  ],
  [
    'of the only module that defines something, in its function',
    { [PDF]: 'def write():\n    import reportlab\n' },
    ['pdf: reportlab'],
  ],
  ['declared in an extra', { [PDF]: 'import matplotlib.pyplot as plt\n' }, ['charts: matplotlib']],
  ['declared under another name of its distribution', { [PDF]: 'import yaml\n' }, ['full: yaml']],
  ['a base dependency', { [PDF]: 'import requests\nfrom PIL import Image\n' }, []],
  ['the standard library and first-party modules', { [PDF]: 'import json\nimport shop\nfrom . import x\n' }, []],
  ['in a module that a sibling imports', { [PDF]: 'import reportlab\n', ...USES_PDF }, []],
  [
    'in a module that a sibling imports in a function',
    { [PDF]: 'import reportlab\n', 'shop/invoicing/mail.py': 'def send():\n    from .pdf import Sheet\n' },
    ['pdf: reportlab'],
  ],
  [
    'in a module that only other packages and tests import',
    {
      [PDF]: 'import reportlab\n',
      'shop/till.py': 'import shop.invoicing.pdf\n',
      'shop/invoicing/test_pdf.py': 'import shop.invoicing.pdf\n',
    },
    ['pdf: reportlab'],
  ],
  ['in the __init__ that everything loads', { 'shop/invoicing/__init__.py': 'import reportlab\n', [PDF]: '' }, []],
  [
    'in a leaf and in its base',
    { [PDF]: 'import reportlab\n', 'shop/invoicing/mail.py': 'import reportlab\nfrom . import pdf\n' },
    [],
  ],
  [
    'in two leaves, so that no module gives the name',
    { [PDF]: 'import reportlab\n', 'shop/invoicing/mail.py': 'import reportlab\n' },
    ['reportlab: reportlab'],
  ],
  [
    'guarded, in a module that a sibling imports',
    { [PDF]: 'try:\n    import reportlab\nexcept ImportError:\n    reportlab = None\n', ...USES_PDF },
    ['pdf: reportlab'],
  ],
  [
    'guarded although it is always installed',
    { [PDF]: 'try:\n    import requests\nexcept ImportError:\n    requests = None\n' },
    ['pdf: requests (installed)'],
  ],
  [
    'a try that only words the error is a load',
    {
      [PDF]: 'try:\n    import reportlab\nexcept ImportError as e:\n    raise ImportError("pdf") from e\n',
      ...USES_PDF,
    },
    [],
  ],
  [
    'in a function of a module that a sibling imports',
    { [PDF]: 'def f():\n    import reportlab\n', ...USES_PDF },
    ['pdf: reportlab'],
  ],
  [
    'for type checkers alone',
    { [PDF]: 'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import reportlab\n' },
    [],
  ],
  ['under a condition of its own', { [PDF]: 'import sys\nif sys.platform == "win32":\n    import winprint\n' }, []],
  [
    'in a module with the name of the extra for all',
    { 'shop/invoicing/all.py': 'import reportlab\n' },
    ['reportlab: reportlab'],
  ],
  [
    'of a package in which several distributions have their parts is called after its part',
    {
      [PDF]:
        'from zope.interface import implementer\nfrom google.cloud import storage, logging\nfrom ruamel.yaml import *\n',
    },
    ['pdf: google.cloud.logging', 'pdf: google.cloud.storage', 'pdf: ruamel.yaml', 'pdf: zope.interface'],
  ],
  ['a module with underscores', { 'shop/invoicing/_pdf_out.py': 'import reportlab\n' }, ['pdf-out: reportlab']],
  [
    'dependencies that are dynamic say nothing',
    { 'pyproject.toml': '[project]\nname = "shop"\ndynamic = ["dependencies"]\n', [PDF]: 'import reportlab\n' },
    [],
  ],
]

test.each(cases)('an import %s', (_name, files, expected) => {
  expect(found(files)).toEqual(expected)
})

test('the __init__ of a package that becomes lazy is no importer', () => {
  const files = { 'shop/invoicing/__init__.py': 'from .pdf import Sheet\n', [PDF]: 'import reportlab\n' }
  expect(found(files)).toEqual([])
  expect(found(files, ['shop.invoicing'])).toEqual(['pdf: reportlab'])
})

test('the note says modules and lines, and what to write', () => {
  const workspace = buildWorkspace({
    'pyproject.toml': PROJECT,
    'shop/invoicing/__init__.py': '',
    [PDF]: '"""Paper."""\nimport reportlab\nimport matplotlib\n',
  })
  const finding = couldBeOptional(optionalCandidates(indexOf(workspace, ['']), 'shop.invoicing', []))
  expect(finding).toMatchObject({ code: 'could-be-optional', level: 'note', place: { path: PDF } })
  expect(finding?.reason).toContain(
    'reportlab: imported in shop/invoicing/pdf.py:2, which no sibling imports; no dependency or extra of the project names it',
  )
  expect(finding?.advice).toContain('optional: { charts: [matplotlib], pdf: [reportlab] }')
  expect(couldBeOptional([])).toBeUndefined()
})
