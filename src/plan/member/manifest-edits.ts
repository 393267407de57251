import type { FileChange } from '../../model/change.ts'
import type { Edit } from '../../model/edit.ts'
import type { Finding } from '../../model/finding.ts'
import type { Plan } from '../../model/plan.ts'
import type { PackageRequest } from '../../model/recipe.ts'
import { joinPath } from '../../model/source-file.ts'
import type { SourceFile } from '../../model/source-file.ts'
import { isPython } from '../../python/facts/modules.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { declareDependency } from '../manifests/declare-dependency.ts'
import { distributionAt } from '../manifests/distribution.ts'
import { scriptsAlone } from './dependency-findings.ts'
import type { NewMember } from './new-member.ts'
import { listEdits, packageDataEdits } from './package-data.ts'
import { foundMemberEdits } from './found-member.ts'
import { discoveryEdits } from './package-discovery.ts'
import { LINT_CONFIGS, lintGlobEdits } from './lint-globs.ts'
import { TOOL_FILES, toolEdits } from './tool-edits.ts'
import { isWorkspaceRoot, workspaceEdits } from './workspace-edits.ts'

/** What is edited in manifests, and what is to be said of it. */
export interface ManifestEdits {
  readonly edits: FileEdits
  readonly findings: readonly Finding[]
}

type FileEdits = readonly (readonly [SourceFile, readonly Edit[]])[]

/** The manifests that are there already, with the member: the root's, the monolith's, and those of whoever imports the package. */
export function manifestEdits(workspace: Workspace, plan: Plan, member: NewMember): ManifestEdits {
  const all: readonly ManifestEdits[] = [
    { edits: rootEdits(workspace, member.extracted), findings: [] },
    { edits: toolTables(workspace, member.extracted), findings: [] },
    { edits: lintEdits(workspace, plan), findings: [] },
    monolithEdits(workspace, plan, member),
    { edits: listEdits(plan, workspace, member.home.folder), findings: [] },
    ...declaredEdits(workspace, member),
  ]
  return { edits: all.flatMap(({ edits }) => edits), findings: all.flatMap(({ findings }) => findings) }
}

/** The root of the workspace lists the member. */
function rootEdits(workspace: Workspace, extracted: PackageRequest): FileEdits {
  const root = workspace.read('pyproject.toml')
  const { data } = distributionAt(workspace, '')
  if (root === undefined || data === undefined) return []
  return isWorkspaceRoot(workspace, data) ? [[root, workspaceEdits(root, data, extracted)]] : []
}

/** Tables of tools that name the package follow. */
function toolTables(workspace: Workspace, { from, to }: PackageRequest): FileEdits {
  return TOOL_FILES.flatMap((path) => {
    const file = workspace.read(path)
    return file === undefined ? [] : [[file, toolEdits(file, from, to)] as const]
  })
}

/** What ruff is told of files that move by globs, it is told of them at their new place. */
function lintEdits(workspace: Workspace, plan: Plan): FileEdits {
  const moves = new Map(plan.files.filter(({ from }) => isPython(from)).map(({ from, to }) => [from, to]))
  return LINT_CONFIGS.flatMap((path) => {
    const file = workspace.read(path)
    return file === undefined ? [] : [[file, lintGlobEdits(file, moves)] as const]
  })
}

/** What the manifest of the monolith says of files and packages that leave. */
function monolithEdits(workspace: Workspace, plan: Plan, { home, extracted }: NewMember): ManifestEdits {
  const manifest = workspace.read(joinPath(home.folder, 'pyproject.toml'))
  if (manifest === undefined || home.data === undefined) return { edits: [], findings: [] }
  const data = packageDataEdits(plan, workspace, manifest, home.data)
  const discovery = discoveryEdits(workspace, manifest, home.data, extracted)
  const found = foundMemberEdits(workspace, manifest, home.data, extracted)
  return {
    edits: [[manifest, [...data.edits, ...discovery.edits, ...found.edits]]],
    findings: [...data.findings, ...discovery.findings, ...found.findings],
  }
}

/** Whoever imports the package declares it. */
function declaredEdits(workspace: Workspace, { extracted, inNeed }: NewMember): readonly ManifestEdits[] {
  const added = { name: extracted.distribution, directory: extracted.directory }
  return [...inNeed].map(([folder, need]) => {
    const declared = declareDependency(workspace, folder, added, need.neededFor)
    return {
      edits: [declared, declared.made].flatMap((one) => (one?.file === undefined ? [] : [[one.file, one.edits]])),
      findings: [...declared.findings, ...scriptsAlone(workspace, folder, need, added, declared)],
    }
  })
}

/** One change for each file, whoever edits it. */
export function fileEdits(edits: FileEdits): readonly FileChange[] {
  const byFile = new Map<SourceFile, Edit[]>()
  for (const [file, more] of edits) byFile.set(file, [...(byFile.get(file) ?? []), ...more])
  return [...byFile].flatMap(([file, all]) => (all.length === 0 ? [] : [{ kind: 'edit' as const, file, edits: all }]))
}
