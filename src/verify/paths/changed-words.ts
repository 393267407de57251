import { isConfig } from '../../host/config-texts.ts'
import { embeddedPython } from '../../host/embedded-python.ts'
import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import { KEYED_FILES, keyedStrings } from '../../plan/manifests/keyed-strings.ts'
import type { KeyedString } from '../../plan/manifests/keyed-strings.ts'
import { leftAsHistory } from '../../plan/names/affected-text.ts'
import { isPython } from '../../python/facts/modules.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'

/** What code says around a word that stands for a module, a package or its folder. */
const CODE =
  /import|module|package|patch|attr\(|logg|resource|file|path|open\s*\(|join|spec|version|metadata|distribution|setup|setting|__\w+__|sys\.|load|app|run|call|popen|find|walk|pkg|warn|startswith|endswith|split|partition|removeprefix|dirs?\b|folder|root|source|src|name|include|exclude|plugin|lazy|attach|subprocess|session/i
/** Keys under which a config says a module, a package or a folder. */
const KEYS =
  /package|module|source|known|include|exclude|root|paths?|files?|src|dirs?|director|folder|omit|from|script|apps?\b|plugin|import|first|party|install|entry|target|name$|namespace|logger|handlers?|cov|addopts|build|args|command|run|deps|exec|test|where|project|wheel|sdist|artifact|\bto\b|layer|contract|forbidden|ignore|per-file|overrides|task|main|wsgi|factory|celery|flask/i
/** What a text says right before a word that a command imports, measures or looks into. */
const COMMAND =
  /(?:\b(?:import|from|package|module|mod|pkg|python\s+-\w*m|automodule::|autosummary::|currentmodule::)[ \t]+|(?:^|\s)-(?:m|p|A|a|s|w)[ \t]+|--?(?:cov|cover-package|source|source-pkgs?|package|packages|pyargs|app|module|first-party|known[\w-]*|target|root|import[\w-]*|ignore|exclude|omit|include|name|files?|dirs?|path)[= \t]+["']?(?:[\w./*]+,)*|:(?:\w+:)*mod:`[~!]?|\b\w*(?:APP|MODULE|PACKAGE|PKG|SETTINGS|TARGET|SRC)\w*=|\b(?:pytest|mypy|pylint|flake8|ruff(?:[ \t]+check)?|black|isort|bandit|vulture|pyright|pytype|coverage)\b[^\n|;&]*[ \t]|\b(?:COPY|ADD|cd|ls|cp|rm|find|mkdir)\b[^\n|;&]*[ \t])["'`]?$/

/**
 * One-word names of modules that became their new names where nothing says that the word is one: a mode that is compared, a word of prose, a value
 * under a key that names no code. Told by the letters around each word, counted before and after.
 */
export function changedWords(scene: Scene): readonly Finding[] {
  const words = scene.plan.modules.filter(({ from, to }) => !from.includes('.') && !to.includes('.') && from !== to)
  if (words.length === 0) return []
  return [...scene.touched].flatMap(([path, origin]): readonly Finding[] => {
    if (origin === undefined || leftAsHistory(origin, scene.plan) !== undefined) return []
    const [was, is] = [scene.base.read(origin), scene.final.read(path)]
    if (was === undefined || is === undefined || was.text === is.text) return []
    const changed = words.find(
      ({ from, to }) =>
        is.text.includes(to) &&
        was.text.includes(from) &&
        unsaid(scene, is, to) > unsaid(scene, was, to) &&
        unsaid(scene, is, from) < unsaid(scene, was, from),
    )
    return changed === undefined ? [] : [finding(path, changed.from, changed.to)]
  })
}

/** How often a word stands in a file where nothing says that it is the name of a module. */
function unsaid(scene: Scene, file: SourceFile, word: string): number {
  if (isPython(file.path)) return unsaidInCode(scene, file.text, word)
  const spans = spansOf(file.text, word)
  if (!file.text.includes(word)) return 0
  const keyed = keyedIn(file)
  const hosted = embeddedPython(file).texts
  const code = hosted.flatMap((text) => text.spans)
  const inText = spans.filter((span) => {
    if (code.some((one) => contains(one, span))) return false
    const value = keyed.find((one) => contains(one.span, span))
    const isListed = value?.value.split(/[\s,;]+/).some((one) => one.replace(/[.*]+$/, '') === word) === true
    if (value !== undefined && isListed && value.value.length < 2000) return !isUnderKey(file.path, value)
    return !COMMAND.test(lineBefore(file.text, span.start)) && !isEntry(file.text, span)
  })
  return inText.length + hosted.reduce((sum, { text }) => sum + unsaidInCode(scene, text, word), 0)
}

/** Settings of a tool in a file without an ending, in the form of INI files. */
const SETTINGS = /(?:^|\/)\.(?:\w+rc|flake8|pydocstyle|pycodestyle)$/

function keyedIn({ path, text }: SourceFile): readonly KeyedString[] {
  if (SETTINGS.test(path)) return keyedStrings(`${path}.ini`, text)
  return KEYED_FILES.some((ending) => path.endsWith(ending)) ? keyedStrings(path, text) : []
}

/** Whether a string stands under a key that may say code; keys of configs say modules as well, and the name of a project is one of a distribution. */
function isUnderKey(path: RepoPath, { keys, isKey }: KeyedString): boolean {
  const way = keys.join(' ')
  return way !== 'project name' && ((isKey && isConfig(path)) || KEYS.test(way))
}

function unsaidInCode(scene: Scene, text: string, word: string): number {
  return spansOf(text, word).filter((span) => isUnsaidInPython(scene, text, span)).length
}

/** Where a word stands by itself, and is no part of a dotted name, a path or the name of an object (`word:attr`). */
function spansOf(text: string, word: string): readonly Span[] {
  const pattern = new RegExp(`(?<![\\w./\\\\-])${literalPattern(word)}(?![\\w/\\\\-]|\\.\\w|:\\w)`, 'g')
  return [...text.matchAll(pattern)].map(({ index }) => ({ start: index, end: index + word.length }))
}

/** `name = word:attr`, or a key at the beginning of its line (`word = *.txt` of package data). */
function isEntry(text: string, { start, end }: Span): boolean {
  if (/^[ \t]*$/.test(lineBefore(text, start)) && /^[ \t]*=/.test(text.slice(end, end + 10))) return true
  return (
    /^\s*:\s*\w/.test(text.slice(end, end + 10)) && /[=:]\s*["']?$/.test(text.slice(Math.max(0, start - 10), start))
  )
}

function isUnsaidInPython(scene: Scene, text: string, span: Span): boolean {
  const facts = factsOfText(text)
  const inComment = facts.comments.some((one) => contains(one, span))
  const fact = facts.strings.find((one) => contains(one.content, span))
  if (fact === undefined && !inComment) return false
  const end = text[span.end] === '.' ? span.end + 1 : span.end
  if (fact === undefined || fact.content.start !== span.start || fact.content.end !== end)
    return !COMMAND.test(lineBefore(text, span.start))
  const statement = statementBefore(text, span.start)
  if (/[=!]=\s*["']$/.test(statement) || /^["']\s*(?:[=!]=|(?:not\s+)?in\b)/.test(text.slice(span.end, span.end + 12)))
    return !isOfCode(text, lineAround(text, span.start).replace(text.slice(fact.span.start, fact.span.end), ''))
  if (CODE.test(statement) || CODE.test(text.slice(span.end, text.indexOf('\n', span.end)))) return false
  const bound = /(?:^|\n|[(,])\s*(\w+)\s*(?::[^=\n]+)?=\s*[([{]?[^=()\n]*$/.exec(statement)?.[1]
  return bound === undefined || !isUsedAsName(scene, bound)
}

/** Whether a line says something of modules or paths, or reads a name that is given such a thing. */
function isOfCode(text: string, line: string): boolean {
  if (CODE.test(line)) return true
  return [...line.matchAll(/[A-Za-z_]\w*/g)].some(([name]) =>
    text.split('\n').some((other) => new RegExp(`(?<![\\w.])${name}\\s*=[^=]`).test(other) && CODE.test(other)),
  )
}

/** Whether a name is read in a line that says something of modules or paths. */
function isUsedAsName(scene: Scene, name: string): boolean {
  const read = new RegExp(`(?<![\\w.])(?:[\\w.]+\\.)?${literalPattern(name)}(?!\\w)(?!\\s*(?::[^=\\n]+)?=[^=])`)
  return scene.final.matching(wordQuery([name]), '.py').some((path) =>
    scene.final
      .glance(path)
      .split('\n')
      .some((line) => read.test(line) && CODE.test(line.replace(name, ''))),
  )
}

/** The lines up to a place, from the one in which the brackets around it open. */
function statementBefore(text: string, at: number): string {
  let start = text.lastIndexOf('\n', at - 1) + 1
  for (
    let lines = 0;
    lines < 40 && start > 0 && depthOf(text.slice(start, at)) < depthOf(text.slice(Math.max(0, start - 4000), at));
    lines += 1
  )
    start = text.lastIndexOf('\n', start - 2) + 1
  return text.slice(start, at)
}

function depthOf(text: string): number {
  let depth = 0
  let least = 0
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (')]}'.includes(text[at] ?? '')) depth += 1
    else if ('([{'.includes(text[at] ?? '')) least = Math.min(least, (depth -= 1))
  }
  return -least
}

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
}

function lineAround(text: string, at: number): string {
  const end = text.indexOf('\n', at)
  return lineBefore(text, at) + text.slice(at, end < 0 ? undefined : end)
}

/** What code says is known by how it is used; what other texts mean, a reader has to tell. */
function finding(path: RepoPath, from: string, to: string): Finding {
  return {
    code: 'text-changed',
    level: isPython(path) ? 'error' : 'warning',
    reason: `${path} says ${to} where it said ${from}, and nothing there says that the word is the name of a module`,
    advice: 'Write the old word there again where it means something else.',
    place: { path },
  }
}
