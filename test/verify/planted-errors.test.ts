import { expect, test } from 'vitest'
import { contentsOf } from '../support/build-workspace.ts'
import { proveTampered, rightResult } from './right-result.ts'

const NEW = 'packages/shop-billing/src/billing'
const right = rightResult()

type Files = Record<string, string>
type Plant = readonly [title: string, check: string, code: string, tamper: (files: Files) => void]

/** Replace what is written exactly once. */
function swap(path: string, before: string, after: string): (files: Files) => void {
  return (files) => {
    const text = files[path] ?? ''
    if (text.split(before).length !== 2) throw new Error(`${path} does not say ${before} once:\n${text}`)
    files[path] = text.replace(before, () => after)
  }
}

function drop(path: string): (files: Files) => void {
  return (files) => {
    if (files[path] === undefined) throw new Error(`there is no ${path}`)
    delete files[path]
  }
}

function add(path: string, text: string): (files: Files) => void {
  return (files) => {
    files[path] = text
  }
}

function both(...parts: readonly ((files: Files) => void)[]): (files: Files) => void {
  return (files) => parts.forEach((part) => part(files))
}

test('the right result gives no finding', () => {
  const proof = proveTampered(right, () => undefined)
  expect(proof.checks.flatMap((check) => check.findings)).toEqual([])
  expect(proof.checks.map((check) => check.verdict)).not.toContain('fail')
  expect(proof.residue.filter((entry) => entry.verdict === 'undecided')).toEqual([])
  expect(contentsOf(right.final)['MIGRATION.md']).toContain('billing.invoice.Invoice')
})

