import { mappingOf } from '../../model/mapping.ts'
import { isWithin } from '../../model/names.ts'
import { baseNameOf } from '../../model/source-file.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import { movedFolders } from '../../plan/names/moved-folders.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Part } from './canonical.ts'
import { firstDifference } from './compare-parts.ts'

/** Files in which a project says, as lines, what has to be installed for it. */
const LISTS =
  /^(setup\.cfg|pixi\.toml|(conda[-_.])?environment[\w.-]*\.ya?ml|[\w.-]*requirements[\w.-]*\.(txt|in|pip))$/

/**
 * The text without the lines that are new and declare the new distribution: its name, or its folder for pip. The text itself for a file
 * that declares nothing.
 */
export function withoutNewRequirement(scene: Scene, before: SourceFile, after: SourceFile): string {
  const extracted = scene.plan.recipe.package
  const isList = LISTS.test(baseNameOf(after.path)) || /(^|\/)requirements\/[^/]+\.(txt|in|pip)$/.test(after.path)
  if (extracted === undefined || !isList) return after.text
  const { distribution, directory } = extracted
  const old = new Set(before.text.split(/\r?\n/).map((line) => line.trim()))
  const isNew = (line: string): boolean => {
    const said = line.trim().replace(/^- /, '')
    if (old.has(line.trim())) return false
    if (/^(\[options\]|install_requires =|tests_require =)$/.test(said)) return true
    return said === distribution || (said.startsWith('-e ') && said.endsWith(directory.split('/').at(-1) ?? directory))
  }
  const kept = after.text.split('\n').filter((line) => !isNew(line))
  const text = kept.join('\n').replace(/\n\n+$/, (blank) => (before.text.endsWith(blank) ? blank : '\n'))
  return before.text.endsWith('\n') || !text.endsWith('\n') ? text : text.replace(/\r?\n$/, '')
}

