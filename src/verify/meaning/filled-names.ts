import { lastPartOf } from '../../model/names.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { renamedRoots } from '../../plan/names/affected-files.ts'
import { tokenQuery } from '../../workspace/text-query.ts'
import { word } from '../../workspace/tokens.ts'
import type { Scene } from '../proof/proof-input.ts'
import { movedPaths } from './moved-paths.ts'
import type { OldName } from './old-names.ts'

/** Files of tools that keep parts of paths and names in variables: make, tox, shells, Docker, just, CMake, CI. */
const KEEPERS = [
  ...['Makefile', 'makefile', '.mk', '.ini', '.cfg', '.env', '.sh', '.bash', '.zsh', 'Dockerfile', '.dockerfile'],
  ...['justfile', 'Justfile', '.just', 'CMakeLists.txt', '.cmake', '.yml', '.yaml', '.toml', '.envrc', '.bat', '.ps1'],
]
/** `PKG := shop`, `export PKG=shop`, `ARG PKG=shop`, `pkg = shop`, `PKG: shop`, `set(PKG shop)`; a value may have variables itself. */
const SETS =
  /^[ \t]*(?:-[ \t]+)?(?:(?:export|readonly|local|declare|set|ARG|ENV|override)[ \t]+|\$(?:env:)?)?([A-Za-z_]\w*)[ \t]*(?:[:?]{0,2}=|:(?=[ \t]))[ \t]*(["']?)([\w./$(){}[\]-]+)\2[ \t]*(?:[#;].*)?\r?$|^[ \t]*set\([ \t]*([A-Za-z_]\w*)[ \t]+"?([\w./${}-]+)"?[ \t]*\)/gm
/** `$(PKG)`, `${PKG}`, `${PKG:-x}`, `$PKG`, `{{ pkg }}`, `${{ env.PKG }}`, `{[base]pkg}`, `%PKG%`, `$env:PKG`. */
const READS =
  /\$?\{\{[ \t]*(?:[a-z]+\.)?([A-Za-z_]\w*)[ \t]*\}\}|\$\(([A-Za-z_]\w*)\)|\$\{([A-Za-z_]\w*)(?::?[-=+?][^}]*)?\}|\{\[[^\]]*\]([A-Za-z_]\w*)\}|%([A-Za-z_]\w*)%|\$(?:env:)?([A-Za-z_]\w*)/g
/** Values of one variable, and words that one spelling may be, beyond which nothing is told. */
const MOST = 8

/** The texts of the final tree that may put an old name together from variables, beside those in which it stands. */
export function fillingTexts(scene: Scene): readonly RepoPath[] {
  const last = [
    ...new Set(
      renamedRoots(scene.plan.recipe)
        .filter((root) => root.includes('.'))
        .map(lastPartOf),
    ),
  ]
  const ends = last.map(literalPattern).join('|')
  if (last.length === 0 || movedPaths(scene).isEmpty) return []
  const pattern = new RegExp(`(?:[)}\\]%][./]|\\$\\w+[./]|[=:]\\s*["']?|\\s)(?:${ends})(?!\\w)`)
  return scene.final.matching(
    tokenQuery(
      last.map((one) => [word(one)]),
      pattern,
    ),
    ...KEEPERS,
  )
}

/**
 * Old paths and modules that a file puts together from its own variables (`$(PKG)/$(SUB)`, `python -m ${PKG}.data`). `span` is the written word,
 * `old` what it comes to. A variable that nothing in the file sets ends a word on its right side.
 */
export function filledNames(scene: Scene, path: RepoPath, text: string): readonly OldName[] {
  if (!KEEPERS.some((end) => path.endsWith(end))) return []
  const values = valuesIn(text)
  if (values.size === 0) return []
  const [found, moved]: [OldName[], ReturnType<typeof movedPaths>] = [[], movedPaths(scene)]
  for (const { start, end } of wordsWithReads(text)) {
    const written = text.slice(start, end)
    for (const filled of fillings(written, values, 0)) {
      const [old = ''] = filled.split('\0').slice(-1)
      const bare = old.replace(/^(?:\.?\/)+/, '').replace(/[/.]+$/, '')
      const isPath = bare.includes('/')
      // Behind a slash, or what nobody knows, a dotted word may be anything.
      const now = isPath ? moved.goneTo(bare) : /[\0/]/.test(filled) ? undefined : moduleNow(scene, bare)
      if (now === undefined) continue
      found.push({ span: { start, end }, old: bare, now, ...(isPath ? { how: 'listed' as const } : {}) })
      break
    }
  }
  return found
}

function moduleNow(scene: Scene, name: string): string | undefined {
  if (!/^\w+(?:\.\w+)+$/.test(name)) return undefined
  const target = scene.before.lookup(name, 'import')
  if (target.kind !== 'module' && target.kind !== 'symbol') return undefined
  const rest = target.kind === 'module' ? [] : [target.symbol, ...target.rest]
  return scene.map.isRenamed(target.module) ? [scene.map.moduleTo(target.module), ...rest].join('.') : undefined
}

/** What the variables of a file are set to, each in its order. */
function valuesIn(text: string): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>()
  for (const match of text.matchAll(SETS)) {
    const [name, value] = [match[1] ?? match[4] ?? '', match[3] ?? match[5] ?? '']
    values.set(name, [...(values.get(name) ?? []), value])
  }
  return values
}

/** The words of a text that read a variable, as spans. */
function wordsWithReads(text: string): readonly { readonly start: number; readonly end: number }[] {
  const words: { start: number; end: number }[] = []
  for (const match of text.matchAll(READS)) {
    const last = words.at(-1)
    const before = /[\w./-]*$/.exec(text.slice(Math.max(0, match.index - 80), match.index))?.[0].length ?? 0
    const tail =
      /^[\w./-]*/.exec(text.slice(match.index + match[0].length, match.index + match[0].length + 80))?.[0] ?? ''
    const [start, end] = [match.index - before, match.index + match[0].length + tail.length]
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else words.push({ start, end })
  }
  return words
}

/** What a word may come to; a variable that the file does not set is a mark (`\0`). */
function fillings(written: string, values: ReadonlyMap<string, readonly string[]>, depth: number): readonly string[] {
  let filled: readonly string[] = ['']
  let at = 0
  for (const match of written.matchAll(READS)) {
    const name = match.slice(1).find((one) => one !== undefined) ?? ''
    const set = depth > 4 ? undefined : values.get(name)?.flatMap((value) => fillings(value, values, depth + 1))
    const head = written.slice(at, match.index)
    filled = filled.flatMap((one) => (set ?? ['\0']).map((value) => one + head + value)).slice(0, MOST)
    at = match.index + match[0].length
  }
  return filled.map((one) => one + written.slice(at))
}
