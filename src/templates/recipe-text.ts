import type { QualifiedName } from '../model/names.ts'
import type { PackageRequest } from '../model/recipe.ts'
import type { RepoPath } from '../model/source-file.ts'

/** One thing a recipe may ask for beyond the package itself. */
export type DraftItem =
  | { readonly key: 'rename_modules'; readonly from: QualifiedName; readonly to: QualifiedName }
  | { readonly key: 'move'; readonly from: QualifiedName; readonly to: QualifiedName }
  | {
      readonly key: 'copy'
      readonly from: QualifiedName
      readonly to: QualifiedName
      readonly symbols: readonly string[]
    }
  | { readonly key: 'layers'; readonly layers: readonly (string | readonly string[])[] }
  | { readonly key: 'lazy'; readonly package: QualifiedName }
  | { readonly key: 'optional'; readonly extra: string; readonly requires: readonly string[] }
  | {
      readonly key: 'tests'
      readonly from: RepoPath
      readonly to: RepoPath
      /** Single files, as seen from the folder. */
      readonly files?: readonly RepoPath[]
    }

/** An item with the facts that speak for it (one comment line each) and, if it cannot be, what stands against it. */
export type DraftEntry = DraftItem & { readonly why: readonly string[]; readonly refused?: string }

/** A recipe that is proposed, before it is text. */
export interface RecipeDraft {
  /** Where an editor finds the JSON Schema, as seen from the recipe. */
  readonly schema: string
  readonly package: PackageRequest
  readonly entries: readonly DraftEntry[]
  /** What a person should read before anything else. */
  readonly notes: readonly string[]
  /** Whether the preview would refuse it as it stands. */
  readonly isRefused?: boolean
  readonly guide: RepoPath
  /** Folders where dotted names start, where they were asked for. */
  readonly roots?: readonly RepoPath[] | undefined
  /** The release in which old names could stop working, for a package that others install; written as a comment, for people to decide. */
  readonly shim?: { readonly release: string; readonly why: string } | undefined
}

/** What each key is for, above its entries. */
const ABOUT: readonly (readonly [DraftItem['key'], string])[] = [
  ['rename_modules', 'Modules that get another name; `to` is written as if inside today’s package.'],
  ['move', '`shared`: the private functions that other modules import, with what they need.'],
  ['copy', 'What the new package needs and the monolith keeps: each has its own from then on.'],
  ['layers', 'Who may import whom in the new package, lowest first; "*" is all the others.'],
  ['lazy', 'Importing the package loads none of its modules any more; its names load theirs when they are first used.'],
  ['optional', 'Extras, and the import names they bring: the package can be imported without them.'],
  ['tests', 'Tests that are about the package alone move along.'],
]

const WIDTH = 118

/** The YAML text of a draft, with comments; an entry that is refused is commented out, with the reason. */
export function recipeText(draft: RecipeDraft): string {
  const { from, to, distribution, directory } = draft.package
  const blocks = [
    [
      `# yaml-language-server: $schema=${draft.schema}`,
      '#',
      ...comment(`Lifts ${from} out into a distribution of its own. All names are names of today.`),
      ...draft.notes.flatMap((note) => ['#', ...comment(note)]),
    ],
    ...(draft.roots === undefined ? [] : [[`roots: ${list(draft.roots.map((root) => (root === '' ? '.' : root)))}`]]),
    [
      'package:',
      `  from: ${scalar(from)}`,
      `  to: ${scalar(to)}`,
      `  distribution: ${scalar(distribution)}`,
      `  directory: ${scalar(directory)}`,
    ],
    ...ABOUT.flatMap(([key, about]) => {
      const entries = draft.entries.filter((entry) => entry.key === key)
      return entries.length === 0 ? [] : [section(key, about, entries)]
    }),
    ...(draft.shim === undefined
      ? []
      : [
          [
            ...comment(`${draft.shim.why} To let old names redirect, with a warning, until a release:`),
            `# shim: { until: ${JSON.stringify(draft.shim.release)} }`,
          ],
        ]),
    ['# What to change, for everybody who uses the package elsewhere.', `guide: ${scalar(draft.guide)}`],
  ]
  return blocks.map((lines) => lines.join('\n') + '\n').join('\n')
}

function section(key: string, about: string, entries: readonly DraftEntry[]): readonly string[] {
  const first = entries[0]
  const isOneLine = first?.key === 'layers' || first?.key === 'lazy' || first?.key === 'tests'
  const isLive = entries.some((entry) => entry.refused === undefined)
  const head = [...comment(about), ...(isOneLine ? [] : [isLive ? `${key}:` : `# ${key}:`])]
  const indent = isOneLine ? '' : '  '
  // What was said of the entry above is not said again.
  return [...head, ...entries.flatMap((entry, at) => entryLines(entry, indent, entries[at - 1]?.refused))]
}

function entryLines(entry: DraftEntry, indent: string, said: string | undefined): readonly string[] {
  const lines = itemLines(entry)
  const why = entry.why.flatMap((reason) => comment(reason, indent))
  if (entry.refused === undefined) return [...why, ...lines.map((line) => indent + line)]
  return [
    ...why,
    ...(entry.refused === said ? [] : comment(`Left out: ${entry.refused}`, indent)),
    ...lines.map((line) => `# ${indent}${line}`),
  ]
}

function itemLines(item: DraftItem): readonly string[] {
  switch (item.key) {
    case 'rename_modules':
      return [`${scalar(item.from)}: ${scalar(item.to)}`]
    case 'move':
      return [`- from: ${scalar(item.from)}`, `  to: ${scalar(item.to)}`, '  symbols: shared']
    case 'copy':
      return [`- { from: ${scalar(item.from)}, to: ${scalar(item.to)}, symbols: ${list(item.symbols)} }`]
    case 'layers':
      return [`layers: ${list(item.layers)}`]
    case 'lazy':
      return [`lazy: ${list([item.package])}`]
    case 'optional':
      return [`${scalar(item.extra)}: ${list(item.requires)}`]
    case 'tests':
      return item.files === undefined
        ? [`tests: { from: ${scalar(item.from)}, to: ${scalar(item.to)} }`]
        : ['tests:', `  from: ${scalar(item.from)}`, `  to: ${scalar(item.to)}`, `  files: ${list(item.files)}`]
  }
}

function list(values: readonly (string | readonly string[])[]): string {
  return `[${values.map((value) => (typeof value === 'string' ? scalar(value) : list(value))).join(', ')}]`
}

const WORDS = /^(true|false|yes|no|on|off|null|y|n)$/i

/** A plain scalar where YAML 1.2 (and 1.1) reads it as that text, else a double-quoted one, whose escapes are JSON's. */
function scalar(text: string): string {
  return /^[A-Za-z_][\w./-]*$/.test(text) && !WORDS.test(text) ? text : JSON.stringify(text)
}

/** Comment lines of a text, broken at blanks. */
function comment(text: string, indent = ''): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(`${indent}# ${word}`)
  }
  return lines
}
