import { NEW, add, drop, swap } from './plant.ts'
import type { Plant } from './plant.ts'

/** Errors in configs, documents, notebooks, manifests, and in what a package offers. */
export const PLANTS_IN_FILES: readonly Plant[] = [
  ['a new module hides a standard one', 'shadows', 'name-shadows', add('packages/shop-billing/src/json.py', 'X = 1\n')],
  [
    'the monolith lists the new package for its wheel',
    'wheels',
    'wheel-lists',
    add('setup.cfg', `[options]\npackages =\n    billing\npackage_dir =\n    billing = ${NEW}\n`),
  ],
  ['a config value is another one', 'configs', 'config-value', swap('config/till.yml', 'width: 80', 'width: 81')],
  [
    'a pickle loads a class by the old name of its module',
    'resolves',
    'pickled-name',
    add('data/till.pkl', '(cshop.billing.receipt\nReceipt\no.'),
  ],
  ['a key is another one', 'configs', 'config-value', swap('config/till.yml', 'init_args:', 'init_arg:')],
  [
    'a class path names nothing',
    'configs',
    'config-value',
    swap('config/till.yml', 'billing.invoice.Invoice', 'billing.invoice.Invoce'),
  ],
  [
    'a class path names another class',
    'configs',
    'config-value',
    swap('config/jobs.json', 'billing.receipt.Receipt', 'billing.invoice.Invoice'),
  ],
  [
    'a class path names a class of the same name elsewhere',
    'configs',
    'config-value',
    swap('config/till.yml', 'class_path: billing.invoice.Invoice', 'class_path: shop.archive.Invoice'),
  ],
  [
    'a document names a class of the same name elsewhere',
    'files',
    'text-changed',
    swap('README.md', 'billing.invoice.Invoice', 'shop.archive.Invoice'),
  ],
  [
    'a patch target names a function of the same name elsewhere',
    'meaning',
    'string-changed',
    swap('tests/test_till.py', 'billing.invoice.note', 'shop.archive.note'),
  ],
  [
    'a class path is stale',
    'residue',
    'residue',
    swap('config/jobs.json', 'billing.receipt.Receipt', 'shop.billing.receipt.Receipt'),
  ],
  [
    'a class path is stale and misspelt in a new config',
    'configs',
    'config-value',
    add('config/new.yml', 'x:\n  class_path: billing.receipt.Recipt\n'),
  ],
  [
    'what a module needs is declared nowhere',
    'declared',
    'undeclared-dependency',
    swap(`${NEW}/receipt.py`, 'class Receipt', 'import requests\n\nclass Receipt'),
  ],
  ['a comment of a config is lost', 'files', 'text-changed', swap('config/till.yml', '# The till.\n', '')],
  [
    'a docstring still says the old name',
    'residue',
    'residue',
    swap('shop/till.py', 'see billing.invoice.', 'see shop.billing.invoice.'),
  ],
  [
    'a shell script still says the old name',
    'residue',
    'residue',
    swap('scripts/run.sh', 'billing.receipt', 'shop.billing.receipt'),
  ],
  [
    'a document still says the old name',
    'residue',
    'residue',
    swap('docs/api.rst', 'billing.invoice.Invoice', 'shop.billing.invoice.Invoice'),
  ],
  [
    'a notebook cell still imports the old name',
    'residue',
    'residue',
    swap('notebooks/demo.ipynb', 'from billing.invoice', 'from shop.billing.invoice'),
  ],
  [
    'an output of a notebook was touched',
    'files',
    'text-changed',
    swap('notebooks/demo.ipynb', 'shop.billing.invoice ready', 'billing.invoice ready'),
  ],
  [
    'metadata of a notebook were touched',
    'files',
    'text-changed',
    swap('notebooks/demo.ipynb', '"execution_count": 1', '"execution_count": null'),
  ],
  [
    'a notebook cell calls something else',
    'files',
    'text-changed',
    swap('notebooks/demo.ipynb', 'total(3)', 'total(4)'),
  ],
  ['prose beside a name changed', 'files', 'text-changed', swap('README.md', 'Bills:', 'Invoices:')],
  [
    'a prefix trap was rewritten',
    'files',
    'text-changed',
    swap('README.md', 'shop/billing_archive.md', 'billing_archive.md'),
  ],
  [
    'a name that only begins alike was rewritten',
    'files',
    'text-changed',
    swap('README.md', 'shop.billings', 'billings'),
  ],
  [
    'a byte changed in a file that names nothing',
    'files',
    'untouched-changed',
    swap('shop/other.py', 'a + b', 'a +  b'),
  ],
  [
    'a blank line was added to a file that names nothing',
    'files',
    'untouched-changed',
    swap('shop/other.py', 'def', '\ndef'),
  ],
  ['a byte changed in a file that is no text', 'files', 'bytes-changed', swap('assets/logo.bin', 'logo', 'l0go')],
  [
    'line endings changed',
    'files',
    'bytes-changed',
    (files) => {
      files['shop/till.py'] = (files['shop/till.py'] ?? '').replaceAll('\n', '\r\n')
    },
  ],
  [
    'a byte order mark appeared',
    'files',
    'bytes-changed',
    (files) => {
      files['shop/till.py'] = '\u00ef\u00bb\u00bf' + (files['shop/till.py'] ?? '')
    },
  ],
  ['a file is lost', 'files', 'file-lost', drop('shop/log.py')],
  ['a module did not arrive', 'files', 'file-lost', drop(`${NEW}/_kinds.py`)],
  ['a file that is no module is lost', 'files', 'file-lost', drop('shop/billing_archive.md')],
  ['the manifest lost a dependency', 'files', 'text-changed', swap('pyproject.toml', '"requests>=2"', '"requests>=3"')],
  ['the manifest lost a comment', 'files', 'text-changed', swap('pyproject.toml', '# Built by hatch.\n', '')],
  [
    'an entry of __all__ is lost',
    'surface',
    'all-entry-lost',
    swap(`${NEW}/__init__.py`, '"Invoice", "KINDS"', '"Invoice"'),
  ],
  [
    'a package no longer offers a name',
    'surface',
    'surface-lost',
    swap(`${NEW}/__init__.py`, 'from billing.receipt import Receipt\n', ''),
  ],
  ['a public constant is gone', 'surface', 'surface-lost', swap('shop/till.py', 'PRICES = {"ink": 3}\n', '')],
  [
    'a patch target names nothing',
    'meaning',
    'string-changed',
    swap('tests/test_till.py', 'billing.invoice.note', 'billing.invoice.notes'),
  ],
]
