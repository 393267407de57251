import type { HostText } from '../model/host-text.ts'
import { overlaps } from '../model/span.ts'
import { baseNameOf } from '../model/source-file.ts'
import type { RepoPath, SourceFile } from '../model/source-file.ts'
import { isCode } from './code-in-strings.ts'
import { CONFIG_FILES, configTexts, isConfig } from './config-texts.ts'
import { shellPython, withinText, written } from './shell-python.ts'

/** Endings of the names of files that say commands beside other things: configs of CI, of task runners and of tools. */
export const COMMAND_FILES: readonly string[] = [
  ...CONFIG_FILES.filter((ending) => /ya?ml/.test(ending)),
  ...[
    '.toml',
    '.ini',
    '.cfg',
    '.just',
    'justfile',
    'Justfile',
    '.mk',
    '.bat',
    '.cmd',
    '.ps1',
    'Jenkinsfile',
    'Procfile',
  ],
]

/** Whether a file may say commands beside other things, by its name. */
export function isCommandFile(path: RepoPath): boolean {
  return COMMAND_FILES.some((ending) => baseNameOf(path).endsWith(ending))
}

/**
 * Python that a config or a file of commands holds: `python -c '...'` as it is written there, here-documents, and in a config values that are
 * Python themselves and import something (`shell: python`, `["python", "-c", "import shop; ..."]`).
 */
export function commandPython(file: SourceFile): readonly HostText[] {
  if (!file.text.includes('import')) return []
  const programs = isConfig(file.path) ? programsOf(file) : []
  const commands = shellPython(file.text).filter((one) => !programs.some((other) => overlaps(other.span, one.span)))
  return [...programs, ...commands].sort((a, b) => a.span.start - b.span.start)
}

function programsOf(file: SourceFile): readonly HostText[] {
  const read = configTexts(file)
  if ('problem' in read) return []
  return read.texts.flatMap((text): readonly HostText[] => {
    if (text.isKey || text.kind === 'tag') return []
    if (isCode(text.value)) return [{ ...text, kind: 'program', hostEdits: (edits) => written(text, edits) }]
    // In double quotes a command has its own quotes behind backslashes.
    const isEscaped = text.kind === 'double' && file.text.slice(text.span.start, text.span.end).includes('\\')
    return isEscaped ? shellPython(text.value).map((inner) => withinText(text, inner)) : []
  })
}
