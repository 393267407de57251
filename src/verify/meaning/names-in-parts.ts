import { literalPattern } from '../../model/literal-pattern.ts'
import { joinName, parentOf, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { KEYED_FILES, keyedStrings } from '../../plan/manifests/keyed-strings.ts'
import type { KeyedString } from '../../plan/manifests/keyed-strings.ts'
import { renamedRoots } from '../../plan/names/affected-files.ts'
import { tokenQuery } from '../../workspace/text-query.ts'
import { word } from '../../workspace/tokens.ts'
import type { Scene } from '../proof/proof-input.ts'
import { placeInToml } from './kept-in-toml.ts'
import type { OldName } from './old-names.ts'

const IMPORTERS = ['import_module', '__import__', 'import_string', 'find_spec', 'resolve_name', 'run_module', 'locate']
/** A call that imports what an expression comes to: what is asked for is no plain literal. */
const COMPUTED = new RegExp(
  String.raw`\b(?:${IMPORTERS.join('|')})\s*\(\s*(?:\w+\s*=\s*)?(?![bBrRuU]?(["'])[^"'\n]*\1\s*[,)])[^\s)]|\b(?:map|partial)\s*\(\s*[\w.]*\b(?:${IMPORTERS.join('|')})\s*[,)]`,
)
/** Parts of one name, from the package at the top to the last one. */
const MOST_PARTS = 6

/** The names that are gone, with what they begin with and the words they go on with. */
interface Gone {
  readonly now: ReadonlyMap<QualifiedName, QualifiedName>
  readonly heads: ReadonlySet<QualifiedName>
  /** What heads may be put together of: their words, and runs of them. */
  readonly pieces: ReadonlySet<string>
}

/** The configs of the final tree that may say an old name in parts. */
export function textsWithParts(scene: Scene): readonly RepoPath[] {
  const names = [
    ...renamedRoots(scene.plan.recipe),
    ...scene.plan.symbols.filter(({ copied }) => !copied).map(({ from, symbol }) => joinName(from, symbol)),
  ].filter((name) => name.includes('.'))
  if (names.length === 0) return []
  const groups = [...new Set(names)].map((name) => name.split('.').map(word))
  return scene.final.matching(tokenQuery(groups, undefined), ...KEYED_FILES)
}

/**
 * Names that a config says in parts: `{"package": "shop", "module": "data.load"}`, `shop: { data: ... }`, `base: shop` above `modules: [load]`.
 * `span` is the last part, `old` what the parts come to. They are one name where the first part is a key above the last, or the value of a
 * key beside or above it, or of any key where code that imports by what it reads asks for both keys by name; and where either a part has a
 * dot itself, as no other word does that fits so, or what the module has is named beside them, or code of the tree imports by what it works out. Keys alone are parts where one stands
 * directly below the other.
 */
export function namesInParts(scene: Scene, path: RepoPath, text: string): readonly OldName[] {
  if (!KEYED_FILES.some((end) => path.endsWith(end))) return []
  const gone = goneNames(scene)
  if (gone.now.size === 0 || ![...gone.heads].some((head) => text.includes(head))) return []
  const isToml = path.endsWith('.toml')
  const parts = keyedStrings(path, text).filter((one) => !isToml || placeInToml(one) === undefined)
  const heads = parts.filter(({ value }) => gone.heads.has(value))
  if (heads.length === 0) return []
  // A config may have a hundred thousand values: those that no name goes on with are asked nothing more.
  const starting = parts.filter(({ value }) => gone.pieces.has(value.replace(/^\./, '')))
  const ends = new Map<string, boolean>()
  const endsName = (rest: string): boolean =>
    /^[\p{L}_]\w*(?:\.[\p{L}_]\w*)*$/u.test(rest) &&
    !isWhole(scene, rest) &&
    [...gone.heads].some(
      (head) => goneTo(gone, joinName(head, rest)) !== undefined && wasThere(scene, joinName(head, rest)),
    )
  return parts.flatMap((part): readonly OldName[] => {
    const rest = part.value.replace(/^\./, '').replace(':', '.')
    const isEnd = ends.get(rest) ?? endsName(rest)
    ends.set(rest, isEnd)
    if (!isEnd) return []
    const near = starting.filter((one) => one !== part && isBeside(scene, one, part))
    for (const head of startsAmong(near, gone)) {
      const old = joinName(head, rest)
      const now = wasThere(scene, old) ? goneTo(gone, old) : undefined
      const isDotted = rest.includes('.') || (head.includes('.') && near.some(({ value }) => value === head))
      const isSure = isDotted || goesOnBeside(scene, old, part, parts) || importsComputed(scene).length > 0
      if (now !== undefined && isSure) return [{ span: part.span, old, now, isWord: true, isPart: true }]
    }
    return []
  })
}

/** Whether a value of the same mapping is the name of something that the module has: `{package: shop, module: data, class: Load}`. */
function goesOnBeside(scene: Scene, module: QualifiedName, part: KeyedString, parts: readonly KeyedString[]): boolean {
  if (part.isKey || !scene.before.isModule(module)) return false
  const [place, length] = [JSON.stringify(part.keys.slice(0, -1)), part.keys.length]
  return parts.some(
    (one) =>
      one !== part &&
      !one.isKey &&
      one.keys.length === length &&
      JSON.stringify(one.keys.slice(0, -1)) === place &&
      scene.before.lookup(joinName(module, one.value), 'import').kind === 'symbol',
  )
}

/** A name with a dot that is one by itself, in either tree. */
function isWhole({ before, after }: Scene, name: QualifiedName): boolean {
  if (!name.includes('.')) return false
  return [before, after].some((index) => /^(?:module|symbol)$/.test(index.lookup(name, 'import').kind))
}

const known = new WeakMap<Scene, Gone>()

/** Modules and symbols that cannot be had by their old name any more. */
function goneNames(scene: Scene): Gone {
  const before = known.get(scene)
  if (before !== undefined) return before
  const moves: readonly (readonly [QualifiedName, QualifiedName])[] = [
    ...scene.plan.modules.map(({ from, to }) => [from, to] as const),
    ...scene.plan.symbols
      .filter(({ copied }) => !copied)
      .map(({ from, to, symbol }) => [joinName(from, symbol), joinName(scene.map.moduleTo(to), symbol)] as const),
  ]
  const now = new Map(
    moves.filter(([old]) => {
      const kind = old.includes('.') ? scene.after.lookup(old, 'import').kind : 'module'
      return kind !== 'module' && kind !== 'symbol'
    }),
  )
  const heads = new Set([...now.keys()].flatMap((name) => prefixesOf(parentOf(name))))
  const made = { now, heads, pieces: new Set([...heads].flatMap(piecesOf)) }
  known.set(scene, made)
  return made
}

function piecesOf(name: QualifiedName): readonly string[] {
  const words = name.split('.')
  return words.flatMap((_, from) =>
    words.slice(from).map((_last, more) => words.slice(from, from + more + 1).join('.')),
  )
}

function wasThere(scene: Scene, name: QualifiedName): boolean {
  const target = scene.before.lookup(name, 'import')
  return target.kind === 'module' || (target.kind === 'symbol' && target.rest.length === 0)
}

/** The new name of what is gone, or of what stands below it. */
function goneTo({ now }: Gone, old: QualifiedName): QualifiedName | undefined {
  for (const start of prefixesOf(old)) {
    const to = now.get(start)
    if (to !== undefined) return to + old.slice(start.length)
  }
  return undefined
}

/** What a name may begin with, put together from some parts, the longest first. */
function startsAmong(parts: readonly KeyedString[], { heads }: Gone): readonly QualifiedName[] {
  const values = [...new Set(parts.map(({ value }) => value))]
  const starts = new Set(values.filter((value) => heads.has(value)))
  for (let round = 0; round < MOST_PARTS; round += 1) {
    const longer = [...starts].flatMap((start) => values.map((value) => joinName(start, value.replace(/^\./, ''))))
    for (const name of longer) if (heads.has(name)) starts.add(name)
  }
  return [...starts].sort((a, b) => b.length - a.length)
}

/** Whether a part can stand before another in one name, by where the two are. */
function isBeside(scene: Scene, one: KeyedString, last: KeyedString): boolean {
  const above = (length: number): boolean => one.keys.slice(0, length).every((key, at) => key === last.keys[at])
  if (one.isKey) {
    if (one.keys.length > last.keys.length || !above(one.keys.length)) return false
    return !last.isKey || one.keys.length === last.keys.length - 1
  }
  if (last.isKey) return false
  // A value of a mapping around the last part.
  if (one.keys.length <= last.keys.length && above(one.keys.length - 1)) return true
  const [first, second] = [keyOf(one), keyOf(last)]
  if (first === second) return false
  const [askingFirst, askingSecond] = [textsAsking(scene, first), textsAsking(scene, second)]
  return [...askingFirst].some((text) => askingSecond.has(text))
}

/** The key that a value stands under; indices of lists are none. */
function keyOf({ keys }: KeyedString): string {
  return keys.findLast((key) => !/^\d+$/.test(key)) ?? ''
}

const asking = new WeakMap<Scene, Map<string, ReadonlySet<string>>>()

/** The texts that import by what they work out and ask for a key. */
function textsAsking(scene: Scene, key: string): ReadonlySet<string> {
  const known = asking.get(scene) ?? new Map<string, ReadonlySet<string>>()
  asking.set(scene, known)
  const found = known.get(key) ?? new Set(importsComputed(scene).filter((text) => asksFor(text, key)))
  known.set(key, found)
  return found
}

/** Whether code asks for a key of a mapping, or for an attribute of that name. */
function asksFor(text: string, key: string): boolean {
  return key !== '' && new RegExp(`(["'])${literalPattern(key)}\\1|\\.${literalPattern(key)}(?!\\w)`).test(text)
}

const importing = new WeakMap<Scene, readonly string[]>()

/** The texts of the final tree that import by what they work out. */
function importsComputed(scene: Scene): readonly string[] {
  const found =
    importing.get(scene) ??
    scene.final
      .mentioning(IMPORTERS, '.py')
      .map((path) => scene.final.glance(path))
      .filter((text) => COMPUTED.test(text))
  importing.set(scene, found)
  return found
}
