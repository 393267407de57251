import type { Finding } from '../../model/finding.ts'
import { accepts } from '../../model/recipe.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import { importedName, meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { ImportOfName } from '../../python/parse/imports-binding.ts'
import { importsBinding } from '../../python/parse/imports-binding.ts'
import { originFrom, originOf } from '../meaning/origin.ts'
import { isTold } from '../meaning/telling-files.ts'
import type { Scene } from '../proof/proof-input.ts'

const CHAIN = String.raw`(?<object>[A-Za-z_][\w.]*|(?:\w+\.)*import_module\(\s*["'][\w.]+["']\s*\)|(?:\w+\.)*modules\[\s*["'][\w.]+["']\s*\])`
const NAME = String.raw`(?<name>(?:[^,()\[\]\n]|\([^()\n]*\)|\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\])+)`
/** An object that is asked for an attribute by what an expression gives, each with the word that has to be there. */
const ASKS: readonly (readonly [string, RegExp])[] = [
  ['getattr', String.raw`\b(?:getattr|getattr_static)\(\s*${CHAIN}\s*,\s*${NAME}\s*[,)]`],
  ['vars', String.raw`\bvars\(\s*${CHAIN}\s*\)\s*(?:\[|\.get\()\s*${NAME}\s*[\]),]`],
  ['__dict__', String.raw`(?<![\w.])(?<object>[A-Za-z_][\w.]*)\.__dict__\s*(?:\[|\.get\()\s*${NAME}\s*[\]),]`],
  ['vars', String.raw`\bvars\(\s*${CHAIN}\s*\)\s*\.\s*(?:get|pop|__getitem__)\s*[,)]`],
  ['__dict__', String.raw`(?<![\w.])(?<object>[A-Za-z_][\w.]*)\.__dict__\s*\.\s*(?:get|pop|__getitem__)\s*[,)]`],
  ['attrgetter', String.raw`\battrgetter\(\s*${NAME}\s*\)\(\s*${CHAIN}\s*\)`],
  ['partial', String.raw`\bpartial\(\s*getattr\s*,\s*${CHAIN}\s*\)`],
].map(([word = '', form = '']) => [word, new RegExp(form, 'g')])
const WORDS = ['getattr', 'getattr_static', 'vars', '__dict__', 'attrgetter', 'partial']

/** A module that offers names no more, and files that may ask for them. */
interface Left {
  readonly module: QualifiedName
  readonly symbols: readonly string[]
  /** They are submodules of a package. */
  readonly isFolder: boolean
}

/**
 * Names that left a module and cannot be found there any more, where code asks that module for a name which only a run knows. Read off the
 * lines of the final tree: what stands in the brackets of `getattr` and its like, what a variable was set to, what a function is called with.
 */
export function lostAskedNames(scene: Scene): readonly Finding[] {
  const left = modulesLeft(scene).map((one) => ({ ...one, search: searchFor(scene.after, one.module) }))
  if (left.length === 0) return []
  return scene.final.mentioning(WORDS, '.py').flatMap((path): readonly Finding[] => {
    const text = scene.final.glance(path)
    if (accepts(scene.plan.recipe, 'attribute-path', path)) return []
    for (const [word, form] of ASKS)
      for (const match of text.includes(word) ? text.matchAll(form) : []) {
        const { object = '', name = '' } = match.groups ?? {}
        const at = match.index + match[0].indexOf(object)
        const asked = left.find(
          ({ symbols, search, isFolder }) =>
            symbols.some((symbol) => maySay(text, name, symbol)) &&
            gives(search, path, { text: object, at }) &&
            // What no text says only a run can ask for.
            (!isFolder || symbols.some((symbol) => isTold(scene.after, symbol, path))),
        )
        if (asked !== undefined) return [lost(path, asked, match[0], at)]
      }
    return []
  })
}

function lost(path: RepoPath, { module, symbols }: Left, said: string, start: number): Finding {
  return {
    code: 'attribute-lost',
    level: 'error',
    reason: `${path}: \`${said}\` asks ${module} for a name that only a run knows, and ${symbols.join(', ')} left it`,
    advice: 'Nothing was written. Keep the name importable there, or take this move out of the recipe.',
    place: { path, span: { start, end: start + 1 } },
  }
}

