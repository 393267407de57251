import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const errors = (text: string, accept = ''): readonly string[] =>
  proveTrees(
    `rename_modules: { pk.core: pk.kernel }\n${accept}`,
    { 'pk/__init__.py': '', 'pk/core.py': 'X = 4\n', 'pk/gen.py': text },
    { 'pk/__init__.py': '', 'pk/kernel.py': 'X = 4\n', 'pk/gen.py': text },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

const SHAPES = [
  'exec("from %s.core import X" % __package__)\n',
  'exec("import {pkg}.core as c".format(pkg=__package__))\n',
  'CODE = "from $pkg.core import X"\n\n\ndef make(template):\n    exec(template(CODE, pkg="pk"))\n',
  'exec("from .core import X", globals())\n',
]

test.each(SHAPES)('a text that is run imports what is elsewhere: %j', (text) => {
  expect(errors(text)).toContain('attributes attribute-lost')
  expect(errors(text, 'accept: [{ code: dynamic-import, path: pk/gen.py, because: x }]\n')).toEqual([])
  expect(errors(text.replace('.core', '.other'))).toEqual([])
})

test('a text that nothing runs is none of it', () => {
  expect(errors('CODE = "from .core import X"\nprint(CODE)\nexec("print(1)")\n')).toEqual([])
})

test('a text of many backslashes is read once', () => {
  const started = performance.now()
  expect(errors(`exec("${'\\\\x1b'.repeat(5000)} no more")\n`)).toEqual([])
  expect(performance.now() - started).toBeLessThan(5000)
})
