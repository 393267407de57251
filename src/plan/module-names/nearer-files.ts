import type { Finding } from '../../model/finding.ts'
import { firstPartOf, isWithin } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { FileMove, SymbolMove } from '../../model/plan.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import type { ImportStatement } from '../../python/facts/facts.ts'
import { absolutelyNamed } from './bare-imports.ts'
import { scannedImports } from '../../python/index/scanned-imports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * Imports of a module that moves, or of what is taken from it, in a script or test that has a file of the same name beside itself: Python looks
 * into the folder of a script first (and pytest's `prepend` mode into the one of a test), so which of the two is meant depends on how it is run.
 */
export function nearerFiles(
  index: SymbolIndex,
  moves: readonly SymbolMove[],
  files: readonly FileMove[],
): readonly Finding[] {
  const leaving = files.flatMap((move) => index.moduleOf(move.from) ?? [])
  const moving = [...new Set([...leaving, ...moves.flatMap((move) => (move.copied ? [] : [move.from]))])]
  const tops = new Set(moving.map(firstPartOf))
  return index.workspace.list('.py').flatMap((path): readonly Finding[] => {
    const asked = scannedImports(index.workspace, path).filter(
      (one) =>
        tops.has(firstPartOf(one)) &&
        nearerFile(index, path, one) !== undefined &&
        moving.some((module) => isWithin(module, one) || isWithin(one, module)),
    )
    const statements = asked.length === 0 ? [] : (index.facts(path)?.imports ?? [])
    const found = statements.flatMap((statement) =>
      absolutelyNamed(statement).flatMap((name) => {
        const near =
          asked.includes(name) && gives(index, path, statement, name) ? nearerFile(index, path, name) : undefined
        return near === undefined ? [] : [{ statement, name, near }]
      }),
    )
    return found.slice(0, 1).map(({ statement, name, near }) => ({
      code: 'bare-import',
      level: 'error',
      reason: `${path} imports ${name}, and there are two: ${near} beside it, which Python takes where the file is run by its path, and ${index.fileOf(firstPartOf(name)) ?? firstPartOf(name)}`,
      advice: `Put ${path} under \`exclude\` in the recipe where ${near} is meant; else give ${near} another name first.`,
      place: { path, span: statement.span },
    }))
  })
}

/** Whether the folder of a file has the module of an import, and something of what is taken from it; else the other one is meant. */
function gives(index: SymbolIndex, path: RepoPath, statement: ImportStatement, name: QualifiedName): boolean {
  const stem = joinPath(folderOf(path), ...name.split('.'))
  const file = [joinPath(stem, '__init__.py'), `${stem}.py`].find((one) => index.workspace.has(one))
  if (file === undefined) return false
  if (statement.kind === 'import' || statement.star) return true
  const facts = index.facts(file)
  const bindings = facts?.scopes[0]?.bindings
  return statement.items.some(
    (item) =>
      bindings?.has(item.name) !== false ||
      bindings.has('__getattr__') ||
      facts?.imports.some((one) => one.star) === true ||
      index.workspace.has(joinPath(stem, `${item.name}.py`)),
  )
}

/** The file beside a script or test that has the first name of an import as well as a module below a root. */
function nearerFile(index: SymbolIndex, path: RepoPath, name: QualifiedName): RepoPath | undefined {
  const folder = folderOf(path)
  const first = firstPartOf(name)
  const { workspace } = index
  if (index.roots.includes(folder) || workspace.has(joinPath(folder, '__init__.py')) || isStandardLibrary(first))
    return undefined
  const file = [joinPath(folder, first, '__init__.py'), joinPath(folder, `${first}.py`)].find((one) =>
    workspace.has(one),
  )
  return file === path || file === index.fileOf(first) ? undefined : file
}
