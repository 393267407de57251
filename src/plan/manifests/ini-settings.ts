import { insert } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import { baseNameOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { iniEntries } from './ini-file.ts'
import type { IniEntry } from './ini-file.ts'
import type { MadeModule } from './settings-of-sources.ts'

/** INI files that tell flake8, mypy, coverage, isort, pylint and others of files and modules. */
export const INI_SETTINGS =
  /^(?:setup\.cfg|tox\.ini|\.flake8|\.?mypy\.ini|\.coveragerc|\.?pylintrc|\.isort\.cfg|\.bandit|\.pydocstyle(?:\.ini)?|\.pycodestyle)$/
/** Keys by which tools are told of files that they leave out or look at otherwise: `exclude`, `omit`, `skip_glob`, `ignore-paths`, `strict`. */
export const FILES_APART =
  /^(?:(?:extend|force)[-_])?(?:exclude|ignore|omit|skip|strict)(?:[-_](?:globs?|paths?|files?|dirs?|directories))?s?$/i
/** Keys by which tools are told of modules in the same way: `ignored-modules`. */
export const MODULES_APART = /^(?:ignored?|excluded?|skip|omit)[-_]modules$/i
/** Sections and tables of `[tool]` that say what goes into a distribution: no tool that looks at code. */
export const OF_BUILDS =
  /^(?:options|metadata|files|sdist|bdist\w*|setuptools\w*|hatch|poetry|flit|pdm|maturin|uv|scikit-build|meson-python)(?:\W|$)/

/**
 * The edits of an INI file that say of new modules what it says of exactly the file or the module that the code comes from: a name in the header of a
 * section of mypy, a word behind the one that has the path alone in a list of what a tool leaves out, a line below the one that has it with codes
 * (`per-file-ignores` of flake8). Codes that share their line with the key are left. Paths of `made` count from the folder of the file.
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
  return iniEntries(text).flatMap((entry) => {
    const { section, key } = entry
    if (section === 'flake8' && key.replaceAll('_', '-') === 'per-file-ignores') return codeEdits(text, entry, made)
    if (OF_BUILDS.test(section)) return []
    if (FILES_APART.test(key))
      return wordEdits(
        text,
        entry,
        made.map(({ from, to }) => [from, to]),
      )
    return MODULES_APART.test(key)
      ? wordEdits(
          text,
          entry,
          made.map(({ source, module }) => [source, module]),
        )
      : []
  })
}

/** Lines of paths with codes behind them. */
function codeEdits(text: string, { lines, line: first }: IniEntry, made: readonly MadeModule[]): readonly Edit[] {
  return lines.flatMap(({ text: said, line, start, end }) => {
    const [, name, rest = ''] = /^([^\s:,]+)(\s*:\s*[A-Z][A-Z\d, ]*)$/.exec(said) ?? []
    if (name === undefined || line === first) return []
    const fresh = made.filter(({ from, to }) => from === name && !lines.some((one) => one.text.includes(to)))
    return fresh.length === 0
      ? []
      : [
          below(
            text,
            start,
            end,
            fresh.map(({ to }) => to + rest),
          ),
        ]
  })
}

/** Lists of paths or names: a line of its own where the old one has one, else behind a comma. */
function wordEdits(
  text: string,
  { lines, line: first }: IniEntry,
  pairs: readonly (readonly [string, string])[],
): readonly Edit[] {
  const all = new Set(lines.flatMap(({ text: said }) => said.split(/[\s,]+/)))
  return lines.flatMap(({ text: said, line, start, end }) =>
    [...said.matchAll(/[^\s,]+/g)].flatMap(({ 0: word, index }): readonly Edit[] => {
      const fresh = [...new Set(pairs.flatMap(([old, now]) => (old === word && !all.has(now) ? [now] : [])))]
      if (fresh.length === 0) return []
      const isAlone = said.replace(/,$/, '') === word
      if (isAlone && line !== first) {
        // The last one of a list between commas has none, and gets it from the one behind.
        const isParted = said.endsWith(',')
        const commas = isParted || lines.some((one) => one.text.endsWith(','))
        if (!commas) return [below(text, start, end, fresh)]
        const rest = fresh.map((now, at) => now + (isParted || at < fresh.length - 1 ? ',' : ''))
        return [...(isParted ? [] : [insert(end, ',')]), below(text, start, end, rest)].reduce<Edit[]>(joined, [])
      }
      return [insert(start + index + word.length, fresh.map((now) => `,${now}`).join(''))]
    }),
  )
}

/** New lines below the one that begins and ends there, each as far to the right. */
function below(text: string, start: number, end: number, said: readonly string[]): Edit {
  const lead = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const stop = text.indexOf('\n', end)
  const at = stop < 0 ? text.length : stop - (text[stop - 1] === '\r' ? 1 : 0)
  return insert(at, said.map((one) => newline + lead + one).join(''))
}

/** Insertions at one place as one. */
function joined(edits: Edit[], edit: Edit): Edit[] {
  const last = edits.at(-1)
  return last?.span.start === edit.span.start ? [insert(edit.span.start, last.text + edit.text)] : [...edits, edit]
}
