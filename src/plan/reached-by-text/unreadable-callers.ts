import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { lastPartOf } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { affectedFiles, modulePattern, renamedRoots } from '../names/affected-files.ts'

/**
 * Python files whose bytes cannot be turned into text and that may name something affected: they are judged by their bytes and
 * stay as they are. A moved symbol one of them spells stays importable from its old module; a renamed module cannot, which is
 * refused unless a shim stays there.
 */
export function unreadableCallers(
  index: SymbolIndex,
  recipe: Recipe,
  moved: readonly SymbolMove[],
  to: (module: QualifiedName) => QualifiedName,
): { readonly findings: readonly Finding[]; readonly kept: readonly KeptName[] } {
  const findings: Finding[] = []
  const kept: KeptName[] = []
  for (const path of affectedFiles(index.workspace, recipe, moved, '.py', '.pyi')) {
    if (index.workspace.read(path) !== undefined) continue
    const text = Buffer.from(index.workspace.bytes(path) ?? []).toString('latin1')
    const named = moved.filter((move) => !move.copied && spells(text, move.symbol) && mayName(text, move.from))
    kept.push(
      ...named.map(({ from, symbol }) => ({ module: from, symbol, reason: `${path} cannot be read and mentions it` })),
    )
    const renamed = renamedRoots(recipe).filter((module) => modulePattern(module).test(text))
    const own = index.moduleOf(path)
    const moves = own !== undefined && to(own) !== own && /^\s*(from|import)\b/m.test(text)
    if (named.length === 0 && renamed.length === 0 && !moves) continue
    const [first] = moves ? [own] : renamed
    const level = first !== undefined && recipe.shim === undefined ? 'error' : 'warning'
    findings.push(unreadable(index, path, level, first ?? named.map((move) => move.symbol).join(', ')))
  }
  return { findings, kept }
}

/** Why a file of the tree has no text; undefined when it has one, or does not exist. */
export function reasonNotRead(index: SymbolIndex, path: RepoPath): string | undefined {
  if (!index.workspace.has(path) || index.workspace.read(path) !== undefined) return undefined
  return index.workspace.unreadable().find((file) => file.path === path)?.reason ?? 'its bytes are no text'
}

function spells(text: string, word: string): boolean {
  return /^[\x20-\x7e]*$/.test(word) ? new RegExp(`(?<!\\w)${word}(?!\\w)`).test(text) : true
}

/** The module by its path, or by its last part behind dots or in an import. */
function mayName(text: string, module: QualifiedName): boolean {
  return modulePattern(module).test(text) || spells(text, lastPartOf(module))
}

function unreadable(index: SymbolIndex, path: RepoPath, level: 'error' | 'warning', what: string): Finding {
  return {
    code: 'unreadable-caller',
    level,
    reason: `${path} cannot be read (${reasonNotRead(index, path) ?? ''}) and mentions ${what}; ${
      level === 'error' ? 'its imports could not follow, and would fail' : 'it was left as it is'
    }`,
    advice:
      level === 'error'
        ? 'Save it as UTF-8 first, or keep the old name for a while (`shim: { until: ... }`), or leave this module out of the recipe.'
        : 'Change it by hand, or save it as UTF-8 and run again.',
    place: { path },
  }
}

/** The finding about a file with a syntax error: an error where the move needs it; names it mentions are added to `kept`. */
export function syntaxError(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  moved: readonly SymbolMove[],
  kept: KeptName[],
): Finding {
  const module = index.moduleOf(path)
  const needed = moved.some((move) => move.from === module || move.to === module)
  for (const move of moved) {
    if (!needed && facts.text.includes(move.symbol) && modulePattern(move.from).test(facts.text))
      kept.push({ module: move.from, symbol: move.symbol, reason: `${path} cannot be parsed and mentions it` })
  }
  return {
    code: 'syntax-error',
    level: needed ? 'error' : 'warning',
    reason: `${path} ${facts.isTooDeep === true ? 'is nested too deeply to be read' : 'is not valid Python here'}, so ${needed ? 'nothing can be taken out of it or put into it' : 'it was left as it is although it mentions an affected name'}`,
    advice:
      facts.isTooDeep === true
        ? 'Split the long expression into several statements, or change the file by hand.'
        : needed
          ? 'Mend the syntax first.'
          : 'Mend the syntax and run again, or change the file by hand.',
    place: { path, span: facts.errors[0] ?? { start: 0, end: 0 } },
  }
}
