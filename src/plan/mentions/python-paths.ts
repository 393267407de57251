import type { Edit } from '../../model/edit.ts'
import { replace } from '../../model/edit.ts'
import { contains, overlaps } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import { baseNameOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import { setupCall } from '../../python/parse/setup-call.ts'
import { findPaths } from './find-paths.ts'
import { joinedPathEdits } from './joined-paths.ts'
import { fragmentEdits } from './path-fragments.ts'
import type { PathMap } from './path-map.ts'
import type { TextPlace } from './text-place.ts'
import { wholeStrings } from '../../host/whole-strings.ts'

/** Callables that take a path, by the last words they are called by: pathlib, os, os.path, glob, shutil, runpy, subprocess, hydra. */
const TAKES_PATH =
  /(^|\.)(open|(Pure)?(Posix|Windows)?Path|joinpath|path\.(join|exists|isfile|isdir|abspath|realpath|normpath|relpath|getsize)|listdir|scandir|makedirs|mkdir|chdir|i?glob|rglob|os\.walk|copy(file|tree|2)?|rmtree|move|run_path|sys\.path\.(insert|append)|initialize(_config_dir)?|hydra\.main|check_(call|output)|Popen|subprocess\.run|fspath|spec_from_file_location|SourceFileLoader|load_source)$/

/**
 * Paths of moved files and folders in the strings and comments of a Python text: whole ones, and parts that `Path(...)`, `/` and
 * `os.path.join` put together. `original` is the text the facts were made from, or what it was before magics were masked; spans in
 * `excluded` are left alone.
 */
export function pythonPathEdits(
  map: PathMap,
  facts: ModuleFacts,
  original: string,
  path: RepoPath,
  excluded: readonly Span[],
): readonly Edit[] {
  if (map.isEmpty) return []
  const isMoved = map.placeBefore(path) !== path
  if (!map.mayName(original) && !(isMoved && original.includes('../'))) return []
  const edits: Edit[] = [...joinedPathEdits(map, facts, path), ...fragmentEdits(map, facts)]
  const add = (edit: Edit): void => {
    if (![...excluded, ...edits.map((other) => other.span)].some((other) => overlaps(other, edit.span)))
      edits.push(edit)
  }
  const places = baseNameOf(path) === 'setup.py' ? setupPlaces(original, path) : undefined
  for (const string of wholeStrings(facts)) {
    const [fact] = string.facts
    if (fact.annotation) continue
    const value = masked(string.facts.length === 1 ? sliced(original, fact.content) : string.value, fact)
    for (const mention of findPaths(value, map, {
      ...(places?.(fact.span) ?? placeOfString(fact, path, original)),
      around: original,
    }))
      string.replaced(mention.span.start, mention.span.end, mention.text, 'review').forEach(add)
  }
  for (const comment of facts.comments) {
    if (facts.strings.some((fact) => contains(fact.span, comment))) continue
    for (const { span, text } of findPaths(sliced(original, comment), map, { path, kind: 'prose' }))
      add(replace(comment.start + span.start, comment.start + span.end, text, 'review'))
  }
  return edits
}

/**
 * What setuptools takes a string of a `setup.py` for: what the call of `setup` is given, or what names a file by its ending, is read as
 * paths; the data of a package are counted from its folder ("Data Files Support").
 */
function setupPlaces(text: string, path: RepoPath): (span: Span) => TextPlace | undefined {
  const call = setupCall(text)
  const data = call?.keywords.get('package_data')
  const packages = data?.kind === 'map' ? data.entries : []
  return (span) => {
    const own = packages.find(({ value }) => contains(value.span, span))?.key
    if (own !== undefined && /^[\w.]+$/.test(own)) return { path, kind: 'tool', installedIn: own.replaceAll('.', '/') }
    return call !== undefined && contains(call.span, span) ? { path, kind: 'tool' } : undefined
  }
}

function placeOfString(fact: StringFact, path: RepoPath, text: string): TextPlace {
  if (fact.docstring) return { path, kind: 'prose' }
  const { call } = fact
  const takesPath = call !== undefined && (TAKES_PATH.test(call.callee) || (isTaskFile(path) && RUNS.test(call.callee)))
  return {
    path,
    kind: takesPath || isRun(text.slice(Math.max(0, fact.span.start - 300), fact.span.start)) ? 'tool' : 'code',
  }
}

/** Methods by which files of tasks run commands (nox, invoke, fabric, Paver, tox's plugins). */
const RUNS = /(?:^|\.)(?:run|run_always|run_install|install|chdir|cd|local|sudo|sh|system|put|get|rsync)$/
/** A list of words of a command, or the command itself, from the call on (subprocess, os). */
const COMMAND =
  /(?:^|[^\w])(?:subprocess\s*\.\s*(?:run|call)|(?:\w+\s*\.\s*)?(?:check_call|check_output|Popen|getoutput|getstatusoutput|create_subprocess_\w+)|os\s*\.\s*(?:system|popen|exec[lv]\w*|spawn[lv]\w*))\s*\(\s*(?:\w+\s*=\s*)?[^()=]*$/

/** Whether what stands before a string opens a command that a program runs. */
function isRun(before: string): boolean {
  return COMMAND.test(before)
}

/** Files whose functions run commands from the root of the repository. */
function isTaskFile(path: RepoPath): boolean {
  return /^(?:noxfile|tasks|fabfile|dodo|toxfile|pavement)\.py$/.test(baseNameOf(path))
}

function sliced(text: string, span: Span): string {
  return text.slice(span.start, span.end)
}

/** Escapes in a string that is not raw are no letters of a path, but for a doubled backslash. Offsets stay. */
function masked(text: string, fact: StringFact): string {
  if (/r/i.test(fact.prefix) || !text.includes('\\')) return text
  return text.replace(/\\(\\|[abfnrtv0'"])/g, (escape, letter: string) => (letter === '\\' ? escape : '  '))
}
