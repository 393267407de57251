import { literalPattern } from '../../model/literal-pattern.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { MovedPaths } from './moved-paths.ts'

/** A part of a path that leads to what moved, and the path that the whole became. */
export interface LoosePath {
  readonly span: Span
  readonly now: RepoPath
}

/** Texts that only hold values, in which a word is a value; what git knows by paths has a check of its own. */
const DATA = /(?:^|\/)\.git\w*$|\.(?:csv|tsv|jsonl|svg|xml|html?|css|lock|po)$/
/** A value that is known elsewhere: of a shell, of make, of a template, of Windows. */
const VARIABLE = String.raw`\$\(\w+\)|\$\{\{?[^{}\n]*\}?\}|\$\w+|\{\{?[^{}\n]*\}?\}|%\w+%`

/**
 * Ends of paths of what moved, where the beginning is a pattern, a variable or the folder a script is in: a glob behind stars,
 * "$(PKG)/data/x.csv", "data/x.csv" below "cd shop", `data` in a list whose words a loop puts behind "shop/". Nobody resolves them on
 * paper, so they are shown and not rewritten.
 */
export function loosePaths(text: string, placed: RepoPath, moved: MovedPaths): readonly LoosePath[] {
  if (DATA.test(placed)) return []
  const isPython = /\.(?:pyi?|ipynb)$/.test(placed)
  return moved.tops.flatMap(([from, now]) => {
    const [name, above] = [baseNameOf(from), baseNameOf(folderOf(from))]
    if (name === '' || !text.includes(name)) return []
    return [
      ...(isPython ? [] : [...behindPattern(text, from, name, above, moved), ...relative(text, from, name, moved)]),
      ...(isPython || isBeside(placed, name, moved) ? [] : besideOrBelow(text, placed, from, name)),
      ...(isPython ? [...putBehind(text, placed, from, name), ...quotedName(text, placed, from, name)] : []),
      ...(placed.endsWith('.ipynb') ? runByMagic(text, from) : []),
      ...(above === '' ? [] : looped(text, name, above, isPython)),
    ].map((span) => ({ span, now }))
  })
}

/** Behind stars, or behind a variable whose value ends with the folder above. */
function behindPattern(text: string, from: RepoPath, name: string, above: string, moved: MovedPaths): readonly Span[] {
  const pattern = new RegExp(
    `(\\*|${VARIABLE})["']?([\\\\/])(${literalPattern(name)}(?:[\\\\/][\\w./-]*\\w)?)(?![\\w-])`,
    'g',
  )
  return [...text.matchAll(pattern)].flatMap((match): readonly Span[] => {
    const path = (match[3] ?? '').replaceAll('\\', '/')
    const below = from + path.slice(name.length)
    const variable = /\w+/.exec(match[1] ?? '')?.[0]
    const value =
      variable === undefined
        ? undefined
        : new RegExp(`(?<![\\w])${variable}\\s*[:?+]?=\\s*["']?([^\\s"']*)`).exec(text)?.[1]
    const isOurs =
      match[1] === '*' || value === undefined
        ? moved.wasThere(below) && (match[1] === '*' || path !== name)
        : above !== '' &&
          value
            .replace(/[\\/]+$/, '')
            .split(/[\\/]/)
            .at(-1) === above
    const end = match.index + match[0].length
    return isOurs ? [{ start: end - path.length, end }] : []
  })
}

/** A path that begins with the folder itself and names something that was in it. */
function relative(text: string, from: RepoPath, name: string, moved: MovedPaths): readonly Span[] {
  const pattern = new RegExp(`(?<![\\w.$*{}()\\\\/-])(?:\\./)?(${literalPattern(name)}[\\\\/][\\w./\\\\-]*\\w)`, 'g')
  return [...text.matchAll(pattern)].flatMap((match): readonly Span[] => {
    const path = (match[1] ?? '').replaceAll('\\', '/')
    const isOurs = moved.wasThere(from + path.slice(name.length)) && !moved.isThere(path)
    return isOurs ? [{ start: match.index, end: match.index + match[0].length }] : []
  })
}

