/** What the code cells of a notebook say to IPython and to Python, line by line. */
export interface NotebookLines {
  /** Magics and what is asked of them (`%lprun -f till.total`, `till.total?`), without cells of another language. */
  readonly magics: readonly string[]
  /** Commands of a shell (`!python -c '...'`, the lines of `%%bash`), and files that are written (`%%writefile x.py`). */
  readonly commands: readonly string[]
  /** All other lines. */
  readonly code: readonly string[]
}

/** Cell magics whose body is no Python of the kernel. */
const OTHER = /^\s*%%(?:bash|sh|script|cmd|powershell|system|sx|!|writefile|file)\b/
const FOREIGN = /^\s*%%(?:html|HTML|javascript|js|latex|markdown|svg|SVG|ruby|perl|R|sql|cython)\b/

/** Read a notebook by its JSON alone (nbformat 4); nothing where it is none. */
export function linesOfNotebook(path: string, text: string): NotebookLines {
  const cells = path.endsWith('.ipynb') ? cellsOf(text) : []
  const found = { magics: [] as string[], commands: [] as string[], code: [] as string[] }
  for (const source of cells) {
    const lines = source.replaceAll(/\\\r?\n/g, ' ').split(/\r?\n/)
    const first = lines.find((line) => line.trim() !== '') ?? ''
    if (FOREIGN.test(first)) continue
    if (OTHER.test(first)) {
      found.commands.push(...lines.slice(lines.indexOf(first) + 1))
      continue
    }
    for (const line of lines) {
      const command = /^\s*(?:[\w.,\s[\]]+=\s*)?(?:!{1,2}|%(?:sx|system)\s)(.*)$/.exec(line)?.[1]
      if (command !== undefined) found.commands.push(command)
      else if (/^\s*(?:[\w.,\s[\]]+=\s*)?%/.test(line) || /^\s*\??[\w.]+\?{1,2}\s*$/.test(line)) found.magics.push(line)
      else found.code.push(line)
    }
  }
  return found
}

function cellsOf(text: string): readonly string[] {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return []
  }
  const cells = (read as { cells?: unknown } | null)?.cells
  return !Array.isArray(cells)
    ? []
    : cells.flatMap((cell: { cell_type?: unknown; source?: unknown } | null) => {
        const source = cell?.cell_type === 'code' ? cell.source : undefined
        if (typeof source === 'string') return [source]
        return Array.isArray(source) ? [source.filter((line) => typeof line === 'string').join('')] : []
      })
}
