import { describe, expect, test } from 'vitest'
import { importSettings } from '../../src/plan/style/import-settings.ts'
import { sectionFor } from '../../src/python/imports/import-sections.ts'
import { literalSource } from '../../src/workspace/file-source.ts'
import { openWorkspace } from '../../src/workspace/snapshot.ts'

/** The section of a module in the root, by the settings of a tree. */
function sectionIn(tree: Readonly<Record<string, string>>, module: string): string {
  const { rules } = importSettings(openWorkspace(literalSource(tree)), '')
  return sectionFor({ rules, ownPackage: undefined, isInSource: () => false, isStub: false }, module, 0)
}

describe('settings of isort', () => {
  test('are those of the commit hook where no file has any', () => {
    const hook =
      'repos:\n  - repo: https://github.com/PyCQA/isort\n    hooks:\n      - id: isort\n        args: ["--profile", "django", "-l", "70", "--fss"]\n'
    const { rules, isEnforced } = importSettings(
      openWorkspace(literalSource({ '.pre-commit-config.yaml': hook })),
      'shop',
    )
    expect([rules.combineAsImports, rules.lineLength, isEnforced]).toEqual([true, 70, true])
    const own = { '.pre-commit-config.yaml': hook, 'setup.cfg': '[isort]\nline_length = 90\n' }
    expect(importSettings(openWorkspace(literalSource(own)), '').rules.lineLength).toBe(90)
  })

  test('replace the standard library where they list it, and add to it where they say so', () => {
    const listed = { 'setup.cfg': '[isort]\nknown_standard_library = numpy\ndefault_section = FIRSTPARTY\n' }
    expect([sectionIn(listed, 'numpy'), sectionIn(listed, 'os')]).toEqual(['standard-library', 'first-party'])
    const added = { 'setup.cfg': '[isort]\nextra_standard_library = numpy\ndefault_section = FIRSTPARTY\n' }
    expect([sectionIn(added, 'numpy'), sectionIn(added, 'os')]).toEqual(['standard-library', 'standard-library'])
  })
})

describe('settings of ruff', () => {
  test('that are extended from another folder name their sources from there', () => {
    const tree = {
      'pyproject.toml': '[tool.ruff]\nsrc = ["src"]\nlint.select = ["I"]\n',
      'tests/ruff.toml': 'extend = "../pyproject.toml"\n\n[lint]\nextend-select = ["PT"]\n',
      'tests/own/ruff.toml': 'extend = "../ruff.toml"\nsrc = ["lib"]\n',
    }
    const workspace = openWorkspace(literalSource(tree))
    expect(importSettings(workspace, 'tests/lib')).toMatchObject({ sources: ['src'], isEnforced: true })
    expect(importSettings(workspace, 'tests/own').sources).toEqual(['tests/own/lib'])
  })
})
