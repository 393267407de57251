import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const IMPORT = 'from importlib import import_module\n\n\n'

/** Packages whose `__init__` imports what it is handed the name of. */
const HANDED: Readonly<Record<string, string>> = {
  sum: `${IMPORT}def animal(name):\n    return import_module("." + name, __name__)\n`,
  field: `${IMPORT}def animal(name):\n    return import_module(f".{name}", package=__package__)\n`,
  format: `${IMPORT}def animal(name, *more):\n    return import_module(".{}".format(name), __name__)\n`,
  default: `${IMPORT}def animal(name, *, base=__name__):\n    return import_module("." + name, base)\n`,
  held: `${IMPORT}OWN = __name__\n\n\ndef animal(name):\n    return import_module(".%s" % name, OWN)\n`,
}

/** Those that are handed none. */
const OTHERS: Readonly<Record<string, string>> = {
  known: `${IMPORT}for name in ("egg", "cow"):\n    import_module("." + name, __name__)\n`,
  set: `${IMPORT}def animal(name):\n    name = "egg"\n    return import_module("." + name, __name__)\n`,
  asked: `${IMPORT}def __getattr__(name):\n    return import_module("." + name, __name__)\n`,
  elsewhere: `${IMPORT}def animal(name):\n    return import_module("." + name, "barn")\n`,
}

const errors = (
  text: string,
  recipe = 'rename_modules: { coop.hen: coop.duck }',
  goal = 'coop/duck.py',
): readonly string[] =>
  proveTrees(
    recipe,
    {
      'coop/__init__.py': text,
      'coop/hen.py': 'X = 1\n',
      'coop/egg.py': '',
      'coop/cow.py': '',
      'barn/__init__.py': '',
    },
    { 'coop/__init__.py': text, [goal]: 'X = 1\n', 'coop/egg.py': '', 'coop/cow.py': '', 'barn/__init__.py': '' },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map(({ code }) => `${check.name} ${code}`),
  )

test.each(Object.entries(HANDED))('a name that is handed over may be the old one: %s', (_, text) => {
  expect(errors(text)).toEqual(['attributes attribute-lost'])
})

test.each(Object.entries(OTHERS))('one that is known, listed or asked for is none: %s', (_, text) => {
  expect(errors(text)).toEqual([])
})

test('what the recipe accepts is accepted', () => {
  const accept = 'accept: [{ code: dynamic-import, path: coop/__init__.py, because: nobody asks for the hen }]\n'
  expect(errors(HANDED['sum'] ?? '', `rename_modules: { coop.hen: coop.duck }\n${accept}`)).toEqual([])
})
