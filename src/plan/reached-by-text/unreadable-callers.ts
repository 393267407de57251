import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import { whyUnread } from '../../python/facts/unread.ts'
import { scanImports } from '../../workspace/scan-imports.ts'
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

/**
 * The finding about a file with a syntax error: an error where the move needs it, or where it imports a module by a name that is
 * gone then; moved names it mentions are added to `kept`, and stay importable.
 */
export function syntaxError(sight: Sight, path: RepoPath, facts: ModuleFacts, kept: KeptName[]): Finding {
  const { index, recipe, moved } = sight
  const module = index.moduleOf(path)
  const needed = moved.some((move) => move.from === module || move.to === module)
  for (const move of moved) {
    if (!needed && facts.text.includes(move.symbol) && modulePattern(move.from).test(facts.text))
      kept.push({ module: move.from, symbol: move.symbol, reason: `${path} cannot be parsed and mentions it` })
  }
  const lost = needed || recipe.shim !== undefined ? undefined : lostImport(sight, path, facts.text)
  const outcome = needed
    ? 'nothing can be taken out of it or put into it'
    : lost === undefined
      ? 'it was left as it is although it mentions an affected name'
      : `its import of ${lost} could not follow, and would fail`
  return {
    code: 'syntax-error',
    level: needed || lost !== undefined ? 'error' : 'warning',
    reason: `${path} ${whyUnread(facts)?.what ?? 'is not valid Python here'}, so ${outcome}`,
    advice: adviceFor(facts, needed, lost !== undefined),
    place: { path, span: facts.errors[0] ?? { start: 0, end: 0 } },
  }
}

/** What a file with a syntax error is judged by. */
interface Sight {
  readonly index: SymbolIndex
  readonly recipe: Recipe
  readonly moved: readonly SymbolMove[]
  readonly to: (module: QualifiedName) => QualifiedName
}

function adviceFor(facts: ModuleFacts, needed: boolean, isLost: boolean): string {
  const unread = whyUnread(facts)
  if (needed && unread === undefined) return 'Mend the syntax first.'
  const mend =
    unread === undefined ? 'Mend the syntax' : `${unread.mend.slice(0, 1).toUpperCase()}${unread.mend.slice(1)}`
  return isLost
    ? `${mend}, keep the old name for a while (\`shim: { until: ... }\`), or leave the file out on purpose (\`exclude: [...]\`) if it is never run.`
    : unread !== undefined
      ? `${mend}, or change the file by hand.`
      : `${mend} and run again, or change the file by hand.`
}

/** A module that a text imports and that is gone by that name afterwards, as far as its lines tell without parsing; undefined when there is none. */
function lostImport({ index, to }: Sight, path: RepoPath, text: string): QualifiedName | undefined {
  const plain = [...scanImports(text)].filter((name) => to(name) !== name)
  const self = index.identityOf(path)
  const after = { ...self, name: self.name === undefined ? undefined : to(self.name) }
  const from = [...text.matchAll(FROM_IMPORT)].flatMap(([, dots = '', module = '', list = '']) => {
    const statement = { level: dots.length, module }
    const [was, is] = [absoluteModule(statement, self), absoluteModule(statement, after)]
    if (was === undefined || is === undefined) return []
    const items = list.replaceAll(/#[^\n]*/g, '').split(',')
    const names = ['', ...items.map((item) => /^[\s(\\]*([\p{L}_][\p{L}\p{M}\p{N}_]*)/u.exec(item)?.[1] ?? '')]
    return names.filter((name) => to(joinName(was, name)) !== joinName(is, name)).map((name) => joinName(was, name))
  })
  return [...plain, ...from].find((name) => index.isModule(name))
}

/** `from module import list` of one statement: the dots, the module, and the list in its brackets, with comments, or up to the end of its line. */
const FROM_IMPORT =
  /(?<![\w.])from[ \t]+(\.*)([\p{L}\p{M}\p{N}_.]*)(?:[ \t]+|(?<=\.))import[ \t]*(\((?:[^)#]|#[^\n]*)*\)|(?:[^#;\n\\]|\\\r?\n)*)/gu
