import type { SourceFile } from '../../model/source-file.ts'
import type { Declaration, ManifestPart, Scope, Unread } from './declarations.ts'
import { RUNTIME } from './declarations.ts'
import { iniEntries, iniEntry } from './ini-file.ts'
import type { IniEntry } from './ini-file.ts'
import { detailsOfSetupCfg } from './project-details.ts'
import { parseRequirement } from './requirement.ts'

/**
 * What a `setup.cfg` declares (setuptools, "Configuring setuptools using setup.cfg files"): `install_requires`, `tests_require`,
 * `[options.extras_require]`, each as a list or as `file: requirements.txt`; `[extras]` of pbr, whose markers may stand behind a colon.
 */
export function readSetupCfg(file: SourceFile): ManifestPart {
  const entries = iniEntries(file.text)
  const declarations: Declaration[] = []
  const unread: Unread[] = []
  const files: NonNullable<ManifestPart['files']>[number][] = []
  const take = (entry: IniEntry | undefined, scope: Scope): void => {
    const [first] = entry?.lines ?? []
    if (entry === undefined || first === undefined) return
    const listed = /^file:\s*(.+)$/.exec(first.text)?.[1]
    if (listed !== undefined) {
      const more = entry.lines.slice(1).map(({ text }) => text)
      for (const path of [listed, ...more].join(',').split(','))
        if (path.trim() !== '') files.push({ path: path.trim(), scope, place: { path: file.path, line: entry.line } })
      return
    }
    for (const { text, line } of entry.lines)
      // One line may hold a whole list, apart by semicolons only where no marker is meant; setuptools takes line breaks first.
      for (const one of entry.lines.length === 1 && !/;\s*\w+\s*(?:[<>=!]=?|in\b)/.test(text)
        ? text.split(';')
        : [text]) {
        const requirement = parseRequirement(one) ?? parseRequirement(one.replace(/:\s*\(?(.*?)\)?$/, '; $1'))
        if (requirement !== undefined) declarations.push({ scope, requirement, place: { path: file.path, line } })
        else if (one.trim() !== '')
          unread.push({
            what: scope.kind === 'runtime' ? 'dependencies' : scope.name,
            reason: `\`${one.trim()}\` is no requirement`,
            place: { path: file.path, line },
          })
      }
  }
  take(iniEntry(entries, 'options', 'install_requires'), RUNTIME)
  take(iniEntry(entries, 'options', 'tests_require'), { kind: 'group', name: 'test' })
  for (const entry of entries)
    if (/^(?:options\.extras_require|extras)$/.test(entry.section)) take(entry, { kind: 'extra', name: entry.key })
  const text = (section: string, key: string): string | undefined => iniEntry(entries, section, key)?.lines[0]?.text
  return {
    name: text('metadata', 'name'),
    requiresPython: text('options', 'python_requires') ?? text('metadata', 'python_requires'),
    details: detailsOfSetupCfg(entries),
    declarations,
    unread,
    files,
    tellsRuntime: iniEntry(entries, 'options', 'install_requires') !== undefined,
  }
}
