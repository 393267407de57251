import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'rename_modules: { coop.hen: coop.duck }'
const HEN = 'def lay():\n    return 1\n'

const errors = (text: string, renamed = text): readonly string[] =>
  proveTrees(
    RECIPE,
    { 'coop/__init__.py': '', 'coop/hen.py': HEN, 'coop/egg.py': text },
    { 'coop/__init__.py': '', 'coop/duck.py': HEN, 'coop/egg.py': renamed },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

const IMPORT = 'from importlib import import_module\n\n\n'
const SHAPES = {
  replaced: `${IMPORT}def lay():\n    return import_module(__name__.replace("egg", "hen")).lay()\n`,
  grown: `${IMPORT}def hen():\n    name = "coop"\n    name += ".hen"\n    return import_module(name)\n`,
}

test.each(Object.entries(SHAPES))('a name that is made at run time goes on saying the old one: %s', (_, text) => {
  expect(errors(text)).not.toEqual([])
})

test.each(Object.entries(SHAPES))('one that says the new name is right: %s', (_, text) => {
  expect(errors(text.replaceAll('hen"', 'eider"').replaceAll('hen")', 'eider")'))).toEqual([])
})