/** Whether a build setting names what left with the package: a module of it, a pattern of such, or a path below what moved, wherever it starts. */
export function namesWhatLeft({ plan, before }: Scene, value: string): boolean {
  const { package: extracted } = plan.recipe
  if (extracted === undefined) return false
  if (isWithin(value.replace(/\.?\*$/, ''), extracted.from)) return true
  const path = value.replace(/^!?\/?/, '/').replace(/\/?[*?[].*$|\/$/, '')
  if (!value.includes('/') || path.length < 2) return false
  // What a build makes in a folder that moved is not tracked.
  const isBelow = [...movedFolders(plan, before.workspace).keys()].some((folder) =>
    `${path}/`.startsWith(`/${folder}/`),
  )
  return isBelow || plan.files.some(({ from }) => `/${from}/`.includes(`${path}/`))
}

/** Whether an entry of a tool's table (`keys`: where it stands in a manifest), or all of a list or a table, names what left with the package. */
export function mayLeave(scene: Scene, keys: readonly string[], value: unknown): boolean {
  if (keys[0] !== 'tool') return false
  if (typeof value === 'string') return namesWhatLeft(scene, value)
  const parts = Array.isArray(value) ? value : []
  if (parts.length > 0) return parts.every((one) => mayLeave(scene, keys, one))
  const table = mappingOf(value)
  const { include, path, from } = table
  const told = include ?? path
  const entries = Object.entries(table)
  if (told === undefined && entries.length > 0)
    return entries.every(([key, inner]) => mayLeave(scene, keys, key) || mayLeave(scene, [...keys, key], inner))
  return typeof told === 'string' && namesWhatLeft(scene, typeof from === 'string' ? `${from}/${told}` : told)
}

/**
 * A `setup.cfg` without the lines, and the words of lists, that name what left in the sections of setuptools for packages and data (`[options]` and some below
 * it); a key that is left without a value goes as well, and so do the values of one that names what left.
 */
export function withoutWhatLeft(scene: Scene, text: string): string {
  const lines = text.split('\n')
  let [isOptions, isGone] = [false, false]
  const kept = lines.map((line): string | undefined => {
    const [, head = '', rest = ''] = /^(\s*[\w.-]+\s*[=:]\s*)?(.*)$/.exec(line) ?? []
    if (line.startsWith('['))
      isOptions = /^\[options(\.packages\.find|\.(exclude_)?package_data|\.data_files)?\]/.test(line)
    isGone &&= /^\s+\S/.test(line)
    if (isGone) return undefined
    if (!isOptions || /^\s*[#;[]/.test(line) || line.trim() === '') return line
    const names = head !== '' && namesWhatLeft(scene, head.replace(/\s*[=:]\s*$/, '').trim())
    isGone = names && /^\S/.test(line)
    if (names) return undefined
    const words = rest.split(',').filter((word) => word.trim() !== '')
    const left = words.filter((word) => !namesWhatLeft(scene, word.trim()))
    if (words.length === left.length) return line
    return left.length === 0 ? undefined : head + left.map((word) => word.trim()).join(', ')
  })
  return kept
    .filter((line, at) => {
      if (line === undefined) return false
      const next = kept.slice(at + 1).find((one) => one !== undefined)
      const isBare = /^[\w.-]+\s*[=:]\s*$/.test(line) && /^\s+\S/.test(lines[at + 1] ?? '')
      return !isBare || /^\s+\S/.test(next ?? '')
    })
    .join('\n')
}

/** Whether a dotted name is that of a package which was no module before, by whatever name: lists of packages name it as well. */
export function isNewPackage({ before, after, oldNameOf }: Scene, name: string): boolean {
  return after.isPackage(name) && !before.isModule(name) && oldNameOf(name) === name
}

/** A `setup.cfg` without the new packages in its list of them (`[options]`, `packages`). */
export function withoutNewPackages(scene: Scene, text: string): string {
  let [section, key] = ['', '']
  return text
    .split('\n')
    .flatMap((line): readonly string[] => {
      section = /^\[([^\]]*)\]/.exec(line)?.[1] ?? section
      const [, head = ''] = /^(\w+\s*[=:]\s*)/.exec(line) ?? []
      if (/^\S/.test(line)) key = head.replace(/\s*[=:]\s*$/, '')
      if (section !== 'options' || key !== 'packages') return [line]
      const words = line.slice(head.length).split(',')
      const left = words.filter((word) => !isNewPackage(scene, word.trim()))
      if (left.length === words.length) return [line]
      return left.length === 0 ? [] : [head + left.join(',')]
    })
    .join('\n')
}

/**
 * Whether a statement of a `setup.py` says what it said, but for the new distribution, which it may declare, for new packages, and for
 * entries of its lists that name what left: modules of the package, files in its folder.
 */
export function explainsSetup(scene: Scene, path: RepoPath, was: readonly Part[], is: readonly Part[]): boolean {
  const extracted = scene.plan.recipe.package
  if (baseNameOf(path) !== 'setup.py') return false
  const before = withoutStrings(was, (value) => namesWhatLeft(scene, value))
  // A file that something else than the package installs is named by its new path.
  const isNew = (value: string): boolean =>
    isNewPackage(scene, value) ||
    (extracted !== undefined && (value === extracted.distribution || value.startsWith(`${extracted.directory}/`)))
  const after = withoutStrings(is, isNew)
  return firstDifference(scene, before, after) === undefined
}

/** The parts as they would be without some strings of lists, and an `install_requires` that is empty without them. */
function withoutStrings(parts: readonly Part[], isGone: (value: string) => boolean): readonly Part[] {
  const tokens: Part[] = parts.flatMap((part): readonly Part[] =>
    part.kind !== 'code' ? [part] : (part.value.match(/\w+|[^\s\w]/g) ?? []).map((value) => ({ ...part, value })),
  )
  const left: Part[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (token === undefined) continue
    const text =
      token.kind === 'string' ? /^\w*(?:"""|'''|"|')([^]*?)(?:"""|'''|"|')$/.exec(token.value)?.[1] : undefined
    if (text === undefined || !isGone(text)) {
      left.push(token)
      continue
    }
    if (tokens[at + 1]?.value === ':') at = endOfValue(tokens, at + 2)
    if (tokens[at + 1]?.value === ',') at += 1
    else if (left.at(-1)?.value === ',' && tokens[at + 1]?.value !== ')') left.pop()
  }
  return withoutEmptyNeeds(withoutLastCommas(left))
}

/** Without commas behind the last entry, but for the one that makes a tuple of one. */
function withoutLastCommas(tokens: readonly Part[]): readonly Part[] {
  const commas: number[] = []
  return tokens.filter(({ kind, value }, at) => {
    const inside = commas.at(-1) ?? 0
    if (kind !== 'code') return true
    if (/^[([{]$/.test(value)) commas.push(0)
    if (/^[)\]}]$/.test(value)) commas.pop()
    if (value !== ',' || commas.length === 0) return true
    commas[commas.length - 1] = inside + 1
    const next = tokens[at + 1]?.value ?? ''
    return !(/^[\]}]$/.test(next) || (next === ')' && inside > 0))
  })
}

function withoutEmptyNeeds(tokens: readonly Part[]): readonly Part[] {
  const left = [...tokens]
  const words = left.map(({ value }) => value)
  const start = words.findIndex(
    (word, at) => word === 'install_requires' && words.slice(at + 1, at + 4).join('') === '=[]',
  )
  if (start > 0 && words[start - 1] === ',') left.splice(start - 1, 5)
  return left
}

/** The last token of the value that starts at an index. */
function endOfValue(tokens: readonly Part[], start: number): number {
  let depth = 0
  for (let at = start; at < tokens.length; at += 1) {
    const word = tokens[at]?.kind === 'code' ? (tokens[at]?.value ?? '') : ''
    if (/[([{]/.test(word)) depth += 1
    if (/[)\]}]/.test(word)) depth -= 1
    if (depth < 0) return at - 1
    if (depth === 0 && tokens[at + 1]?.value === ',' && tokens[at + 1]?.kind === 'code') return at
  }
  return tokens.length - 1
}
