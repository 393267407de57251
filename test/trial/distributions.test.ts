import { expect, test } from 'vitest'
import { testRequirements } from '../../src/trial/distributions.ts'
import { workspaceMembers } from '../../src/plan/manifests/workspace-members.ts'
import { buildWorkspace } from '../support/build-workspace.ts'

function wanted(pyproject: string, more: Readonly<Record<string, string>> = {}): readonly string[] {
  const workspace = buildWorkspace({ 'pyproject.toml': `[project]\nname = "shop"\n${pyproject}`, ...more })
  return testRequirements(workspace, workspaceMembers(workspace))
}

test('tests need the groups that bring pytest, not those for documents', () => {
  const groups = '[dependency-groups]\ndocs = ["sphinx"]\nunit = ["pytest-mock", "shop"]\ntyping = ["mypy"]\n'
  expect(wanted(groups)).toEqual(['pytest-mock'])
})

test('a file of requirements that brings pytest is one of them', () => {
  const files = { 'requirements-dev.txt': 'pytest>=8\nfreezegun\n', 'requirements-docs.txt': 'sphinx\n' }
  expect(wanted('', files)).toEqual(['pytest>=8', 'freezegun'])
})

test('where nothing speaks of tests, what is for development is taken', () => {
  expect(wanted('[dependency-groups]\ndev = ["ruff"]\ndocs = ["sphinx"]\n')).toEqual(['ruff'])
})
