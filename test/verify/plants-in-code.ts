import { NEW, add, both, swap } from './plant.ts'
import type { Plant } from './plant.ts'

/** Errors in Python code. */
export const PLANTS_IN_CODE: readonly Plant[] = [
  [
    'a patch target keeps the old name',
    'attributes',
    'path-unresolved',
    swap('tests/test_till.py', '"billing.invoice.note"', '"shop.billing.invoice.note"'),
  ],
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
    swap(
      `${NEW}/receipt.py`,
      'from billing._money import Margin, round_up',
      'from billing._money import Margin\nfrom billing._kinds import round_up',
    ),
  ],
  [
    'a relative import has one dot too many',
    'resolves',
    'unresolved-import',
    swap(`${NEW}/receipt.py`, 'from billing.invoice import', 'from ..invoice import'),
  ],
  ['a file no longer parses', 'parses', 'no-longer-parses', swap('shop/till.py', 'def pay(net):', 'def pay(net:')],
  [
    'a line is deeper than the one above, which opens no block',
    'parses',
    'no-longer-parses',
    swap('shop/till.py', 'PRICES = {"ink": 3}\n', '    PRICES = {"ink": 3}\n'),
  ],
  ['a block is left empty', 'parses', 'no-longer-parses', swap('shop/till.py', '    print(pay(1))\n', '')],
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
    'what is asserted got parentheses that make it a tuple',
    'meaning',
    'code-changed',
    swap('tests/test_till.py', 'assert pay(1)', 'assert (\n        pay(1),\n    )'),
  ],
  [
    'what is returned has its parentheses around one operand more',
    'meaning',
    'code-changed',
    swap(`${NEW}/invoice.py`, 'return round_up(net) + 0.5', 'return round_up(\n            net + 0.5\n        )'),
  ],
  [
    'a moved body got parentheses around a part of what it returns',
    'bodies',
    'body-changed',
    swap(`${NEW}/_money.py`, 'math.ceil(amount / STEP) * STEP', '(\n        math.ceil(amount / STEP)\n    ) * STEP'),
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
]