/** The modules of the final tree that offered a moved name and neither bind it, import it, nor make it when it is asked for. */
function modulesLeft({ plan, before, after, map }: Scene): readonly Left[] {
  const left = new Map<QualifiedName, string[]>()
  for (const { from, symbol, copied } of plan.symbols) {
    const module = map.moduleTo(from)
    if (copied || !before.binds(from, symbol) || !after.isModule(module) || after.binds(module, symbol)) continue
    if (after.binds(module, '__getattr__')) continue
    const origin = originFrom(after, module, [symbol])
    if (origin.module === module && origin.words[0] === symbol) left.set(module, [...(left.get(module) ?? []), symbol])
  }
  const folders = new Map<QualifiedName, string[]>()
  for (const { from } of plan.modules) {
    const [parent, last] = [map.moduleTo(parentOf(from)), lastPartOf(from)]
    const isThere = after.isModule(joinName(parent, last)) || after.binds(parent, last) || !after.isModule(parent)
    if (isThere || after.binds(parent, '__getattr__')) continue
    folders.set(parent, [...(folders.get(parent) ?? []), last])
  }
  const all = (names: typeof left, isFolder: boolean): readonly Left[] =>
    [...names].map(([module, symbols]) => ({ module, symbols, isFolder }))
  return [...all(left, false), ...all(folders, true)]
}

