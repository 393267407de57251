import { insert } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import { baseNameOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { iniEntries } from './ini-file.ts'
import type { MadeModule } from './settings-of-sources.ts'

/** INI files that tell flake8, mypy and coverage of files and modules. */
export const INI_SETTINGS = /^(?:setup\.cfg|tox\.ini|\.flake8|\.?mypy\.ini|\.coveragerc)$/

/**
 * The edits of an INI file that say of new modules what it says of exactly the file or the module that the code comes from: a name in the header of a
 * section of mypy, a line below the one that has the path alone (`omit` of coverage) or with codes behind it (`per-file-ignores` of flake8).
 * What shares its line with the key, or with others, is left. Paths of `made` count from the folder of the file.
 */
export function iniSettings(path: RepoPath, text: string, made: readonly MadeModule[]): readonly Edit[] {
  if (!INI_SETTINGS.test(baseNameOf(path))) return []
  return [...headerEdits(text, made), ...lineEdits(text, made)]
}

function headerEdits(text: string, made: readonly MadeModule[]): readonly Edit[] {
  const headers = [...text.matchAll(/^\[mypy-([^\]\n]+)(?=\])/gm)].map((match) => ({
    end: match.index + match[0].length,
    names: (match[1] ?? '').split(',').map((name) => name.trim()),
  }))
  const taken = new Set(headers.flatMap(({ names }) => names))
  const sure = made.filter(
    ({ module, source }) => !taken.has(module) && made.every((one) => one.module !== module || one.source === source),
  )
  return headers.flatMap(({ end, names }) => {
    const fresh = sure.filter(({ source }) => names.includes(source)).map(({ module }) => `,${module}`)
    return fresh.length === 0 ? [] : [insert(end, fresh.join(''))]
  })
}

function lineEdits(text: string, made: readonly MadeModule[]): readonly Edit[] {
  const entries = iniEntries(text).filter(
    ({ section, key }) =>
      (section === 'flake8' && key.replaceAll('_', '-') === 'per-file-ignores') ||
      (/^(?:coverage:)?(?:run|report)$/.test(section) && key === 'omit'),
  )
  return entries.flatMap(({ lines, line: first, key }) =>
    lines.flatMap(({ text: said, line, start, end }) => {
      const [, name, rest = ''] = /^([^\s:,]+)((?:\s*:\s*[A-Z][A-Z\d, ]*)?)$/.exec(said) ?? []
      if (name === undefined || line === first || (key === 'omit') !== (rest === '')) return []
      const fresh = made.filter(({ from, to }) => from === name && !lines.some((one) => one.text.includes(to)))
      const lead = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
      const newline = text.includes('\r\n') ? '\r\n' : '\n'
      const stop = text.indexOf('\n', end)
      const at = stop < 0 ? text.length : stop - (text[stop - 1] === '\r' ? 1 : 0)
      return fresh.length === 0 ? [] : [insert(at, fresh.map(({ to }) => newline + lead + to + rest).join(''))]
    }),
  )
}
