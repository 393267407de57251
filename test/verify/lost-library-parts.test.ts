import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const SEND = 'def send():\n    return logging.handlers.SysLogHandler()\n'
const REST = 'def rest():\n    return RotatingFileHandler\n'

/** The errors of a move of `send`, with the head of the source before and after, and that of the target. */
const errors = (before: string, left: string, came: string): readonly string[] =>
  proveTrees(
    'move: [{ from: shop.till, to: shop.desk, symbols: [send] }]',
    { 'shop/__init__.py': '', 'shop/till.py': `${before}\n\n${SEND}\n\n${REST}` },
    { 'shop/__init__.py': '', 'shop/till.py': `${left}\n\n${REST}`, 'shop/desk.py': `${came}\n\n${SEND}` },
  ).checks.flatMap(({ findings }) => findings.map(({ code }) => code))

const LOADS = 'from logging.handlers import RotatingFileHandler\n'

test.each([
  [`import logging\n${LOADS}`, LOADS, 'import logging\n'],
  [
    'import logging\nimport logging.handlers as RotatingFileHandler\n',
    'import logging.handlers as RotatingFileHandler\n',
    'import logging\n',
  ],
])('a submodule of a library that nothing loads any more: %j', (before, left, came) => {
  expect(errors(before, left, came)).toContain('attribute-lost')
  expect(errors(before, left, 'import logging.handlers\n')).not.toContain('attribute-lost')
})

test('what stays loses the import that loaded it', () => {
  const rest = SEND.replace('send', 'rest')
  const send = REST.replace('rest', 'send')
  const run = (left: string): readonly string[] =>
    proveTrees(
      'move: [{ from: shop.till, to: shop.desk, symbols: [send] }]',
      { 'shop/__init__.py': '', 'shop/till.py': `import logging\n${LOADS}\n\n${send}\n\n${rest}` },
      { 'shop/__init__.py': '', 'shop/till.py': `${left}\n\n${rest}`, 'shop/desk.py': `${LOADS}\n\n${send}` },
    ).checks.flatMap(({ findings }) => findings.map(({ code }) => code))
  expect(run('import logging\n')).toContain('attribute-lost')
  expect(run(`import logging\n${LOADS}`)).not.toContain('attribute-lost')
  expect(run('import logging.handlers\n')).not.toContain('attribute-lost')
})

test('an attribute that no import names is none of a submodule', () => {
  const code = SEND.replaceAll('logging.handlers', 'logging')
  const all = proveTrees(
    'move: [{ from: shop.till, to: shop.desk, symbols: [send] }]',
    { 'shop/__init__.py': '', 'shop/till.py': `import logging\n${LOADS}\n\n${code}\n\n${REST}` },
    { 'shop/__init__.py': '', 'shop/till.py': `${LOADS}\n\n${REST}`, 'shop/desk.py': `import logging\n\n\n${code}` },
  ).checks.flatMap(({ findings }) => findings.map((one) => one.code))
  expect(all).not.toContain('attribute-lost')
})

test('a class that an import names is no submodule', () => {
  const code = SEND.replace('SysLogHandler', 'RotatingFileHandler')
  const all = proveTrees(
    'move: [{ from: shop.till, to: shop.desk, symbols: [send] }]',
    { 'shop/__init__.py': '', 'shop/till.py': `import logging\n${LOADS}\n\n${code}\n\n${REST}` },
    {
      'shop/__init__.py': '',
      'shop/till.py': `${LOADS}\n\n${REST}`,
      'shop/desk.py': `import logging.handlers\n\n\n${code}`,
    },
  ).checks.flatMap(({ findings }) => findings.map((one) => one.code))
  expect(all).not.toContain('attribute-lost')
})