/** Whether an expression may give a name: what is spelled of it fits. Names that come out of a listing are judged with it. */
function maySay(text: string, given: string, symbol: string): boolean {
  // `f"{word}"` and `str(word)` say what the word does.
  const name = /^\s*(?:[fF]["']\{(\w+)(?:!s)?\}["']|str\(\s*(\w+)\s*\))\s*$/.exec(given)?.slice(1).join('') ?? given
  if (name === '') return true
  const [, prefix = '', head = '', closed] = /^\s*([rRfFuU]{0,2})["']([^"'{]*)(["'{])/.exec(name) ?? []
  if (head !== '' || closed !== undefined) {
    if (!symbol.startsWith(head)) return false
    return (
      closed === '{' || prefix.toLowerCase().includes('f') || !/^\s*["'][^"']*["']\s*$/.test(name) || head === symbol
    )
  }
  const looped = new RegExp(
    String.raw`\bfor\s[^\n]*\b${name.trim().replace(/\W.*/s, '')}\b[^\n]*\bin\b([^\n]*(?:\n[^\n]*){0,12})`,
  ).exec(text)?.[1]
  if (looped === undefined || !/^\s*\w+\s*$/.test(name)) return true
  const held = /^\s*(\w+)\s*:/.exec(looped)?.[1]
  const from =
    held === undefined ? looped : (new RegExp(`(?<![\\w.])${held}\\s*=(?!=)([^\\n]*)`).exec(text)?.[1] ?? looped)
  if (/^[^\n]*(?:\b(?:dir|vars|getmembers)\(|__dict__|__all__)/.test(from)) return false
  const literal = /^\s*[([{]((?:\s*["'][\w.]*["']\s*,?)+)\s*[)\]}]/.exec(looped)?.[1]
  return literal === undefined || new RegExp(String.raw`["']${symbol}["']`).test(literal)
}

/** Functions that more files mention than this are not followed to their calls. */
const MOST_FILES = 40

/** A search for what variables may be, in one tree. */
interface Search {
  readonly index: SymbolIndex
  readonly module: QualifiedName
  /** Values, and groups of values, that were looked at: as long as no search found the module, none of them gives it. */
  readonly seen: Set<string>
  /** Whether an import of a file may give the module by a chain, by both. */
  readonly importing: Map<string, boolean>
  readonly defs: Map<RepoPath, readonly Def[]>
}

/** The head of a definition, as far as its first closing bracket. */
interface Def {
  readonly end: number
  readonly name: string
  readonly parameters: string
}

function searchFor(index: SymbolIndex, module: QualifiedName): Search {
  return { index, module, seen: new Set(), importing: new Map(), defs: new Map() }
}

/** Whether nothing was noted under a key; it is from here on. */
function isNew({ seen }: Search, key: string): boolean {
  const isIt = !seen.has(key)
  seen.add(key)
  return isIt
}

/** Whether what stands at a place of a file gives the module. */
function gives(search: Search, path: RepoPath, value: Value): boolean {
  const isGiven = isModule(search, path, value)
  // What led to the module was looked at and is not ruled out.
  if (isGiven) search.seen.clear()
  return isGiven
}

/** Whether what stands at a place of a file gives the module: an import, a load by its name, or a variable that was given either. */
function isModule(search: Search, path: RepoPath, { text: object, at }: Value): boolean {
  const { index, module } = search
  const text = index.workspace.read(path)?.text
  if (text === undefined || !isNew(search, `${path}:${String(at)}:${object}`)) return false
  const loaded = /(?:import_module\(|modules\[)\s*["']([\w.]+)["']/.exec(object)?.[1]
  if (loaded !== undefined) return loaded === module
  const [first = '', ...steps] = object.split('.')
  const head = /^\p{ID_Continue}*/u.exec(text.slice(at))?.[0] ?? ''
  const facts = mayImport(search, path, text, [head, ...steps]) ? index.facts(path) : undefined
  const reference = facts === undefined ? undefined : referenceStartingAt(facts, at)
  const meaning =
    facts === undefined || reference === undefined ? undefined : meaningOf(facts, reference, index.identityOf(path))
  if (meaning?.kind === 'imported') return isCalled(search, joinName(meaning.name, ...steps))
  if (steps.length > 0 || !/^\w+$/.test(first)) return false
  const given = isNew(search, `${path}=${first}`) ? givenTo(text, first) : []
  return [...given.map((value) => ({ ...value, path })), ...callsOf(search, path, at, first)].some((value) =>
    isModule(search, value.path, value),
  )
}

function isCalled({ index, module }: Search, name: QualifiedName): boolean {
  const origin = originOf(index, name)
  return origin.module === module && origin.words.length === 0
}

/** Whether an import of a text may be what gives the module by a chain of names. */
function mayImport(search: Search, path: RepoPath, text: string, [head = '', ...steps]: readonly string[]): boolean {
  if (head === '') return false
  const key = `${path}:${[head, ...steps].join('.')}`
  const known = search.importing.get(key)
  if (known !== undefined) return known
  const self = search.index.identityOf(path)
  const isIt = ({ statement, item }: ImportOfName): boolean => {
    const name = importedName(statement, item, self)
    return name !== undefined && isCalled(search, joinName(name, ...steps))
  }
  const answer = importsBinding(text, head)?.some(isIt) ?? true
  search.importing.set(key, answer)
  return answer
}

/** What a text sets a name to, or lets it go through. */
function givenTo(text: string, name: string): readonly Value[] {
  const set = new RegExp(
    String.raw`(?<![\w.])${name}\s*(?::[^=\n]*)?=(?!=)\s*([\w.]+(?:[([]\s*["'][\w.]+["']\s*[)\]])?)`,
    'g',
  )
  const looped = new RegExp(String.raw`\bfor\s+${name}\s+in\s+[([]([\w., ]+)[)\]]`, 'g')
  return [set, looped].flatMap((form) =>
    [...text.matchAll(form)].flatMap((match) => {
      const said = match[1] ?? ''
      return valuesIn(said, match.index + match[0].lastIndexOf(said))
    }),
  )
}

interface Value {
  readonly text: string
  readonly at: number
}

function valuesIn(list: string, start: number): readonly Value[] {
  if (/["']/.test(list)) return [{ text: list, at: start }]
  return [...list.matchAll(/[A-Za-z_][\w.]*/g)].map((match) => ({ text: match[0], at: start + match.index }))
}

/** What stands for a parameter where its function is called; the `def` is the last one above a place whose brackets name it. */
function callsOf(
  search: Search,
  file: RepoPath,
  at: number,
  name: string,
): readonly (Value & { readonly path: RepoPath })[] {
  const { index } = search
  const named = new RegExp(String.raw`(?<![\w.])${name}\b`)
  const found = defsIn(search, file).findLast(({ end, parameters }) => end <= at && named.test(parameters))
  const parameters = (found?.parameters ?? '')
    .split(',')
    .map((one) => /\w+/.exec(one)?.[0] ?? '')
    .filter((one) => !/^(?:self|cls)$/.test(one))
  const callee = found?.name
  const place = parameters.indexOf(name)
  if (callee === undefined || place < 0 || !isNew(search, `${callee}(${String(place)}, ${name})`)) return []
  const call = new RegExp(String.raw`(?<!def\s)\b${callee}\(\s*((?:[^()\n]|\([^()\n]*\))*)\)`, 'g')
  const files = index.workspace.mentioning([callee], '.py')
  return (files.length > MOST_FILES ? [] : files).flatMap((path) => {
    const there = index.workspace.glance(path)
    return [...there.matchAll(call)].flatMap((match) => {
      const start = match.index + match[0].length - 1 - (match[1] ?? '').length
      let offset = start
      const given = (match[1] ?? '').split(',').map((one) => {
        const value = { text: one.trim(), at: offset + (one.length - one.trimStart().length), path }
        offset += one.length + 1
        return value
      })
      const byName = given.find((one) => new RegExp(String.raw`^${name}\s*=`).test(one.text))
      const one = byName ?? given[place]
      if (one === undefined) return []
      const skip = /^(?:\w+\s*=\s*)?/.exec(one.text)?.[0].length ?? 0
      return [{ text: one.text.slice(skip), at: one.at + skip, path }]
    })
  })
}

function defsIn({ index, defs }: Search, path: RepoPath): readonly Def[] {
  const known = defs.get(path)
  if (known !== undefined) return known
  const text = index.workspace.glance(path)
  const found = [...text.matchAll(/\bdef\s+(\w+)\s*\(([^)]*)\)/g)].map((match) => ({
    end: match.index + match[0].length,
    name: match[1] ?? '',
    parameters: match[2] ?? '',
  }))
  defs.set(path, found)
  return found
}
