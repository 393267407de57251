import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { renderBlock } from '../../python/edit/import-lines.ts'
import type { NeededImport } from '../../python/index/needed-imports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { fileStyles } from '../names/file-style.ts'
import type { ConftestPart } from './test-fixtures.ts'

/** Code of our own for a `conftest.py`: plain imports and statements. */
export interface ConftestAddition {
  readonly imports: readonly string[]
  readonly text: string
}

/** A `conftest.py` out of parts of others, as they are written there, and additions; undefined when there is nothing in it. */
export function conftestText(
  index: SymbolIndex,
  parts: readonly ConftestPart[],
  additions: readonly ConftestAddition[],
  path: RepoPath,
): string | undefined {
  if (parts.length === 0 && additions.length === 0) return undefined
  const styles = fileStyles(index)
  const imports: NeededImport[] = [
    ...parts.flatMap((part) => part.imports),
    ...additions.flatMap((addition) =>
      addition.imports.map((module) => ({ module, name: undefined, alias: undefined, typeChecking: false })),
    ),
  ]
  const isLazy = parts.some((part) => index.facts(part.path)?.futureAnnotations === true)
  const style = { ...styles.styleOf(path), newline: '\n' as const, relative: false }
  const identity = { name: undefined, isPackage: false }
  const seen = new Set<string>()
  const once = imports.filter((entry) => {
    const key = JSON.stringify(entry)
    return seen.has(key) ? false : seen.add(key)
  })
  const head = renderBlock(once, identity, style, styles.isFirstParty, isLazy)
  const body = [...parts.map((part) => partText(index, part)), ...additions.map((addition) => addition.text)]
  const all = body.join('\n\n\n')
  const gap = /^(@|def |class |async )/.test(all) ? '\n\n\n' : '\n\n'
  return [head, all].filter((text) => text !== '').join(gap) + '\n'
}

/** The statements of a part as they stand, two blank lines around definitions. */
function partText(index: SymbolIndex, part: ConftestPart): string {
  const facts = index.facts(part.path)
  if (facts === undefined) return ''
  let text = ''
  let before: string | undefined
  for (const at of part.statements) {
    const statement = facts.statements[at]
    if (statement === undefined) continue
    const isDefinition = statement.kind === 'function' || statement.kind === 'class'
    const wide = isDefinition || before === 'function' || before === 'class'
    text +=
      (before === undefined ? '' : wide ? '\n\n\n' : '\n') + facts.text.slice(statement.span.start, statement.span.end)
    before = statement.kind
  }
  return text.replaceAll('\r\n', '\n')
}

/** The folder above the tests, for a `conftest.py` that has to give way to one that moves along. */
export function roomFor(to: RepoPath, isTaken: boolean): RepoPath {
  return isTaken ? folderOf(to) : to
}
