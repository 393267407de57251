import type { Edit } from '../../model/edit.ts'
import type { Finding } from '../../model/finding.ts'
import { mappingOf, textsIn } from '../../model/mapping.ts'
import type { PackageRequest } from '../../model/recipe.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import { tomlValue } from '../../templates/toml-value.ts'
import { addTableEntries } from '../../toml/add-table-entries.ts'
import { appendToArray } from '../../toml/append-to-array.ts'
import type { Workspace } from '../../workspace/workspace.ts'

const FIND = ['tool', 'setuptools', 'packages', 'find']

/**
 * Keep setuptools from finding the new distribution where the monolith's `packages.find` takes each folder for a package, with an `__init__.py` or without
 * (`namespaces`, true by default): it would install all of it a second time, as `packages.shop-data.src.shop_data` (setuptools, "Package Discovery").
 * Nothing where the patterns leave the folder out already.
 */
export function foundMemberEdits(
  workspace: Workspace,
  file: SourceFile,
  data: Readonly<Record<string, unknown>>,
  extracted: PackageRequest,
): { readonly edits: readonly Edit[]; readonly findings: readonly Finding[] } {
  const packages = mappingOf(mappingOf(mappingOf(data['tool'])['setuptools'])['packages'])
  const find = mappingOf(packages['find'])
  const [where, include, exclude] = ['where', 'include', 'exclude'].map((key) => textsIn(find[key]))
  const nothing = { edits: [], findings: [] }
  if (packages['find'] === undefined || find['namespaces'] === false) return nothing
  const start = (where ?? [])
    .concat(where?.length === 0 ? ['.'] : [])
    .map((one) => joinPath(folderOf(file.path), one === '.' ? '' : one))
    .find((one) => one === '' || extracted.directory.startsWith(`${one}/`))
  if (start === undefined) return nothing
  const parts = extracted.directory.slice(start === '' ? 0 : start.length + 1).split('/')
  const isFound = (name: string): boolean =>
    (include?.length === 0 || fits(include ?? [], name)) && !fits(exclude ?? [], name)
  // Folders with a dot in their name are no packages.
  const names = [`src.${extracted.to}`, 'tests'].map((name) => [...parts, name].join('.'))
  if (parts.some((part) => part.includes('.')) || !names.some(isFound)) return nothing
  const pattern = `${partsOfNewFolder(workspace, start, parts).join('.')}*`
  const edits =
    appendToArray(file.text, [...FIND, 'exclude'], pattern) ??
    addTableEntries(file.text, FIND, [{ key: 'exclude', value: tomlValue([pattern]) }])
  return { edits, findings: [told(file.path, extracted, pattern)] }
}

/** The first parts of a folder below `start` that nothing else is below, and no other folder begins with: what a pattern may leave out. */
function partsOfNewFolder(workspace: Workspace, start: RepoPath, parts: readonly string[]): readonly string[] {
  const known = workspace.list()
  const isNew = (head: readonly string[]): boolean => !known.some((path) => path.startsWith(joinPath(start, ...head)))
  const length = parts.findIndex((_, at) => isNew(parts.slice(0, at + 1)))
  return length < 0 ? parts : parts.slice(0, length + 1)
}

/** Shell patterns over whole names, in which a star stands for dots too (`fnmatch`). */
function fits(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) => {
    const escaped = pattern.replace(/[.+^${}()|\\]/g, '\\$&')
    return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(name)
  })
}

function told(path: RepoPath, { directory }: PackageRequest, pattern: string): Finding {
  return {
    code: 'discovery-told',
    level: 'note',
    reason: `${path} lets setuptools find packages in every folder, and would install ${directory} a second time; \`packages.find\` leaves out ${pattern} now`,
    advice: 'Look whether it lists all that belongs into the distribution.',
    place: { path },
  }
}