/** Whether a file of that name lies beside a text now: the text means that one. */
function isBeside(placed: RepoPath, name: string, moved: MovedPaths): boolean {
  const folder = folderOf(placed)
  return moved.isThere(folder === '' ? name : `${folder}/${name}`)
}

/** The name of a file by itself, in a text that lies beside it or names its folder. */
function besideOrBelow(text: string, placed: RepoPath, from: RepoPath, name: string): readonly Span[] {
  const folder = folderOf(from)
  const isNear = folderOf(placed) === folder || text.includes(folder)
  if (!isNear || !/\.\w+$/.test(name)) return []
  return bareWords(text, name)
}

/** The name of a file behind something that is put into a text of Python, in a text that lies beside it or names its folder. */
function putBehind(text: string, placed: RepoPath, from: RepoPath, name: string): readonly Span[] {
  const folder = folderOf(from)
  if (folderOf(placed) !== folder && (folder === '' || !text.includes(baseNameOf(folder)))) return []
  if (!/\.\w+$/.test(name)) return []
  const pattern = new RegExp(`(?<=(?:\\}|%s|\\)s|\\$\\w+|["'])[\\\\/])${literalPattern(name)}(?=["'\\s])`, 'g')
  return [...text.matchAll(pattern)].map(({ index }) => ({ start: index, end: index + name.length }))
}

/** A file that `%run` is told without its ending (IPython, "%run"). */
function runByMagic(text: string, from: RepoPath): readonly Span[] {
  const stem = from.endsWith('.py') ? baseNameOf(from).slice(0, -3) : ''
  if (stem === '') return []
  const pattern = new RegExp(`%run(?:[ \\t]+-\\w+)*[ \\t]+(?:[\\w./-]*/)?${literalPattern(stem)}(?![\\w./-])`, 'g')
  return [...text.matchAll(pattern)].map(({ 0: said, index }) => ({
    start: index + said.length - stem.length,
    end: index + said.length,
  }))
}

/** The whole of a string of Python that is the name of a file, at the root of the tree or beside the text, or in a folder that the text names as a string. */
function quotedName(text: string, placed: RepoPath, from: RepoPath, name: string): readonly Span[] {
  const folder = folderOf(from)
  const isNear =
    folder === '' || folderOf(placed) === folder || new RegExp(`["']${literalPattern(folder)}/?["']`).test(text)
  if (!isNear || !/\.\w+$/.test(name)) return []
  const pattern = new RegExp(`(?<=["'](?:[^"'\\n]*[ \\t])?)${literalPattern(name)}(?=["']|[ \\t][^"'\\n]*["'])`, 'g')
  return [...text.matchAll(pattern)].map(({ index }) => ({ start: index, end: index + name.length }))
}

/** A word by itself, where the text puts words behind the folder above or goes there. */
function looped(text: string, name: string, above: string, isPython: boolean): readonly Span[] {
  const word = literalPattern(above)
  const isPut = new RegExp(`(?<![\\w-])${word}[\\\\/]["']?(?:${VARIABLE})`).test(text)
  const isIn =
    !isPython &&
    new RegExp(
      `(?:\\b(?:cd|pushd|WORKDIR)|working-directory:|chdir\\s*=)\\s+["']?(?:[^\\s"']*[\\\\/])?${word}["']?[\\\\/]?(?=[\\s;&)]|$)`,
    ).test(text)
  if (!isPut && !isIn) return []
  const words = bareWords(text, name)
  return isPython
    ? words.filter(({ start, end }) => /^(["'])\1$/.test((text[start - 1] ?? '') + (text[end] ?? '')))
    : words
}

function bareWords(text: string, name: string): readonly Span[] {
  const pattern = new RegExp(
    `(?<=(?<![\\w.$*{}\\\\/-])(?:\\./)?)${literalPattern(name)}(?![\\w\\\\/-]|\\.\\w|["']?\\s*[:=(])`,
    'g',
  )
  return [...text.matchAll(pattern)].map(({ index }) => ({ start: index, end: index + name.length }))
}
