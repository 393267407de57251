import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const HEN = 'class Egg:\n    pass\n'

const errors = (was: Readonly<Record<string, string>>, is = was): readonly string[] =>
  proveTrees(
    'rename_modules: { coop.hen: coop.duck }',
    { 'coop/__init__.py': '', 'coop/hen.py': HEN, ...was },
    { 'coop/__init__.py': '', 'coop/duck.py': HEN, ...is },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

const OWN = [
  'ROOT = __name__.rpartition(".")[0]\nEGGS = [f"{ROOT}.hen.Egg"]\n',
  'ROOT, _, _ = __name__.rpartition(".")\nEGGS = ["%s.hen.Egg" % ROOT]\n',
  'EGGS = [__name__.split(".")[0] + ".hen:Egg"]\n',
  'EGGS = [__name__.rsplit(".", 1)[0] + ".hen.Egg", __package__ + ".hen"]\n',
  'import coop\n\nEGGS = [f"{coop.__name__}.hen.Egg"]\n',
]

test.each(OWN)('a name behind the own name goes on saying the old one: %j', (text) => {
  expect(errors({ 'coop/nest.py': text })).toContain('attributes attribute-lost')
  expect(errors({ 'coop/nest.py': text }, { 'coop/nest.py': text.replaceAll('.hen', '.duck') })).toEqual([])
})

test('what is cut off otherwise, or names nothing, is none of it', () => {
  expect(errors({ 'coop/nest.py': 'EGGS = [__name__.rpartition("_")[0] + ".hen.Egg"]\n' })).toEqual([])
  expect(errors({ 'coop/nest.py': 'EGGS = [__name__ + ".hen.Egg"]\n' })).toEqual([])
})

const USE =
  'from importlib import import_module\n\nfrom coop import nest\n\nHENS = [import_module(name, "coop") for name in nest.HENS]\n'

test('relative names in a list of another file that a computed import takes', () => {
  const held = (list: string, use = USE): readonly string[] =>
    errors({ 'coop/nest.py': `HENS = ${list}\n`, 'use.py': use })
  expect(held('[".hen"]')).toContain('attributes attribute-lost')
  expect(held('{"a": ".hen:Egg"}')).toContain('attributes attribute-lost')
  expect(held('[".duck"]')).toEqual([])
  expect(held('[".hen"]', USE.replace('"coop")', '"other")'))).toEqual([])
  expect(held('str(".hen")')).toEqual([])
})
