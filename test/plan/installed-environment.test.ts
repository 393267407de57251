import { expect, test } from 'vitest'
import { literalSource } from '../../src/workspace/file-source.ts'
import { openWorkspace } from '../../src/workspace/snapshot.ts'
import type { InstalledNames } from '../../src/workspace/installed-names.ts'
import { contentsOf } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'

const RECIPE =
  'package: { from: shop.billing, to: billing, distribution: shop-billing, directory: packages/shop-billing }\n'

const FILES = {
  'pyproject.toml':
    '[project]\nname = "shop"\nversion = "1"\ndependencies = ["cloud-store>=2", "opencv-python-headless"]\n',
  'shop/__init__.py': '',
  'shop/billing/__init__.py': 'import cv2\nimport cloud.keys\nfrom cloud import store\nimport till_kit.drawer\n',
}

const memberWith = (installed: InstalledNames) => {
  const { run, findings } = runRecipe(
    RECIPE,
    openWorkspace(literalSource(FILES), () => installed),
  )
  const manifest = run === undefined ? '' : (contentsOf(run.final)['packages/shop-billing/pyproject.toml'] ?? '')
  return {
    dependencies: /^dependencies = \[\n([^\]]*)\]/m.exec(manifest)?.[1]?.match(/"([^"]+)"/g),
    findings: findings
      .filter(({ code }) => code !== 'no-longer-imported')
      .map(({ code, reason }) => `${code}: ${reason}`),
  }
}

test('the environment says which distribution an import comes from, before names by custom do', () => {
  const found = memberWith(
    new Map([
      ['cloud.store', ['cloud-store']],
      ['cloud.keys', ['keys-of-cloud']],
      ['till_kit', ['TillKit3']],
      ['cv2', ['opencv-python']],
    ]),
  )
  // What the project declares goes before what happens to be installed.
  expect(found.dependencies).toEqual(['"cloud-store>=2"', '"keys-of-cloud"', '"opencv-python-headless"', '"tillkit3"'])
  expect(found.findings).toEqual([
    expect.stringMatching(/^undeclared-import: cloud.keys .*`keys-of-cloud`/),
    expect.stringMatching(/^undeclared-import: till_kit .*`tillkit3`/),
  ])
})

test('without it, what nothing knows is no dependency but an error', () => {
  const { dependencies, findings } = memberWith(new Map())
  expect(dependencies).toEqual(['"cloud-store>=2"', '"opencv-python-headless"'])
  expect(findings.filter((text) => !text.startsWith('undeclared-'))).toEqual([
    expect.stringMatching(/^unknown-distribution: cloud is imported, and nothing says/),
    expect.stringMatching(/^unknown-distribution: till_kit is imported, and nothing says/),
  ])
})
