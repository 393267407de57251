import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'rename_modules: { coop.hen: coop.birds.duck }'
const HEN = 'class Bird: ...\n'
const BASE = { 'coop/__init__.py': 'NAME = "coop"\n', 'coop/base.py': 'ROOT = "coop"\nOWN = __package__\n' }

/** What the proof says of a file of settings before and after. */
const errors = (was: string, is: string, more: Readonly<Record<string, string>> = {}): readonly string[] =>
  proveTrees(
    RECIPE,
    { ...BASE, ...more, 'coop/hen.py': HEN, 'coop/settings.py': was },
    { ...BASE, ...more, 'coop/birds/__init__.py': '', 'coop/birds/duck.py': HEN, 'coop/settings.py': is },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

const SHAPES = {
  'the own package': 'KINDS = [__package__ + ".hen.Bird"]\n',
  'the own package in a format': 'def kinds():\n    return f"{__package__}.hen.Bird"\n',
  'the name of a package': 'import coop\n\nKINDS = [f"{coop.__name__}.hen:Bird"]\n',
  'a constant of another module': 'from coop.base import ROOT\n\nKINDS = ROOT + ".hen.Bird"\n',
  'a constant of a module that is read': 'from coop import base\n\nKINDS = f"{base.ROOT}.hen.Bird"\n',
  'a constant of a package': 'from coop import NAME\n\nKINDS = "{}.hen.Bird".format(NAME)\n',
  'a constant that is the package': 'from coop.base import OWN\n\nKINDS = OWN + ".hen.Bird"\n',
}

test.each(Object.entries(SHAPES))('a name put together of %s says the new one', (_, text) => {
  expect(errors(text, text.replace('.hen', '.birds.duck'))).toEqual([])
})

test.each(Object.entries(SHAPES))('a name put together of %s says another one', (_, text) => {
  expect(errors(text, text.replace('.hen', '.birds.goose'))).toContain('meaning string-changed')
})

test.each([
  ['bound twice', { 'coop/base.py': 'ROOT = "coop"\nif 1:\n    ROOT = "barn"\n' }],
  ['told by a call', { 'coop/base.py': 'import os\n\nROOT = os.environ["ROOT"]\n' }],
  ['another text', { 'coop/base.py': 'ROOT = "barn"\n' }],
])('a constant of another module that is %s is not worked out to the name', (_, more) => {
  const text = 'from coop.base import ROOT\n\nKINDS = ROOT + ".hen.Bird"\n'
  expect(errors(text, text.replace('.hen', '.birds.duck'), more)).toContain('meaning string-changed')
})