const PLANTS: readonly Plant[] = [
  [
    'an import is dropped',
    'names',
    'undefined-name',
    swap('shop/till.py', 'from billing._money import round_up\n', ''),
  ],
  [
    'an import inside a function is dropped',
    'names',
    'undefined-name',
    swap(`${NEW}/invoice.py`, '        from shop.log import LINES\n\n', ''),
  ],
  [
    'an import names the old module',
    'resolves',
    'unresolved-import',
    swap('shop/till.py', 'from billing._money', 'from shop.billing.invoice'),
  ],
  [
    'an import names a module that is not there',
    'resolves',
    'unresolved-import',
    swap(`${NEW}/receipt.py`, 'from billing._money import Margin', 'from billing.money import Margin'),
  ],
  [
    'an import names the right name in the wrong module',
    'resolves',
    'unresolved-import',
    swap(`${NEW}/receipt.py`, 'from billing._money import round_up', 'from billing._kinds import round_up'),
  ],
  [
    'a relative import has one dot too many',
    'resolves',
    'unresolved-import',
    swap(`${NEW}/receipt.py`, 'from billing.invoice import', 'from ..invoice import'),
  ],
  ['a file no longer parses', 'parses', 'no-longer-parses', swap('shop/till.py', 'def pay(net):', 'def pay(net:')],
  [
    'a future import stands below code',
    'parses',
    'no-longer-parses',
    swap('shop/till.py', 'PRICES = {"ink": 3}\n', 'PRICES = {"ink": 3}\nfrom __future__ import annotations\n'),
  ],
  [
    'a name that nothing binds is read',
    'names',
    'undefined-name',
    swap('shop/till.py', 'Invoice().total(round_up(net))', 'Invoice().total(roundup(net))'),
  ],
  [
    'a name is read above the line that binds it',
    'names',
    'read-too-early',
    swap('shop/till.py', 'PRICES = {"ink": 3}\n', 'FIRST = PRICES["ink"]\nPRICES = {"ink": 3}\n'),
  ],
  [
    'a moved body has one other token',
    'bodies',
    'body-changed',
    swap(`${NEW}/_money.py`, 'math.ceil(amount / STEP)', 'math.ceil(amount // STEP)'),
  ],
  ['a moved body has another number', 'bodies', 'body-changed', swap(`${NEW}/_money.py`, 'STEP = 5', 'STEP = 50')],
  [
    'a moved body lost its comment',
    'bodies',
    'comment-lost',
    swap(`${NEW}/_money.py`, '    # Always in favour of the shop.\n', ''),
  ],
  ['a moved definition is not there', 'bodies', 'body-changed', swap(`${NEW}/_money.py`, 'STEP = 5\n', '')],
  [
    'a copied class has another default',
    'bodies',
    'body-changed',
    swap(`${NEW}/_money.py`, '    left = 2\n', '    left = 3\n'),
  ],
  [
    'a copied class lost its docstring',
    'bodies',
    'body-changed',
    swap(`${NEW}/_money.py`, '    """White space."""\n\n', ''),
  ],
  [
    'a moved body is indented in another way',
    'bodies',
    'body-changed',
    swap(`${NEW}/_money.py`, '    return math.ceil', '        return math.ceil'),
  ],
  [
    'a method that stayed has one other token',
    'meaning',
    'code-changed',
    swap(`${NEW}/invoice.py`, 'round_up(net) + 0.5', 'round_up(net) - 0.5'),
  ],
  [
    'a string that stayed is another one',
    'meaning',
    'string-changed',
    swap(`${NEW}/invoice.py`, 'note("total")', 'note("totals")'),
  ],
  [
    'a docstring that stayed is another one',
    'meaning',
    'string-changed',
    swap(`${NEW}/invoice.py`, '"""One bill."""', '"""A bill."""'),
  ],
  [
    'a comment inside a method is another one',
    'meaning',
    'comment-changed',
    swap(`${NEW}/invoice.py`, '# Rounded once.', '# Rounded twice.'),
  ],
  [
    'a comment between statements is lost',
    'comments',
    'comment-lost',
    swap('shop/till.py', '# Prices are gross.\n', ''),
  ],
  [
    'a comment above a renamed module’s constant is lost',
    'comments',
    'comment-lost',
    swap(`${NEW}/_kinds.py`, '#: What can be billed.\n', ''),
  ],
  [
    'a name means another definition of the same name',
    'meaning',
    'meaning-changed',
    both(
      add('shop/rounding.py', 'def round_up(amount):\n    return amount\n'),
      swap('shop/till.py', 'from billing._money import round_up', 'from shop.rounding import round_up'),
    ),
  ],
  [
    'an alias hides another foreign module',
    'bodies',
    'body-changed',
    swap(`${NEW}/_money.py`, 'import math\n', 'import cmath as math\n'),
  ],
  [
    'a statement is lost',
    'meaning',
    'statement-lost',
    swap('shop/till.py', '# Prices are gross.\nPRICES = {"ink": 3}\n', '# Prices are gross.\n'),
  ],
  [
    'a statement is new',
    'meaning',
    'statement-added',
    swap('shop/till.py', 'PRICES = {"ink": 3}\n', 'PRICES = {"ink": 3}\nPRICES["pen"] = 1\n'),
  ],
  [
    'two definitions changed places',
    'meaning',
    'order-changed',
    (files) => {
      const text = files['shop/paper.py'] ?? ''
      const at = text.indexOf('class Margin')
      files['shop/paper.py'] = text.slice(at) + '\n\n' + text.slice(0, at).trimEnd() + '\n'
    },
  ],
  [
    'the main block says something else',
    'meaning',
    'code-changed',
    swap('shop/till.py', '    print(pay(1))', '    print(pay(1), pay)'),
  ],
  [
    'bases changed places',
    'mro',
    'mro-changed',
    swap(`${NEW}/invoice.py`, 'class Invoice(Base, Printable):', 'class Invoice(Printable, Base):'),
  ],
  ['a base is gone', 'mro', 'mro-changed', swap(`${NEW}/receipt.py`, 'class Receipt(Invoice):', 'class Receipt:')],
  [
    'an import for its effect is gone',
    'load-order',
    'side-effect-lost',
    swap(`${NEW}/invoice.py`, 'import shop.handlers\n', ''),
  ],
  [
    'an import for its effect moved below others',
    'load-order',
    'side-effect-moved',
    both(
      swap(`${NEW}/invoice.py`, 'import shop.handlers\n', ''),
      swap(`${NEW}/invoice.py`, 'from shop.log import note\n', 'from shop.log import note\nimport shop.handlers\n'),
    ),
  ],
  [
    'two modules import each other',
    'imports-first',
    'import-cycle',
    swap(`${NEW}/_money.py`, 'import math\n', 'import math\n\nfrom billing.receipt import Receipt\n'),
  ],
  [
    'a cycle that does not bite',
    'cycles',
    'new-cycle',
    swap(`${NEW}/_kinds.py`, '#: What', 'import billing.invoice\n\n#: What'),
  ],
  [
    'a lower layer imports a higher one',
    'layers',
    'layer-broken',
    swap(`${NEW}/_kinds.py`, '#: What', 'import billing.receipt\n\n#: What'),
  ],
  [
    'a lower layer imports a higher one inside a function',
    'layers',
    'layer-broken',
    (files) => {
      files[`${NEW}/_kinds.py`] += '\n\ndef late():\n    from billing.invoice import Invoice\n\n    return Invoice\n'
    },
  ],
  ['a config value is another one', 'configs', 'config-value', swap('config/till.yml', 'width: 80', 'width: 81')],
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

test.each(PLANTS)('%s: %s finds it', (_title, check, code, tamper) => {
  const proof = proveTampered(right, tamper)
  const found = proof.checks.flatMap((one) => one.findings.map((finding) => `${one.name} ${finding.code}`))
  expect(found).toContain(`${check} ${code}`)
  expect(proof.checks.find((one) => one.name === check)?.verdict).not.toBe('pass')
})

test('there are enough of them, and they are caught in every check', () => {
  expect(PLANTS.length).toBeGreaterThanOrEqual(40)
  const caught = new Set(PLANTS.map(([, check]) => check))
  const checks = proveTampered(right, () => undefined).checks.map((check) => check.name)
  expect(checks.filter((name) => !caught.has(name))).toEqual([])
})
