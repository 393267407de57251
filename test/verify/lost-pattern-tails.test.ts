import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const errors = (path: string, before: string, after: string): readonly string[] =>
  proveTrees(
    'rename_modules: { pond.io: pond.storage }',
    { 'pond/__init__.py': '', 'pond/io/__init__.py': '', 'pond/io/hdf.py': 'X = 1\n', [path]: before },
    { 'pond/__init__.py': '', 'pond/storage/__init__.py': '', 'pond/storage/hdf.py': 'X = 1\n', [path]: after },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

const PATTERNS: readonly (readonly [tail: string, damaged: string])[] = [
  [String.raw`.*\.py$`, String.raw`\.*\.py$`],
  [String.raw`\w+\.py$`, String.raw`w+\.py$`],
  [String.raw`.+\.json`, String.raw`\.+\.json`],
]

test.each(PATTERNS)('a pattern behind a folder that moves keeps every byte: %s', (tail, damaged) => {
  for (const [path, around] of [
    ['mypy.ini', (text: string) => `[mypy]\nexclude = ^pond/${text}\n`],
    ['.pre-commit-config.yaml', (text: string) => `repos:\n  - hooks:\n      - files: ^pond/${text}\n`],
  ] as const) {
    const text = around(`io/${tail}`)
    expect(errors(path, text, around(`storage/${damaged}`))).not.toEqual([])
    expect(errors(path, text, around(`storage/${tail}`))).toEqual([])
  }
})
