import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const CROAK = 'def croak():\n    return 4\n'
const errors = (before: string, after = before, keeps = ''): readonly string[] =>
  proveTrees(
    'move: [{ from: pond.frogs, to: pond.toads, symbols: [croak] }]',
    { 'pond/__init__.py': '', 'pond/frogs.py': `${CROAK}\n\nX = 1\n`, 'pond/toads.py': '', 'use.py': before },
    { 'pond/__init__.py': '', 'pond/frogs.py': `${keeps}X = 1\n`, 'pond/toads.py': CROAK, 'use.py': after },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )
const KEPT = 'from pond.toads import croak as croak\n\n'

const STAYS: readonly string[] = [
  'import pond.frogs as f\n\nprint(eval("f.croak()"))\n',
  'from pond import frogs\n\nCODE = "frogs.croak()"\nexec(compile(CODE, "x", "exec"))\n'.replace(
    'CODE, ',
    '"frogs.croak()", ',
  ),
  'T = "from pond.frogs import {name}"\nrun(T.format(name="croak"))\n',
  'run("from pond.frogs import %s" % "croak")\n',
  'import string\n\nrun(string.Template("from pond.frogs import $name").substitute(name="croak"))\n',
  'name = "croak"\nrun(f"from pond.frogs import X, {name}; {name}()")\n',
  'run("import {mod}\\n{mod}.croak()".format(mod="pond.frogs"))\n',
  'run("import {0}.{1} as m; m.croak()".format("pond", "frogs"))\n',
]

test.each(STAYS)('code in a text reads what its module has lost: %j', (text) => {
  expect(errors(text)).toContain('attributes attribute-lost')
  expect(errors(text, text, KEPT)).toEqual([])
})

const FOLLOWS: readonly string[] = [
  'import cProfile\n\nimport pond.frogs\n\ncProfile.runctx("pond.frogs.croak()", globals(), {})\n',
  'import code\n\ni = code.InteractiveInterpreter()\ni.runsource("import pond.frogs")\ni.runsource("print(pond.frogs.croak())")\n',
  'setup = ["import pond.frogs", "x = pond.frogs.croak()"]\nexec(";".join(setup), {})\n',
  'ns = {}\nexec("import pond.frogs", ns)\nprint(eval("pond.frogs.croak()", ns))\n',
]

test.each(FOLLOWS)('a chain in a text follows and its import does not: %j', (text) => {
  const after = text.replace('pond.frogs.croak', 'pond.toads.croak')
  expect(errors(text, after)).toContain('attributes attribute-lost')
  expect(errors(text, after, KEPT)).toEqual([])
})

test('a text that says the module as it is, or that nothing runs, is none of it', () => {
  expect(errors('import pond.frogs as f\n\nprint("f.croak()", f.X)\n')).toEqual([])
  expect(errors('print("from pond.frogs import X")\n')).toEqual([])
  expect(errors('import pond.frogs as f\n\nprint(eval("f.X"))\n')).toEqual([])
})
