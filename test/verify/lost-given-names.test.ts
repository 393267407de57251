import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'move: [{ from: shop.conf, to: shop.settings, symbols: [DEBUG] }]'

const errors = (text: string): readonly string[] =>
  proveTrees(
    RECIPE,
    { 'shop/__init__.py': '', 'shop/conf.py': 'DEBUG = False\nNAME = 1\n', 'shop/settings.py': '', 'set.py': text },
    { 'shop/__init__.py': '', 'shop/conf.py': 'NAME = 1\n', 'shop/settings.py': 'DEBUG = False\n', 'set.py': text },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

test.each([
  'import shop.conf\n\n\ndef configure(given):\n    for name in given:\n        setattr(shop.conf, name, 1)\n',
  'from shop import conf\n\n\ndef configure(given):\n    for name in given:\n        vars(conf)[name] = 1\n',
  'from shop import conf as c\n\n\ndef configure(given):\n    vars(c).update(given)\n',
])('a variable that code may set by a name it is given has left the module: %s', (text) => {
  expect(errors(text)).toContain('attributes patch-unread')
})

test('a literal that says another name, and an object that is no module, are none of it', () => {
  expect(errors('from shop import conf\n\n\ndef configure():\n    setattr(conf, "NAME", 1)\n')).toEqual([])
  expect(errors('import shop.conf\n\n\ndef configure(conf, name):\n    setattr(conf, name, 1)\n')).toEqual([])
})
