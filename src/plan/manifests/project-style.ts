import type { ImportStyle } from '../../python/edit/import-lines.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { parseToml } from '../../toml/parse-toml.ts'

/** How the project's formatter breaks lines: from `[tool.ruff]`, `[tool.black]`, `[tool.isort]`, `setup.cfg`; 88 when nothing says. */
export function projectStyle(workspace: Workspace): Pick<ImportStyle, 'lineLength'> {
  for (const path of ['ruff.toml', '.ruff.toml', 'pyproject.toml']) {
    const text = workspace.read(path)?.text
    if (text === undefined) continue
    const length = lineLengthIn(text, path)
    if (length !== undefined) return { lineLength: length }
  }
  const flake = workspace.read('setup.cfg')?.text ?? workspace.read('.flake8')?.text ?? ''
  const written = /^(?:max-line-length|line_length)\s*=\s*(\d+)/m.exec(flake)?.[1]
  return { lineLength: written === undefined ? 88 : Number(written) }
}

function lineLengthIn(text: string, path: string): number | undefined {
  let data: unknown
  try {
    data = parseToml(text)
  } catch {
    // A broken manifest is reported where it is edited; for the width of a line the default will do.
    return undefined
  }
  const candidates =
    path === 'pyproject.toml'
      ? [
          ['tool', 'ruff', 'line-length'],
          ['tool', 'black', 'line-length'],
          ['tool', 'isort', 'line_length'],
        ]
      : [['line-length']]
  for (const keys of candidates) {
    let value: unknown = data
    for (const key of keys)
      value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
    if (typeof value === 'number') return value
  }
  return undefined
}
