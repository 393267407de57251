import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const errors = (path: string, before: string, after: string): readonly string[] =>
  proveTrees(
    'rename_modules: { pond.hop: pond._hop }',
    {
      'pond/__init__.py': 'from .hop import hop\n',
      'pond/hop.py': 'def hop():\n    return 1\n\n\ndef far():\n    return 2\n',
      [path]: before,
    },
    {
      'pond/__init__.py': 'from ._hop import hop\n',
      'pond/_hop.py': 'def hop():\n    return 1\n\n\ndef far():\n    return 2\n',
      [path]: after,
    },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

const TEXTS: readonly (readonly [string, string])[] = [
  ['use.py', 'from unittest import mock\n\nmock.patch("pond.hop", print).start()\n'],
  ['use.py', 'def test(monkeypatch):\n    monkeypatch.setattr("pond.hop", print)\n'],
  ['use.py', 'from django.utils.module_loading import import_string\n\nimport_string("pond.hop")()\n'],
  ['use.py', 'CONF = {"_target_": "pond.hop"}\n'],
  ['conf.yaml', 'leap:\n  _target_: pond.hop\n'],
]

test.each(TEXTS)('%s: %j names what the package binds, not the module', (path, text) => {
  expect(errors(path, text, text.replace('pond.hop', 'pond._hop'))).toContain('attributes attribute-lost')
  expect(errors(path, text, text)).toEqual([])
})

test('what a text asks of the module itself follows', () => {
  const text = 'from unittest import mock\n\nmock.patch("pond.hop.far", print).start()\n'
  expect(errors('use.py', text, text.replace('pond.hop', 'pond._hop'))).toEqual([])
})
