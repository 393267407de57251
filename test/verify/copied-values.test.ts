import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const lazy = (name: string): string =>
  `_LAZY = {"${name}": "shop.conf:${name}"}\n\n\ndef __getattr__(name):\n    from importlib import import_module\n\n    module, _, attribute = _LAZY[name].partition(":")\n    return getattr(import_module(module), attribute)\n`

/** What the proof says of a package that gives a name of shop.conf when it is asked for, and copied it on import before. */
function problems(name: string, conf: string, more: Record<string, string> = {}): readonly string[] {
  return proveTrees(
    'lazy: [shop]',
    { 'shop/__init__.py': `from shop.conf import ${name}\n`, 'shop/conf.py': conf, ...more },
    { 'shop/__init__.py': lazy(name), 'shop/conf.py': conf, ...more },
  ).checks.flatMap((check) => check.findings.map((one) => `${check.name} ${one.code}`))
}

test.each([
  ['by its own globals', 'LEVEL', 'LEVEL = 1\n\n\ndef up():\n    globals()["LEVEL"] = 2\n', {}],
  [
    'by setattr on itself',
    'LEVEL',
    'import sys\n\nLEVEL = 1\n\n\ndef up():\n    setattr(sys.modules[__name__], "LEVEL", 2)\n',
    {},
  ],
  [
    'by setattr from outside',
    'LEVEL',
    'LEVEL = 1\n',
    { 'shop/main.py': 'from shop import conf\n\n\ndef up():\n    setattr(conf, "LEVEL", 2)\n' },
  ],
  ['from the environment', 'HOME', 'import os\n\nHOME = os.environ.get("HOME")\n', {}],
  ['from the clock', 'START', 'import time\n\nSTART: float = time.time()\n', {}],
])('a value that is another one later: %s', (_title, name, conf, more) => {
  expect(problems(name, conf, more)).toContain('imports-first meaning-changed')
})

test('a value that stays what it is', () => {
  expect(problems('LEVEL', 'LEVEL = 1\n')).not.toContain('imports-first meaning-changed')
  expect(problems('NOW', 'import time\n\nNOW = lambda: time.time()\n')).not.toContain('imports-first meaning-changed')
})
