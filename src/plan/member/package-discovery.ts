import { firstPartOf } from '../../model/names.ts'
import type { Edit } from '../../model/edit.ts'
import type { Finding } from '../../model/finding.ts'
import type { PackageRequest } from '../../model/recipe.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { SourceFile } from '../../model/source-file.ts'
import { tomlValue } from '../../templates/toml-value.ts'
import { addTableEntries } from '../../toml/add-table-entries.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/**
 * Tell setuptools which package is the monolith's, where it found that out by itself: with a second folder beside it (`packages`) its
 * automatic discovery refuses to build ("Multiple top-level packages discovered in a flat-layout"; setuptools, "Automatic discovery").
 * Nothing where the manifest, `setup.py` or `setup.cfg` say it, or the package lies below `src`.
 */
export function discoveryEdits(
  workspace: Workspace,
  file: SourceFile,
  data: Readonly<Record<string, unknown>>,
  extracted: PackageRequest,
): { readonly edits: readonly Edit[]; readonly findings: readonly Finding[] } {
  const nothing = { edits: [], findings: [] }
  const folder = folderOf(file.path)
  const backend = at(data, 'build-system', 'build-backend')
  const told = at(data, 'tool', 'setuptools', 'packages') ?? at(data, 'tool', 'setuptools', 'py-modules')
  const isInside = folder === '' || extracted.directory.startsWith(folder + '/')
  if (typeof backend !== 'string' || !backend.startsWith('setuptools') || told !== undefined || !isInside)
    return nothing
  if (['setup.py', 'setup.cfg'].some((name) => saysPackages(workspace.read(joinPath(folder, name))?.text)))
    return nothing
  const top = firstPartOf(extracted.from)
  const own = joinPath(folder, top)
  const isFlat = workspace.list('.py').some((path) => path.startsWith(own + '/'))
  const beside =
    (folder === '' ? extracted.directory : extracted.directory.slice(folder.length + 1)).split('/')[0] ?? ''
  const isThere = workspace.list().some((path) => path.startsWith(joinPath(folder, beside) + '/'))
  // `src` would be taken for the other layout, and names with a dash are no packages.
  if (!isFlat || isThere || beside === top || !/^[A-Za-z]\w*$/.test(beside)) return nothing
  const edits = addTableEntries(
    file.text,
    ['tool', 'setuptools', 'packages', 'find'],
    [{ key: 'include', value: tomlValue([top, `${top}.*`]) }],
  )
  const finding: Finding = {
    code: 'discovery-told',
    level: 'note',
    reason: `setuptools found ${top} by itself, and would refuse to build ${file.path} with ${beside} beside it; \`packages.find\` names ${top} now`,
    advice: 'Look whether it lists all that belongs into the distribution.',
    place: { path: file.path },
  }
  return { edits, findings: [finding] }
}

function saysPackages(text: string | undefined): boolean {
  return text !== undefined && /\b(packages|py_modules)\b/.test(text)
}

function at(data: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    data,
  )
}
